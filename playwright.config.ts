import { defineConfig } from '@playwright/test'

const { E2E_BASE_URL, E2E_CHROMIUM, E2E_RESULTS, E2E_PICTURES } = process.env
if (!E2E_BASE_URL || !E2E_CHROMIUM) throw new Error('The browser tests need an app, a database and a simulator: start them with npm test -- browser.')

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: E2E_PICTURES ? 420_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(E2E_RESULTS ? [['json', { outputFile: E2E_RESULTS }] as const] : [])],
  // The set-up link works while no organization exists, so it comes before the tests that make their own.
  projects: E2E_PICTURES ? [{ name: 'pictures', testMatch: '*.pictures.ts' }] : [{ name: 'set-up', testMatch: 'set-up.spec.ts' }, { name: 'flows', testIgnore: 'set-up.spec.ts', dependencies: ['set-up'] }],
  use: {
    baseURL: E2E_BASE_URL,
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: E2E_CHROMIUM,
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
