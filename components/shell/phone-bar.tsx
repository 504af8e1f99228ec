'use client'

import { Burger, Drawer } from '@mantine/core'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import classes from './phone-bar.module.css'

/** The bar at the top of a phone; its button opens what stands at the left of wider screens. Closes where a link leads away. */
export function PhoneBar({ organization, children }: { organization: string; children: ReactNode }) {
  const path = usePathname()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const close = () => setOpenAt(null)
  return (
    <header className={classes.bar}>
      <Burger size="sm" opened={openAt === path} onClick={() => setOpenAt(path)} aria-label="Open navigation" aria-haspopup="dialog" />
      <Logo size={20} />
      <span className={classes.organization}>{organization}</span>
      <Drawer.Root opened={openAt === path} onClose={close} size={288}>
        <Drawer.Overlay />
        <Drawer.Content aria-label="Navigation">
          <Drawer.Body className={classes.drawer}>
            <Drawer.CloseButton aria-label="Close navigation" className={classes.close} />
            {children}
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </header>
  )
}
