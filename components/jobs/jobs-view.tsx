import { Section } from '@/components/ui/section'
import { StatePage } from '@/components/ui/state-page'
import type { Jobs } from '@/lib/features/jobs/jobs-model'
import classes from './jobs-view.module.css'
import { RefreshWhileOpen } from '@/components/ui/refresh-while-open'
import type { RunAgainAction } from './run-again-button'
import { RunTable } from './run-table'
import { ScheduleTable } from './schedule-table'

/** Next runs, running, and what ended, newest first. */
export function JobsView({ jobs, runAgain }: { jobs: Jobs; runAgain: RunAgainAction }) {
  if (jobs.engine === 'inngest') {
    return <StatePage as="h2" title="Inngest runs the jobs"><p>This installation uses an Inngest server: schedules, runs, errors and “run again” are on its own pages.</p></StatePage>
  }
  return (
    <div className={classes.sections}>
      <RefreshWhileOpen />
      <Section title="Next runs" note="For all organizations of this installation."><ScheduleTable schedules={jobs.schedules} /></Section>
      <Section title="Running and waiting">{jobs.open.length > 0 ? <RunTable label="Running and waiting" runs={jobs.open} /> : <p className={classes.nothing}>Nothing is running for this organization right now.</p>}</Section>
      <Section title="Ended" note="The last 100 runs for connectors of this organization, newest first.">
        {jobs.ended.length > 0 ? <RunTable label="Ended" runs={jobs.ended} runAgain={runAgain} /> : <p className={classes.nothing}>No job has run for this organization yet. The first poll comes within the hour.</p>}
      </Section>
    </div>
  )
}
