import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { ConnectKey } from '@/components/connectors/connect-key'
import { DraftGone } from '@/components/connectors/preview/draft-gone'
import { Preview } from '@/components/connectors/preview/preview'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { NotFound } from '@/lib/domain/errors'
import { readPreview } from '@/lib/features/connectors/read-preview'
import { now } from '@/lib/platform/clock'
import { replaceKey } from '../actions'
import { cancel, retry, save, verify } from './actions'

export const metadata: Metadata = { title: 'Add connector' }

const CRUMBS = [{ label: 'AI providers', href: '/settings/ai-providers' }, { label: 'OpenAI', href: '/settings/ai-providers/openai' }]
const ABOUT = 'These are the last 14 days as OpenAI reports them. Compare, then save: nothing is kept before that.'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AddConnectorPage({ searchParams }: Props) {
  const ctx = await contextWith('connector:write')
  if (!ctx) return <NotAllowed />
  const { draft } = await searchParams
  if (typeof draft !== 'string') return <><PageHeader title="Add connector" crumbs={CRUMBS} /><ConnectKey verify={verify} replaceKey={replaceKey} /></>
  const model = await readPreview(ctx, draft).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  return (
    <>
      <PageHeader title="Confirm the 14-day backfill" crumbs={CRUMBS} description={ABOUT} />
      {model ? <Preview key={draft} draftId={draft} initial={{ model, at: now().toISOString() }} actions={{ save, cancel, retry }} /> : <DraftGone />}
    </>
  )
}
