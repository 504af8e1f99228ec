import { startOfDaySeconds } from '@/lib/domain/day'
import { isoOf } from '../clock'
import { dollars, SCALE } from '../generator/dollars'
import { idText } from '../generator/random'
import type { AdminKey, Organization, OrganizationOptions } from '../organizations/organization'
import type { World } from '../world'
import type { Command } from './commands'
import type { Faults } from './faults'
import type { RequestLog } from './request-log'

/** A control request that names something which is not there. */
export class ControlError extends Error {}

type Parts = { world: World; faults: Faults; log: RequestLog }

function organizationOf(world: World, slug: string): Organization {
  const organization = world.organization(slug)
  if (!organization) throw new ControlError(`no organization ${slug}`)
  return organization
}

function keyOf(world: World, text: string): AdminKey {
  const known = world.findKey(text)
  if (!known) throw new ControlError('no such key')
  return known.key
}

function found<Item extends { id: string }>(items: Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id)
  if (!item) throw new ControlError(`nothing has the id ${id}`)
  return item
}

const isOption = (options: OrganizationOptions, name: string): name is keyof OrganizationOptions => name in options

/** Adds requests to noon of a day, on the first completions stream (of a key, when named); they are billed like any other. */
function addLateUsage(world: World, command: Extract<Command, { do: 'late-usage' }>): void {
  const stream = organizationOf(world, command.organization).streams.find(({ service, dimensions }) =>
    service === 'completions' && (command.apiKeyId === undefined || dimensions.api_key_id === command.apiKeyId))
  if (!stream) throw new ControlError('nothing uses completions there')
  world.addLateUsage(stream, startOfDaySeconds(command.day) / 3600 + 12,
    { num_model_requests: command.requests, input_text_tokens: command.inputTokens, output_text_tokens: command.outputTokens })
}

/** One more key of an organization, like the one it has of that purpose: for who wants faults and revocation to themselves. */
function issueKey(world: World, { organization, purpose }: Extract<Command, { do: 'issue-key' }>): string {
  const { adminKeys } = organizationOf(world, organization)
  const like = adminKeys.find((key) => key.purpose === purpose)
  if (!like) throw new ControlError(`${organization} has no ${purpose} key`)
  const count = String(adminKeys.length).padStart(4, '0')
  const text = `${like.text.slice(0, -4)}${count}`
  adminKeys.push({ ...like, text, id: `key_${idText(text, 16)}`, scopes: new Set(like.scopes) })
  return text
}

/** Does what a control request says; `key`: the one that was issued. @throws ControlError when it names something unknown. */
export function runCommand({ world, faults, log }: Parts, command: Command): { now: string; key?: string } {
  switch (command.do) {
    case 'set-clock': world.clock.set(command.now); break
    case 'advance-clock': world.clock.advance(command.seconds); break
    case 'issue-key': return { now: isoOf(world.clock.now()), key: issueKey(world, command) }
    case 'revoke-key': keyOf(world, command.key).revoked = true; break
    case 'unrevoke-key': keyOf(world, command.key).revoked = false; break
    case 'drop-scope': keyOf(world, command.key).scopes.delete(command.scope); break
    case 'restore-scope': keyOf(world, command.key).scopes.add(command.scope); break
    case 'delay': faults.delay(command); break
    case 'fail': faults.plan(command); break
    case 'fault-rate': faults.rate(command); break
    case 'clear-faults': faults.clear(); break
    case 'restate-costs': world.restateCosts(organizationOf(world, command.organization), startOfDaySeconds(command.day) / 86_400, dollars(command.factor) / 10n ** BigInt(SCALE - 4)); break
    case 'late-usage': addLateUsage(world, command); break
    case 'delete-api-key': found(organizationOf(world, command.organization).keys, command.apiKeyId).deletedAt = world.clock.now(); break
    case 'archive-project': found(organizationOf(world, command.organization).projects, command.projectId).archivedAt = world.clock.now(); break
    case 'add-user':
      organizationOf(world, command.organization).people.push({
        id: `user-${idText(`${command.organization}/${command.email}`, 24)}`, name: command.name, email: command.email, role: 'reader', addedAt: world.clock.now(), kind: 'user', listed: true,
      })
      break
    case 'set-option': {
      const { options } = organizationOf(world, command.organization)
      if (!isOption(options, command.option)) throw new ControlError(`no option ${command.option}: ${Object.keys(options).join(', ')}`)
      options[command.option] = command.value
      break
    }
    case 'reset-requests': log.reset()
  }
  return { now: isoOf(world.clock.now()) }
}
