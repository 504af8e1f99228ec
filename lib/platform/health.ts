import 'server-only'
import { asSystem } from './system'

/** Whether the database answers and has its tables: one of them can be read. Says nothing about why not: the log does. */
export async function isReady(): Promise<boolean> {
  try {
    await asSystem('health', (tx) => tx.organization.findFirst({ select: { id: true } }))
    return true
  } catch {
    return false
  }
}
