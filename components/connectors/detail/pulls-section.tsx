import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import type { ListPage, PullRow } from '@/lib/features/connectors/connector-detail'
import { DaySpan } from './day-span'
import classes from './detail.module.css'
import { formatDuration } from './format-duration'
import { reasonName, serviceName } from './words'

const HEADS = ['Started', 'Service', 'Days (UTC)', 'Why', 'Result', 'Rows', 'Set aside', 'Days changed', 'Took']
const count = (value: number) => value.toLocaleString('en-US')

const Row = ({ pull }: { pull: PullRow }) => (
  <tr>
    <th scope="row"><time dateTime={pull.startedAt}>{formatInstant(pull.startedAt)}</time></th>
    <td>{serviceName(pull.service, pull.width)}</td>
    <td><DaySpan from={pull.from} to={pull.to} /></td>
    <td>{reasonName(pull.reason)}</td>
    <td>{pull.error ? <span className={classes.failed}>{pull.error}</span> : <span className={classes.done}>Stored</span>}</td>
    <td>{pull.error ? '–' : count(pull.rows)}</td>
    <td>{pull.error ? '–' : count(pull.rejectedRows)}</td>
    <td>{pull.error ? '–' : count(pull.changedDays)}</td>
    <td>{pull.durationMs === null ? '–' : formatDuration(pull.durationMs)}</td>
  </tr>
)

/** Every fetch: when, what and why, and what came of it. */
export const PullsSection = ({ pulls, href }: { pulls: ListPage<PullRow>; href: (page: number) => string }) => (
  <Section title="Pull history" note={pulls.total > 0 ? `${count(pulls.total)} pulls, newest first. Every pull replaces the days it read; one that brought the same changes none.` : null}>
    {pulls.total === 0 ? <p className={classes.empty}>Nothing has been read yet. Press Sync now, or wait for the next pull.</p> : (
      <div className={classes.pulls}>
        <Figures label="Pull history">
          <thead><tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{pulls.rows.map((pull) => <Row key={pull.id} pull={pull} />)}</tbody>
        </Figures>
      </div>
    )}
    <Pager label="Pages of the pull history" page={pulls.page} pages={pulls.pages} href={href} />
  </Section>
)
