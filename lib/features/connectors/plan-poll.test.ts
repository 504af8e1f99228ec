import { describe, expect, it } from 'vitest'
import { addDays, Day, daysOf, type DayRange } from '@/lib/domain/day'
import type { PulledService, UsageService } from '@/lib/domain/services'
import { HOURS, planPoll, type FetchedDay, type PollPlan } from './plan-poll'

const SERVICES: readonly UsageService[] = ['completions', 'images']
const ALL: readonly PulledService[] = [...SERVICES, 'costs']
const day = (text: string) => Day.parse(text)
const at = (iso: string) => Date.parse(iso)
/** Monday. */
const TODAY = day('2026-11-23')

/** What a run of polls has stored: every service of these days, last fetched then. */
const fetched = (range: DayRange, iso: string, services: readonly PulledService[] = ALL): FetchedDay[] =>
  daysOf(range).flatMap((one) => services.map((service) => ({ service, day: one, fetchedAt: at(iso) })))
/** Later entries replace earlier ones, as in the database. */
const stored = (...parts: FetchedDay[][]) => [...new Map(parts.flat().map((entry) => [`${entry.service} ${entry.day}`, entry])).values()]
const rangesOf = (plan: PollPlan, service: PulledService, width = '1d') => plan.pulls.filter((pull) => pull.service === service && pull.width === width).map(({ range }) => range)
const fromOf = (plan: PollPlan, service: PulledService, width?: string) => rangesOf(plan, service, width).map(({ from }) => from).sort()[0]

/** A year of history, settled, and a Sunday of polls. */
const upToDate = stored(
  fetched({ from: day('2026-10-01'), to: day('2026-11-19') }, '2026-11-22T04:20:00Z'),
  fetched({ from: day('2026-11-20'), to: day('2026-11-22') }, '2026-11-22T23:03:00Z'),
)

