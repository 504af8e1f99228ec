import path from 'node:path'

import { startSimulator } from '@/lib/providers/openai/simulator/start-simulator'
import { command } from './app/command'
import { runApp } from './app/run-app'
import { step } from './bootstrap/progress.mjs'
import { correction, storyOf } from './demo/story'

const DATA_DIR = path.join('.data', 'demo')

/**
 * `npm run demo`: as `npm start`, with a simulated OpenAI whose clock runs, and a filled organization. It has a data folder
 * of its own and never touches a DATABASE_URL.
 */
await command(async (supervisor) => {
  const folder = process.env.DATA_DIR || DATA_DIR
  const story = storyOf(folder)
  const simulator = await step('OpenAI: simulating it, its clock running', () => startSimulator({ live: true, seed: 'demo', storyDay: story.day }))
  supervisor.add({ stop: () => simulator.close(), kill: () => {} })
  if (!story.begins) simulator.control(correction(story.day))
  Object.assign(process.env, { DATABASE_URL: '', DATABASE_ROLE: '', ENCRYPTION_KEY: '', ENCRYPTION_KEY_PREVIOUS: '', DATA_DIR: folder, OPENAI_BASE_URL: simulator.url, INNGEST_DEV: '', INNGEST_BASE_URL: '', INNGEST_EVENT_KEY: '', INNGEST_SIGNING_KEY: '' })
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
  console.log('\nNumbers arrive every half minute. Ctrl-C stops it. rm -r .data/demo starts over.')
}, 0)
