import { expect, test } from 'vitest'
import { identityTones, residualTone } from './identity-tones'

test('alone, a thing has the same colour on every page', () => {
  expect(identityTones(['gpt-5']).get('gpt-5')).toBe(identityTones(['gpt-5']).get('gpt-5'))
})
test('rank does not matter', () => {
  const keys = ['gpt-5', 'o3', 'gpt-4o', 'o4-mini', 'gpt-4.1']
  expect([...identityTones(keys.toReversed())]).toEqual([...identityTones(keys)])
})
test('in one chart no two things share a colour', () => {
  const keys = Array.from({ length: 10 }, (_, index) => `project_${index}`)
  expect(new Set(identityTones(keys).values()).size).toBe(10)
})
test('more things than colours end all the same', () => {
  expect(identityTones(Array.from({ length: 25 }, (_, index) => `key_${index}`)).size).toBe(25)
})
test('each residual keeps its own pattern', () => {
  expect(['Unattributed', 'Other charges', 'No project', 'Not available'].map(residualTone)).toEqual(['residual-0', 'residual-1', 'residual-2', 'residual-3'])
})
