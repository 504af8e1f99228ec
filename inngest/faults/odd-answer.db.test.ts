import { afterAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { simulateFrom } from '@/lib/features/testing/faults/simulated-time'

const START = '2026-11-20T10:30:00Z'
const simulator = await simulateFrom(START)
const { disconnect } = await import('@/lib/platform/db')
const { polledConnector } = await import('@/lib/features/testing/polled')
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
