import Link from 'next/link'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import classes from './provider-card.module.css'

type Props = { href: string; name: string; connectors: ConnectorSummary[] }

function stateOf(connectors: ConnectorSummary[]): string {
  if (connectors.length === 0) return 'Not connected yet'
  const troubled = connectors.filter((connector) => connector.problem !== null).length
  const count = connectors.length === 1 ? '1 connector' : `${connectors.length} connectors`
  return troubled === 0 ? count : `${count}, ${troubled} ${troubled === 1 ? 'needs' : 'need'} attention`
}

/** The whole card leads on; its link is named by the provider alone. */
export function ProviderCard({ href, name, connectors }: Props) {
  return (
    <article className={classes.card}>
      <h2 className={classes.name}><Link href={href} className={classes.link}>{name}</Link></h2>
      <p className={classes.text}>Tokens and dollars by model, project, person and API key, from the organization’s own usage and costs records.</p>
      <p className={classes.state}>{stateOf(connectors)}</p>
    </article>
  )
}
