import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import classes from './progress.module.css'
import type { Pull } from './pull-state'

const MARKS: Record<Pull['status'], typeof IconCheck | null> = { waiting: null, running: null, done: IconCheck, absent: IconMinus, failed: IconAlertTriangle }
const WORDS: Record<Pull['status'], string> = { waiting: 'waiting', running: 'reading', done: 'in', absent: 'not in this organization', failed: 'failed' }

function PullMark({ pull }: { pull: Pull }) {
  const Mark = MARKS[pull.status]
  return (
    <li className={classes.pull} data-status={pull.status}>
      {Mark ? <Mark size={14} stroke={2} aria-hidden /> : <span className={classes.dot} aria-hidden />}
      {pull.label}<span className="visually-hidden">: {WORDS[pull.status]}</span>
    </li>
  )
}

const sentence = ({ pulls, complete }: PreviewModel) => (complete ? 'Everything is in.' : pulls.items.some((pull) => pull.status === 'failed') ? 'Some pulls failed.' : 'Reading from OpenAI…')

export function PullProgress({ model }: { model: PreviewModel }) {
  const { done, total, items } = model.pulls
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <span role="status">{sentence(model)}</span>
        <span>{done} of {total}</span>
      </div>
      <ProgressBar label="Pulls" done={done} total={total} text={`${done} of ${total}`} />
      <ul className={classes.pulls}>{items.map((pull) => <PullMark key={pull.service} pull={pull} />)}</ul>
    </div>
  )
}
