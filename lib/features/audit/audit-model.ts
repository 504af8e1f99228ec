import { z } from 'zod'

/** What changed: plain facts of the event, or a setting before and after. Ids, counts and settings only. */
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const AuditChange = z.record(z.string(), z.union([Value, z.object({ from: Value, to: Value })]))
export type AuditChange = z.infer<typeof AuditChange>

/** Someone or something by its id, with the name it has today; null when it has none any more. */
export type Named = { id: string; label: string | null }

/** One event. `at` is an instant (UTC); `address` is known only behind a proxy that says it. */
export type AuditEntryShown = { id: string; at: string; actorKind: string; actor: Named; action: string; subjectKind: string; subject: Named; change: AuditChange; address: string | null }

/** A part of the log, newest first. `older`: the cursor of what comes next, null at the end; `actors` and `actions`: what the filters offer. */
export type AuditLog = { events: AuditEntryShown[]; older: string | null; actors: { value: string; label: string }[]; actions: string[] }

/** `connector.key_replaced` in words: `Connector key replaced`. */
export const actionWords = (action: string): string => {
  const words = action.replaceAll(/[._-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The change in one line: `state: active → paused, rows: 12`. */
export const changeWords = (change: AuditChange): string =>
  Object.entries(change).map(([name, value]) => `${fieldWords(name)}: ${typeof value === 'object' && value !== null ? `${valueWords(value.from)} → ${valueWords(value.to)}` : valueWords(value)}`).join(', ')

const fieldWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
const valueWords = (value: z.infer<typeof Value>) => (value === null || value === '' ? 'none' : value === true ? 'yes' : value === false ? 'no' : String(value))
