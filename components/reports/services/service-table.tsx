import { ShareBar } from '@/components/charts/share-bar'
import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import { ratio, toScaled } from '@/lib/domain/money'
import type { Services } from '@/lib/features/reports/services-model'
import { formatRange } from '../day-range'

/** Every tracked service, also one that was not used; dollars without a service close the list, so that it adds up. */
export const ServiceTable = ({ report }: { report: Services }) => (
  <Section title="Services" note={`${formatRange(report)} · stored bytes are a level: the average of the days, never a sum · dollars ${report.basis}`}>
    <Figures label="Services">
      <thead><tr><th scope="col">Service</th><th scope="col">Quantity</th><th scope="col">Unit</th><th scope="col">Requests</th><th scope="col">Spend (USD)</th><th scope="col">Share</th></tr></thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.service}>
            <th scope="row">{row.label}</th><td>{row.quantity === null ? '–' : <Count value={row.quantity} />}</td>
            <td>{row.unit}{row.how === 'average' && row.days > 0 ? `, average of ${row.days} days` : ''}</td>
            <td>{row.requests === null ? '–' : <Count value={row.requests} />}</td><td><Usd amount={row.amount} /></td><td><ShareBar share={row.share} /></td>
          </tr>
        ))}
        <tr><th scope="row">Other charges</th><td>–</td><td>–</td><td>–</td><td><Usd amount={report.otherCharges} /></td><td><ShareBar share={ratio(toScaled(report.otherCharges), toScaled(report.total))} /></td></tr>
      </tbody>
      <tfoot><tr><th scope="row">Total</th><td /><td /><td /><td><Usd amount={report.total} /></td><td /></tr></tfoot>
    </Figures>
  </Section>
)
