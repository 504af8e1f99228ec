import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { Invalid } from '@/lib/domain/errors'

const Cursor = z.string().regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
/** Everybody, every member, every job, or one of them. */
const Actor = z.string().regex(/^(users|jobs|user:[\w-]{1,64}|job:[\w-]{1,64})$/)
const Text = z.string().max(200).regex(/^[^\0]*$/)

/** What is asked of the audit log: text in any field, who, what, and UTC days, both included. `before`: where the page begins. */
export type AuditFilter = { text: string | null; actor: string | null; action: string | null; from: Day | null; to: Day | null; before: { atMs: number; id: string } | null }

function read<S extends z.ZodType>(params: URLSearchParams, name: string, schema: S, next: string): z.output<S> | null {
  const text = params.get(name)?.trim()
  if (!text) return null
  const value = schema.safeParse(text)
  if (!value.success) throw new Invalid(`The audit log cannot be asked for this: ${name} is not readable.`, next)
  return value.data
}

const readDay = (params: URLSearchParams, name: string) => read(params, name, Day, 'Write days as YYYY-MM-DD (UTC), for example 2026-01-31.')

/** Reads `text`, `actor`, `action`, `from`, `to` and `before`; empty ones ask for everything. @throws Invalid with a sentence that says what is wrong */
export function parseAuditFilter(params: URLSearchParams): AuditFilter {
  const [from, to] = [readDay(params, 'from'), readDay(params, 'to')]
  if (from && to && from > to) throw new Invalid(`The period ends (${to}) before it begins (${from}).`, 'Swap from and to.')
  const [ms, id] = read(params, 'before', Cursor, 'Go back to the newest events.')?.split('_') ?? []
  return {
    text: read(params, 'text', Text, 'Search for at most 200 characters.'), actor: read(params, 'actor', Actor, 'Choose one from the list.'),
    action: read(params, 'action', z.string().regex(/^[\w.-]{1,80}$/), 'Choose one from the list.'), from, to, before: ms && id ? { atMs: Number(ms), id } : null,
  }
}

/** Where the next page begins: after this event. */
export const cursorOf = ({ at, id }: { at: Date; id: string }): string => `${at.getTime()}_${id}`
