import { afterAll, expect, it, vi } from 'vitest'
import { simulateFrom } from '@/lib/features/testing/faults/simulated-time'
import { report, SIZE } from '@/lib/features/testing/faults/size'

const START = '2026-11-20T03:40:00Z'
const simulator = await simulateFrom(START)
const { disconnect } = await import('@/lib/platform/db')
const { sail } = await import('@/lib/features/testing/faults/voyage')
const { examine } = await import('@/lib/features/testing/faults/examine')
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

it(`keeps ${SIZE.connectors} connectors exactly right for ${SIZE.days} days while every twentieth request fails`, async () => {
  const end = new Date(Date.parse(START) + SIZE.days * 86_400_000 - 600_000).toISOString()
  const voyage = await sail(simulator, { connectors: SIZE.connectors, historyDays: 90, start: START, end, workers: 1, faultPercent: 5, seed: SIZE.seed, killMidway: false })
  const { wrong, figures } = await examine(simulator, voyage)
  report('faults', figures)
  expect(wrong, `seed ${SIZE.seed}`).toEqual([])
  expect(figures['totals compared']).toBeGreaterThan(SIZE.connectors * 90 * 12)
  expect(figures['made to fail']).toBeGreaterThan(Number(figures['calls']) * 0.03)
  expect(figures['calls that went well / fewest']).toBeLessThanOrEqual(1.2)
  expect(voyage.heapAtEnd).toBeLessThan(voyage.heapMidway * 1.1 + 5e6)
}, SIZE.timeoutMs)
