import { PRIVATE, route } from '@/app/_transport/route'
import { metricsText } from '@/lib/features/metrics/metrics-text'
import { metricsRefusal } from '@/lib/platform/metrics-access'

let scrape: Promise<string> | null = null

/** Prometheus text for holders of METRICS_TOKEN; scrapes at the same time share one answer. */
export const GET = route<object>(async (request) => {
  const status = metricsRefusal(request.headers)
  if (status) return new Response(null, { status, headers: { ...PRIVATE, ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}) } })
  scrape ??= metricsText().finally(() => { scrape = null })
  return new Response(await scrape, { headers: { ...PRIVATE, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } })
})
