import type { Naming } from './tokens-by'

export type NameEntry = { kind: string; externalId: string; name: string | null; email: string | null; personKind: string | null; state: string }
export type Names = { project: Naming; user: Naming; apiKey: Naming }

/**
 * Names from the directory; the id where none can be read. A key that a completely read list does not have is a deleted key.
 * `complete`: the lists were read to their end.
 */
export function namesFrom(entries: NameEntry[], complete: boolean): Names {
  const byId = new Map(entries.map((entry) => [`${entry.kind} ${entry.externalId}`, entry]))
  const naming = (kind: string, missing: string | null): Naming => (id) => {
    const entry = byId.get(`${kind} ${id}`)
    if (!entry) return { label: id, note: complete ? missing : null }
    const note = entry.state === 'active' ? (entry.personKind === 'service_account' ? 'service account' : null) : entry.state === 'deleted' ? missing : entry.state
    return { label: entry.name ?? entry.email ?? id, note }
  }
  return { project: naming('project', 'deleted project'), user: naming('user', 'former member'), apiKey: naming('api_key', 'deleted key') }
}
