import { z } from 'zod'
import { Invalid } from './errors'

/** Text that a person typed, without the one character that PostgreSQL cannot store. `what`: how a sentence calls it. */
export const typedText = (what: string) => z.string().trim().regex(/^[^\0]*$/, `${what} holds a character that cannot be stored.`)

/**
 * What a caller sent, in the shape a verb expects. A person reads the first thing that is wrong, in the schema's own sentence;
 * zod's, which speak of types, are for nobody. A schema that fails
 * anywhere else is our fault and no `Invalid`. @throws Invalid
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const sentence = result.error.issues.map(({ message }) => message).find((message) => message.endsWith('.'))
  throw sentence ? new Invalid(sentence) : new Invalid('What was sent cannot be read.', 'Reload the page and try again.')
}
