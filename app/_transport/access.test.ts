import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTIONS, PAGES, ROUTES } from './access'

/** Next serves nothing below a folder that begins with an underscore. */
const files = (pattern: string) => globSync(pattern).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.includes('/_')).sort()
const source = (file: string) => readFileSync(file, 'utf8')
const names = (file: string, shape: RegExp) => [...source(file).matchAll(shape)].map(([, name]) => name).sort()
const METHODS = /^export (?:(?:async )?function|const) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|\bas (GET|POST|PUT|PATCH|DELETE)\b/gm
const methods = (file: string) => [...source(file).matchAll(METHODS)].map(([, declared, renamed]) => declared ?? renamed).sort()

test('every page is on the list, and nothing else', () => {
  expect(Object.keys(PAGES).sort()).toEqual(files('app/**/page.{tsx,ts,jsx,js,mdx}'))
})

test('every route and each of its methods is on the list', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(files('app/**/route.{ts,tsx,js}'))
  for (const [file, who] of Object.entries(ROUTES)) expect([file, Object.keys(who).sort()]).toEqual([file, methods(file)])
})

test('every server action is on the list: all that a file of actions exports', () => {
  const sources = files('{app,components,lib,inngest}/**/*.{ts,tsx}').filter((file) => !file.endsWith('.test.ts') && /^\s*['"]use server['"]/m.test(source(file)))
  expect(Object.keys(ACTIONS).sort()).toEqual(sources)
  for (const [file, who] of Object.entries(ACTIONS)) {
    // One that stands inside another function would escape this list.
    expect([file, /^['"]use server['"]/.test(source(file))]).toEqual([file, true])
    expect([file, Object.keys(who).sort()]).toEqual([file, names(file, /^export (?:async function|const|function) (\w+)/gm)])
    expect([file, names(file, /^export (?!async function)(?!type)(.*)/gm)]).toEqual([file, []])
  }
})
