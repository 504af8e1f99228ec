import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import type { Stage } from './stage'
import { vitestStage } from './vitest-stage'

const Line = z.object({ stage: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) })

/** A fault test of inngest/faults in a size of its own, with its figures printed as a table. */
export const faultStage = (name: string, file: string, size: Record<string, string | boolean | undefined>): Stage => ({
  name,
  run: async (context) => {
    const report = path.join(context.folder, `${name}.jsonl`)
    const tests = vitestStage('database', { FAULTS_SIZE: JSON.stringify({ ...size, report }) })
    const outcome = await tests.run({ ...context, filters: [`inngest/faults/${file}`] })
    if (existsSync(report)) for (const line of readFileSync(report, 'utf8').trim().split('\n')) context.print(`${table(Line.parse(JSON.parse(line)))}\n`)
    return outcome
  },
})

const table = ({ stage, figures }: z.infer<typeof Line>): string => {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  return [`\n  ${stage}`, ...Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(width)}  ${figure}`), ''].join('\n')
}
