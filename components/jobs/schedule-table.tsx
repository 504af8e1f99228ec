import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import type { Jobs } from '@/lib/features/jobs/jobs-model'

export const ScheduleTable = ({ schedules }: { schedules: Jobs['schedules'] }) => (
  <Figures label="Next runs">
    <thead><tr><th scope="col">Job</th><th scope="col">Schedule (cron, UTC)</th><th scope="col">Next run</th></tr></thead>
    <tbody>
      {schedules.map(({ id, name, cron, nextAt }) => (
        <tr key={id}><th scope="row">{name}</th><td><code>{cron}</code></td><td>{nextAt ? <time dateTime={nextAt}>{formatInstant(nextAt)}</time> : 'when the worker starts'}</td></tr>
      ))}
    </tbody>
  </Figures>
)
