import type { ReactNode } from 'react'
import { formatDay, formatInstant } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import { ConnectorStatus } from '../connector-status'
import { VendorOrganization } from '../vendor-organization'
import classes from './detail.module.css'

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt>{name}</dt><dd>{children}</dd></div>
const Instant = ({ at, otherwise }: { at: string | null; otherwise: string }) => (at ? <time dateTime={at}>{formatInstant(at)}</time> : <>{otherwise}</>)

export const Facts = ({ connector }: { connector: ConnectorSummary }) => (
  <Section title="Health">
    <dl className={classes.facts}>
      <Fact name="Status"><ConnectorStatus status={connector.status} /></Fact>
      <Fact name="Last pull"><Instant at={connector.lastPullAt} otherwise="not yet" /></Fact>
      <Fact name="Next pull"><Instant at={connector.nextPullAt} otherwise="none planned" /></Fact>
      <Fact name="Settled through">{connector.settledThrough ? <>{formatDay(connector.settledThrough)} (UTC)</> : 'none yet'}</Fact>
      <Fact name="Vendor organization"><span className={classes.mono}><VendorOrganization id={connector.vendorOrganizationId} unknown="unknown" /></span></Fact>
      <Fact name="Added"><Instant at={connector.addedAt} otherwise="" /> by {connector.addedBy ?? 'a former member'}</Fact>
    </dl>
  </Section>
)
