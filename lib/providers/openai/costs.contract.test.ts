import { describe, expect, it } from 'vitest'
import { Day, dayOfSeconds, startOfDaySeconds } from '@/lib/domain/day'
import { all, KEY, page, refusal, scripted, send, type Asked, type Script } from '@/lib/providers/openai/testing/scripted-server'

const range = (from: string, to: string) => ({ from: Day.parse(from), to: Day.parse(to) })
const row = (value: string, more = '') => `{"object":"organization.costs.result","amount":{"value":${value},"currency":"usd"},"api_key_id":"key_1"${more}}`
const groups = ({ query }: Asked) => query.getAll('group_by[]').join()
const span = ({ query }: Asked) => [query.get('start_time'), query.get('end_time')].map((text) => dayOfSeconds(Number(text)))
const answer: Script = (asked, response) => send(response, page([[Number(asked.query.get('start_time')), `[${row('1.10')}]`]]))
const early = (day: string): Script => (asked, response, request) => {
  if (!groups(asked).includes('api_key_id') || Number(asked.query.get('start_time')) >= startOfDaySeconds(Day.parse(day))) return answer(asked, response, request)
  send(response, refusal(`group_by=api_key_id is not available for this time range. Try a start_time on or after ${startOfDaySeconds(Day.parse(day))}.`), 400)
}

describe('costsBetween', () => {
  it('asks for whole days by project, line item and key, 180 at a time', async () => {
    const { provider, asked } = await scripted(answer)
    const [only] = await all(provider.costsBetween(KEY, range('2026-01-01', '2026-01-14')))
    expect(asked.map((one) => [groups(one), span(one), one.query.get('limit'), one.query.get('bucket_width')])).toEqual([['project_id,line_item,api_key_id', ['2026-01-01', '2026-01-15'], '180', '1d']])
    expect(only).toMatchObject({ apiKeyGrouped: true, records: [{ amount: '1.10', apiKeyId: 'key_1', apiKeyGrouped: true }] })
  })

  it('splits the range at the day the refusal names', async () => {
    const { provider, asked } = await scripted(early('2026-01-05'))
    const pages = await all(provider.costsBetween(KEY, range('2026-01-01', '2026-01-14')))
    expect(asked.slice(1).map((one) => [groups(one), ...span(one)])).toEqual([['project_id,line_item', '2026-01-01', '2026-01-05'], ['project_id,line_item,api_key_id', '2026-01-05', '2026-01-15']])
    expect(pages.map(({ index, apiKeyGrouped, records }) => [index, apiKeyGrouped, records[0]?.apiKeyId, records[0]?.apiKeyGrouped])).toEqual([[0, false, null, false], [1, true, 'key_1', true]])
  })

  it.each([['without a day, inside of the range', 'not grouped by api_key_id here', ['2025-12-01', '2025-12-06'], 3], ['for all of the range', 'group_by=api_key_id is not available on or after 2027-01-01', ['2025-12-01', '2025-12-15'], 2]])('falls back for a refusal %s', async (_, message, firstSpan, requests) => {
    const { provider, asked } = await scripted((one, response, request) => (groups(one).includes('api_key_id') && dayOfSeconds(Number(one.query.get('start_time'))) < '2025-12-06' ? send(response, refusal(message, { param: 'group_by' }), 400) : answer(one, response, request)))
    const pages = await all(provider.costsBetween(KEY, range('2025-12-01', '2025-12-14')))
    expect(asked).toHaveLength(requests)
    expect(pages[0]?.apiKeyGrouped).toBe(false)
    expect(asked[1] && span(asked[1])).toEqual(firstSpan)
  })

  it('keeps the money where key grouping is refused altogether', async () => {
    const { provider } = await scripted((one, response, request) => (groups(one).includes('api_key_id') ? send(response, refusal("group_by 'api_key_id' is not supported for this organization", { param: 'group_by' }), 400) : answer(one, response, request)))
    const pages = await all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-14')))
    expect(pages.map(({ apiKeyGrouped, records }) => [apiKeyGrouped, records.length])).toEqual([[false, 1]])
  })

  it('asks for smaller pages when the limit is refused, and follows a clamp', async () => {
    const { provider, asked } = await scripted((one, response) => {
      if (Number(one.query.get('limit')) > 31) return send(response, refusal('limit must be at most 31', { param: 'limit' }), 400)
      if (one.query.get('page') === null) return send(response, page([[Number(one.query.get('start_time')), `[${row('2')}]`]], 'rest'))
      send(response, page([[Number(one.query.get('start_time')) + 86_400, `[${row('1.10')}]`]]))
    })
    expect((await all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-14')))).flatMap(({ records }) => records.map(({ amount }) => amount))).toEqual(['2', '1.10'])
    expect(asked.map(({ query }) => query.get('limit'))).toEqual(['180', '31', '31'])
  })

  it('asks for smaller pages where an answer is too large, from the first day that is missing', async () => {
    const { provider, asked } = await scripted((one, response) => {
      const [first, end] = [Number(one.query.get('page') ?? one.query.get('start_time')), Number(one.query.get('end_time'))]
      const count = Math.min(Number(one.query.get('limit')), (end - first) / 86_400)
      const next = first + count * 86_400
      send(response, page(Array.from({ length: count }, (_, index) => [first + index * 86_400, `[${row('1')}]`] as const), next < end ? String(next) : null))
    }, { maxBytes: 1_300 })
    const pages = await all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-14')))
    expect(pages.flatMap(({ records }) => records.map(({ bucketStart }) => dayOfSeconds(bucketStart)))).toEqual(Array.from({ length: 14 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`))
    expect(asked.map(({ query }) => query.get('limit'))).toEqual(['180', '31', '7', '7'])
  })

  it('does not hide other refusals', async () => {
    const { provider } = await scripted((_, response) => send(response, refusal('no such bucket_width', { param: 'bucket_width' }), 400))
    await expect(all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-02')))).rejects.toMatchObject({ code: 'unexpected_answer' })
  })

  it('asks no page differently once pages have come', async () => {
    const { provider, asked } = await scripted((one, response) => (one.query.get('page') === null ? send(response, page([], 'two')) : send(response, refusal('group_by=api_key_id went away'), 400)))
    await expect(all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-02')))).rejects.toMatchObject({ code: 'unexpected_answer' })
    expect(asked).toHaveLength(2)
  })

  it('reads the organization from the rows', async () => {
    const { provider } = await scripted((one, response) => send(response, page([[Number(one.query.get('start_time')), `[${row('1')},${row('1', ',"organization_id":"org-1","organization_name":"Acme"')}]`]])))
    expect((await all(provider.costsBetween(KEY, range('2026-03-01', '2026-03-02'))))[0]?.vendorOrganizationId).toBe('org-1')
  })
})
