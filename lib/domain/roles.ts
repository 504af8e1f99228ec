import { z } from 'zod'

export const Role = z.enum(['admin', 'finance'])
export type Role = z.infer<typeof Role>

/** Who may do what: the one list. Finance reads reports, exports, help, the own profile and the health of connectors. */
export const PERMISSIONS = {
  'report:read': ['admin', 'finance'],
  'report:export': ['admin', 'finance'],
  'connector:health': ['admin', 'finance'],
  'connector:read': ['admin'],
  'connector:write': ['admin'],
  'connector:sync': ['admin'],
  'model-tier:read': ['admin'],
  'model-tier:write': ['admin'],
  'person:remove-name': ['admin'],
  'member:read': ['admin'],
  'member:write': ['admin'],
  'profile:read': ['admin', 'finance'],
  'profile:write': ['admin', 'finance'],
  'audit:read': ['admin'],
  'jobs:read': ['admin'],
  'jobs:run': ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

export const mayDo = (role: Role, permission: Permission): boolean => PERMISSIONS[permission].some((allowed) => allowed === role)
