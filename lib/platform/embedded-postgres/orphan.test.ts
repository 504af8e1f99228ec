import { describe, expect, it } from 'vitest'

import { parsePostmaster } from './orphan'

describe('postmaster.pid', () => {
  it('says process and port', () => {
    expect(parsePostmaster('4711\n/data/postgres\n1795412345\n5433\n\n127.0.0.1\n  123 456\nready   \n')).toEqual({ pid: 4711, port: 5433 })
  })
  it.each(['', '4711\n', '-4711\n/data\n1\n5433\n', 'x\ny\nz\n1\n'])('is not understood when cut short or strange: %j', (text) => {
    expect(parsePostmaster(text)).toBeUndefined()
  })
})
