import { HelpLink } from '@/components/help/help-link'
import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { Overview } from '@/lib/features/reports/overview-model'

/** How each connector is; finance may see it, since it says how far the figures can be trusted. */
export const ConnectorHealth = ({ report: { connectors } }: { report: Overview }) => (
  <Section title="Health of connectors" note={<HelpLink topic="troubleshooting" section="status">What each status means</HelpLink>}>
    <Figures label="Health of connectors">
      <thead><tr><th scope="col">Connector</th><th scope="col" data-text>Vendor organization</th><th scope="col" data-text>Status</th><th scope="col">Last read</th></tr></thead>
      <tbody>{connectors.map(({ id, name, vendorOrganizationId, state, updatedAt }) => (
        <tr key={id}><th scope="row">{name}</th><td data-text>{vendorOrganizationId ?? '–'}</td><td data-text>{state}</td><td>{updatedAt ? formatInstant(updatedAt) : 'Not yet'}</td></tr>
      ))}</tbody>
    </Figures>
  </Section>
)
