import { HelpLink } from '@/components/help/help-link'
import { formatDay, formatInstant } from '@/components/ui/format-time'
import { ProblemNote } from '@/components/ui/problem-note'
import { formatUsdExact } from '@/lib/domain/money'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import classes from './notices.module.css'

const rows = ({ costs, usage }: ReportFrame['setAside']) =>
  [costs ? `${costs.toLocaleString('en-US')} cost ${costs === 1 ? 'row' : 'rows'}` : '', usage ? `${usage.toLocaleString('en-US')} usage ${usage === 1 ? 'row' : 'rows'}` : ''].filter(Boolean).join(' and ')

/** What a reader of the figures has to know: a connector that fails, a history still on its way, money in other currencies, rows that could not be read, dollars without their key. */
export function Notices({ report: { connectors: all, connectorIds, otherCurrencies, withoutKeys, setAside } }: { report: ReportFrame }) {
  const connectors = all.filter(({ id }) => connectorIds.length === 0 || connectorIds.includes(id))
  const importing = connectors.filter((connector) => connector.state === 'Importing history')
  const notes = [
    ...connectors.flatMap(({ id, name, problem, updatedAt }) => problem ? [
      <ProblemNote key={id} title={`${name} could not be read`}>
        <p>{problem} {updatedAt ? `Its figures are from ${formatInstant(updatedAt)}.` : 'It has not been read yet.'} <HelpLink topic="troubleshooting" section="status">More on this</HelpLink></p>
      </ProblemNote>,
    ] : []),
    ...(importing.length > 0 ? [
      <ProblemNote key="importing" level="info" title={`${importing.map((connector) => connector.name).join(', ')}: importing history`}><p>Earlier days appear as they are read. <HelpLink topic="connect-openai" section="afterwards">More on this</HelpLink></p></ProblemNote>,
    ] : []),
    ...(otherCurrencies.length > 0 ? [
      <ProblemNote key="currencies" level="warning" title="Some money is billed in other currencies">
        <p>{otherCurrencies.map(({ currency, amount }) => `${formatUsdExact(amount).replace('$', '')} ${currency.toUpperCase()}`).join(', ')}: not converted, and not part of the figures below.</p>
      </ProblemNote>,
    ] : []),
    ...(setAside.costs + setAside.usage > 0 ? [
      <ProblemNote key="set-aside" level="warning" title={`${rows(setAside)} of this period could not be read`}>
        <p>They are in no figure below{setAside.costs > 0 ? ', so dollars may be missing' : ''}. An admin finds them on the page of each connector, under Rows set aside; they are tried again at the next pull of their days.</p>
      </ProblemNote>,
    ] : []),
    ...(withoutKeys ? [
      <ProblemNote key="keys" level="info" title={`Dollars by API key are not available for ${withoutKeys.from === withoutKeys.to ? '' : `${formatDay(withoutKeys.from)} to `}${formatDay(withoutKeys.to)} (UTC)`}>
        <p>OpenAI refused to group costs by key there: {formatUsdExact(withoutKeys.amount)} {withoutKeys.counted ? 'is in every total' : 'is in no figure below'}, without its key.</p>
      </ProblemNote>,
    ] : []),
  ]
  return notes.length > 0 ? <div className={classes.notes}>{notes}</div> : null
}
