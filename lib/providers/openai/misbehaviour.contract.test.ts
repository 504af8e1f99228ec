import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { Day, startOfDaySeconds } from '@/lib/domain/day'
import { ApiKey, type Provider } from '@/lib/providers/provider'
import { all, KEY, page, refusal, scripted, send, type Script } from '@/lib/providers/openai/testing/scripted-server'

const RANGE = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-14') }
const START = startOfDaySeconds(RANGE.from)
const ROW = '{"object":"organization.usage.completions.result","input_tokens":1,"output_tokens":1,"num_model_requests":1}'
const usage = (provider: Provider, signal?: AbortSignal, key = KEY) => all(provider.usageBetween(key, 'completions', RANGE, '1d', { signal }))

async function failureOf(script: Script, settings = {}): Promise<unknown> {
  const { provider } = await scripted(script, settings)
  const error: unknown = await usage(provider).then(() => null, (reason: unknown) => reason)
  expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/very-secret|Bearer/)
  return error
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe('broken transport', () => {
  it.each<[string, Script, object]>([
    ['a 502 of a gateway', (_, response) => send(response, '<html>Bad Gateway</html>', 502, { 'content-type': 'text/html' }), { why: 'server' }],
    ['HTML that claims success', (_, response) => send(response, '<!doctype html><title>Sign in</title>'), { why: 'server' }],
    ['an empty success', (_, response) => send(response, ''), { why: 'cut' }],
    ['204', (_, response) => void response.writeHead(204).end(), { why: 'cut' }],
    ['JSON that ends too early', (_, response) => send(response, page([[START, `[${ROW}]`]]).slice(0, -20)), { why: 'cut' }],
    ['a connection cut in the body', (_, response) => { response.writeHead(200, { 'content-length': '1000' }).write('{"object":'); setTimeout(() => response.destroy(), 20) }, { why: 'cut' }],
    ['a connection cut before the headers', (_, __, request) => void request.socket.destroy(), { why: 'cut' }],
  ])('%s is OpenAI being unavailable', async (_, script, expected) => {
    expect(await failureOf(script)).toMatchObject({ code: 'provider_unavailable', ...expected })
  })

  it('nobody listening is a matter of the network', async () => {
    const { provider } = await scripted(() => undefined, { baseUrl: `http://127.0.0.1:${await closedPort()}/v1` })
    await expect(usage(provider)).rejects.toMatchObject({ why: 'network', cause: 'ECONNREFUSED' })
  })

  it.each<[string, Script]>([
    ['headers', () => undefined],
    ['a body', (_, response) => void response.writeHead(200).write('{"object":')],
  ])('waits for %s no longer than allowed', async (_, script) => {
    expect(await failureOf(script, { timeoutMs: 80 })).toMatchObject({ code: 'provider_unavailable', why: 'timeout' })
  })

  it('reads no more than allowed, also of an answer without a length, and of a single day four times as much', async () => {
    const endless: Script = (_, response) => {
      const more = () => { while (!response.destroyed && response.write(' '.repeat(16_384))); response.once('drain', more) }
      more()
    }
    expect(await failureOf(endless, { maxBytes: 200_000 })).toMatchObject({ code: 'unexpected_answer', what: 'one page is larger than 781 KiB' })
  })

  it('passes an abort on as the abort it is', async () => {
    const { provider } = await scripted(() => undefined)
    const stop = new AbortController()
    const reading = usage(provider, stop.signal)
    setTimeout(() => stop.abort(new Error('nobody waits any more')), 30)
    await expect(reading).rejects.toThrow('nobody waits any more')
    await expect(usage(provider, AbortSignal.abort(new Error('before it began')))).rejects.toThrow('before it began')
  })
})

