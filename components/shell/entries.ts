import { IconApps, IconChartBar, IconCoin, IconFolder, IconHelp, IconKey, IconLayersIntersect, IconLetterT, IconSettings, IconStack2, IconUsers } from '@tabler/icons-react'
import { mayDo, type Role } from '@/lib/domain/roles'

export type Entry = { href: string; label: string; icon: typeof IconChartBar; allowed: (role: Role) => boolean; children: { href: string; label: string; allowed: (role: Role) => boolean }[] }

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
    href: '/settings', label: 'Settings', icon: IconSettings, allowed: (role) => mayDo(role, 'profile:read'),
    children: [
      { href: '/settings/ai-providers', label: 'AI providers', allowed: (role) => mayDo(role, 'connector:read') },
      { href: '/settings/members', label: 'Members', allowed: (role) => mayDo(role, 'member:read') },
      { href: '/settings/model-tiers', label: 'Model tiers', allowed: (role) => mayDo(role, 'model-tier:read') },
      { href: '/settings/jobs', label: 'Jobs', allowed: (role) => mayDo(role, 'jobs:read') },
      { href: '/settings/audit-log', label: 'Audit log', allowed: (role) => mayDo(role, 'audit:read') },
      { href: '/settings/profile', label: 'Profile', allowed: (role) => mayDo(role, 'profile:read') },
    ],
  },
  { href: '/help', label: 'Help', icon: IconHelp, allowed: () => true, children: [] },
]

/** Where a member may go: the navigation and the palette offer the same. */
export const entriesFor = (role: Role): Entry[] => ENTRIES.flatMap((entry) => (entry.allowed(role) ? [{ ...entry, children: entry.children.filter(({ allowed }) => allowed(role)) }] : []))
