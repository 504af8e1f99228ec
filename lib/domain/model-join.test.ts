import { expect, test } from 'vitest'
import { joinUsageModels } from './model-join'

const join = joinUsageModels(['gpt-5-mini-2025-08-07', 'gpt-4o', 'ft-gpt-4o-2024-08-06', 'o3-2025-04-16', 'o3-2025-09-01'])

test.each([
  ['gpt-5-mini-2025-08-07', 'gpt-5-mini-2025-08-07'],
  ['gpt-5-mini', 'gpt-5-mini-2025-08-07'],
  ['gpt-4o-2024-08-06', 'gpt-4o'],
  ['gpt-4o-2024-05-13', 'gpt-4o'],
  ['ft:gpt-4o-2024-08-06:acme:support:Bq7', 'ft-gpt-4o-2024-08-06'],
  ['o3', 'o3'],
  ['never-billed-1', 'never-billed-1'],
])('usage of %s belongs to %s', (usage, billed) => {
  expect(join(usage)).toBe(billed)
})
