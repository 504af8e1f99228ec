import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import classes from './report-table.module.css'

type Props = { label: string; text: true | undefined; note: string | undefined; sorted: false | 'asc' | 'desc'; sort: (() => void) | null }

/** The head of a column; where it can be sorted it is a button, and says how it is sorted. */
export function SortableHeader({ label, text, note, sorted, sort }: Props) {
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <th scope="col" data-text={text} title={note} aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}>
      {sort ? <button type="button" className={classes.sort} onClick={sort}>{label}{sorted ? <Arrow size={12} aria-hidden /> : null}</button> : label}
    </th>
  )
}
