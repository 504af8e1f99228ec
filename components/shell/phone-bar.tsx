'use client'

import { Burger } from '@mantine/core'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import classes from './phone-bar.module.css'

/** Loads when it is first opened: wider screens never need it. */
const PhoneDrawer = dynamic(() => import('./phone-drawer').then((module) => module.PhoneDrawer), { ssr: false })

/** The bar at the top of a phone; its button opens what stands at the left of wider screens. Closes where a link leads away. */
export function PhoneBar({ organization, children }: { organization: string; children: ReactNode }) {
  const path = usePathname()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const [wanted, setWanted] = useState(false)
  const open = () => {
    setOpenAt(path)
    setWanted(true)
  }
  return (
    <header className={classes.bar}>
      <Burger size="sm" opened={openAt === path} onClick={open} aria-label="Open navigation" aria-haspopup="dialog" />
      <Logo size={20} />
      <span className={classes.organization}>{organization}</span>
      {wanted ? <PhoneDrawer opened={openAt === path} onClose={() => setOpenAt(null)}>{children}</PhoneDrawer> : null}
    </header>
  )
}
