import { binOf } from '../app/node-child'
import { prepareBuild } from '../app/prepare'
import { findChromium } from './chromium'
import { runTool, type StageContext } from './stage'
import { startTestApp } from './test-app'

/** Runs Playwright against the production build, with an app, a database and a simulated OpenAI that go away afterwards. @returns its exit code */
export const runPlaywright = async (context: StageContext, args: string[], env: Record<string, string> = {}): Promise<number> => {
  const E2E_CHROMIUM = await findChromium()
  await prepareBuild(context.supervisor)
  const app = await startTestApp(context.supervisor, { jobs: 'E2E_PICTURES' in env })
  // The fixtures make organizations with the app's own verbs, which import server-only.
  const code = await runTool(context, [binOf('@playwright/test', 'cli.js'), 'test', ...args], { ...app.env, E2E_CHROMIUM, ...env, NODE_ENV: 'test', NODE_OPTIONS: '--conditions=react-server' })
  await app.stop()
  return code
}
