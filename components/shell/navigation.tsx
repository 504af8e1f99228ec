'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Role } from '@/lib/domain/roles'
import { entriesFor, type Entry } from './entries'
import classes from './navigation.module.css'

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
        {entriesFor(role).map((entry) => (
          <li key={entry.href}>
            <Item href={entry.href} label={entry.label} icon={entry.icon} path={path} />
            {entry.children.length > 0 && isWithin(path, entry.href) ? (
              <ul className={classes.list}>{entry.children.map(({ href, label }) => <li key={href}><Item href={href} label={label} path={path} /></li>)}</ul>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}
