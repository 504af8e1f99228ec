import type { FigureId } from '@/lib/domain/figures'
import type { FigureBy } from '@/lib/features/reports/provenance-model'

/** How the figures of a column are asked for: `of` and `total` are their exact values, null where there is none to ask about. */
export type MadeColumn<Row> = { figure: FigureId; by: FigureBy; of: (row: Row) => string | null; total: string | null }
