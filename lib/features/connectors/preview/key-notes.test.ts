import { describe, expect, it } from 'vitest'
import { keyNotes } from './key-notes'

const READ_ONLY = { usage: 'yes', projects: 'yes', users: 'yes', adminKeys: 'no' } as const
const titles = (is: Partial<Parameters<typeof keyNotes>[0]>) => keyNotes({ ...READ_ONLY, ...is }).map(({ title }) => title)

describe('what is said of a key', () => {
  it('is nothing only where every question was answered: it reads names, and is no full key', () => expect(titles({})).toEqual([]))

  it('is that names cannot be read, or that OpenAI did not answer whether they can', () => {
    expect(titles({ projects: 'no', users: 'no' })).toEqual(['Ids instead of names'])
    expect(titles({ projects: 'unknown', users: 'unknown' })).toEqual(['Not known: whether it may read names'])
    expect(titles({ projects: 'no', users: 'unknown' })).toEqual(['Ids instead of names', 'Not known: whether it may read names'])
  })

  it('names what it is about', () => {
    expect(keyNotes({ ...READ_ONLY, projects: 'unknown' })[0]?.text).toContain('the names of projects and API keys')
    expect(keyNotes({ ...READ_ONLY, users: 'unknown' })[0]?.text).toContain('the names of people')
    expect(keyNotes({ ...READ_ONLY, projects: 'no', users: 'no' })[0]?.text).toContain('the names of projects, people and API keys')
  })
})
