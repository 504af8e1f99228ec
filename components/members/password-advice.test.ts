import { expect, test } from 'vitest'
import { passwordAdvice } from './password-advice'

test('length is what counts, and twelve is the least', () => {
  expect(passwordAdvice('').advice).toContain('At least 12')
  expect(passwordAdvice('elevenchars').advice).toBe('1 more character.')
  expect(passwordAdvice('correct horse').advice).toContain('Good')
  expect(passwordAdvice('correct horse battery').strength).toBe(100)
})

test('a long password of few characters is called easy to guess', () => {
  expect(passwordAdvice('abababababababababababab').advice).toContain('easy to guess')
})
