import path from 'node:path'

import { unsetBut } from '@/lib/platform/env'
import { startSimulator } from '@/lib/providers/openai/simulator/start-simulator'
import { command } from './app/command'
import { runApp } from './app/run-app'
import { step } from './bootstrap/progress.mjs'
import { correction, storyOf } from './demo/story'

/** Where a demo listens; every other setting, and the address in `.env`, is of an installation that it must not touch. */
const KEPT = ['PORT', 'HOST', 'LOG_LEVEL'] as const

/**
 * `npm run demo`: as `npm start`, with a simulated OpenAI whose clock runs, and a filled organization. It has a data folder
 * of its own, inside DATA_DIR, and takes nothing from the settings of an installation but where it listens.
 */
await command(async (supervisor) => {
  const folder = path.join(process.env.DATA_DIR || '.data', 'demo')
  const story = storyOf(folder)
  const simulator = await step('OpenAI: simulating it, its clock running', () => startSimulator({ live: true, seed: 'demo', storyDay: story.day }))
  supervisor.add({ stop: () => simulator.close(), kill: () => {} })
  if (!story.begins) simulator.control(correction(story.day))
  Object.assign(process.env, unsetBut(...KEPT), { NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? '', DATA_DIR: folder, OPENAI_BASE_URL: simulator.url })
  await runApp(supervisor, 'start', { setupLink: false })
  const { fillDemo, keepMoving } = await import('./demo/fill-demo')
  const { logins, move } = await step('Demo: an organization with a year of history, read in the background', () => fillDemo(simulator.keyOf('halcyon')))
  if (story.begins) {
    simulator.control(correction(story.day))
    await move()
  }
  console.log(`\nSign in at ${process.env.NEXTAUTH_URL} (new passwords at every start):\n`)
  for (const { role, email, password } of logins) console.log(`  ${role.padEnd(8)}${email.padEnd(26)}${password}`)
  supervisor.add(keepMoving(move))
  console.log(`\nNumbers arrive every half minute. Ctrl-C stops it. rm -r ${folder} starts over.`)
}, 0)
