'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { formatDay } from '@/components/ui/format-time'
import { VendorOrganization } from '@/components/connectors/vendor-organization'
import { ProblemNote } from '@/components/ui/problem-note'
import { PreviewGone, previewQuery, type PreviewAnswer } from '@/lib/queries/preview'
import { DraftGone } from './draft-gone'
import { FailedPulls } from './failed-pulls'
import { PreviewNotes } from './notes'
import { OrganizationId } from './organization-id'
import { PollingTrouble } from './polling-trouble'
import { PreviewFigures } from './preview-figures'
import classes from './preview.module.css'
import { PullProgress } from './progress'
import { whySaveIsOff } from './pull-state'
import { SaveBar, type HistoryDays } from './save-bar'
import { useDraftActions, type DraftActions } from './use-draft-actions'

type Props = { draftId: string; initial: PreviewAnswer; actions: DraftActions }

export function Preview({ draftId, initial, actions }: Props) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Verify, which had the focus, is gone: go on reading here.
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true })
  }, [])
  const client = useQueryClient()
  const { busy, failure, save, cancel, retry } = useDraftActions(draftId, actions, () => void client.invalidateQueries({ queryKey: previewQuery(draftId).queryKey }))
  const leaving = busy === 'save' || busy === 'cancel'
  const { data: answer, error } = useQuery({ ...previewQuery(draftId), initialData: initial, enabled: !leaving })
  const [history, setHistory] = useState<HistoryDays>(90)
  const [organizationId, setOrganizationId] = useState('')
  const { model } = answer
  if (error instanceof PreviewGone && !leaving) return <DraftGone />

  const asks = model.complete && model.vendorOrganization.id === null
  return (
    <div className={classes.stack} ref={top} tabIndex={-1}>
      <dl className={classes.facts}>
        <div><dt>Connector</dt><dd>{model.name}</dd></div>
        <div><dt>Key</dt><dd>…{model.keyLast4}</dd></div>
        <div><dt>Vendor organization</dt><dd><VendorOrganization id={model.vendorOrganization.id} unknown={model.complete ? 'unknown' : '…'} /></dd></div>
        <div><dt>Days</dt><dd>{formatDay(model.range.from)} – {formatDay(model.range.to)} (UTC)</dd></div>
      </dl>
      <PullProgress model={model} />
      {error ? <PollingTrouble error={error} draftId={draftId} /> : null}
      <FailedPulls answer={answer} busy={busy === 'retry'} retry={() => void retry()} />
      <PreviewNotes model={model} />
      <PreviewFigures model={model} />
      {asks ? <OrganizationId value={organizationId} onChange={setOrganizationId} /> : null}
      {failure ? <ProblemNote title={failure.message} takesFocus><p>{failure.nextStep}</p></ProblemNote> : null}
      <SaveBar
        model={model} history={history} chooseHistory={setHistory} off={whySaveIsOff(model, organizationId)} busy={busy === 'retry' ? null : busy} cancel={() => void cancel()}
        save={() => void save({ historyDays: history, ...(asks ? { vendorOrganizationId: organizationId.trim() } : {}) })}
      />
    </div>
  )
}
