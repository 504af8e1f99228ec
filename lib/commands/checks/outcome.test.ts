import { describe, expect, it } from 'vitest'

import { honest, inWords, total } from './outcome'

const counted = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped })

describe('outcome', () => {
  it('adds up and reads as one line', () => {
    expect(inWords(total([counted(3, 0), counted(1, 2)]))).toBe('4 passed, 2 failed')
    expect(inWords(total([counted(3, 0, 1)]))).toBe('3 passed, 0 failed, 1 skipped')
  })
  it('counts a crash as a failure', () => expect(honest(counted(5, 0), 1)).toEqual(counted(5, 1)))
  it('does not count a failed test twice', () => expect(honest(counted(5, 2), 1)).toEqual(counted(5, 2)))
  it('does not accept a stage without tests', () => expect(honest(counted(0, 0, 4), 0)).toEqual(counted(0, 1, 4)))
})
