import { createHash } from 'node:crypto'
import { badParameter } from './api-error'

const seal = (question: string, start: number) => createHash('sha256').update(`${start} ${question}`).digest('hex').slice(0, 20)

/** A `next_page` that continues at bucket `start` of exactly this question. */
export const pageToken = (question: string, start: number): string => `page_${Buffer.from(`${start}.${seal(question, start)}`).toString('base64url')}`

/** Where a page starts. @throws a 400 when the token is not one, or belongs to another question. */
export function pageStart(question: string, token: string): number {
  const match = /^(\d{1,12})\.([0-9a-f]{20})$/.exec(Buffer.from(token.replace(/^page_/, ''), 'base64url').toString())
  const start = Number(match?.[1])
  if (!token.startsWith('page_') || !match) throw badParameter('page', 'Invalid page token.', 'invalid_value')
  if (match[2] !== seal(question, start)) throw badParameter('page', 'Invalid page token: it belongs to another query.', 'invalid_value')
  return start
}
