'use client'

import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

type Props = { title: string; opened: boolean; onClose: () => void; onClosed?: () => void; children: ReactNode }
const CLOSE = { 'aria-label': 'Close' }

/** A question that has to be answered or closed first. What is typed in it is gone when it closes. */
export const Dialog = ({ title, opened, onClose, onClosed, children }: Props) => (
  <Modal opened={opened} onClose={onClose} title={title} centered padding="lg" classNames={classes} closeButtonProps={CLOSE} returnFocus={!onClosed} onExitTransitionEnd={onClosed}>{children}</Modal>
)
