import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import type { Role } from '@/lib/domain/roles'
import { LightPaper } from './light-paper'
import { Navigation } from './navigation'
import { PaletteButton, PaletteHost } from './palette-host'
import { PhoneBar } from './phone-bar'
import classes from './shell.module.css'
import { UserMenu } from './user-menu'

type Props = { organization: string; email: string; role: Role; children: ReactNode }

/** The frame of every signed-in page: navigation at the left, on a phone behind a button. */
export function Shell({ organization, email, role, children }: Props) {
  const side = (
    <>
      <p className={classes.organization}><Logo /><span className={classes.organizationName} title={organization}>{organization}</span></p>
      <PaletteButton />
      <Navigation role={role} />
      <div className={classes.foot}><UserMenu email={email} role={role} /></div>
    </>
  )
  return (
    <PaletteHost role={role}>
      <div className={classes.shell}>
        <LightPaper />
        <a href="#content" className={classes.skip}>Skip to content</a>
        <aside className={classes.side} aria-label="Organization and account">{side}</aside>
        <PhoneBar organization={organization}>{side}</PhoneBar>
        <main id="content" tabIndex={-1} className={classes.content}><p className={classes.paper}>{organization} · CloudMonitor</p>{children}</main>
      </div>
    </PaletteHost>
  )
}
