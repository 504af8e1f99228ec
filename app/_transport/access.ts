import type { Permission } from '@/lib/domain/roles'

/** Whoever asks, whoever is signed in, or whose role has the permission. */
export type Who = 'anyone' | 'signed in' | Permission

/**
 * Every door of the app and who may go through it. Nothing is guarded here: verbs and pages do that themselves. A unit test
 * fails while a page, route or action is missing; a browser test goes through all of them as everybody (e2e/doors.spec.ts).
 */
export const PAGES: Record<string, Who> = {
  'app/page.tsx': 'anyone',
  'app/(public)/login/page.tsx': 'anyone',
  'app/(public)/setup/page.tsx': 'anyone',
  'app/(public)/invite/page.tsx': 'anyone',
  'app/(public)/reset/page.tsx': 'anyone',
  'app/(console)/overview/page.tsx': 'report:read',
  'app/(console)/model-mix/page.tsx': 'report:read',
  'app/(console)/tokens/page.tsx': 'report:read',
  'app/(console)/costs/page.tsx': 'report:read',
  'app/(console)/services/page.tsx': 'report:read',
  'app/(console)/batch/page.tsx': 'report:read',
  'app/(console)/projects/page.tsx': 'report:read',
  'app/(console)/projects/[id]/page.tsx': 'report:read',
  'app/(console)/users/page.tsx': 'report:read',
  'app/(console)/users/[id]/page.tsx': 'report:read',
  'app/(console)/api-keys/page.tsx': 'report:read',
  'app/(console)/api-keys/[id]/page.tsx': 'report:read',
  'app/(console)/help/page.tsx': 'signed in',
  'app/(console)/help/[topic]/page.tsx': 'signed in',
  'app/(console)/settings/page.tsx': 'signed in',
  'app/(console)/settings/profile/page.tsx': 'profile:read',
  'app/(console)/settings/members/page.tsx': 'member:read',
  'app/(console)/settings/members/[userId]/page.tsx': 'member:read',
  'app/(console)/settings/jobs/page.tsx': 'jobs:read',
  'app/(console)/settings/model-tiers/page.tsx': 'model-tier:read',
  'app/(console)/settings/audit-log/page.tsx': 'audit:read',
  'app/(console)/settings/ai-providers/page.tsx': 'connector:read',
  'app/(console)/settings/ai-providers/openai/page.tsx': 'connector:read',
  'app/(console)/settings/ai-providers/openai/new/page.tsx': 'connector:write',
  'app/(console)/settings/ai-providers/openai/[connectorId]/page.tsx': 'connector:read',
}

export const ROUTES: Record<string, Record<string, Who>> = {
  'app/api/auth/[...nextauth]/route.ts': { GET: 'anyone', POST: 'anyone' },
  'app/api/health/route.ts': { GET: 'anyone' },
  'app/api/openapi.json/route.ts': { GET: 'anyone' },
  /** 404 without Inngest, else for requests that its key signed. */
  'app/api/inngest/route.ts': { GET: 'anyone', POST: 'anyone', PUT: 'anyone' },
  'app/api/data-version/route.ts': { GET: 'report:read' },
  /** 404 without METRICS_TOKEN, else for whoever has it. */
  'app/api/metrics/route.ts': { GET: 'anyone' },
  'app/api/reports/provenance/route.ts': { GET: 'report:read' },
  'app/api/reports/[report]/route.ts': { GET: 'report:read' },
  'app/api/reports/[report]/[id]/route.ts': { GET: 'report:read' },
  'app/api/exports/[report]/route.ts': { GET: 'report:export' },
  'app/api/exports/[report]/[id]/route.ts': { GET: 'report:export' },
  'app/api/exports/audit-log/route.ts': { GET: 'audit:read' },
  'app/api/connectors/[id]/preview/route.ts': { GET: 'connector:write' },
}

export const ACTIONS: Record<string, Record<string, Who>> = {
  'app/(public)/setup/actions.ts': { createOrganization: 'anyone' },
  'app/(public)/invite/actions.ts': { look: 'anyone', accept: 'anyone' },
  'app/(public)/reset/actions.ts': { look: 'anyone', reset: 'anyone' },
  'app/(console)/settings/profile/actions.ts': { rename: 'profile:write', newPassword: 'profile:write', endSessions: 'profile:write', switchTo: 'profile:write' },
  'app/(console)/settings/members/actions.ts': {
    invite: 'member:write', reissue: 'member:write', revoke: 'member:write', setRole: 'member:write', deactivate: 'member:write', reactivate: 'member:write',
    resetLink: 'member:write', endSession: 'member:write',
  },
  'app/(console)/users/[id]/actions.ts': { removeName: 'person:remove-name' },
  'app/(console)/settings/jobs/actions.ts': { runJobAgain: 'jobs:run' },
  'app/(console)/settings/model-tiers/actions.ts': { changeModelTier: 'model-tier:write' },
  'app/(console)/settings/ai-providers/openai/actions.ts': {
    sync: 'connector:sync', rename: 'connector:write', pause: 'connector:write', resume: 'connector:write', replaceKey: 'connector:write', remove: 'connector:write',
  },
  'app/(console)/settings/ai-providers/openai/new/actions.ts': { verify: 'connector:write', save: 'connector:write', cancel: 'connector:write', retry: 'connector:write' },
}
