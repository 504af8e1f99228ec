'use client'

import { useState } from 'react'
import { Button } from '@mantine/core'
import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { formatPercent } from '@/components/ui/percent'
import { ratio } from '@/lib/domain/money'
import type { PreviewModel, TokenRow } from '@/lib/features/connectors/preview-model'
import classes from './preview.module.css'
import type { Reading } from './pull-state'
import { SkeletonRows } from './skeleton-rows'

const SHOWN_AT_FIRST = 50

const tokensOf = ({ input, output }: { input: string; output: string }) => ({ units: BigInt(input) + BigInt(output), scale: 0 })

function Row({ row, all }: { row: TokenRow; all: PreviewModel['totals'] }) {
  return (
    <tr>
      <th scope="row" title={row.id ?? undefined} className={classes.label}>
        <span className={classes.clip}>{row.label}</span>{row.note ? <span className={classes.unsettled}> {row.note}</span> : null}
      </th>
      {[row.input, row.cachedInput, row.output, row.requests].map((count, column) => <td key={column}><Count value={count} /></td>)}
      <td>{formatPercent(ratio(tokensOf(row), tokensOf(all)))}</td>
    </tr>
  )
}

type Props = { label: string; rows: TokenRow[]; totals: PreviewModel['totals']; reading: Reading }

/** The largest first; a long list shows its first 50 rows until asked. */
export function TokenRows({ label, rows, totals, reading }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST)
  const waiting = reading === 'reading' && rows.length === 0
  return (
    <>
      <Figures label={`Tokens by ${label}`}>
        <thead><tr>{[label, 'Input', 'Cached input', 'Output', 'Requests', 'Share of tokens'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {waiting ? <SkeletonRows rows={6} columns={6} /> : shown.map((row, index) => <Row key={`${row.id}-${index}`} row={row} all={totals} />)}
        </tbody>
      </Figures>
      {rows.length > shown.length ? <div className={classes.more}><Button variant="subtle" size="xs" onClick={() => setAll(true)}>Show all {rows.length.toLocaleString('en-US')}</Button></div> : null}
      {!waiting && rows.length === 0 ? <p className={classes.quiet}>No chat completions in these 14 days.</p> : null}
    </>
  )
}
