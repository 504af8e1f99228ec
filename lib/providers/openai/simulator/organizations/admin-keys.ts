import { idText } from '../generator/random'
import type { AdminKey, KeyPurpose, Scope } from './organization'

const KEYS: { purpose: KeyPurpose; name: string; scopes: Scope[]; revoked?: true }[] = [
  { purpose: 'read-only', name: 'CloudMonitor', scopes: ['api.usage.read', 'api.management.read'] },
  { purpose: 'full', name: 'Everything', scopes: ['api.usage.read', 'api.management.read', 'api.management.write'] },
  { purpose: 'usage-only', name: 'Usage only', scopes: ['api.usage.read'] },
  { purpose: 'no-usage', name: 'Directory only', scopes: ['api.management.read'] },
  { purpose: 'revoked', name: 'Old key', scopes: ['api.usage.read', 'api.management.read'], revoked: true },
  { purpose: 'project', name: 'A project key', scopes: [] },
]

/** The keys of an organization. Their texts never depend on the seed, and no two end in the same four characters. */
export function adminKeysOf(slug: string, short: string, createdAt: number): AdminKey[] {
  return KEYS.map(({ purpose, name, scopes, revoked = false }, index) => ({
    text: `${purpose === 'project' ? 'sk-proj' : 'sk-admin'}-simulated-${slug}-${purpose}-${short}0${index + 1}`,
    id: `key_${idText(`${slug}/admin/${purpose}`, 16)}`,
    purpose, name, revoked,
    scopes: new Set(scopes),
    createdAt: createdAt + index * 3600,
  }))
}
