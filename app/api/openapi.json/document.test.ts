import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MODELS, openApiDocument } from './document'

/** The registry imports server code: its words are read, not run. */
const wordsIn = (file: string, of = '\\w+') => [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(new RegExp(`^ {2}\\['([a-z-]+)', ${of}\\],$`, 'gm'))].map(([, word]) => word)

it('describes every report that is served, and no other', () => {
  const served = wordsIn('../reports/[report]/reports.ts')
  expect(new Set(served)).toEqual(new Set(Object.keys(MODELS)))
})

it('describes every CSV that is served, of one thing and of the audit log too, and no other', () => {
  const described = Object.keys(openApiDocument().paths).filter((path) => path.startsWith('/api/exports/'))
  const [pages, things] = [wordsIn('../exports/[report]/exports.ts'), wordsIn('../exports/[report]/exports.ts', "exportThing\\('[a-z-]+'\\)")]
  expect(things).toHaveLength(3)
  expect(new Set(described)).toEqual(new Set([...pages.map((name) => `/api/exports/${name}`), ...things.map((name) => `/api/exports/${name}/{id}`), '/api/exports/audit-log']))
})

it('names the cookie of http and of https', () => {
  const { components: { securitySchemes }, security } = openApiDocument()
  expect(security.flatMap(Object.keys)).toEqual(Object.keys(securitySchemes))
  expect(Object.values(securitySchemes).map(({ name }) => name)).toEqual(['next-auth.session-token', '__Secure-next-auth.session-token'])
})

it('names every field of the Overview, and what a refusal looks like', () => {
  const text = JSON.stringify(openApiDocument())
  for (const word of ['totalSpend', 'costPerDeveloper', 'modelMix', 'cacheHitRate', 'batch', 'application/problem+json', '/api/reports/projects/{id}', '/api/exports/overview', '/api/reports/provenance']) expect(text).toContain(word)
  expect(text).not.toContain('undefined')
})
