import { z } from 'zod'

/** A whole number as text: tokens can pass 2^53, so they never travel as JSON numbers. */
export const CountText = z.string().regex(/^-?\d+$/, 'not a whole number')
export type CountText = z.infer<typeof CountText>
