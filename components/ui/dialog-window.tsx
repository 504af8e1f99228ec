'use client'

import { Modal } from '@mantine/core'
import { useDeferredValue, type ReactNode } from 'react'
import classes from './dialog.module.css'

export type DialogProps = { title: string; opened: boolean; onClose: () => void; onClosed?: () => void; children: ReactNode }

const CLOSE = { 'aria-label': 'Close' }

/** Stands closed for a moment even when it is first drawn: only what opens remembers where the focus was. */
export function DialogWindow({ title, opened, onClose, onClosed, children }: DialogProps) {
  const open = useDeferredValue(opened, false)
  return <Modal opened={open} onClose={onClose} title={title} centered padding="lg" classNames={classes} closeButtonProps={CLOSE} returnFocus={!onClosed} onExitTransitionEnd={onClosed}>{children}</Modal>
}
