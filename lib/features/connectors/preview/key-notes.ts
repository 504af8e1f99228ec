import type { KeyAccess } from '../draft'

type Note = { level: 'info' | 'warning'; title: string; text: string }
const NARROW = 'OpenAI lets you edit a key under Settings → Admin keys: choose Read-only, or Restricted with Usage: read.'

/** What the key turned out to be, from GET requests alone; what cannot be told that way is said to be unknown. */
export function keyNotes(access: KeyAccess): Note[] {
  const notes: Note[] = []
  if (access.adminKeys === 'yes') {
    notes.push({ level: 'warning', title: 'This key may do more than CloudMonitor needs', text: `It can list your organization’s Admin keys, as full keys can. Whether it may also change things cannot be told by reading, and CloudMonitor does not try. If it is not a Read-only key, narrow it. ${NARROW}` })
  } else if (access.adminKeys === 'unknown') {
    notes.push({ level: 'info', title: 'Not known: whether this is a full key', text: `OpenAI did not answer that question in time. A Read-only key is enough. ${NARROW}` })
  }
  const denied = names(access, 'no')
  if (denied) {
    notes.push({ level: 'info', title: 'Ids instead of names', text: `The key may read usage but not the names of ${denied}, so their ids are shown. People cannot be merged by e-mail or told from service accounts, which weakens Cost per developer. A Read-only key gives names.` })
  }
  const untold = names(access, 'unknown')
  if (untold) {
    notes.push({ level: 'info', title: 'Not known: whether it may read names', text: `OpenAI did not answer in time whether the key may read the names of ${untold}. Where ids stay in their place, a Read-only key gives names.` })
  }
  return notes
}

/** What the key answers in that way when asked for names, in words; null for nothing. API keys are listed by project. */
function names({ projects, users }: KeyAccess, is: KeyAccess['users']): string | null {
  if (projects === is) return users === is ? 'projects, people and API keys' : 'projects and API keys'
  return users === is ? 'people' : null
}
