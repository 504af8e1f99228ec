import { expireDrafts } from './expire-drafts'
import { forget } from './forget'
import { importHistory } from './import-history'
import { renewAttributions } from './renew-attributions'
import { scheduleDailySettlement } from './schedule-daily-settlement'
import { scheduleHourlyPolls } from './schedule-hourly-polls'
import { scheduleImports } from './schedule-imports'
import { scheduleWeeklyReread } from './schedule-weekly-reread'
import { syncConnector } from './sync-connector'

export { inngest } from './client'

/** Everything that runs without anybody asking. */
export const functions = [scheduleHourlyPolls, scheduleDailySettlement, scheduleWeeklyReread, scheduleImports, syncConnector, importHistory, renewAttributions, expireDrafts, forget]
