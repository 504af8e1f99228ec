import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityTones, keepTones, residualTone, SERIES_TONES, type KeptTones } from './identity-tones'

const NOTHING: KeptTones = new Map()
const PROJECTS = Array.from({ length: 40 }, (_, index) => `thing:project_${index}`)
/** Pages looked at one after another: up to eight things each, as a chart has them. */
const aVisit = fc.array(fc.uniqueArray(fc.constantFrom(...PROJECTS), { minLength: 1, maxLength: 8 }), { maxLength: 12 })
const lookedAt = (visit: string[][]) => visit.reduce((kept, keys) => keepTones(kept, identityTones(keys, kept)), NOTHING)

test('alone, a thing has the same colour on every page', () => {
  expect(identityTones(['gpt-5']).get('gpt-5')).toBe(identityTones(['gpt-5']).get('gpt-5'))
})
test('rank does not matter', () => {
  const keys = ['gpt-5', 'o3', 'gpt-4o', 'o4-mini', 'gpt-4.1']
  expect([...identityTones(keys.toReversed())]).toEqual([...identityTones(keys)])
})
test('in one chart no two things share a colour, whatever was looked at before', () => {
  fc.assert(fc.property(aVisit, fc.uniqueArray(fc.constantFrom(...PROJECTS), { maxLength: SERIES_TONES }), (visit, keys) => {
    expect(new Set(identityTones(keys, lookedAt(visit)).values()).size).toBe(keys.length)
  }))
})
test('a thing that stepped aside keeps that colour when it is shown alone', () => {
  const all = identityTones(PROJECTS.slice(0, 8))
  const kept = keepTones(NOTHING, all)
  for (const [key, tone] of all) expect(identityTones([key], kept).get(key)).toBe(tone)
})
test('a page looked at again has the colours it had', () => {
  fc.assert(fc.property(aVisit, (visit) => {
    const [first] = visit
    if (!first) return
    expect(identityTones(first, lookedAt(visit))).toEqual(identityTones(first))
  }))
})
test('what is remembered is neither names nor without end', () => {
  const kept = lookedAt(Array.from({ length: 2000 }, (_, index) => [`thing:key_${index}`]))
  expect(kept.size).toBe(1000)
  expect(JSON.stringify([...kept])).not.toContain('key_')
  expect(keepTones(kept, identityTones(['thing:key_1999'], kept))).toBe(kept)
})
test('more things than colours end all the same', () => {
  expect(identityTones(Array.from({ length: 25 }, (_, index) => `key_${index}`)).size).toBe(25)
})
test('each residual keeps its own pattern', () => {
  expect(['Unattributed', 'Other charges', 'No project', 'Not available'].map(residualTone)).toEqual(['residual-0', 'residual-1', 'residual-2', 'residual-3'])
})
