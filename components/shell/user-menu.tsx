'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { IconLogout, IconSelector, IconUser } from '@tabler/icons-react'
import { signOut } from 'next-auth/react'
import Link from 'next/link'
import { forgetTones } from '@/components/charts/use-kept-tones'
import { ROLE_NAMES } from '@/components/members/role-names'
import type { Role } from '@/lib/domain/roles'
import { OrganizationMenu, type Organization, type SwitchTo } from './organization-menu'
import { ThemeChoice } from './theme-choice'
import classes from './user-menu.module.css'

type Props = { email: string; role: Role; current: Organization; organizations: Organization[]; switchTo: SwitchTo }

/** A full load afterwards, so that nothing of the organization stays in the browser's memory. */
async function leave() {
  await signOut({ redirect: false })
  forgetTones()
  window.location.replace('/login')
}

export function UserMenu({ email, role, ...organizations }: Props) {
  return (
    <Menu position="top-start" width="target" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <span className={classes.who}>
            <span className={classes.email}>{email}</span>
            <span className={classes.role}>{ROLE_NAMES[role]}</span>
          </span>
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <OrganizationMenu {...organizations} />
        <Menu.Item component={Link} href="/settings/profile" leftSection={<IconUser size={16} stroke={1.75} aria-hidden />}>Profile</Menu.Item>
        <Menu.Divider />
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={leave}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
