import { expect, test } from 'vitest'
import { z } from 'zod'
import { Invalid, NotSignedIn } from '@/lib/domain/errors'
import { route } from './route'

const answer = async (thrown: () => unknown) => {
  const handler = route<{ report: string }>(async () => {
    throw thrown()
  })
  const response = await handler(new Request('http://localhost/api/reports/overview'), { params: Promise.resolve({ report: 'overview' }) })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store, private')
  return { status: response.status, ...z.object({ code: z.string(), detail: z.string(), nextStep: z.string().nullable() }).parse(await response.json()) }
}

test('a refusal keeps its status, sentence and next step', async () => {
  expect(await answer(() => new NotSignedIn())).toMatchObject({ status: 401, code: 'not_signed_in', nextStep: 'Sign in and try again.' })
  expect(await answer(() => new Invalid('No such day.', 'Choose another.'))).toEqual({ status: 400, code: 'invalid', detail: 'No such day.', nextStep: 'Choose another.' })
})

test('data that fails our own model is our fault, and says nothing of its inside', async () => {
  expect(await answer(() => z.string('Give a name.').safeParse(1).error)).toMatchObject({ status: 500, code: 'unexpected' })
})

test('what nobody foresaw says nothing of its inside', async () => {
  expect(await answer(() => new Error('password=hunter2 at db.internal'))).toMatchObject({ status: 500, code: 'unexpected', detail: 'Something went wrong on our side.' })
})

test('an answer goes out as it is', async () => {
  const response = await route<object>(async () => Response.json({ fine: true }))(new Request('http://localhost/'), { params: Promise.resolve({}) })
  expect(await response.json()).toEqual({ fine: true })
})
