import { Section } from '@/components/ui/section'
import type { KeptHistory } from '@/lib/features/connectors/list-kept-histories'
import { DaySpan } from './detail/day-span'
import classes from './kept-histories.module.css'
import type { RemoveAction } from './life/actions'
import { DeleteHistoryButton } from './life/delete-history-button'
import { VendorOrganization } from './vendor-organization'

type Props = { histories: KeptHistory[]; remove: RemoveAction }

/** Removed connectors whose days are still in the reports. */
export function KeptHistories({ histories, remove }: Props) {
  if (histories.length === 0) return null
  return (
    <Section title="Removed, history kept" note="Their days stay in the reports. Connect the same organization again, and they go on.">
      <ul className={classes.list}>
        {histories.map((kept) => (
          <li key={kept.id} className={classes.kept}>
            <div className={classes.what}>
              <p id={`kept-${kept.id}`} className={classes.name}>{kept.name}</p>
              <p className={classes.quiet}><VendorOrganization id={kept.vendorOrganizationId} unknown="unknown organization" />{kept.from && kept.to ? <> · <DaySpan from={kept.from} to={kept.to} /> (UTC)</> : null}</p>
            </div>
            <DeleteHistoryButton connector={kept} remove={remove} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
