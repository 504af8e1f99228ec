import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { text } from 'node:stream/consumers'

import { ask, REPORT_CASES } from './report-cases'
import { atMost, type Group, type Row } from './row'
import { PAGE_FACTS, serveApp } from './served-app'
import { inTurns, ms, repeated } from './timing'

/** A page behind sign-in that asks for no report. */
const EMPTY = '/help'
const PAGES: Record<string, string> = { project: 'projects/proj_7', user: 'users/user-7', 'api-key': 'api-keys/key_7' }
const NOT_PAGES = ['choices']
/** What only the charts' library says of itself. */
const CHARTS = 'recharts-'

const pathOf = (name: string, query: string) => `/${PAGES[name] ?? name}?${query}`
/** The scripts that the page asks for; those for browsers without modules are fetched by none that CloudMonitor supports. */
const scriptsOf = (html: string) => [...new Set([...html.matchAll(/<script[^>]+src="\/_next\/([^"?]+\.js)[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, file]) => path.join('.next', file ?? '')))]
const gzipped = (files: string[]) => files.reduce((sum, file) => sum + (existsSync(file) ? gzipSync(readFileSync(file)).length : 0), 0)

/** The chunks that hold the charts: in no page's first scripts, loaded when one is drawn. */
async function chartChunks(first: Set<string>): Promise<string[]> {
  const { globSync } = await import('node:fs')
  const found: string[] = []
  for (const file of globSync('.next/static/**/*.js')) if (!first.has(file) && (await text(createReadStream(file))).includes(CHARTS)) found.push(file)
  return found
}

/** Each report page against the report it shows and a page of the same app that shows none; and the scripts it begins with. */
export const pages: Group = {
  word: 'pages',
  run: async ({ database, supervisor, size, say }) => {
    const app = await serveApp(supervisor, database, Math.round(PAGE_FACTS * size))
    const reader = await app.reader()
    const empty = await repeated(() => reader.get(EMPTY), { runs: 20, warm: 5 })
    const [rows, scripts]: [Row[], Row[]] = [[], []]
    const first = new Set<string>()
    for (const one of REPORT_CASES.filter(({ name }) => !NOT_PAGES.includes(name))) {
      say(one.name)
      const page = pathOf(one.name, one.query)
      const [whole, report] = await inTurns(() => reader.get(page), () => ask(one, app.organization.admin), { runs: 15, warm: 4 })
      rows.push(atMost(`pages: ${one.name}`, whole.median / (report.median + empty.median), 1.5, '×', `median ${ms(whole.median)} to ${ms(report.median)} report + ${ms(empty.median)} empty page, p95 ${ms(whole.p95)}`))
      const files = scriptsOf(await reader.get(page))
      for (const file of files) first.add(file)
      scripts.push(atMost(`pages: JavaScript of ${one.name}`, gzipped(files) / 1000, 300, 'kB', `${files.length} files`))
    }
    const charts = await chartChunks(first)
    scripts.push(atMost('pages: JavaScript of the charts', gzipped(charts) / 1000, 140, 'kB', `${charts.length} files, loaded when one is drawn`))
    await app.stop()
    return [...rows, ...scripts]
  },
}
