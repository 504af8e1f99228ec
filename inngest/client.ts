import { Inngest } from 'inngest'
import { clientSettings } from '@/lib/platform/jobs/client-settings'
import { log } from '@/lib/platform/log'
import { RetryByAdvice } from './middleware/retry-by-advice'

/** The functions' client. Which engine runs them is a matter of settings, and none of theirs. */
export const inngest = new Inngest({ id: 'cloudmonitor', logger: log, middleware: [RetryByAdvice], aiMetadata: false, ...clientSettings() })
