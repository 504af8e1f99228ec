import { addDecimals, type DecimalText, readDecimal } from '@/lib/domain/money'

const AMOUNT = /"amount":\{"value":("?)([^",}]+)\1,"currency":"usd"\}/g

/** The amounts of an answer as they stand in its text, `quoted` for strings. */
export const rawAmounts = (text: string): { quoted: boolean; text: string }[] =>
  [...text.matchAll(AMOUNT)].map(([, quote, value = '']) => ({ quoted: quote === '"', text: value }))

/** The exact sum of an answer's dollars. */
export const usdOf = (text: string): DecimalText => addDecimals(rawAmounts(text).map((amount) => {
  const decimal = readDecimal(amount.text)
  if (decimal === null) throw new Error(`not a decimal: ${amount.text}`)
  return decimal
}))
