'use client'

import { IconApps, IconChartBar, IconCoin, IconFolder, IconKey, IconLayersIntersect, IconLetterT, IconSettings, IconStack2, IconUsers } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { mayDo, type Role } from '@/lib/domain/roles'
import classes from './navigation.module.css'

type Entry = { href: string; label: string; icon: typeof IconChartBar; allowed: (role: Role) => boolean; children: { href: string; label: string }[] }

const reader = (role: Role) => mayDo(role, 'report:read')

const ENTRIES: Entry[] = [
  { href: '/overview', label: 'Overview', icon: IconChartBar, allowed: reader, children: [] },
  { href: '/model-mix', label: 'Model mix', icon: IconLayersIntersect, allowed: reader, children: [] },
  { href: '/tokens', label: 'Tokens', icon: IconLetterT, allowed: reader, children: [] },
  { href: '/costs', label: 'Costs', icon: IconCoin, allowed: reader, children: [] },
  { href: '/projects', label: 'Projects', icon: IconFolder, allowed: reader, children: [] },
  { href: '/users', label: 'Users', icon: IconUsers, allowed: reader, children: [] },
  { href: '/api-keys', label: 'API keys', icon: IconKey, allowed: reader, children: [] },
  { href: '/services', label: 'Services', icon: IconApps, allowed: reader, children: [] },
  { href: '/batch', label: 'Batch & tiers', icon: IconStack2, allowed: reader, children: [] },
  {
    href: '/settings', label: 'Settings', icon: IconSettings, allowed: (role) => mayDo(role, 'connector:read'),
    children: [{ href: '/settings/ai-providers', label: 'AI providers' }, { href: '/settings/model-tiers', label: 'Model tiers' }, { href: '/settings/jobs', label: 'Jobs' }, { href: '/settings/audit-log', label: 'Audit log' }],
  },
]

const isWithin = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

function Item({ href, label, path, icon: Icon }: { href: string; label: string; path: string; icon?: Entry['icon'] }) {
  const within = isWithin(path, href)
  return (
    <Link href={href} className={classes.link} data-within={within || undefined} data-sub={Icon ? undefined : true} aria-current={path === href ? 'page' : within ? 'true' : undefined}>
      {Icon ? <Icon size={18} stroke={1.75} aria-hidden /> : null}
      {label}
    </Link>
  )
}

export function Navigation({ role }: { role: Role }) {
  const path = usePathname()
  return (
    <nav aria-label="Main">
      <ul className={classes.list}>
        {ENTRIES.filter((entry) => entry.allowed(role)).map((entry) => (
          <li key={entry.href}>
            <Item href={entry.href} label={entry.label} icon={entry.icon} path={path} />
            {entry.children.length > 0 && isWithin(path, entry.href) ? (
              <ul className={classes.list}>{entry.children.map((child) => <li key={child.href}><Item {...child} path={path} /></li>)}</ul>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}
