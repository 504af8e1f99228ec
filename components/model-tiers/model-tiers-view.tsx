'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useOptimistic, useRef, useState, useTransition } from 'react'
import { formatDay } from '@/components/ui/format-time'
import { Figures } from '@/components/ui/figures'
import { ProblemNote } from '@/components/ui/problem-note'
import { Section } from '@/components/ui/section'
import { StatePage } from '@/components/ui/state-page'
import type { ModelTierRow, ModelTiers, OwnTier } from '@/lib/features/model-tiers/model-tiers-model'
import type { ActionResult } from '@/lib/queries/action-result'
import classes from './model-tiers.module.css'
import { TierRow } from './tier-row'

export type ChangeTier = (model: string, is: OwnTier) => Promise<ActionResult<OwnTier>>
type Change = { model: string; is: OwnTier }

const isOwn = ({ tier, reasoning }: OwnTier) => tier !== null || reasoning !== null
const changed = (models: ModelTierRow[], { model, is }: Change) => models.map((row) => (row.model === model ? { ...row, own: is } : row))

/** Every model seen, with what it counts as. A choice shows at once, is marked until it is saved, and goes back where it was if it is not. */
export function ModelTiersView({ tiers, change }: { tiers: ModelTiers; change: ChangeTier }) {
  const client = useQueryClient()
  const [, start] = useTransition()
  const [models, show] = useOptimistic(tiers.models, changed)
  const [saving, setSaving] = useState<string | null>(null)
  /** Only the newest change can be undone: an older Undo would take back more than it says. */
  const undoable = useRef('')

  const save = ({ model, is }: Change, undoing = false) => start(async () => {
    show({ model, is })
    setSaving(model)
    notifications.hide(undoable.current)
    const answer = await change(model, is).catch(() => null)
    setSaving(null)
    if (!answer?.ok) return void notifications.show({ color: 'red', autoClose: 10_000, title: answer?.message ?? 'CloudMonitor did not answer.', message: answer?.nextStep ?? 'Nothing was changed. Check your connection and try again.' })
    void client.invalidateQueries({ queryKey: ['reports'] })
    undoable.current = notifications.show({
      title: `${model} ${isOwn(is) ? 'is changed' : 'follows the catalogue'}`, autoClose: 15_000,
      message: undoing ? 'As it was before.' : <>Every report follows. <Button size="compact-xs" variant="default" onClick={() => save({ model, is: answer.value }, true)}>Undo</Button></>,
    })
  })

  const unknown = models.filter(({ catalogue, own }) => catalogue.tier === null && own.tier === null)
  if (models.length === 0) return <StatePage as="h2" title="No model has been seen yet"><p>Connect OpenAI; the models that your organization uses or is billed for appear here.</p></StatePage>
  return (
    <div className={classes.stack}>
      {unknown.length > 0 ? (
        <ProblemNote level="warning" title={unknown.length === 1 ? '1 model is not in the catalogue' : `${unknown.length} models are not in the catalogue`}>
          <p>{unknown.map(({ model }) => model).join(', ')}: unclassified in Model mix until you choose a tier.</p>
        </ProblemNote>
      ) : null}
      <Section title="Models" note={`Catalogue of ${formatDay(tiers.date)} UTC · tokens and dollars from ${formatDay(tiers.from)} to ${formatDay(tiers.to)} UTC`}>
        <Figures label="Models">
          <thead><tr><th scope="col">Model</th><th scope="col" className={classes.text}>Tier</th><th scope="col" className={classes.text}>Reasoning</th><th scope="col" className={classes.text}>Family</th><th scope="col" className={classes.text}>Decided by</th><th scope="col">Tokens</th><th scope="col">Spend (USD)</th><th scope="col"><span className="visually-hidden">Reset</span></th></tr></thead>
          <tbody>{models.map((row) => <TierRow key={row.model} row={row} saving={saving === row.model} change={(is) => save({ model: row.model, is })} />)}</tbody>
        </Figures>
      </Section>
    </div>
  )
}
