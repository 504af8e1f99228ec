import type { Page } from '@playwright/test'
import { z } from 'zod'
import { callAction } from './doors'
import { asSystem, connect, expect, test } from './fixtures'

const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']
const Rows = z.object({ rows: z.array(z.object({ id: z.string().nullable() })) })
const Shifts = z.array(z.object({ value: z.number(), moved: z.array(z.string()) }))
/** A fifth of what the browsers' makers call good (0.1): what remains is a digit that is wider than the one before. */
const MOST = 0.02
const SYNC = 'app/(console)/settings/ai-providers/openai/actions.ts sync'

/** From the first frame on, what the browser says that moved without anybody having asked for it. */
function watchShifts(): void {
  const seen: { value: number; moved: string[] }[] = []
  Object.assign(window, { shifts: seen })
  const nameOf = (node: Node | null | undefined) => node instanceof HTMLElement ? `${node.tagName.toLowerCase()}.${node.className} "${node.innerText.slice(0, 40)}"` : node?.textContent ?? 'gone'
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('hadRecentInput' in entry && entry.hadRecentInput === true) continue
      const value = 'value' in entry && typeof entry.value === 'number' ? entry.value : 0
      const sources: unknown[] = 'sources' in entry && Array.isArray(entry.sources) ? entry.sources : []
      seen.push({ value, moved: sources.map((source) => typeof source === 'object' && source !== null && 'node' in source && (source.node === null || source.node instanceof Node) && 'previousRect' in source && 'currentRect' in source ? `${nameOf(source.node)} ${JSON.stringify(source.previousRect)} → ${JSON.stringify(source.currentRect)}` : '') })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** What moved since the page opened, or since this was asked last. */
async function expectStill(page: Page, what: string): Promise<void> {
  const shifts = Shifts.parse(await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(() => resolve('shifts' in window && Array.isArray(window.shifts) ? window.shifts.splice(0) : null), 50)) })))
  expect.soft(shifts.reduce((sum, { value }) => sum + value, 0), `${what}:\n${shifts.map(({ value, moved }) => `${value}\n  ${moved.join('\n  ')}`).join('\n')}`).toBeLessThan(MOST)
}

for (const [name, viewport, factor] of [['wide', { width: 1440, height: 900 }, '3.7'], ['phone', { width: 390, height: 844 }, '2.9']] as const) {
  test(`nothing moves while a report opens, nor when its data is renewed: ${name}`, async ({ asAdmin, organization, simulator }) => {
    test.setTimeout(240_000)
    await connect(asAdmin, simulator.keyOf('two-projects'))
    const context = asAdmin.context()
    await asAdmin.goto('about:blank')
    // What loads later comes later, as it does over a line: on this machine it would be there before the first frame.
    await context.route('**/_next/static/chunks/**', async (route) => { await new Promise((resolve) => setTimeout(resolve, 100)); await route.continue() })
    await context.addInitScript(watchShifts)
    const thing = async (kind: string) => `${kind}/${Rows.parse(await (await context.request.get(`/api/reports/${kind}?period=last-14-days`)).json()).rows.find(({ id }) => id !== null)?.id}`
    const readings = new Map<string, number>()
    const open: [name: string, page: Page][] = []
    for (const report of [...REPORTS, await thing('users')]) {
      const page = await context.newPage()
      await page.setViewportSize(viewport)
      await page.goto(`/${report}?period=last-14-days`)
      await expect(page.locator('svg.recharts-surface').first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectStill(page, `${report} opens`)
      open.push([report, page])
      page.on('requestfinished', (request) => { if (request.url().includes('/api/reports/')) readings.set(report, (readings.get(report) ?? 0) + 1) })
    }

    const before = new Map(readings)
    await simulator.control({ do: 'restate-costs', organization: 'two-projects', day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), factor })
    const { rows } = await asSystem((client) => client.query('select id from "Connector" where "organizationId" = $1', [organization.id]))
    const [{ id }] = z.tuple([z.object({ id: z.uuid() })]).parse(rows)
    expect((await callAction(context.request, SYNC, [id])).code).toBe('ok')
    for (const [report, page] of open) {
      await page.bringToFront()
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
      await expect.poll(() => readings.get(report) ?? 0, report).toBeGreaterThan(before.get(report) ?? 0)
      await expectStill(page, `${report} is renewed`)
    }
  })
}
