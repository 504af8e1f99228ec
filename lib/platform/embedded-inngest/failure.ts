import { z } from 'zod'
import { withoutSecrets } from '../log'

/** What is kept of an error: its name and its sentence, without secrets and without a stack. */
export type Failure = { name: string; message: string }

const LONGEST = 500
const Thrown = z.looseObject({ name: z.string().catch('Error'), message: z.string().catch('The job failed without saying why.') })

/** Any thrown or answered error, as far as it may be kept. */
export function toFailure(error: unknown): Failure {
  const { name, message } = Thrown.catch({ name: 'Error', message: 'The job failed without saying why.' }).parse(error instanceof Error ? { name: error.name, message: error.message } : error)
  return { name: name.slice(0, 80), message: withoutSecrets(message).slice(0, LONGEST) }
}
