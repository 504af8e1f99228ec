import { isReady } from '@/lib/platform/health'

/** `?probe=live`: the process answers. Without: also the database answers, and its tables are there: one of them is read. */
export async function GET(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get('probe') === 'live') return Response.json({ live: true })
  const ready = await isReady()
  return Response.json({ live: true, ready }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
