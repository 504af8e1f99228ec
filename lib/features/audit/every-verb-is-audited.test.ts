import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PERMISSIONS } from '@/lib/domain/roles'

/** What these allow changes nothing. */
const READS = Object.keys(PERMISSIONS).filter((permission) => /:(read|export|health)$/.test(permission))
const sourceOf = (file: string) => readFileSync(file, 'utf8')
const files = globSync('lib/features/**/*.ts').filter((file) => !/\.test\.ts$|\/testing\//.test(file))

/** The file, and those of features that it imports. */
const withImports = (file: string): string[] => [...sourceOf(file).matchAll(/from '(\.{1,2}\/[^']+|@\/lib\/features\/[^']+)'/g)]
  .map(([, name = '']) => `${name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(file), name)}.ts`).concat(file)

const changing = files.filter((file) => [...sourceOf(file).matchAll(/authorize\(ctx, '([^']+)'\)/g)].some(([, permission = '']) => !READS.includes(permission)))
/** Shows a draft, and goes on with reading what Verify is recorded for. */
const READS_ALTHOUGH_WRITER = ['lib/features/connectors/read-preview.ts']

it('finds the verbs', () => {
  expect(changing).toEqual(expect.arrayContaining(['lib/features/connectors/save-connector.ts', 'lib/features/jobs/run-again.ts']))
  expect(changing.length).toBeGreaterThan(10)
})

it.each(changing.filter((file) => !READS_ALTHOUGH_WRITER.includes(file)))('%s records what it does', (file) => {
  expect(withImports(file).some((one) => sourceOf(one).includes('await recordAudit('))).toBe(true)
})
