import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { testClient } from './executors'

export const client = testClient()

/** Writes down each step it does; the process that has DOOMED set never gets beyond the second. */
export const doomed = client.createFunction({ id: 'doomed', triggers: { event: 'doomed' } }, async ({ event, step }) => {
  const note = (entry: string) => appendFileSync(String(event.data.diary), `${entry}\n`)
  const first = await step.run('first', () => { note('first'); return 1 })
  const second = await step.run('second', async () => {
    note('second')
    if (process.env['DOOMED']) await sleep(600_000)
    return first + 1
  })
  return step.run('third', () => { note('third'); return second + 1 })
})
