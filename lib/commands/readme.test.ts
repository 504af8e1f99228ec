import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const PAGES = ['README.md', 'CONTRIBUTING.md', 'Dockerfile', 'compose.yaml', '.env.example']
const pages = PAGES.map((page) => readFileSync(page, 'utf8')).join('\n')
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Where each command of the pages is run. `npm test` runs all of this, and CI runs it. */
const RUN_BY: Record<string, string> = {
  start: 'lib/commands/start.launcher.test.ts', 'create-admin': 'lib/commands/start.launcher.test.ts',
  demo: 'lib/commands/demo.launcher.test.ts', simulator: 'lib/commands/demo.launcher.test.ts', build: 'lib/commands/demo.launcher.test.ts',
  backup: 'lib/commands/operate.launcher.test.ts', restore: 'lib/commands/operate.launcher.test.ts', 'rotate-encryption-key': 'lib/commands/operate.launcher.test.ts',
  'reset-password': 'lib/commands/start.launcher.test.ts',
}
/** Run by hand only: they wait for a person, or take longer than a test may. */
const BY_HAND = new Set(['test', 'dev', 'check', 'test:long', 'bench', 'screenshots', 'e2e:ui', 'make-migration'])

const named = [...new Set([...pages.matchAll(/\bnpm (?:run )?(start|test|[a-z][\w:-]*)\b/g)].map(([whole, name = '']) => ({ whole, name })).filter(({ whole, name }) => whole.startsWith('npm run') || ['start', 'test'].includes(name)).map(({ name }) => name))]

describe('the commands that the pages name', () => {
  it('are found at all', () => expect(named).toEqual(expect.arrayContaining(['start', 'test', 'demo', 'create-admin'])))

  it.each(named)('npm run %s is there', (name) => expect(Object.keys(scripts)).toContain(name))

  it.each(named.filter((name) => !BY_HAND.has(name)))('npm run %s is run by a test', (name) => {
    const file = RUN_BY[name]
    expect(file, `no test runs "npm run ${name}": write one and name it here`).toBeDefined()
    expect(readFileSync(file ?? '', 'utf8')).toMatch(new RegExp(`(launch|run)\\(\\['${name}'`))
  })
})

describe('the settings that the pages name', () => {
  it('of compose.yaml and README are those the app reads', () => {
    const known = readFileSync('lib/platform/env.ts', 'utf8')
    const set = [...readFileSync('compose.yaml', 'utf8').matchAll(/^ {6}([A-Z_]+):/gm), ...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name).filter((name) => !name.startsWith('POSTGRES_') && !name.endsWith('_'))
    expect(set.length).toBeGreaterThan(10)
    for (const name of set) expect(known, name).toMatch(new RegExp(`\\b${name}:`))
  })
})
