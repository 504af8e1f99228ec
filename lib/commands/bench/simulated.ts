import { fileURLToPath } from 'node:url'

import { z } from 'zod'

import type { CommandInput, SimulatorOptions } from '@/lib/providers/openai/simulator/start-simulator'
import { startNode } from '../app/node-child'
import type { Supervisor } from '../app/supervisor'

const Started = z.object({ url: z.string(), controlUrl: z.string(), controlToken: z.string(), keys: z.array(z.object({ organization: z.string(), purpose: z.string(), key: z.string() })) })
const PROGRAM = fileURLToPath(new URL('simulator-process.ts', import.meta.url))

export type SimulatedOpenAi = { url: string; keyOf: (organization: string) => string; control: (command: CommandInput) => Promise<void>; stop: () => Promise<void> }

/** Starts a simulator beside us and points this process at it. */
export async function simulateApart(supervisor: Supervisor, options: SimulatorOptions): Promise<SimulatedOpenAi> {
  const child = startNode(['--import', 'tsx', PROGRAM, JSON.stringify(options)], {}, 'inherit')
  const part = supervisor.add(child)
  const { url, controlUrl, controlToken, keys } = Started.parse(await new Promise((resolve) => child.process.once('message', resolve)))
  process.env['OPENAI_BASE_URL'] = url
  return {
    url,
    keyOf: (organization) => z.string().parse(keys.find((key) => key.organization === organization && key.purpose === 'read-only')?.key),
    control: async (command) => {
      const answer = await fetch(controlUrl, { method: 'POST', headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' }, body: JSON.stringify(command) })
      if (!answer.ok) throw new Error(await answer.text())
    },
    stop: async () => { part.done(); await child.stop() },
  }
}
