import { afterAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { simulateFrom } from '@/lib/features/testing/faults/simulated-time'

const START = '2026-11-20T10:30:00Z'
const simulator = await simulateFrom(START)
const { disconnect } = await import('@/lib/platform/db')
const { polledConnector } = await import('@/lib/features/testing/polled')
const { readConnector } = await import('@/lib/features/connectors/read-connector')
const { rowsOf } = await import('@/lib/features/testing/faults/fleet')
const { Timeline } = await import('@/lib/features/testing/faults/timeline')
const { startSimulatedWorker } = await import('@/lib/features/testing/faults/worker-process')
const worker = await startSimulatedWorker(Date.parse(START))
const timeline = new Timeline(simulator, [worker], Date.parse(START))
afterAll(async () => { await worker.stop(); vi.useRealTimers(); await disconnect(); await simulator.close() })

it('reads a service that was told to wait when the wait is over, though another one answered oddly meanwhile', async () => {
  const connector = await polledConnector(simulator.keyOf('two-projects'), 14, new Date(START))
  const stored = async () => (await rowsOf(connector, z.object({ service: z.string() }), `select service from "DayState" where day = '2026-11-20' order by 1`)).map(({ service }) => service)
  simulator.control({ do: 'delay', path: '/usage/completions', ms: 400 })
  simulator.control({ do: 'fail', with: '429', retryAfter: 90, times: 2, path: '/usage/completions' })
  simulator.control({ do: 'fail', with: 'missing-cursor', path: '/usage/images' })
  await timeline.leap(Date.parse('2026-11-20T11:00:00Z'))
  expect(await stored()).not.toContain('completions')
  await timeline.until('2026-11-20T11:10:00Z')
  expect(await stored()).toEqual(['audio_speeches', 'audio_transcriptions', 'code_interpreter_sessions', 'completions', 'completions_hourly', 'costs', 'decisions', 'embeddings', 'file_search_calls', 'moderations', 'vector_stores', 'web_search_calls'])
  await timeline.until('2026-11-20T12:00:00Z')
  expect(await stored()).toContain('images')
}, 600_000)

const Asked = z.object({ requests: z.array(z.object({ path: z.string(), organization: z.string().nullable(), fault: z.string().nullable() })) })

it('waits a minute where OpenAI asks to wait and does not say how long, says so, and asks only for what is missing', async () => {
  const scope = await polledConnector(simulator.keyOf('unnamed'), 14, new Date(START))
  const connector = async () => (await readConnector(scope.admin, scope.connectorId)).connector
  const asked = async () => Asked.parse(await (await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })).json()).requests.filter(({ organization, path }) => organization === 'unnamed' && /usage|costs/.test(path))
  await timeline.until('2026-11-20T13:30:00Z')
  simulator.control({ do: 'reset-requests' })
  // Slow to answer, so that other services are stored before anything is held back.
  simulator.control({ do: 'delay', path: '/organization/costs', ms: 1000 })
  simulator.control({ do: 'fail', with: '429', times: 2, path: '/organization/costs', organization: 'unnamed' })
  await timeline.leap(Date.parse('2026-11-20T14:00:00Z'))
  expect(await connector()).toMatchObject({ status: 'Rate limited', problem: { message: 'OpenAI asks to wait: too many requests.', nextStep: 'CloudMonitor tries again by itself.' } })
  const [before, stored] = [await asked(), await rowsOf(scope, z.object({ service: z.string() }), `select service from "DayState" where "fetchedAt" >= '2026-11-20T14:00:00Z' and service not like 'completions%'`)]
  await timeline.leap(Date.parse('2026-11-20T14:00:50Z'))
  expect(await asked(), 'nothing is asked before the minute is over').toEqual(before)
  await timeline.until('2026-11-20T14:05:00Z')
  expect(await connector()).toMatchObject({ status: 'Healthy', problem: null })
  const later = (await asked()).slice(before.length)
  expect([...before, ...later].filter(({ fault }) => fault !== null)).toMatchObject([{ path: '/v1/organization/costs' }, { path: '/v1/organization/costs' }])
  expect(stored.length).toBeGreaterThan(2)
  for (const { service } of stored) expect(later.map(({ path }) => path), 'what is stored is not asked for again').not.toContain(`/v1/organization/usage/${service}`)
}, 600_000)