describe('the key', () => {
  it.each([301, 302, 307, 308])('follows no redirect (%i)', async (status) => {
    const elsewhere = await scripted((_, response) => send(response, page([])))
    expect(await failureOf((_, response) => void response.writeHead(status, { location: `${elsewhere.url}/organization/usage/completions` }).end())).toMatchObject({ code: 'unexpected_answer' })
    expect(elsewhere.asked).toEqual([])
  })

  it('is sent as bearer, and nothing of the environment with it', async () => {
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_BASE_URL']) vi.stubEnv(name, 'from-the-environment')
    const seen: string[] = []
    const { provider, asked } = await scripted((_, response, request) => {
      seen.push(JSON.stringify(request.headers))
      send(response, page([]))
    })
    await usage(provider).finally(() => vi.unstubAllEnvs())
    expect(asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY.reveal()}`])
    expect(seen.join()).not.toContain('from-the-environment')
  })

  it('is in no error, even when it cannot be sent', async () => {
    const { provider } = await scripted((_, response) => send(response, page([])))
    const error: unknown = await usage(provider, undefined, new ApiKey('sk-admin-very-secret\u0000\n')).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'provider_unavailable' })
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('very-secret')
  })
})

describe('pages', () => {
  it.each([
    ['not a page', '{"object":"list","data":[],"has_more":false}', /is not a page of buckets/],
    ['a page without has_more', '{"object":"page","data":[]}', /has_more/],
    ['a bucket without results', '{"object":"page","data":[{"object":"bucket","start_time":1}],"has_more":false}', /results/],
    ['more without a cursor', '{"object":"page","data":[],"has_more":true,"next_page":null}', /more pages but names none/],
    ['the same cursor for ever', page([], 'again'), /already read/],
    ['nesting without end', `${'['.repeat(5000)}${']'.repeat(5000)}`, /nested too deeply/],
  ])('%s is not understood', async (_, text, what) => {
    expect(await failureOf((__, response) => send(response, text))).toMatchObject({ code: 'unexpected_answer', what: expect.stringMatching(what) })
  })

  it('ends when new cursors never do', async () => {
    let count = 0
    expect(await failureOf((_, response) => send(response, page([], `cursor-${++count}`)), { maxPages: 5 })).toMatchObject({ what: expect.stringMatching(/more than 5 pages/) })
    expect(count).toBe(5)
  })

  it('never counts a page twice whose own cursor led back to it', async () => {
    const first = page([[START, `[${ROW}]`], [START + 86_400, `[${ROW}]`]], 'first page again')
    expect(await failureOf(({ query }, response) => send(response, query.get('page') ? first.replace(/"has_more":true.*/, '"has_more":false}') : first)))
      .toMatchObject({ code: 'unexpected_answer', what: expect.stringMatching(/sent buckets again/) })
  })

  it('never counts a bucket twice that one page has twice', async () => {
    expect(await failureOf((_, response) => send(response, page([[START, `[${ROW}]`], [START + 86_400, '[]'], [START, `[${ROW}]`]]))))
      .toMatchObject({ code: 'unexpected_answer', what: expect.stringMatching(/sent a bucket twice/) })
  })

  it('follows empty ones, keeps the place, and goes on from a cursor', async () => {
    const { provider, asked } = await scripted(({ query }, response) => {
      const at = query.get('page')
      send(response, at === null ? page([[START, `[${ROW}]`]], 'two') : at === 'two' ? page([], 'three') : page([[START + 86_400, `[${ROW},${ROW}]`]]))
    })
    const pages = await usage(provider)
    expect(pages.map(({ index, buckets, records }) => [index, buckets, records.length])).toEqual([[0, 1, 1], [1, 0, 0], [2, 1, 2]])
    expect(asked.every(({ query }) => query.get('start_time') === String(START) && query.get('end_time') === String(START + 14 * 86_400) && query.get('limit') === '31')).toBe(true)
    const rest = await all(provider.usageBetween(KEY, 'completions', RANGE, '1d', { from: { token: 'three', index: 2 } }))
    expect(rest).toEqual(pages.slice(2))
  })

  it('asks for fewer days where an answer is too large, from the first that is missing', async () => {
    const { provider, asked } = await scripted(({ query }, response) => {
      const [first, end] = [Number(query.get('page') ?? query.get('start_time')), Number(query.get('end_time'))]
      const count = Math.min(Number(query.get('limit')), (end - first) / 86_400)
      const next = first + count * 86_400
      send(response, page(Array.from({ length: count }, (_, index) => [first + index * 86_400, `[${ROW}]`] as const), next < end ? String(next) : null))
    }, { maxBytes: 1_600 })
    const pages = await usage(provider)
    expect(pages.flatMap(({ records }) => records.map(({ bucketStart }) => (bucketStart - START) / 86_400))).toEqual(Array.from({ length: 14 }, (_, index) => index))
    expect(pages.map(({ index }) => index)).toEqual([0, 1])
    expect(asked.map(({ query }) => query.get('limit'))).toEqual(['31', '7', '7'])
  })

  it('reads JSON whatever the answer calls it', async () => {
    const { provider } = await scripted((_, response) => send(response, page([[START, `[${ROW}]`]]), 200, { 'content-type': 'text/plain' }))
    expect((await usage(provider))[0]?.records).toHaveLength(1)
  })

  it('sets rows of foreign buckets and bad rows aside, without what is personal', async () => {
    const bad = '{"object":"organization.usage.completions.result","input_tokens":-1,"output_tokens":9007199254740993,"user_email":"ada@example.com","nested":{"name":"Ada"}}'
    const { provider } = await scripted((_, response) => send(response, page([[START - 86_400, `[${ROW}]`], [START + 3600, `[${bad},${ROW}]`], [START + 14 * 86_400, `[${ROW}]`]])))
    const [read] = await usage(provider)
    expect(read?.records.map(({ bucketStart }) => bucketStart)).toEqual([START + 3600])
    expect(read?.rejected).toMatchObject([
      { bucketStart: START - 86_400, reason: expect.stringMatching(/outside/), raw: ROW },
      { bucketStart: START + 3600, raw: '{"object":"organization.usage.completions.result","input_tokens":-1,"output_tokens":9007199254740993,"nested":{}}' },
      { bucketStart: START + 14 * 86_400 },
    ])
  })

  it('knows a service that is not there from an address that is wrong', async () => {
    const answers = [() => refusal('Invalid URL'), () => '<html>Not Found</html>']
    const { provider } = await scripted((_, response) => send(response, (answers.shift() ?? (() => 'no'))(), 404))
    await expect(all(provider.usageBetween(KEY, 'decisions', RANGE, '1d'))).rejects.toMatchObject({ code: 'service_absent', service: 'decisions' })
    const wrongAddress = { code: 'unexpected_answer', what: expect.stringMatching(/OPENAI_BASE_URL/) }
    await expect(all(provider.usageBetween(KEY, 'decisions', RANGE, '1d'))).rejects.toMatchObject(wrongAddress)
    await expect(usage(provider)).rejects.toMatchObject(wrongAddress)
  })
})
