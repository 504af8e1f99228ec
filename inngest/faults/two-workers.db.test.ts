import { afterAll, expect, it, vi } from 'vitest'
import { simulateFrom } from '@/lib/features/testing/faults/simulated-time'
import { report, SIZE } from '@/lib/features/testing/faults/size'

const END = '2026-11-20T03:30:00Z'
const START = new Date(Date.parse(END) - SIZE.hours * 3_600_000 + 600_000).toISOString()
const simulator = await simulateFrom(START)
const { disconnect } = await import('@/lib/platform/db')
const { sail } = await import('@/lib/features/testing/faults/voyage')
const { examine } = await import('@/lib/features/testing/faults/examine')
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

it(`runs each slot once and each poll once with two workers on one database for ${SIZE.hours} hours, of which one dies`, async () => {
  const voyage = await sail(simulator, { connectors: Math.ceil(SIZE.connectors / 2), historyDays: 14, start: START, end: END, workers: 2, faultPercent: 5, seed: SIZE.seed, killMidway: true })
  const { wrong, figures } = await examine(simulator, voyage)
  report('two workers', figures)
  expect(wrong, `seed ${SIZE.seed}`).toEqual([])
  expect(figures['calls that went well / fewest']).toBeLessThanOrEqual(1.2)
}, SIZE.timeoutMs)
