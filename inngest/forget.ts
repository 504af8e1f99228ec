import { forget as forgetOld } from '@/lib/features/housekeeping/forget'
import { inngest } from './client'

/** Every day at 02:10 UTC: what has served is deleted. Runs of jobs are forgotten by their engine. */
export const forget = inngest.createFunction(
  { id: 'forget', name: 'Housekeeping', triggers: { cron: '10 2 * * *' } },
  async ({ step }) => step.run('forget', forgetOld),
)
