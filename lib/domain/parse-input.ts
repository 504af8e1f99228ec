import type { z } from 'zod'
import { Invalid } from './errors'

/**
 * What a caller sent, in the shape a verb expects. A person reads the first thing that is wrong; a schema that fails
 * anywhere else is our fault and no `Invalid`. @throws Invalid
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Invalid(result.error.issues[0]?.message ?? 'This is not valid.')
}
