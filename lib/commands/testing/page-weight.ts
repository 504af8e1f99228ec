import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import { z } from 'zod'

const BUILD = '.next'
const SUFFIX = '/page_client-reference-manifest.js'

const Root = z.object({ rootMainFiles: z.array(z.string()) })
const Entries = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) })
const Lazy = z.record(z.string(), z.object({ files: z.array(z.string()) }))

const read = (...parts: string[]): string => readFileSync(path.join(BUILD, ...parts), 'utf8')

/** Bytes that go over the line for these chunks, each gzipped by itself as the server sends it. */
export const gzipped = (files: Iterable<string>): number => [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILD, file))).length, 0)

/** The routes of all pages of the finished build, e.g. `(console)/overview`. */
export const builtPages = (): string[] => globSync(`**${SUFFIX}`, { cwd: path.join(BUILD, 'server/app') }).map((file) => file.slice(0, -SUFFIX.length)).sort()

/** The scripts that the HTML of a page asks for: those of every page, and those of its layouts and of itself. */
export function firstScripts(page: string): string[] {
  const manifest = read('server/app', `${page}${SUFFIX}`)
  const { entryJSFiles } = Entries.parse(JSON.parse(manifest.slice(manifest.indexOf('] = {') + '] = '.length).replace(/;\s*$/, '')))
  return [...new Set([...Root.parse(JSON.parse(read('build-manifest.json'))).rootMainFiles, ...Object.values(entryJSFiles).flat()])]
}

/** The scripts of each part that a page loads later, as far as they are not there from the start. */
export function laterScripts(page: string): string[][] {
  const first = new Set(firstScripts(page))
  return Object.values(Lazy.parse(JSON.parse(read('server/app', page, 'page/react-loadable-manifest.json')))).map(({ files }) => files.filter((file) => file.endsWith('.js') && !first.has(file)))
}

export const contains = (file: string, word: string): boolean => read(file).includes(word)
