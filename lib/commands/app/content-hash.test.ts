import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { contentHash } from './content-hash'
import { isStamped, stamped } from './stamp'

let folder: string
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'content-hash-'))
  mkdirSync(path.join(folder, 'inner'))
  write('inner/one.ts', 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('changes with a file’s content, name and existence, and with nothing else', () => {
  const before = contentHash([folder])
  write('inner/one.ts', 'one')
  expect(contentHash([folder])).toBe(before)
  write('two.ts', '')
  const added = contentHash([folder])
  renameSync(path.join(folder, 'two.ts'), path.join(folder, 'three.ts'))
  const renamed = contentHash([folder])
  write('inner/one.ts', 'changed')
  expect(new Set([before, added, renamed, contentHash([folder])]).size).toBe(4)
})

it('leaves out what is skipped, and takes what is missing for empty', () => {
  const before = contentHash([folder, path.join(folder, 'missing')], /\.test\.ts$/)
  write('inner/one.test.ts', 'a test')
  expect(contentHash([folder], /\.test\.ts$/)).toBe(before)
})

it('stamps finished work only', async () => {
  const file = path.join(folder, 'stamp')
  await stamped(file, 'a', async () => {})
  expect(isStamped(file, 'a')).toBe(true)
  await expect(stamped(file, 'b', async () => { throw new Error('failed') })).rejects.toThrow('failed')
  expect(isStamped(file, 'a')).toBe(false)
})
