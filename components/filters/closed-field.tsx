import { InputBase } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import type { ComponentProps, KeyboardEvent } from 'react'
import classes from './closed-field.module.css'

type Props = Pick<ComponentProps<'button'>, 'onPointerEnter' | 'onFocus'> & {
  label: string; value: string; dimmed?: boolean; width: number
  /** Pressed, or written to: with what was typed. */
  onWant: (typed: string) => void
}

/** A choice as it stands before anybody opened it; its list loads when they do. */
export function ClosedField({ label, value, dimmed = false, width, onWant, ...ahead }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const typed = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey
    if (!typed && key !== 'ArrowDown' && key !== 'ArrowUp') return
    event.preventDefault()
    onWant(typed ? key : '')
  }
  return (
    <InputBase
      component="button" type="button" role="combobox" aria-label={label} aria-haspopup="listbox" aria-expanded={false} pointer w={width} classNames={{ input: classes.input }}
      rightSection={<IconSelector size={16} stroke={1.5} aria-hidden />} rightSectionPointerEvents="none" onClick={() => onWant('')} onKeyDown={onKeyDown} {...ahead}
    ><span className={classes.value} data-dimmed={dimmed || undefined}>{value}</span></InputBase>
  )
}
