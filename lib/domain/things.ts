import { z } from 'zod'

/** What has a page of its own, by the word of its address. */
export const THINGS = ['projects', 'users', 'api-keys'] as const
export const ThingKind = z.enum(THINGS)
export type ThingKind = z.infer<typeof ThingKind>

/** How each kind is grouped and narrowed in reports, and called on screen. */
export const THING_WORDS = {
  projects: { by: 'project', one: 'Project', title: 'Projects', search: 'projects' },
  users: { by: 'user', one: 'User', title: 'Users', search: 'users' },
  'api-keys': { by: 'apiKey', one: 'API key', title: 'API keys', search: 'API keys' },
} as const satisfies Record<ThingKind, { by: 'project' | 'user' | 'apiKey'; one: string; title: string; search: string }>

/** The address of a thing's page; ids may hold anything. */
export const thingHref = (kind: ThingKind, id: string): string => `/${kind}/${encodeURIComponent(id)}`

/** What holds a NUL cannot be stored, so nothing has it. */
export const couldExist = (id: string): boolean => !id.includes('\0')

/** What it is called within a sentence: `project`, but `API key`. */
export const inSentence = (word: string): string => word.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
