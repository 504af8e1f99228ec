import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { addDays, Day } from '@/lib/domain/day'
import { today } from '@/lib/platform/clock'
import type { CommandInput } from '@/lib/providers/openai/simulator/start-simulator'

const Story = z.object({ today: Day })

/** The day from which the demo's story is told: that of its first start, kept beside its data, so that a later start tells the same. */
export function storyOf(folder: string): { day: Day; begins: boolean } {
  const file = path.join(folder, 'story.json')
  if (existsSync(file)) return { day: Story.parse(JSON.parse(readFileSync(file, 'utf8'))).today, begins: false }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const story = { today: today() }
  writeFileSync(file, JSON.stringify(story))
  return { day: story.today, begins: true }
}

/** What OpenAI corrects after it was settled and read: a restatement to look at. */
export const correction = (day: Day): CommandInput => ({ do: 'restate-costs', organization: 'halcyon', day: addDays(day, -2), factor: '1.0184' })
