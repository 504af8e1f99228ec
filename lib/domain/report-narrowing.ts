import { z } from 'zod'
import { Invalid } from './errors'
import { USAGE_SERVICES } from './services'

/** What a report can be narrowed to, beside connectors and days. Within one kind any of the values, across kinds all of them. */
export const NARROWABLE = ['project', 'model', 'user', 'apiKey', 'service'] as const
export const Narrowable = z.enum(NARROWABLE)
export type Narrowable = z.infer<typeof Narrowable>

const values = z.array(z.string())
/** Ids of the vendor (projects, users, keys), names of models, services; an empty list means all. */
export const Narrowing = z.object({ project: values, model: values, user: values, apiKey: values, service: values })
export type Narrowing = z.infer<typeof Narrowing>

export const EVERYTHING: Narrowing = { project: [], model: [], user: [], apiKey: [], service: [] }

const MAX_VALUES = 100
const MAX_LENGTH = 300
const SERVICES = new Set<string>(USAGE_SERVICES)

function readValues(params: URLSearchParams, kind: Narrowable): string[] {
  const chosen = [...new Set(params.getAll(kind).filter(Boolean))].sort()
  if (chosen.length > MAX_VALUES) throw new Invalid(`At most ${MAX_VALUES} values of ${kind} can be chosen.`, 'Choose fewer of them.')
  if (chosen.some((value) => value.length > MAX_LENGTH)) throw new Invalid(`A value of ${kind} is too long.`, 'Choose it again.')
  if (chosen.some((value) => value.includes('\0'))) throw new Invalid(`A value of ${kind} cannot be read.`, 'Choose it again.')
  if (kind === 'service' && chosen.some((value) => !SERVICES.has(value))) throw new Invalid('A service is named that does not exist.', `Choose of ${USAGE_SERVICES.join(', ')}.`)
  return chosen
}

/** Reads the repeated parameters `project`, `model`, `user`, `apiKey` and `service`. @throws Invalid */
export const readNarrowing = (params: URLSearchParams): Narrowing => ({
  project: readValues(params, 'project'), model: readValues(params, 'model'), user: readValues(params, 'user'),
  apiKey: readValues(params, 'apiKey'), service: readValues(params, 'service'),
})

/** Adds what is narrowed to an address. */
export function writeNarrowing(params: URLSearchParams, only: Narrowing): void {
  for (const kind of NARROWABLE) for (const value of only[kind]) params.append(kind, value)
}

export const isNarrowed = (only: Narrowing): boolean => NARROWABLE.some((kind) => only[kind].length > 0)
