import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { ConnectorTable } from '@/components/connectors/connector-table'
import { KeptHistories } from '@/components/connectors/kept-histories'
import { ButtonLink } from '@/components/ui/button-link'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { StatePage } from '@/components/ui/state-page'
import { listConnectors } from '@/lib/features/connectors/list-connectors'
import { listKeptHistories } from '@/lib/features/connectors/list-kept-histories'
import { connectorActions } from './connector-actions'

export const metadata: Metadata = { title: 'OpenAI' }

const CRUMBS = [{ label: 'AI providers', href: '/settings/ai-providers' }]
const NEW = '/settings/ai-providers/openai/new'

export default async function OpenaiPage() {
  const ctx = await contextWith('connector:read')
  if (!ctx) return <NotAllowed />
  const ofOpenai = ({ provider }: { provider: string }) => provider === 'openai'
  const connectors = (await listConnectors(ctx)).filter(ofOpenai)
  const histories = (await listKeptHistories(ctx)).filter(ofOpenai)
  const add = <ButtonLink href={NEW}>Add connector</ButtonLink>
  return (
    <>
      <PageHeader title="OpenAI" crumbs={CRUMBS} description="One connector per OpenAI organization." actions={connectors.length > 0 ? add : null} />
      {connectors.length > 0 ? <ConnectorTable connectors={connectors} actions={connectorActions} /> : (
        <StatePage as="h2" title="No OpenAI organization is connected yet" actions={add}>
          <p>Paste an Admin key and look at the last 14 days before anything is saved. It takes about five minutes.</p>
        </StatePage>
      )}
      <KeptHistories histories={histories} remove={connectorActions.remove} />
    </>
  )
}
