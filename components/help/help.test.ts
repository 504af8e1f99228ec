import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { FIGURES } from '@/lib/domain/figures'
import { PERIOD_LABELS, previousRange } from '@/lib/domain/period'
import { SERVICE_LABELS } from '@/lib/domain/services'
import { ConnectorStatus } from '@/lib/features/connectors/connector-summary'
import { DRAFT_MINUTES } from '@/lib/features/connectors/draft'
import { LATE_AFTER_MS } from '@/lib/features/connectors/connector-status'
import { DAILY_AT_MS, REREAD_DAYS, WEEKLY_AT_MS, YESTERDAY_UNTIL_MS } from '@/lib/features/connectors/plan-poll'
import { problemOfError, problemOfPaste } from '@/lib/features/connectors/problem'
import { KeyRejected, MissingScope, ProviderUnavailable, RangeUnavailable, RateLimited } from '@/lib/providers/provider'
import { findHelp } from './find-help'
import { plainText } from './help-model'
import { HELP_TOPICS } from './topics'
import { WHY_TOTALS_DIFFER } from './why-totals-differ'

const wordsOf = (slug: string) => HELP_TOPICS.filter((topic) => topic.slug === slug).flatMap((topic) => topic.sections.flatMap((section) => section.blocks.map(plainText))).join('\n')
const HOUR_MS = 3_600_000
const utc = (ms: number) => `${String(Math.floor(ms / HOUR_MS)).padStart(2, '0')}:${String((ms % HOUR_MS) / 60_000).padStart(2, '0')} UTC`

describe('help says what the code does', () => {
  const trouble = wordsOf('troubleshooting')

  it.each([
    problemOfPaste({ code: 'project_key' }), problemOfPaste({ code: 'malformed' }),
    problemOfError(new KeyRejected()), problemOfError(new MissingScope([])), problemOfError(new RateLimited(1)),
    problemOfError(new ProviderUnavailable('network')), problemOfError(new RangeUnavailable(null)),
  ])('explains “$message”', ({ message }) => expect(trouble).toContain(message))

  it.each([problemOfPaste({ code: 'project_key' }), problemOfPaste({ code: 'malformed' }), problemOfError(new KeyRejected()), problemOfError(new ProviderUnavailable('network'))])(
    'gives the advice “$nextStep”', ({ nextStep }) => expect(trouble).toContain(nextStep))

  it('explains every status a connector on the list can have', () => {
    const shown = ConnectorStatus.options.filter((status) => status !== 'Removed')
    for (const status of shown) expect(trouble).toContain(status)
    expect(trouble).toContain(`${LATE_AFTER_MS / HOUR_MS} hours`)
  })

  it.each(['totalSpend', 'costPerDeveloper', 'modelMix', 'cacheHitRate', 'batchPercentage', 'thinking'] as const)('gives the formula of %s', (name) => expect(wordsOf('read-the-reports')).toContain(FIGURES[name].formula))

  it('gives the same reasons for a difference wherever totals are compared', () => {
    for (const reason of WHY_TOTALS_DIFFER) for (const topic of ['connect-openai', 'troubleshooting']) expect(wordsOf(topic)).toContain(reason)
  })

  it('names every unit that is read', () => {
    for (const { unit } of Object.values(SERVICE_LABELS)) expect(wordsOf('what-cloudmonitor-sees')).toContain(unit)
  })

  it('does not tell finance that it sees no keys at all: the API keys are a report', () => expect(wordsOf('what-cloudmonitor-sees')).toContain('they see no Admin keys'))

  it('does not call an Admin key a project key', () => expect(trouble).toContain('or another sk- that is not sk-admin-'))

  it('says how long is waited where OpenAI did not say', () => expect(trouble).toContain('a minute where it did not say'))

  it('explains what happens to the import apart from what Verify answers', () => {
    const { message } = problemOfError(new RangeUnavailable(null))
    const told = HELP_TOPICS.flatMap(({ sections }) => sections).filter(({ blocks }) => blocks.map(plainText).join(' ').includes(message))
    expect(told.map(({ id }) => id)).toEqual(['history'])
  })

  it('says what days of one’s own choice are compared with, as they are', () => {
    const [from, to, today] = [Day.parse('2026-03-08'), Day.parse('2026-03-10'), Day.parse('2026-03-20')]
    expect(previousRange('custom', { from, to }, today)).toMatchObject({ from: '2026-03-05', to: '2026-03-07' })
    expect(wordsOf('read-the-reports')).toContain(`${PERIOD_LABELS.custom} are compared with as many days before them`)
  })

  it('explains the controls by the words that stand on them', () => {
    const words = wordsOf('read-the-reports')
    for (const [file, word] of [['provenance/how-made', 'How was this number made?'], ['table/column-menu', 'Columns'], ['print-button', 'Print']] as const) {
      expect(readFileSync(`components/reports/${file}.tsx`, 'utf8')).toContain(word)
      expect(words).toContain(word)
    }
  })

  it('gives the times and spans of polling and of a draft', () => {
    const connect = wordsOf('connect-openai')
    expect(connect).toContain(`Every day at ${utc(DAILY_AT_MS)}`)
    expect(connect).toContain(`Every Sunday at ${utc(WEEKLY_AT_MS)}`)
    expect(connect).toContain(`after ${utc(YESTERDAY_UNTIL_MS)}`)
    expect(connect).toContain(`last ${REREAD_DAYS} days`)
    expect(connect).toContain(`${DRAFT_MINUTES} minutes`)
    expect(wordsOf('what-cloudmonitor-sees')).toContain(`${DRAFT_MINUTES} minutes`)
  })
})

describe('finding help', () => {
  it('finds the sections that hold every word, titles first, whatever the case', () => {
    expect(findHelp('UNAUTHORIZED verify')[0]?.title).toBe('“Unauthorized” on Verify')
    expect(findHelp('settled').map(({ title }) => title)[0]).toBe('Open, provisional and settled days')
    expect(findHelp('no such words anywhere')).toEqual([])
  })

  it('shows the words around the hit', () => {
    expect(findHelp('AES-256')[0]?.excerpt).toContain('AES-256')
  })

  it('leads to sections that exist, once each', () => {
    const hrefs = findHelp('').map(({ href }) => href)
    expect(new Set(hrefs).size).toBe(hrefs.length)
  })
})

describe('the links to help', () => {
  const links = globSync('components/**/*.tsx').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/<HelpLink topic="([^"]+)"(?: section="([^"]+)")?/g)].map(([, slug = '', section]) => ({ file, slug, section })))

  it('stand where questions arise', () => {
    const files = new Set(links.map(({ file }) => file.replaceAll('\\', '/')))
    for (const place of ['reports/no-connector', 'reports/notices', 'reports/kpi-card', 'reports/costs/settlement', 'reports/provenance/made', 'reports/provenance/finality', 'reports/provenance/allocation', 'connectors/key-help', 'connectors/verify-problem-note', 'connectors/detail/status-note'])
      expect(files).toContain(`components/${place}.tsx`)
  })

  it.each(links)('$file leads to $slug $section, which exists', ({ slug, section }) => {
    const topic = HELP_TOPICS.find((one) => one.slug === slug)
    expect(topic).toBeDefined()
    if (section) expect(topic?.sections.map(({ id }) => id)).toContain(section)
  })
})
