import { existsSync, readdirSync, readFileSync } from 'node:fs'

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

describe('the scripts of package.json', () => {
  it.each(Object.entries(scripts))('%s runs a command that is there', (_script, command) => {
    const [, file = ''] = /^(?:exec )?node lib\/commands\/run\.mjs ([a-z0-9-]+)$/.exec(command) ?? []
    expect(existsSync(`lib/commands/${file}.ts`), command).toBe(true)
  })
})

describe('ARCHITECTURE.md', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  const rowOf = (place: string) => page.split('\n').find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${place}\``)) ?? ''
  const foldersIn = (place: string) => readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

  it.each(foldersIn('lib'))('says what lives in lib/%s', (name) => expect(rowOf(`lib/${name}`)).not.toBe(''))
  it.each(foldersIn('lib/features'))('names lib/features/%s', (name) => expect(rowOf('lib/features')).toContain(`\`${name}\``))

  it('can be read in five minutes as far as it says', () => {
    const [first = '', reference] = page.split('\n# Reference\n')
    expect(reference).toBeDefined()
    for (const part of ['The house', 'One bucket, end to end', 'Add a provider']) expect(first).toContain(`\n## ${part}\n`)
    expect(first.split(/\s+/).length).toBeLessThan(1400)
  })
})

describe('what git ignores', () => {
  const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n').map((line) => line.replace(/\/$/, ''))

  it('gets into no image either: above all backups, data and settings, which hold secrets', () => {
    const ignored = linesOf('.gitignore')
    expect(ignored).toEqual(expect.arrayContaining(['backups', '.data', '.env*', '!.env.example']))
    expect(linesOf('.dockerignore')).toEqual(expect.arrayContaining(ignored))
    // The last line that matches decides.
    for (const file of ['.gitignore', '.dockerignore']) expect(linesOf(file).indexOf('!.env.example')).toBeGreaterThan(linesOf(file).indexOf('.env*'))
  })
})

describe('the settings that the pages name', () => {
  const read = [...readFileSync('lib/platform/env.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name)
  /** `OIDC_` stands for all that begin with it. */
  const inReadme = [...readFileSync('README.md', 'utf8').matchAll(/^\| (`[A-Z_]+…?`(?:, `[A-Z_]+…?`)*) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/[A-Z_]+/g)].map(([name]) => name))
  /** Set by CloudMonitor for its own processes. */
  const OURS = new Set(['NODE_ENV', 'ENCRYPTION_KEY_FILE'])

  it('of compose.yaml and README are those the app reads', () => {
    const set = [...readFileSync('compose.yaml', 'utf8').matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name = '']) => name).filter((name) => !name.startsWith('POSTGRES_')).concat(inReadme.filter((name) => !name.endsWith('_')))
    expect(set.length).toBeGreaterThan(10)
    for (const name of set) expect(read, name).toContain(name)
  })

  it('of .env.example are all that people may set', () => {
    const offered = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name)
    expect(offered.toSorted()).toEqual(read.filter((name) => !OURS.has(name)).toSorted())
  })

  it('of README are all of them too, some by how they begin', () => {
    for (const name of read.filter((name) => !OURS.has(name))) expect(inReadme.some((known) => known === name || (known.endsWith('_') && name.startsWith(known))), name).toBe(true)
  })
})
