import { parseArgs } from 'node:util'
import { type Simulator, startSimulator } from './start-simulator'

const USAGE = 'usage: simulator [--port N] [--seed TEXT] [--now ISO [--live]] [--delay MS] [--json]'

const OPTIONS = {
  port: { type: 'string' }, live: { type: 'boolean' }, seed: { type: 'string' }, now: { type: 'string' }, delay: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
} as const

function wholeNumber(name: string, text: string | undefined): number {
  if (text === undefined) return 0
  if (!/^\d{1,6}$/.test(text)) throw new RangeError(`--${name} has to be a whole number`)
  return Number(text)
}

function print({ url, controlUrl, controlToken, keys, now }: Simulator, live: boolean): void {
  console.log(`OpenAI Admin API, simulated\n\n  OPENAI_BASE_URL=${url}\n  Clock    ${now}${live ? ', running' : ', standing still'}\n  Control  ${controlUrl}\n  Token    ${controlToken}\n\n  Keys`)
  for (const { organization, purpose, key } of keys) console.log(`  ${organization.padEnd(14)}${purpose.padEnd(12)}${key}`)
  console.log('\nCtrl-C stops it.')
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS })
  // Without a time of its own it follows the machine's, as OpenAI does: an app beside it reads up to today.
  const live = values.live ?? values.now === undefined
  if (values.help) { console.log(USAGE); return }
  const simulator = await startSimulator({
    port: wholeNumber('port', values.port), live, delayMs: wholeNumber('delay', values.delay),
    ...(values.seed === undefined ? {} : { seed: values.seed }), ...(values.now === undefined ? {} : { now: values.now }),
  })
  const { url, controlUrl, controlToken, keys, now } = simulator
  if (values.json) console.log(JSON.stringify({ url, controlUrl, controlToken, keys, now }))
  else print(simulator, live)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void simulator.close() })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(USAGE)
  process.exitCode = 1
})
