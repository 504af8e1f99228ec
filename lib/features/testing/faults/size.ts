import { appendFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { testVariable } from '@/lib/platform/env'

/** How much the fault tests do: little in `npm test`, and in `npm run test:long` what its words say. */
const Size = z.object({
  connectors: z.coerce.number().int().min(1).default(5), days: z.coerce.number().int().min(1).default(2), kills: z.coerce.number().int().min(1).default(3),
  hours: z.coerce.number().int().min(2).default(3), seed: z.string().default(() => randomBytes(4).toString('hex')), report: z.string().optional(),
})
const { report: file, ...size } = Size.parse(JSON.parse(testVariable('FAULTS_SIZE') ?? '{}'))
const HOUR_MS = 3_600_000

/** `seed` decides which requests fail and when a worker is killed; it is new each time and named when a test fails. */
export const SIZE = { ...size, timeoutMs: file ? 12 * HOUR_MS : HOUR_MS / 2 }

/** Hands figures on to whoever prints them: a line of JSON in the file asked for. */
export function report(stage: string, figures: Record<string, string | number>): void {
  if (file) appendFileSync(file, `${JSON.stringify({ stage, figures: { ...figures, seed: SIZE.seed } })}\n`)
}
