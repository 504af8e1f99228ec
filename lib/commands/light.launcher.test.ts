import { describe, expect, it } from 'vitest'

import { builtPages, contains, firstScripts, gzipped, laterScripts } from './testing/page-weight'

/** What a page may weigh before its charts, calendar, palette and dialogs, and what its charts may add: gzipped bytes. */
const PAGE = 300_000
const CHARTS = 140_000

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const isChart = (files: string[]) => files.some((file) => contains(file, 'recharts'))

describe('the JavaScript of a page, gzipped', () => {
  const weights = builtPages().map((page) => ({ page, bytes: gzipped(firstScripts(page)) }))

  it('counts every page, and all that a page cannot do without', () => {
    expect(weights.map(({ page }) => page)).toEqual(expect.arrayContaining(['(console)/overview', '(console)/users/[id]', '(console)/settings/members', '(console)/help', '(public)/login']))
    // React and the router alone are more than this: less would mean that the files are looked for in the wrong place.
    for (const { page, bytes } of weights) expect(bytes, page).toBeGreaterThan(110_000)
  })

  it(`is at most ${kB(PAGE)} before what loads later`, () => {
    console.log(weights.map(({ page, bytes }) => `${kB(bytes).padStart(9)}  ${page}`).join('\n'))
    expect(weights.filter(({ bytes }) => bytes > PAGE)).toEqual([])
  })

  it(`has its charts apart, in at most ${kB(CHARTS)}`, () => {
    const drawn = ['(console)/overview', '(console)/costs', '(console)/tokens'].map((page) => ({ page, charts: laterScripts(page).filter(isChart) }))
    for (const { page, charts } of drawn) {
      expect(isChart(firstScripts(page)), page).toBe(false)
      expect(charts, page).not.toEqual([])
      for (const files of charts) {
        console.log(`${kB(gzipped(files)).padStart(9)}  charts of ${page}`)
        expect(gzipped(files), page).toBeGreaterThan(50_000)
        expect(gzipped(files), page).toBeLessThanOrEqual(CHARTS)
      }
    }
  })
})
