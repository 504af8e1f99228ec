import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import type { Role } from '@/lib/domain/roles'
import { LightPaper } from './light-paper'
import { Navigation } from './navigation'
import type { Organization, SwitchTo } from './organization-menu'
import { PaletteButton, PaletteHost } from './palette-host'
import { PhoneBar } from './phone-bar'
import classes from './shell.module.css'
import { UserMenu } from './user-menu'

type Props = { organization: Organization; organizations: Organization[]; email: string; role: Role; switchTo: SwitchTo; children: ReactNode }

/** The frame of every signed-in page: navigation at the left, on a phone behind a button. */
export function Shell({ organization: { id, name }, organizations, email, role, switchTo, children }: Props) {
  const side = (
    <>
      <p className={classes.organization}><Logo /><span className={classes.organizationName} title={name}>{name}</span></p>
      <PaletteButton />
      <Navigation role={role} />
      <div className={classes.foot}><UserMenu email={email} role={role} current={{ id, name }} organizations={organizations} switchTo={switchTo} /></div>
    </>
  )
  return (
    <PaletteHost role={role}>
      <div className={classes.shell}>
        <LightPaper />
        <a href="#content" className={classes.skip}>Skip to content</a>
        <aside className={classes.side} aria-label="Organization and account">{side}</aside>
        <PhoneBar organization={name}>{side}</PhoneBar>
        <main id="content" tabIndex={-1} className={classes.content}><p className={classes.paper}>{name} · CloudMonitor</p>{children}</main>
      </div>
    </PaletteHost>
  )
}
