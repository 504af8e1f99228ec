'use client'

import { Kbd, UnstyledButton } from '@mantine/core'
import { useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Role } from '@/lib/domain/roles'
import classes from './palette.module.css'

/** Loads when it is first opened: most pages are left without it. */
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })
const OpenPalette = createContext<() => void>(() => {})

/** Ctrl-K (on a Mac ⌘K) anywhere within opens the palette, also out of a field. */
export function PaletteHost({ role, children }: { role: Role; children: ReactNode }) {
  const [asked, setAsked] = useState(0)
  const open = () => setAsked((times) => times + 1)
  useHotkeys([['mod+K', open]], [])
  return (
    <OpenPalette value={open}>
      {children}
      {asked > 0 ? <Palette role={role} asked={asked} /> : null}
    </OpenPalette>
  )
}

export function PaletteButton() {
  const open = useContext(OpenPalette)
  const mac = useOs() === 'macos'
  return (
    <UnstyledButton className={classes.button} onClick={open} aria-haspopup="dialog">
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span className={classes.label}>Go to …</span>
      <Kbd size="xs" aria-hidden className={classes.key}>{mac ? '⌘ K' : 'Ctrl K'}</Kbd>
    </UnstyledButton>
  )
}
