import { queryOptions } from '@tanstack/react-query'
import { PreviewModel } from '@/lib/features/connectors/preview-model'

const WHILE_PULLING = 250
const WHILE_SOMETHING_FAILED = 2_000
/** Nothing moves any more; asked now and then to notice that the draft expired. */
const AT_REST = 30_000

/** The draft is gone: expired, saved, cancelled, or never ours. */
export class PreviewGone extends Error {}

/** Nobody is signed in any more; the draft waits. */
export class SignedOut extends Error {}

const isFinal = (error: Error | null) => error instanceof PreviewGone || error instanceof SignedOut

/** `at`: the server's time of the answer (ISO), since the browser's clock may be wrong. */
export type PreviewAnswer = { model: PreviewModel; at: string }

async function fetchPreview(draftId: string, signal: AbortSignal): Promise<PreviewAnswer> {
  const response = await fetch(`/api/connectors/${encodeURIComponent(draftId)}/preview`, { signal, cache: 'no-store' })
  if (response.status === 404) throw new PreviewGone('This draft does not exist any more.')
  if (response.status === 401) throw new SignedOut('You are signed out.')
  if (!response.ok) throw new Error(`The preview answered ${response.status}.`)
  const model = PreviewModel.parse(await response.json())
  return { model, at: new Date(response.headers.get('date') ?? model.expiresAt).toISOString() }
}

/** Something is still being read. */
const isPulling = (model: PreviewModel): boolean =>
  model.names === 'loading' || model.pulls.items.some((pull) => pull.status === 'waiting' || pull.status === 'running')

/** Seconds until OpenAI may be asked for what failed; null while something is read, or nothing failed by a rate limit. */
export function secondsToRetry({ model, at }: PreviewAnswer): number | null {
  if (isPulling(model)) return null
  const times = model.pulls.items.flatMap(({ status, problem }) => (status === 'failed' && problem?.retryAt ? [Date.parse(problem.retryAt)] : []))
  return times.length === 0 ? null : Math.max(1, Math.ceil((Math.max(...times) - Date.parse(at)) / 1000))
}

const pause = (model: PreviewModel | undefined) => {
  if (!model || isPulling(model)) return WHILE_PULLING
  return model.complete ? AT_REST : WHILE_SOMETHING_FAILED
}

/** The 14-day preview of a draft, asked again until every pull and name is in. */
export const previewQuery = (draftId: string) => queryOptions({
  queryKey: ['connector-preview', draftId],
  queryFn: ({ signal }) => fetchPreview(draftId, signal),
  refetchInterval: (query) => (isFinal(query.state.error) ? false : pause(query.state.data?.model)),
  retry: (count, error) => !isFinal(error) && count < 3,
  gcTime: 0,
})
