import type { z } from 'zod'
import type { PulledService } from '@/lib/domain/services'
import { writeJson } from '@/lib/providers/openai/json'
import type { RejectedRow } from '@/lib/providers/records'

/** Personal or naming fields that OpenAI adds without describing them; a row kept for inspection does not need them. */
const PERSONAL = new Set(['user_email', 'organization_name', 'project_name', 'name', 'email'])

export type RowContext = { service: PulledService; bucketStart: number }

/** Reads rows one by one: a bad one is kept with its reason and never stops the others. */
export function readRows<T>(rows: Iterable<unknown>, { service, bucketStart }: RowContext, read: (row: unknown) => z.ZodSafeParseResult<T>): { good: T[]; rejected: RejectedRow[] } {
  const good: T[] = []
  const rejected: RejectedRow[] = []
  for (const row of rows) {
    const result = read(row)
    if (result.success) good.push(result.data)
    else rejected.push({ service, bucketStart, reason: reasonOf(result.error), raw: writeJson(row, PERSONAL) })
  }
  return { good, rejected }
}

/** Sets all rows aside for the same reason, such as a bucket outside of what was asked. */
export const rejectRows = (rows: Iterable<unknown>, { service, bucketStart }: RowContext, reason: string): RejectedRow[] =>
  Array.from(rows, (row) => ({ service, bucketStart, reason, raw: writeJson(row, PERSONAL) }))

/** `input_tokens is not a number; …`: names fields, never their values. */
export const reasonOf = (error: z.ZodError): string =>
  error.issues.slice(0, 5).map(({ path, message }) => (path.length ? `${path.join('.')} ${message}` : message)).join('; ')
