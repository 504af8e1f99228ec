'use client'

import { Fragment, type ReactNode } from 'react'
import classes from './table-rows.module.css'
import { useRowWindow } from './use-row-window'

type Props = { count: number; columns: number; row: (index: number) => { key: string; cells: ReactNode } }

const Room = ({ height, columns }: { height: number; columns: number }) => (height > 0 ? <tr aria-hidden className={classes.room}><td colSpan={columns} style={{ height }} /></tr> : null)

/** The rows of a table, of a long one those near the screen. `aria-rowindex` counts the head as the first. */
export function TableRows({ count, columns, row }: Props) {
  const { body, indexes, isWindowed, onFocus, roomBefore, roomAfter } = useRowWindow(count)
  return (
    <tbody ref={body} onFocus={onFocus}>
      {indexes.map((index, place) => {
        const { key, cells } = row(index)
        return (
          <Fragment key={key}>
            <Room height={roomBefore(index, indexes[place - 1])} columns={columns} />
            <tr data-index={index} aria-rowindex={isWindowed ? index + 2 : undefined}>{cells}</tr>
          </Fragment>
        )
      })}
      <Room height={roomAfter(indexes.at(-1))} columns={columns} />
    </tbody>
  )
}
