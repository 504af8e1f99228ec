'use client'

import { useRef } from 'react'
import { MenuButton } from '@/components/ui/menu-button'
import classes from '../report-table.module.css'
import type { ReportColumn } from '../report-table'
import { useHowMade } from './how-made-context'
import { MadeFigure } from './how-made'

/** Inside the page's main landmark, but outside of the table's frame, which would cut it off. */
const IN_MAIN = { target: '#content' }

/** The total of a column, as the button that says how it was made. */
export function MadeTotal<Row>({ column: { header, total, made } }: { column: ReportColumn<Row> }) {
  return made && made.total !== null && total ? <MadeFigure figure={made.figure} by={made.by} label={header} shown={made.total}>{total}</MadeFigure> : <>{total}</>
}

type Props<Row> = { row: Row; rowKey: string; columns: ReportColumn<Row>[] }

/** The row's own menu: each of its figures can be asked how it was made. */
export function MadeRow<Row extends { label: string }>({ row, rowKey, columns }: Props<Row>) {
  const ask = useHowMade()
  const button = useRef<HTMLButtonElement>(null)
  const figures = () => columns.flatMap(({ header, made }) => { const shown = made?.of(row) ?? null; return made && shown !== null ? [{ figure: made.figure, by: made.by, row: rowKey, label: header, shown }] : [] })
  if (!ask || !columns.some(({ made }) => (made?.of(row) ?? null) !== null)) return <td className={classes.made} />
  // Neither a button of Mantine's nor an icon: a table has hundreds, and those would be half of what it takes to draw and send it.
  const mark = <button ref={button} type="button" className={classes.mark} aria-label={`How were the figures of ${row.label} made?`} />
  return (
    <td className={classes.made}>
      <MenuButton position="bottom-end" portalProps={IN_MAIN} button={mark}>
        {(Menu) => (
          <>
            <Menu.Label>How was this number made?</Menu.Label>
            {figures().map((figure) => <Menu.Item key={figure.label} onClick={() => ask(figure, button.current)}>{figure.label}</Menu.Item>)}
          </>
        )}
      </MenuButton>
    </td>
  )
}
