import { expect, it } from 'vitest'

import { isNewEnough } from './node-version.mjs'

it.each([['24.1.0', true], ['22.12.0', true], ['23.0.0', true], ['22.11.9', false], ['20.20.2', false], ['18.0.0', false]])('Node %s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})
