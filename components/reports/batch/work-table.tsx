import { SeriesName } from '@/components/charts/series-name'
import { ShareBar } from '@/components/charts/share-bar'
import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { formatPercent } from '@/components/ui/percent'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import type { Batch, WorkRow } from '@/lib/features/reports/batch-model'
import { formatRange } from '../day-range'

type Props = { title: string; what: string; report: Batch; rows: WorkRow[] }

/** Dollars and tokens side by side: the dollars are allocated, the tokens are counted. */
export const WorkTable = ({ title, what, report, rows }: Props) => (
  <Section title={title} note={`${formatRange(report)} · dollars are allocated by share of usage, tokens are those of completions`}>
    <Figures label={title}>
      <thead><tr><th scope="col">{what}</th><th scope="col">Spend (USD)</th><th scope="col">Share</th><th scope="col">Basis</th><th scope="col">Tokens</th><th scope="col">Share of tokens</th></tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.key}>
          <th scope="row"><SeriesName kind={row.kind} label={row.label} note={row.note} /></th><td><Usd amount={row.amount} /></td><td><ShareBar share={row.share} /></td><td>{row.kind === 'residual' ? '–' : 'allocated'}</td>
          <td>{row.tokens === null ? '–' : <Count value={row.tokens} />}</td><td>{formatPercent(row.tokenShare)}</td>
        </tr>
      ))}</tbody>
      <tfoot><tr><th scope="row">Total</th><td><Usd amount={report.total} /></td><td /><td /><td><Count value={report.tokens} /></td><td /></tr></tfoot>
    </Figures>
  </Section>
)
