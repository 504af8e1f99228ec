import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MODELS, openApiDocument } from './document'

/** The registry imports server code: its words are read, not run. */
const wordsIn = (file: string) => [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/^ {2}\['([a-z-]+)', \w+\],$/gm)].map(([, word]) => word)

it('describes every report that is served, and no other', () => {
  const served = wordsIn('../reports/[report]/reports.ts')
  expect(new Set(served)).toEqual(new Set(Object.keys(MODELS)))
})

it('names every field of the Overview, and what a refusal looks like', () => {
  const text = JSON.stringify(openApiDocument())
  for (const word of ['totalSpend', 'costPerDeveloper', 'modelMix', 'cacheHitRate', 'batch', 'application/problem+json', '/api/reports/projects/{id}', '/api/exports/overview', '/api/reports/provenance']) expect(text).toContain(word)
  expect(text).not.toContain('undefined')
})
