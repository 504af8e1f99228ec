'use client'

import { ActionIcon, Popover } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import classes from './formula-help.module.css'

/** How a figure is made, in words: opens on click, Enter and Space, closes on Escape. */
export const FormulaHelp = ({ of, formula }: { of: string; formula: string }) => (
  <Popover width={320} position="bottom-end" withinPortal trapFocus={false}>
    <Popover.Target>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={`How ${of} is calculated`} className={classes.button}><IconHelpCircle size={16} stroke={1.5} /></ActionIcon>
    </Popover.Target>
    <Popover.Dropdown aria-label={`How ${of} is calculated`}><p className={classes.text}>{formula}</p></Popover.Dropdown>
  </Popover>
)
