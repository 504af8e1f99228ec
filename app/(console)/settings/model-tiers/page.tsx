import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { ModelTiersView } from '@/components/model-tiers/model-tiers-view'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { listModelTiers } from '@/lib/features/model-tiers/list-model-tiers'
import { changeModelTier } from './actions'

export const metadata: Metadata = { title: 'Model tiers' }

export default async function ModelTiersPage() {
  const ctx = await contextWith('model-tier:read')
  if (!ctx) return <NotAllowed />
  return (
    <>
      <PageHeader title="Model tiers" description="What each model counts as in Model mix and Thinking tokens. A change is in every report at once, past days included." />
      <ModelTiersView tiers={await listModelTiers(ctx)} change={changeModelTier} />
    </>
  )
}
