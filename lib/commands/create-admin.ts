import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'

import { z } from 'zod'

import { AppError } from '@/lib/domain/errors'
import { reasonOf, Refusal } from '@/lib/platform/refusal'
import { command } from './app/command'
import { generatePrismaClient, isPrismaClientCurrent } from './app/prisma-client'
import { reachDatabase } from './app/reach-database'
import { readSettings } from './app/settings'

const USAGE = 'npm run create-admin -- --organization NAME --email E --password-stdin < file-with-the-password'
const OPTIONS = { organization: { type: 'string' }, email: { type: 'string' }, 'password-stdin': { type: 'boolean' } } as const

const readArguments = () => {
  try {
    const { organization, email, 'password-stdin': fromStdin } = parseArgs({ options: OPTIONS }).values
    if (organization && email && fromStdin) return { organization, email }
  } catch (error) {
    throw new Refusal(`${reasonOf(error)} Use: ${USAGE}`)
  }
  throw new Refusal(`Say which organization and which e-mail, and give the password on standard input, where no list of processes shows it: ${USAGE}`)
}

/** Only the line end that a file or echo puts behind the password is taken off. */
const readPassword = async () => {
  if (process.stdin.isTTY) console.log('Type the password and Enter, then Ctrl-D.')
  return (await text(process.stdin)).replace(/\r?\n$/, '')
}

const refuse = (error: unknown): never => {
  if (error instanceof z.ZodError) throw new Refusal(error.issues.map(({ message }) => message).join(' '))
  if (error instanceof AppError) throw new Refusal([error.message, error.nextStep].filter(Boolean).join(' '))
  throw error
}

await command(async (supervisor) => {
  const { organization, email } = readArguments()
  const password = await readPassword()
  const settings = readSettings()
  if (!isPrismaClientCurrent()) await generatePrismaClient(supervisor)
  Object.assign(process.env, await reachDatabase(supervisor, settings))
  const { createOrganizationWithAdmin } = await import('@/lib/features/members/create-organization')
  await createOrganizationWithAdmin({ organizationName: organization, email, password }).catch(refuse)
  console.log(`${email} is now the first admin of ${organization} and can sign in.`)
  await supervisor.stop(0)
})
