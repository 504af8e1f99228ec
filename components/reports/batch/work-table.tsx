'use client'

import { useMemo } from 'react'
import { SeriesName } from '@/components/charts/series-name'
import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import type { Batch, WorkRow } from '@/lib/features/reports/batch-model'
import { againstNote, basisColumn, moneyColumns } from '../columns'
import { byCount, byDecimal, byText } from '../compare'
import { formatRange } from '../day-range'
import { ReportTable, type ReportColumn } from '../report-table'

type Props = { cut: 'batch' | 'tiers'; title: string; what: string; report: Batch; rows: WorkRow[] }
const keyOf = ({ key }: WorkRow) => key
const textOf = ({ label }: WorkRow) => label

const BY = { batch: 'batch', tiers: 'tier' } as const

const columnsOf = (what: string, by: 'batch' | 'tier', report: Batch): ReportColumn<WorkRow>[] => [
  { id: 'name', header: what, cell: (row) => <SeriesName kind={row.kind} label={row.label} note={row.note} />, compare: byText(({ label }) => label) },
  ...moneyColumns<WorkRow>({ ...report, by }),
  basisColumn('allocated'),
  { id: 'tokens', header: 'Tokens', cell: ({ tokens }) => (tokens === null ? '–' : <Count value={tokens} />), compare: byCount(({ tokens }) => tokens), total: <Count value={report.tokens} />, made: { figure: 'tokens', by, of: ({ tokens }) => tokens, total: report.tokens } },
  { id: 'tokenShare', header: 'Share of tokens', cell: ({ tokenShare }) => formatPercent(tokenShare), compare: byDecimal(({ tokenShare }) => tokenShare), made: { figure: 'tokenShare', by, of: ({ tokenShare }) => tokenShare, total: null } },
]

/** Dollars and tokens side by side: the dollars are allocated, the tokens are counted. */
export function WorkTable({ cut, title, what, report, rows }: Props) {
  const columns = useMemo(() => columnsOf(what, BY[cut], report), [what, cut, report])
  return (
    <ReportTable
      id={`batch.${cut}`} title={title} what="rows" rows={rows} columns={columns} keyOf={keyOf} textOf={textOf} csv={{ name: 'batch', report, table: cut === 'batch' ? 'work' : 'tierWork' }}
      note={`${formatRange(report)} · dollars are allocated by share of usage, tokens are those of completions${againstNote(report.compared)}`}
    />
  )
}
