import { globSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { z } from 'zod'

const config: unknown = await import(/* @vite-ignore */ pathToFileURL('eslint.config.mjs').href)
const listed = z.object({ AS_SYSTEM: z.array(z.string()) }).parse(config).AS_SYSTEM.flatMap((pattern) => globSync(pattern)).sort()
const IMPORTS = /from ['"](?:@\/lib\/platform|\.{1,2}(?:\/\.\.)*)\/system['"]/

test('those who leave the tenant are the ones on the list, and nobody is on it for nothing', () => {
  const elsewhere = /\.test\.tsx?$|\/testing\/|^lib\/commands\/|\/prisma-client\//
  const callers = globSync('{app,components,inngest,lib}/**/*.{ts,tsx}').filter((file) => !elsewhere.test(file) && IMPORTS.test(readFileSync(file, 'utf8'))).sort()
  expect(callers).toEqual(listed)
})

test('lint refuses anybody else, however they spell it', async () => {
  const eslint = new ESLint()
  const refused = async (filePath: string, from: string) => {
    const [result] = await eslint.lintText(`import { asSystem } from '${from}'\nvoid asSystem\n`, { filePath })
    return result?.messages.some(({ ruleId }) => ruleId === 'no-restricted-imports')
  }
  expect(await refused('lib/features/reports/overview.ts', '@/lib/platform/system')).toBe(true)
  expect(await refused('app/page.tsx', '@/lib/platform/system')).toBe(true)
  expect(await refused('lib/platform/tenant.ts', './system')).toBe(true)
  expect(await refused('lib/platform/jobs/engine.ts', '../system')).toBe(true)
  expect(await refused('lib/features/members/sign-in.ts', '@/lib/platform/system')).toBe(false)
})
