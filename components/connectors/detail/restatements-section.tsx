import { Figures } from '@/components/ui/figures'
import { formatDay, formatInstant } from '@/components/ui/format-time'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import type { DecimalText } from '@/lib/domain/money'
import type { ListPage, RestatementRow } from '@/lib/features/connectors/connector-detail'
import classes from './detail.module.css'
import { measureName, serviceName } from './words'

const HEADS = ['Day (UTC)', 'Service', 'Measure', 'Seen', 'Old', 'New', 'Difference']
const grouped = (value: DecimalText) => value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')

const Value = ({ measure, value }: { measure: string; value: DecimalText }) => (measure === 'amount' ? <Usd amount={value} /> : <>{grouped(value)}</>)

const Row = ({ one }: { one: RestatementRow }) => (
  <tr>
    <th scope="row">{formatDay(one.day)}</th>
    <td>{serviceName(one.service)}</td>
    <td>{measureName(one.measure)}</td>
    <td><time dateTime={one.seenAt}>{formatInstant(one.seenAt)}</time></td>
    <td><Value measure={one.measure} value={one.oldValue} /></td>
    <td><Value measure={one.measure} value={one.newValue} /></td>
    <td>{one.difference.startsWith('-') ? '' : '+'}<Value measure={one.measure} value={one.difference} /></td>
  </tr>
)

/** Settled days that OpenAI changed afterwards. */
export const RestatementsSection = ({ restatements, href }: { restatements: ListPage<RestatementRow>; href: (page: number) => string }) => (
  <Section title="Restatements" note="Settled days whose totals changed afterwards. Reports show the new value.">
    {restatements.total === 0 ? <p className={classes.empty}>No settled day has changed.</p> : (
      <div className={classes.restatements}>
        <Figures label="Restatements">
          <thead><tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{restatements.rows.map((one) => <Row key={one.id} one={one} />)}</tbody>
        </Figures>
      </div>
    )}
    <Pager label="Pages of the restatements" page={restatements.page} pages={restatements.pages} href={href} />
  </Section>
)
