import { z } from 'zod'
import { readDecimal } from '@/lib/domain/money'
import { readCount } from '@/lib/domain/tokens'
import { JsonNumber } from '@/lib/providers/openai/json'

const wrong = (context: z.core.ParsePayload<unknown>, message: string) => {
  context.issues.push({ code: 'custom', message, input: context.value })
  return z.NEVER
}

const number = z.instanceof(JsonNumber, { error: 'is not a number' })

/** A whole number from its digits; negative, fractional and text are refused. */
export const count = number.transform((value, context) => readCount(value.text) ?? wrong(context, 'is not a whole number of 0 or more'))

/** A decimal from its digits; OpenAI sends amounts as number or as text. */
export const decimal = z.union([number.transform((value) => value.text), z.string()], { error: 'is neither a number nor text' })
  .transform((text, context) => readDecimal(text) ?? wrong(context, 'is not a decimal number'))

/** Unix seconds. Small enough to be exact as a number: up to the year 9999. */
export const seconds = count.transform((value, context) => (value <= 253_402_300_799n ? Number(value) : wrong(context, 'is not a time')))

/** Text of an id, model or line item. NUL and half characters cannot be stored by PostgreSQL, so such a row is set aside. */
export const text = z.string({ error: 'is not text' }).refine((value) => !value.includes('\u0000'), 'holds a NUL character').refine((value) => value.isWellFormed(), 'holds half a character')

/** Text that may be null, absent or blank: all three mean that OpenAI named nothing. */
export const dimension = text.nullish().transform((value) => (value === undefined || value === '' ? null : value))
