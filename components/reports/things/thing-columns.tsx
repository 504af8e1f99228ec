import { ShareBar } from '@/components/charts/share-bar'
import { Spark } from '@/components/charts/spark'
import { Count } from '@/components/ui/count'
import { Usd } from '@/components/ui/usd'
import type { CountText } from '@/lib/domain/count'
import { THING_WORDS } from '@/lib/domain/things'
import type { ThingRow, Things, ThingUsage } from '@/lib/features/reports/things-model'
import { byCount, byDecimal, byText } from '../compare'
import { Delta } from '../delta'
import type { ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

const counted = (id: string, header: string, of: (usage: ThingUsage) => CountText, total: ThingUsage): ReportColumn<ThingRow> => ({
  id, header, cell: ({ usage }) => (usage ? <Count value={of(usage)} /> : '–'), compare: byCount(({ usage }) => (usage ? of(usage) : null)), total: <Count value={of(total)} />,
})

/** Name, dollars, share, course, change and completions of each thing; the change only where there is a period to compare with. */
export const thingColumns = ({ kind, total, totalUsage, basis, compared }: Things): ReportColumn<ThingRow>[] => [
  { id: 'name', header: THING_WORDS[kind].one, cell: (row) => <ThingName kind={kind} group={row} />, compare: byText(({ label }) => label) },
  { id: 'amount', header: 'Spend (USD)', cell: ({ amount }) => <Usd amount={amount} />, compare: byDecimal(({ amount }) => amount), total: <Usd amount={total} /> },
  { id: 'share', header: 'Share', cell: ({ share }) => <ShareBar share={share} />, compare: byDecimal(({ share }) => share) },
  { id: 'trend', header: 'Trend', cell: ({ trend }) => <Spark points={trend} /> },
  ...(compared ? [{ id: 'change', header: 'Change', cell: ({ delta }: ThingRow) => (delta ? <Delta {...delta} /> : '–'), compare: byDecimal<ThingRow>(({ delta }) => delta?.difference ?? null) }] : []),
  { id: 'basis', header: 'Basis', cell: (row) => (row.kind === 'residual' ? '–' : basis) },
  counted('requests', 'Requests', ({ requests }) => requests, totalUsage),
  counted('input', 'Input tokens', ({ input }) => input, totalUsage),
  counted('output', 'Output tokens', ({ output }) => output, totalUsage),
]
