import { ShareBar } from '@/components/charts/share-bar'
import { Spark } from '@/components/charts/spark'
import type { FigureId } from '@/lib/domain/figures'
import type { DecimalText } from '@/lib/domain/money'
import type { FigureBy } from '@/lib/features/reports/provenance-model'
import type { Basis, Compared, RankedGroup } from '@/lib/features/reports/report-frame-model'
import { byDecimal } from './compare'
import { formatRange } from './day-range'
import { Delta } from './delta'
import { Dollars } from './dollars'
import type { ReportColumn } from './report-table'

type Row = Pick<RankedGroup, 'amount' | 'share' | 'trend' | 'delta'>
type Options = { by: FigureBy; total: DecimalText; compared: Compared | null; known: boolean }
const SPEND: Partial<Record<FigureBy, FigureId>> = { user: 'userSpend', batch: 'workSpend', tier: 'workSpend' }
/** What dollars told apart by something are called where it is said how they were made. */
export const spendFigure = (by: FigureBy): FigureId => SPEND[by] ?? 'spend'

/** What every table of dollars has: the amount, its share of the whole, its course, and the change where there is a period to compare with. */
export const moneyColumns = <R extends Row>({ by, total, compared, known }: Options): ReportColumn<R>[] => [
  { id: 'amount', header: 'Spend (USD)', cell: ({ amount }) => <Dollars known={known} amount={amount} />, compare: byDecimal(({ amount }) => amount), total: <Dollars known={known} amount={total} />, made: { figure: spendFigure(by), by, of: ({ amount }) => (known ? amount : null), total: known ? total : null } },
  { id: 'share', header: 'Share', cell: ({ share }) => <ShareBar share={share} />, compare: byDecimal(({ share }) => share), made: { figure: 'share', by, of: ({ share }) => share, total: null } },
  { id: 'trend', header: 'Trend', cell: ({ trend }) => <Spark points={trend} /> },
  ...(compared ? [{ id: 'change', header: 'Change', cell: ({ delta }: R) => (known && delta ? <Delta {...delta} /> : '–'), compare: byDecimal<R>(({ delta }) => delta?.difference ?? null), made: { figure: 'change' as const, by, of: ({ delta }: R) => (known && delta ? delta.difference : null), total: null } }] : []),
]

/** Whether OpenAI billed exactly that, or it is spread by usage; a residual is neither. */
export const basisColumn = <R extends { kind: string }>(basis: Basis): ReportColumn<R> => ({ id: 'basis', header: 'Basis', text: true, cell: ({ kind }) => (kind === 'residual' ? '–' : basis) })

/** ` · change: 1 – 13 Aug 2026 UTC against 1 – 13 Jul 2026 UTC`; nothing where nothing is compared. */
export const againstNote = (compared: Compared | null): string => (compared ? ` · change: ${formatRange(compared.comparable)} against ${formatRange(compared)}` : '')
