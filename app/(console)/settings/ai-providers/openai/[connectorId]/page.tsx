import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { contextWith } from '@/app/_transport/page'
import { ConnectorPage } from '@/components/connectors/detail/connector-page'
import { NotAllowed } from '@/components/ui/not-allowed'
import { NotFound } from '@/lib/domain/errors'
import { readConnector } from '@/lib/features/connectors/read-connector'
import { connectorActions } from '../connector-actions'

/** Says no name: the page of another organization's connector must not tell that there is one. */
export const metadata: Metadata = { title: 'Connector' }

type Props = { params: Promise<{ connectorId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OneConnectorPage({ params, searchParams }: Props) {
  const ctx = await contextWith('connector:read')
  if (!ctx) return <NotAllowed />
  const { connectorId } = await params
  const detail = await readConnector(ctx, connectorId, await searchParams).catch((error: unknown) => {
    if (error instanceof NotFound) return notFound()
    throw error
  })
  return <ConnectorPage detail={detail} actions={connectorActions} />
}
