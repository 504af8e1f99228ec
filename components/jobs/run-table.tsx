import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import type { JobRunSummary } from '@/lib/features/jobs/jobs-model'
import { RunAgainButton, type RunAgainAction } from './run-again-button'
import classes from './run-table.module.css'

const STATES: Record<JobRunSummary['state'], string> = { queued: 'Queued', running: 'Running', waiting: 'Waiting', completed: 'Completed', failed: 'Failed', cancelled: 'Cancelled' }

const Moment = ({ at }: { at: string | null }) => (at ? <time dateTime={at}>{formatInstant(at)}</time> : '–')

function Row({ run, runAgain }: { run: JobRunSummary; runAgain?: RunAgainAction }) {
  return (
    <tr>
      <th scope="row">{run.name}</th>
      <td>{run.connector?.name ?? 'a removed connector'}</td>
      <td data-state={run.state} className={classes.state}>
        {STATES[run.state]}{run.state === 'waiting' && run.wakeAt ? <> until <Moment at={run.wakeAt} /></> : null}
        {run.error ? <span className={classes.error}>{run.error}</span> : null}
      </td>
      <td><Moment at={run.startedAt ?? run.createdAt} /></td>
      <td><Moment at={run.finishedAt} /></td>
      {runAgain ? <td>{run.connector ? <RunAgainButton runId={run.id} name={run.name} runAgain={runAgain} /> : null}</td> : null}
    </tr>
  )
}

export const RunTable = ({ label, runs, runAgain }: { label: string; runs: JobRunSummary[]; runAgain?: RunAgainAction }) => (
  <Figures label={label}>
    <thead>
      <tr>
        <th scope="col">Job</th><th scope="col">Connector</th><th scope="col">State</th><th scope="col">Started</th><th scope="col">Ended</th>
        {runAgain ? <th scope="col"><span className="visually-hidden">Actions</span></th> : null}
      </tr>
    </thead>
    <tbody>{runs.map((run) => <Row key={run.id} run={run} runAgain={runAgain} />)}</tbody>
  </Figures>
)
