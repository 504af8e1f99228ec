'use client'

import { Button, SegmentedControl } from '@mantine/core'
import { formatTime } from '@/components/ui/format-time'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import classes from './save-bar.module.css'

const HISTORY = [{ value: '14', label: '14 days' }, { value: '90', label: '90 days' }, { value: '365', label: '1 year' }]
export type HistoryDays = 14 | 90 | 365
const daysOf = (value: string): HistoryDays => (value === '14' ? 14 : value === '365' ? 365 : 90)

type Props = {
  model: PreviewModel; history: HistoryDays; chooseHistory: (days: HistoryDays) => void
  off: string | null; busy: 'save' | 'cancel' | null; save: () => void; cancel: () => void
}

export function SaveBar({ model, history, chooseHistory, off, busy, save, cancel }: Props) {
  return (
    <div className={classes.bar}>
      <div className={classes.history}>
        <span id="history-label" className={classes.label}>History to import</span>
        <SegmentedControl size="xs" data={HISTORY} value={String(history)} onChange={(value) => chooseHistory(daysOf(value))} aria-labelledby="history-label" disabled={busy !== null} />
      </div>
      <p id="save-note" className={classes.note}>{off ?? `Kept until ${formatTime(model.expiresAt)}. Cancel destroys the key and this draft.`}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={cancel} loading={busy === 'cancel'} disabled={busy === 'save'}>Cancel</Button>
        <Button onClick={save} loading={busy === 'save'} disabled={off !== null || busy === 'cancel'} aria-describedby="save-note">Save</Button>
      </div>
    </div>
  )
}
