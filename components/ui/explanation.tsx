'use client'

import { Tooltip } from '@mantine/core'
import type { RefObject } from 'react'

type Props = { target: RefObject<HTMLElement | null>; label: string; opened: boolean }
const SOON = { enterDelay: 250 }

/** The target carries the words for screen readers. */
export const Explanation = ({ target, label, opened }: Props) => <Tooltip target={target} label={label} opened={opened} multiline maw={320} transitionProps={SOON} aria-hidden />
