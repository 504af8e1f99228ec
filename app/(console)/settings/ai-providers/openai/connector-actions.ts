import type { ConnectorActions } from '@/components/connectors/life/actions'
import { pause, remove, rename, replaceKey, resume, sync } from './actions'

/** What the pages of connectors hand to their buttons. */
export const connectorActions: ConnectorActions = { sync, rename, pause, resume, replaceKey, remove }
