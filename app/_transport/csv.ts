import 'server-only'
import type { Csv } from '@/lib/features/exports/csv'
import { PRIVATE } from './route'

/** Sends a CSV as it is made, so that its size does not matter. */
export function csvResponse({ filename, lines }: Csv): Response {
  const chunks = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) return controller.close()
      controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
  const headers = { ...PRIVATE, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${filename}"` }
  return new Response(body, { headers })
}
