import { Day, daysOf, lastDays } from '@/lib/domain/day'
import { addDecimals, DecimalText } from '@/lib/domain/money'
import { createOpenAiProvider } from '@/lib/providers/openai'
import { startSimulator } from '@/lib/providers/openai/simulator/start-simulator'
import { describeProvider, type Misbehaviour } from '@/lib/providers/testing/provider-contract'
import { createTallyProvider } from '@/lib/providers/testing/tally/tally'
import { billedOn, startTally, TALLY_KEY, usedOn } from '@/lib/providers/testing/tally/tally-server'

const range = lastDays(Day.parse('2026-11-20'), 14)

describeProvider('OpenAI', async () => {
  const simulator = await startSimulator({ now: '2026-11-20T10:30:00Z' })
  const faults = { 'too many requests, wait 90 seconds': '429', 'server trouble': '500', 'a cut connection': 'cut', 'an answer that is no data': '502-html' } as const satisfies Record<Misbehaviour, string>
  return {
    provider: createOpenAiProvider({ baseUrl: simulator.url }), key: simulator.keyOf('acme'), refusedKey: simulator.keyOf('acme', 'revoked'), range,
    truth: async () => (await fetch(`${simulator.controlUrl}/truth?organization=acme&from=${range.from}&to=${range.to}`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })).json(),
    misbehave: (how) => void simulator.control({ do: 'fail', with: faults[how], times: 100, retryAfter: 90, path: 'usage/completions' }),
    behave: () => void simulator.control({ do: 'clear-faults' }),
    stop: () => simulator.close(),
  }
})

describeProvider('a second vendor', async () => {
  const tally = await startTally()
  const answers = {
    'too many requests, wait 90 seconds': { status: 429, headers: { 'retry-after': '90' }, body: '{}' }, 'server trouble': { status: 503, body: '{}' },
    'a cut connection': { status: 200, body: '{"account":', cut: true }, 'an answer that is no data': { status: 200, body: '<html>' },
  } satisfies Record<Misbehaviour, object>
  return {
    provider: createTallyProvider(tally.url), key: TALLY_KEY, refusedKey: 'tly_wrong', range,
    truth: async () => {
      const used = daysOf(range).flatMap(usedOn)
      const sum = (of: (row: (typeof used)[number]) => number) => String(used.reduce((total, row) => total + of(row), 0))
      return {
        usage: { completions: { input_tokens: sum((row) => row.read + row.reused), input_cached_tokens: sum((row) => row.reused), output_tokens: sum((row) => row.written), num_model_requests: sum((row) => row.calls) } },
        usd: addDecimals(daysOf(range).flatMap(billedOn).map(({ dollars }) => DecimalText.parse(dollars))),
      }
    },
    misbehave: (how) => tally.answer(answers[how]),
    behave: () => tally.answer(null),
    stop: () => tally.stop(),
  }
})
