import type { ActionResult } from '@/lib/queries/action-result'
import type { SyncAction } from '../sync-button'
import type { ReplaceKeyAction } from '../verify'

/** What an admin can do to a connector: the server's actions, handed down from the page. */
export type ConnectorActions = {
  sync: SyncAction
  rename: (input: { connectorId: string; name: string }) => Promise<ActionResult<null>>
  pause: (connectorId: string) => Promise<ActionResult<null>>
  resume: (connectorId: string) => Promise<ActionResult<null>>
  replaceKey: ReplaceKeyAction
  remove: RemoveAction
}
export type RemoveAction = (input: { connectorId: string; history: 'keep' | 'delete' }) => Promise<ActionResult<null>>

/** The connector as its dialogs speak of it. */
export type Named = { id: string; name: string; keyLast4: string; paused: boolean }
