'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Figures } from '@/components/ui/figures'
import { formatDay } from '@/components/ui/format-time'
import { formatPercent } from '@/components/ui/percent'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import { roundDecimal } from '@/lib/domain/money'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { NotRead } from './not-read'
import classes from './preview.module.css'
import { readingOf, type Reading } from './pull-state'
import { SkeletonFigure, SkeletonRows } from './skeleton-rows'

const SHOWN_AT_FIRST = 12
type Costs = PreviewModel['costs']

function LineItems({ costs, reading }: { costs: Costs; reading: Reading }) {
  const [all, setAll] = useState(false)
  const shown = all ? costs.lineItems : costs.lineItems.slice(0, SHOWN_AT_FIRST)
  const waiting = reading === 'reading' && shown.length === 0
  return (
    <>
      <Figures label="Cost by line item">
        <thead><tr>{['Line item', 'Amount', 'Share'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {waiting ? <SkeletonRows rows={6} columns={3} /> : shown.map(({ lineItem, amount, share }, index) => (
            <tr key={`${lineItem}-${index}`}>
              <th scope="row" className={classes.label} title={lineItem ?? undefined}><span className={classes.clip}>{lineItem ?? 'No line item'}</span></th>
              <td><Usd amount={amount} /></td><td>{formatPercent(share)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">Total</th><td>{reading === 'read' ? <Usd amount={costs.total} /> : <SkeletonFigure />}</td><td /></tr></tfoot>
      </Figures>
      {costs.lineItems.length > shown.length ? <div className={classes.more}><Button variant="subtle" size="xs" onClick={() => setAll(true)}>Show all {costs.lineItems.length.toLocaleString('en-US')}</Button></div> : null}
    </>
  )
}

export function CostSection({ model }: { model: PreviewModel }) {
  const { costs } = model
  const reading = readingOf(model, 'costs')
  return (
    <Section title="Cost" note="USD as billed, from /v1/organization/costs, by line item. It lags usage by about an hour.">
      {reading === 'failed' ? <NotRead /> : <LineItems costs={costs} reading={reading} />}
      {costs.otherCurrencies.map(({ currency, amount }) => <p key={currency} className={classes.quiet}>Also {roundDecimal(amount, 2)} {currency.toUpperCase()}, kept apart and in no total.</p>)}
      {costs.keyGroupingFrom ? <p className={classes.quiet}>OpenAI splits dollars by API key from {formatDay(costs.keyGroupingFrom)} UTC on; before that they are not available by key.</p> : null}
    </Section>
  )
}
