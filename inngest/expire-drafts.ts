import { expireDrafts as expire } from '@/lib/features/connectors/expire-drafts'
import { inngest } from './client'

/** Every minute: a key that nobody saved is destroyed with its draft. */
export const expireDrafts = inngest.createFunction(
  { id: 'expire-drafts', name: 'Expiry of drafts', triggers: { cron: '* * * * *' } },
  async ({ step }) => ({ expired: await step.run('expire', expire) }),
)
