import type { Role } from '@/lib/domain/roles'

export const ROLE_NAMES: Record<Role, string> = { admin: 'Admin', finance: 'Finance' }
export const ROLE_TEXTS: Record<Role, string> = { admin: 'Connects providers, manages members, does everything.', finance: 'Reads and exports reports.' }
