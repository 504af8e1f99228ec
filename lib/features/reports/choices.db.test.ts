import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'
import { parseReportFilter } from '@/lib/domain/report-filter'

const simulator = await simulateOpenAi({ now: new Date().toISOString() })
const { reportChoices } = await import('./choices')
const { today } = await import('@/lib/platform/clock')
const { disconnect } = await import('@/lib/platform/db')

afterAll(async () => { await disconnect(); await simulator.close() })

const Names = z.array(z.object({ id: z.string(), name: z.string() }))

it.each(['acme', 'quirky'])('offers what was ever used or billed in %s, each once, by the name it has in the directory', async (slug) => {
  const { admin } = await makeOrganization()
  await connectKey(admin, simulator.keyOf(slug))
  const choices = await reportChoices(admin, parseReportFilter(new URLSearchParams(), today()))
  for (const [kind, column, entry] of [['project', 'projectId', 'project'], ['apiKey', 'apiKeyId', 'api_key']] as const) {
    const seen = Names.parse(await rowsOf(admin, `select s.id, coalesce((select nullif(e.name, '') from "DirectoryEntry" e where e.kind = '${entry}' and e."externalId" = s.id order by e.state <> 'active' limit 1), s.id) as name
      from (select distinct "${column}" as id from "Series" where "${column}" is not null) s`))
    expect(seen.length).toBeGreaterThan(0)
    expect(new Map(choices[kind].map(({ value, label }) => [value, label]))).toEqual(new Map(seen.map(({ id, name }) => [id, name])))
    expect(choices[kind]).toHaveLength(seen.length)
  }
  expect(choices.model.length).toBeGreaterThan(0)
  expect(choices.user.length).toBeGreaterThan(0)
})

it('offers a stranger nothing of it', async () => {
  const [{ admin }, stranger] = [await makeOrganization(), await makeOrganization()]
  await connectKey(admin, simulator.keyOf('acme'))
  const { project, apiKey, user, model } = await reportChoices(stranger.admin, parseReportFilter(new URLSearchParams(), today()))
  expect([project, apiKey, user, model]).toEqual([[], [], [], []])
})
