import { z } from 'zod'

/** What a test tells its simulated worker: be at an instant, let some milliseconds pass, collect garbage, end. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('move'), to: z.string() }), z.object({ do: z.literal('tick'), ms: z.number() }), z.object({ do: z.literal('heap') }), z.object({ do: z.literal('stop') }),
])
export type Order = z.infer<typeof Order>

/** What it answers when that is done: its time in milliseconds, how many bytes of heap and how many processor seconds it uses. */
export const Report = z.object({ now: z.number(), heap: z.number(), cpu: z.number() })
export type Report = z.infer<typeof Report>
