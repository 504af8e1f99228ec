import { serve } from 'inngest/next'
import { inngest } from '@/inngest/client'
import { functions } from '@/inngest/functions'
import { mayServeJobs } from '@/lib/platform/jobs/may-serve'

export const dynamic = 'force-dynamic'
export const maxDuration = 300

// Without this, anyone could make the app register itself with Inngest.
const handler = serve({ client: inngest, functions, enableUnauthedSync: false })

/** Where Inngest calls the functions. Without Inngest the address does not exist; unsigned calls are refused unread. */
const guarded = (method: 'GET' | 'POST' | 'PUT') => (...[request, context]: Parameters<typeof handler.POST>): Promise<Response> | Response => {
  const refused = mayServeJobs(request.headers)
  return refused === null ? handler[method](request, context) : new Response(null, { status: refused })
}
export const GET = guarded('GET')
export const POST = guarded('POST')
export const PUT = guarded('PUT')