describe('what a poll reads', () => {
  it.each([
    ['today and yesterday after midnight', '2026-11-23T00:03:00Z', [], '2026-11-22', 'hourly'],
    ['still yesterday before 06:00', '2026-11-23T05:59:00Z', fetched({ from: day('2026-10-01'), to: TODAY }, '2026-11-23T05:03:00Z'), '2026-11-22', 'hourly'],
    ['yesterday once more after 06:00', '2026-11-23T06:03:00Z', fetched({ from: day('2026-10-01'), to: TODAY }, '2026-11-23T05:03:00Z'), '2026-11-22', 'hourly'],
    ['today alone after that', '2026-11-23T07:03:00Z', fetched({ from: day('2026-10-01'), to: TODAY }, '2026-11-23T06:00:00Z'), '2026-11-23', 'hourly'],
  ] as const)('hourly: %s', (_, now, more, from, reason) => {
    const plan = planPoll(at(now), SERVICES, stored(upToDate, [...more]))
    expect([plan.reason, ...ALL.map((service) => fromOf(plan, service))]).toEqual([reason, from, from, from])
    expect(plan.pulls.every(({ range }) => range.to === TODAY)).toBe(true)
    expect(plan.directory).toBe(false)
  })

  it('daily at 03:30: usage from T-2, costs of 35 days, names; not a minute before', () => {
    const before = planPoll(at('2026-11-23T03:29:59Z'), SERVICES, upToDate)
    expect([before.reason, fromOf(before, 'costs')]).toEqual(['hourly', '2026-11-22'])
    const plan = planPoll(at('2026-11-23T03:30:00Z'), SERVICES, upToDate)
    expect(plan).toMatchObject({ reason: 'daily', directory: true })
    expect([fromOf(plan, 'completions'), fromOf(plan, 'images'), fromOf(plan, 'costs')]).toEqual(['2026-11-21', '2026-11-21', '2026-10-20'])
    expect(addDays(day('2026-10-20'), 34)).toBe(TODAY)
  })

  it('weekly on Sunday at 04:15: usage of 35 days', () => {
    const friday = stored(fetched({ from: day('2026-10-01'), to: day('2026-11-28') }, '2026-11-28T23:03:00Z'), fetched({ from: day('2026-10-26'), to: day('2026-11-29') }, '2026-11-29T03:31:00Z', ['costs']), fetched({ from: day('2026-11-27'), to: day('2026-11-29') }, '2026-11-29T03:31:00Z'))
    expect(planPoll(at('2026-11-29T04:14:59Z'), SERVICES, friday).reason).toBe('hourly')
    const plan = planPoll(at('2026-11-29T04:15:00Z'), SERVICES, friday)
    expect([plan.reason, fromOf(plan, 'completions'), fromOf(plan, 'images'), fromOf(plan, 'costs')]).toEqual(['weekly', '2026-10-26', '2026-10-26', '2026-11-28'])
  })

  it('makes up for days when nothing ran, from the first that is not settled', () => {
    const plan = planPoll(at('2026-11-27T12:00:00Z'), SERVICES, upToDate)
    expect([plan.reason, fromOf(plan, 'completions'), fromOf(plan, 'costs')]).toEqual(['daily', '2026-11-21', '2026-10-24'])
  })

  it('leaves no hole where Sync now read the last three days before the first poll after an outage', () => {
    const outage = stored(fetched({ from: day('2026-10-01'), to: day('2026-11-13') }, '2026-11-16T03:31:00Z'), fetched({ from: day('2026-11-14'), to: day('2026-11-16') }, '2026-11-16T10:00:00Z'))
    const synced = stored(outage, fetched({ from: day('2026-11-18'), to: day('2026-11-20') }, '2026-11-20T10:00:00Z'))
    const plan = planPoll(at('2026-11-20T10:05:00Z'), SERVICES, synced)
    expect([plan.reason, fromOf(plan, 'completions'), fromOf(plan, 'images'), fromOf(plan, 'costs')]).toEqual(['daily', '2026-11-15', '2026-11-15', '2026-10-17'])
    const withCosts = stored(synced, fetched({ from: day('2026-10-17'), to: day('2026-11-20') }, '2026-11-20T10:06:00Z', ['costs', 'images']))
    expect(planPoll(at('2026-11-20T11:00:00Z'), SERVICES, withCosts).pulls).toMatchObject([
      { service: 'completions', range: { from: '2026-11-17', to: '2026-11-20' } }, { service: 'images', range: { from: '2026-11-20', to: '2026-11-20' } },
      { service: 'costs', range: { from: '2026-11-20', to: '2026-11-20' } }, { width: '1h' }, { service: 'completions', range: { from: '2026-11-15', to: '2026-11-16' } },
    ])
    expect(fromOf(planPoll(at('2026-11-20T11:00:00Z'), SERVICES, withCosts, day('2026-11-16')), 'completions'), 'what the import reads is left to it').toBe('2026-11-17')
  })

  it('reads what is older apart from the last days and after them, so that what keeps it from being read does not keep today out', () => {
    const plan = planPoll(at('2026-11-29T04:15:00Z'), SERVICES, upToDate)
    const [fresh, older] = [{ from: '2026-11-26', to: '2026-11-29' }, { from: '2026-10-26', to: '2026-11-25' }]
    expect(ALL.map((service) => rangesOf(plan, service))).toEqual(ALL.map(() => [fresh, older]))
    expect(daysOf({ from: day(older.from), to: day(older.to) })).toHaveLength(31)
    expect(plan.pulls.map(({ service, range }) => `${service} ${range.to}`)).toEqual(['completions 2026-11-29', 'images 2026-11-29', 'costs 2026-11-29', 'completions 2026-11-29', 'completions 2026-11-25', 'images 2026-11-25', 'costs 2026-11-25'])
  })

  it('goes on asking for the older days alone where only they could not be read', () => {
    const plan = planPoll(at('2026-11-29T06:10:00Z'), SERVICES, stored(upToDate, fetched({ from: day('2026-11-26'), to: day('2026-11-29') }, '2026-11-29T06:03:00Z'), fetched({ from: day('2026-10-26'), to: day('2026-11-25') }, '2026-11-29T06:03:00Z', ['images'])))
    for (const service of ['completions', 'costs'] as const) expect(rangesOf(plan, service)[1]).toEqual({ from: '2026-10-26', to: '2026-11-25' })
    expect(rangesOf(plan, 'images')).toEqual([{ from: '2026-11-29', to: '2026-11-29' }])
  })

  it('does not believe a clock that was ahead', () => {
    const ahead = stored(upToDate, fetched({ from: day('2026-11-19'), to: day('2026-11-24') }, '2026-11-24T23:59:00Z'))
    const plan = planPoll(at('2026-11-23T07:00:00Z'), SERVICES, ahead)
    expect(ALL.map((service) => fromOf(plan, service))).toEqual(['2026-11-19', '2026-11-19', '2026-10-20'])
  })

  it('reads again only the service that is behind', () => {
    const failed = stored(upToDate, fetched({ from: day('2026-10-01'), to: TODAY }, '2026-11-23T06:01:00Z', ['completions', 'costs']), fetched({ from: TODAY, to: TODAY }, '2026-11-23T02:01:00Z', ['images']))
    const plan = planPoll(at('2026-11-23T07:01:00Z'), SERVICES, failed)
    expect([fromOf(plan, 'completions'), fromOf(plan, 'images'), fromOf(plan, 'costs')]).toEqual(['2026-11-23', '2026-11-21', '2026-11-23'])
  })

  it('completes a connector of 14 days to the 35 that are re-read, at its first daily poll', () => {
    const saved = fetched({ from: day('2026-11-09'), to: day('2026-11-22') }, '2026-11-22T10:00:00Z')
    expect(fromOf(planPoll(at('2026-11-22T11:00:00Z'), SERVICES, saved), 'completions')).toBe('2026-11-22')
    expect(fromOf(planPoll(at('2026-11-23T03:30:00Z'), SERVICES, saved), 'completions')).toBe('2026-10-20')
  })

  it('reads hours of the last days', () => {
    const plan = planPoll(at('2026-11-27T12:00:00Z'), SERVICES, upToDate)
    expect(fromOf(plan, 'completions', '1h')).toBe('2026-11-25')
  })

  it('reads the hours again that a failed fetch left out, though their days are there', () => {
    const days = fetched({ from: day('2026-10-01'), to: TODAY }, '2026-11-23T06:01:00Z')
    const hoursFrom = (...hours: FetchedDay[]) => fromOf(planPoll(at('2026-11-23T07:01:00Z'), SERVICES, stored(days, hours)), 'completions', '1h')
    const state = (one: string, iso: string): FetchedDay => ({ service: HOURS, day: day(one), fetchedAt: at(iso) })
    expect(hoursFrom()).toBe('2026-11-21')
    expect(hoursFrom(state('2026-11-21', '2026-11-23T03:30:00Z'))).toBe('2026-11-22')
    expect(hoursFrom(state('2026-11-21', '2026-11-23T03:30:00Z'), state('2026-11-22', '2026-11-23T06:00:00Z'))).toBe('2026-11-23')
  })
})
