import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { startTestExecutor, stopExecutors, testClient } from '@/lib/platform/embedded-inngest/testing/executors'
import { asSystem } from '@/lib/platform/system'
import { inTenant } from '@/lib/platform/tenant'
import { listJobs } from './list-jobs'
import { runAgain } from './run-again'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
const client = testClient()
const broken = { is: true }
const fn = client.createFunction({ id: 'sync-test', name: 'Sync of a test', triggers: { event: 'sync' }, retries: 0 }, ({ step }) => step.run('read', () => {
  if (broken.is) throw new Error('OpenAI does not accept this key.')
  return 1
}))
const schedule = client.createFunction({ id: 'schedule-test', name: 'Hourly', triggers: { cron: '0 * * * *' } }, () => 1)
let mine: Organization
let foreign: Organization
let connectorId: string

beforeAll(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  connectorId = (await insertConnector(mine.admin)).connectorId
  await startTestExecutor(client, [fn, schedule])
})
afterEach(() => { vi.unstubAllEnvs() })
afterAll(async () => { await stopExecutors(); await disconnect() })

const ended = (count: number) => vi.waitFor(async () => {
  const jobs = await listJobs(mine.admin)
  expect(jobs.ended).toHaveLength(count)
  return jobs
}, { timeout: 8000, interval: 30 })

describe('jobs', () => {
  it('shows an admin the next runs, and what failed with its error', async () => {
    await client.send({ name: 'sync', data: { organizationId: mine.organizationId, connectorId } })
    const jobs = await ended(1)
    expect(jobs).toMatchObject({ engine: 'embedded', open: [], schedules: [{ id: 'schedule-test', name: 'Hourly', cron: '0 * * * *' }] })
    expect(Date.parse(jobs.schedules[0]?.nextAt ?? '') % 3_600_000).toBe(0)
    expect(jobs.ended[0]).toMatchObject({ name: 'Sync of a test', state: 'failed', error: 'OpenAI does not accept this key.', connector: { id: connectorId } })
  })

  it('runs a failed one again, and says who asked', async () => {
    broken.is = false
    const [failed] = (await listJobs(mine.admin)).ended
    await runAgain(mine.admin, failed?.id ?? '')
    const jobs = await ended(2)
    expect(jobs.ended.map(({ state }) => state)).toEqual(['completed', 'failed'])
    const audit = await inTenant(mine.admin, (tx) => tx.auditEvent.findMany({ where: { action: 'job.run_again' } }))
    expect(audit).toMatchObject([{ subjectId: failed?.id }])
  })

  it('keeps to the organization, and to admins', async () => {
    const [run] = (await listJobs(mine.admin)).ended
    expect(await listJobs(foreign.admin)).toMatchObject({ open: [], ended: [] })
    await expect(runAgain(foreign.admin, run?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(listJobs(mine.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(runAgain(mine.finance, run?.id ?? '')).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(inTenant(foreign.admin, (tx) => tx.jobEvent.createMany({ data: { eventId: 'x', name: 'sync', data: {}, organizationId: mine.organizationId, at: new Date() } }))).rejects.toThrow()
    expect((await inTenant(mine.admin, (tx) => tx.jobRun.updateMany({ data: { state: 'queued' } }))).count).toBe(0)
    expect(await inTenant(mine.admin, (tx) => tx.jobStep.findMany())).toEqual([])
  })

  it('does not start what still runs', async () => {
    const [run] = (await listJobs(mine.admin)).ended
    await asSystem('test', (tx) => tx.jobRun.updateMany({ where: { id: run?.id ?? '' }, data: { state: 'waiting' } }))
    await expect(runAgain(mine.admin, run?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
  })
})
