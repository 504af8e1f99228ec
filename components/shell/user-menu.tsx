'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { IconLogout, IconSelector } from '@tabler/icons-react'
import { signOut } from 'next-auth/react'
import { forgetTones } from '@/components/charts/use-kept-tones'
import type { Role } from '@/lib/domain/roles'
import { ThemeChoice } from './theme-choice'
import classes from './user-menu.module.css'

const ROLE_NAMES: Record<Role, string> = { admin: 'Admin', finance: 'Finance' }

/** A full load afterwards, so that nothing of the organization stays in the browser's memory. */
async function leave() {
  await signOut({ redirect: false })
  forgetTones()
  window.location.replace('/login')
}

export function UserMenu({ email, role }: { email: string; role: Role }) {
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
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={leave}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
