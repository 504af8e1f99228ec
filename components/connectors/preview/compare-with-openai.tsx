'use client'

import { Anchor, TextInput } from '@mantine/core'
import { useState } from 'react'
import { HelpLink } from '@/components/help/help-link'
import { WHY_TOTALS_DIFFER } from '@/components/help/why-totals-differ'
import { Section } from '@/components/ui/section'
import { formatUsd, negate, toScaled } from '@/lib/domain/money'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { compareTotals, type Comparison } from './compare-totals'
import classes from './preview.module.css'
import { readingOf } from './pull-state'

function Verdict({ comparison }: { comparison: Comparison }) {
  if (comparison.kind !== 'matches' && comparison.kind !== 'differs') return null
  if (comparison.kind === 'matches') return <p className={classes.verdict} data-tone="good"><strong>matches</strong></p>
  const { by, decimals } = comparison
  const more = toScaled(by).units > 0n
  return (
    <>
      <p className={classes.verdict} data-tone="warn"><strong>differs by {formatUsd(more ? by : negate(by), Math.max(2, decimals))}</strong>: CloudMonitor has {more ? 'more' : 'less'}. The usual reasons:</p>
      <ul className={classes.reasons}>{WHY_TOTALS_DIFFER.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      <p className={classes.quietLine}><HelpLink topic="troubleshooting" section="differs">More on this</HelpLink></p>
    </>
  )
}

export function CompareWithOpenai({ model }: { model: PreviewModel }) {
  const [typed, setTyped] = useState('')
  const ready = readingOf(model, 'costs') === 'read'
  const comparison = compareTotals(typed, model.totals.cost)
  return (
    <Section title="Compare with OpenAI" note={<>Type the total that <Anchor href="https://platform.openai.com/usage" target="_blank" rel="noreferrer" inherit underline="always">OpenAI’s usage page</Anchor> shows for the same 14 days.</>}>
      <div className={classes.compare}>
        <TextInput
          label="Total on OpenAI’s usage page" placeholder="$1,234.56" inputMode="decimal" autoComplete="off" value={typed} disabled={!ready}
          onChange={(event) => setTyped(event.currentTarget.value)} error={comparison.kind === 'unreadable' ? 'Type dollars like 1,234.56.' : null}
        />
        <div role="status">{ready ? <Verdict comparison={comparison} /> : <p className={classes.quietLine}>Possible once the costs are in.</p>}</div>
      </div>
    </Section>
  )
}
