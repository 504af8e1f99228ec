import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import { Usd } from '@/components/ui/usd'
import type { CountText } from '@/lib/domain/count'
import type { FigureId } from '@/lib/domain/figures'
import type { DecimalText } from '@/lib/domain/money'
import type { ModelMix, ModelRow, Thinking } from '@/lib/features/reports/model-mix-model'
import { byCount, byDecimal, byText } from '../compare'
import { moneyColumns } from '../columns'
import type { ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

type Usage = NonNullable<ModelRow['usage']>
const NONE = '–'
const TIERS = { frontier: 'Frontier', mid: 'Mid', entry: 'Entry', unclassified: 'Unclassified' } as const

const count = (value: CountText | undefined) => (value === undefined ? NONE : <Count value={value} />)
const usd = (value: DecimalText | null | undefined) => (value ? <Usd amount={value} /> : NONE)
const thinking = (value: Thinking | undefined) => (value === undefined ? NONE : <>{value.exact || value.tokens === '0' ? null : <><span aria-hidden>≤ </span><span className="visually-hidden">up to </span></>}<Count value={value.tokens} /></>)

const made = (figure: FigureId, of: (usage: Usage) => string | null, totals: Usage) => ({ figure, by: 'model' as const, of: ({ usage }: ModelRow) => (usage ? of(usage) : null), total: of(totals) })

const counted = (id: 'requests' | 'input' | 'cached' | 'output', header: string, of: (usage: Usage) => CountText, totals: Usage): ReportColumn<ModelRow> => (
  { id, header, cell: ({ usage }) => count(usage ? of(usage) : undefined), compare: byCount(({ usage }) => (usage ? of(usage) : null)), total: count(of(totals)), made: made(id, of, totals) })
const rate = (id: 'cacheHit' | 'batchShare', header: string, note: string, of: (usage: Usage) => DecimalText | null, totals: Usage): ReportColumn<ModelRow> => (
  { id, header, note, cell: ({ usage }) => formatPercent(usage ? of(usage) : null), compare: byDecimal(({ usage }) => (usage ? of(usage) : null)), total: formatPercent(of(totals)), made: made(id === 'cacheHit' ? 'cacheHitRate' : id, of, totals) })

/** There are many columns: how a model went is put away until somebody asks for it. */
const SPARE = new Set(['trend', 'change'])

/** The columns of product.md, Reports: Model mix. */
export const modelColumns = ({ totals, total, compared, known }: ModelMix): ReportColumn<ModelRow>[] => [
  { id: 'model', header: 'Model', cell: (row) => <ThingName by="model" group={row} />, compare: byText(({ label }) => label) },
  { id: 'tier', header: 'Tier', text: true, cell: ({ tier }) => (tier ? TIERS[tier] : NONE), compare: byText(({ tier }) => tier ?? '') },
  ...moneyColumns<ModelRow>({ by: 'model', total, compared, known }).map((column) => ({ ...column, spare: SPARE.has(column.id) })),
  counted('requests', 'Requests', ({ requests }) => requests, totals),
  counted('input', 'Input', ({ input }) => input, totals),
  counted('cached', 'Cached', ({ cached }) => cached, totals),
  counted('output', 'Output', ({ output }) => output, totals),
  { id: 'thinking', header: 'Thinking', cell: ({ usage }) => thinking(usage?.thinking), compare: byCount(({ usage }) => usage?.thinking.tokens ?? null), total: thinking(totals.thinking), made: made('thinking', (usage) => usage.thinking.tokens, totals) },
  { id: 'perMillion', header: '$ per 1M', note: 'Dollars per 1M tokens: dollars ÷ input and output tokens of the days whose dollars are known', cell: ({ usage }) => usd(usage?.perMillion), compare: byDecimal(({ usage }) => usage?.perMillion ?? null), total: usd(totals.perMillion), made: made('perMillion', ({ perMillion }) => perMillion, totals) },
  rate('cacheHit', 'Cache hit', 'Cached input tokens ÷ input tokens', ({ cacheHit }) => cacheHit, totals),
  rate('batchShare', 'Batch share', 'Share of the tokens that went through batch', ({ batchShare }) => batchShare, totals),
]
