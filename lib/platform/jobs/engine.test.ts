import { describe, expect, it } from 'vitest'
import { readEnv } from '../env'
import { inngestAddress, jobEngine } from './engine'

const KEYS = { INNGEST_SIGNING_KEY: 'signkey-test-00', INNGEST_EVENT_KEY: 'key' }
const development = { NODE_ENV: 'development' }
const engine = (settings: Record<string, string | undefined>) => jobEngine(readEnv(settings))
const address = (settings: Record<string, string>) => inngestAddress(readEnv(settings))

describe('which engine runs the jobs', () => {
  it('is ours without settings of Inngest, and Inngest with its keys or, while developing, its Dev Server', () => {
    expect([engine({}), engine({ INNGEST_DEV: '0' }), engine(KEYS), engine({ ...development, INNGEST_DEV: '1' }), engine({ ...KEYS, INNGEST_DEV: '1' })]).toEqual(['embedded', 'embedded', 'inngest', 'inngest', 'inngest'])
  })

  it('is refused where calls could not be checked', () => {
    for (const settings of [{ INNGEST_SIGNING_KEY: 'k' }, { INNGEST_EVENT_KEY: 'k' }, { INNGEST_BASE_URL: 'http://inngest:8288' }, { ...development, INNGEST_SIGNING_KEY: 'k', INNGEST_DEV: '1' }]) {
      expect(() => engine(settings)).toThrow(/set both, or none/)
    }
    expect(() => engine({ INNGEST_DEV: '1' })).toThrow(/npm run dev/)
  })

  it('is found where it is said to be, else on this machine or in the cloud', () => {
    expect([address({ ...KEYS, INNGEST_BASE_URL: 'http://inngest:8288' }), address({ INNGEST_DEV: 'http://dev:8288' }), address({ INNGEST_DEV: '1' }), address(KEYS)]).toEqual(['http://inngest:8288', 'http://dev:8288', 'http://localhost:8288', null])
  })
})
