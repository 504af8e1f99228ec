import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { mayEnter } from './service-user'

const STRANGER = { uid: 54_321, gid: 54_321 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'service-user-'))
  mkdirSync(path.join(folder, 'inner'), { mode: 0o755 })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('lets a user pass where every folder on the way does', () => {
  chmodSync(folder, 0o711)
  expect(mayEnter(path.join(folder, 'inner'), STRANGER)).toBe(true)
})

it('stops at a closed folder on the way, such as root’s home', () => {
  chmodSync(folder, 0o700)
  expect(mayEnter(path.join(folder, 'inner'), STRANGER)).toBe(false)
})
