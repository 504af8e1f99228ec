import { Count } from '@/components/ui/count'
import type { CountText } from '@/lib/domain/count'
import { THING_WORDS } from '@/lib/domain/things'
import type { FigureBy } from '@/lib/features/reports/provenance-model'
import type { ThingRow, Things, ThingUsage } from '@/lib/features/reports/things-model'
import { basisColumn, moneyColumns } from '../columns'
import { byCount, byText } from '../compare'
import type { ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'
import { vendorColumn } from '../vendor-column'

const counted = (by: FigureBy, id: 'requests' | 'input' | 'output', header: string, of: (usage: ThingUsage) => CountText, total: ThingUsage): ReportColumn<ThingRow> => ({
  id, header, cell: ({ usage }) => (usage ? <Count value={of(usage)} /> : '–'), compare: byCount(({ usage }) => (usage ? of(usage) : null)), total: <Count value={of(total)} />,
  made: { figure: id, by, of: ({ usage }) => (usage ? of(usage) : null), total: of(total) },
})

/** Name, dollars, share, course, change and completions of each thing. */
export const thingColumns = (report: Things): ReportColumn<ThingRow>[] => [
  { id: 'name', header: THING_WORDS[report.kind].one, cell: (row) => <ThingName by={THING_WORDS[report.kind].by} group={row} />, compare: byText(({ label }) => label) },
  ...moneyColumns<ThingRow>({ ...report, by: THING_WORDS[report.kind].by }),
  basisColumn(report.basis),
  ...vendorColumn<ThingRow>(report),
  counted(THING_WORDS[report.kind].by, 'requests', 'Requests', ({ requests }) => requests, report.totalUsage),
  counted(THING_WORDS[report.kind].by, 'input', 'Input tokens', ({ input }) => input, report.totalUsage),
  counted(THING_WORDS[report.kind].by, 'output', 'Output tokens', ({ output }) => output, report.totalUsage),
]
