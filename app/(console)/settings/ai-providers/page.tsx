import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { ProviderCard } from '@/components/connectors/provider-card'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { listConnectors } from '@/lib/features/connectors/list-connectors'

export const metadata: Metadata = { title: 'AI providers' }

export default async function AiProvidersPage() {
  const ctx = await contextWith('connector:read')
  if (!ctx) return <NotAllowed />
  const connectors = await listConnectors(ctx)
  return (
    <>
      <PageHeader title="AI providers" description="Where CloudMonitor reads usage and costs from. It never sees a prompt or a response." />
      <ProviderCard href="/settings/ai-providers/openai" name="OpenAI" connectors={connectors.filter(({ provider }) => provider === 'openai')} />
    </>
  )
}
