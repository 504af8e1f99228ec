'use client'

import { UnstyledButton } from '@mantine/core'
import { IconLogout, IconSelector, IconUser } from '@tabler/icons-react'
import Link from 'next/link'
import { forgetTones } from '@/components/charts/use-kept-tones'
import { ROLE_NAMES } from '@/components/members/role-names'
import { MenuButton } from '@/components/ui/menu-button'
import type { Role } from '@/lib/domain/roles'
import { OrganizationMenu, type Organization, type SwitchTo } from './organization-menu'
import { ThemeChoice } from './theme-choice'
import classes from './user-menu.module.css'

type Props = { email: string; role: Role; current: Organization; organizations: Organization[]; switchTo: SwitchTo }

/** A full load afterwards, so that nothing of the organization stays in the browser's memory. */
async function leave() {
  const { signOut } = await import('next-auth/react')
  await signOut({ redirect: false })
  forgetTones()
  window.location.replace('/login')
}

export function UserMenu({ email, role, ...organizations }: Props) {
  const button = (
    <UnstyledButton className={classes.button}>
      <span className={classes.who}>
        <span className={classes.email}>{email}</span>
        <span className={classes.role}>{ROLE_NAMES[role]}</span>
      </span>
      <IconSelector size={16} stroke={1.75} aria-hidden />
    </UnstyledButton>
  )
  return (
    <MenuButton position="top-start" width="target" withinPortal={false} button={button}>
      {(Menu) => (
        <>
          <OrganizationMenu {...organizations} menu={Menu} />
          <Menu.Item component={Link} href="/settings/profile" leftSection={<IconUser size={16} stroke={1.75} aria-hidden />}>Profile</Menu.Item>
          <Menu.Divider />
          <ThemeChoice menu={Menu} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={leave}>Sign out</Menu.Item>
        </>
      )}
    </MenuButton>
  )
}
