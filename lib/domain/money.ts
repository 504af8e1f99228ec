import { z } from 'zod'

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/
const SCIENTIFIC = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/
const MAX_DIGITS = 120

/** Money as plain decimal text, e.g. `-12.50`: never a float, never an exponent. Units: USD unless a currency stands beside it. */
export const DecimalText = z.string().regex(PLAIN, 'not a decimal number').brand<'DecimalText'>()
export type DecimalText = z.infer<typeof DecimalText>

/** A decimal as integer and number of decimals: `12.50` is `{ units: 1250n, scale: 2 }`. */
export type Scaled = { units: bigint; scale: number }

/** Many times faster than the schema, for what a report has a hundred thousand of. */
const isDecimalText = (text: string): text is DecimalText => PLAIN.test(text)

export const ZERO: DecimalText = DecimalText.parse('0')

/**
 * Reads a decimal as it stands in a JSON answer (`0.0025945`, `"75.38441804"`, `1e-7`), keeping every digit, trailing
 * zeros included. Returns null for anything else, and for numbers of more than 120 digits.
 */
export function readDecimal(text: string): DecimalText | null {
  const match = SCIENTIFIC.exec(text.trim())
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (whole.length + fraction.length + Math.abs(shift) > MAX_DIGITS) return null
  return fromScaled({ units: BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(Math.max(0, shift - fraction.length)), scale: Math.max(0, fraction.length - shift) })
}

/** The integer and the number of decimals behind a decimal text. */
export function toScaled(text: DecimalText): Scaled {
  // Its form was looked at when it became a DecimalText; reports do this for every row.
  const scale = scaleOf(text)
  return { units: BigInt(digitsOf(text, scale)), scale }
}

/** The decimal text of a scaled integer. */
export function fromScaled({ units, scale }: Scaled): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const body = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  const text = units < 0n ? `-${body}` : body
  return isDecimalText(text) ? text : DecimalText.parse(text)
}

/** The same amount without zeros at its end: `12.50` is `12.5`. */
export function trimDecimal(text: DecimalText): DecimalText {
  if (!text.endsWith('0') || !text.includes('.')) return text
  let end = text.length
  while (text[end - 1] === '0') end -= 1
  const cut = text.slice(0, text[end - 1] === '.' ? end - 1 : end)
  return isDecimalText(cut) ? cut : text
}

export const fromScaledTrimmed = (value: Scaled): DecimalText => trimDecimal(fromScaled(value))

/** How many decimals a decimal text has. */
export function scaleOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** A decimal text of this scale without its point. */
const digitsOf = (text: string, scale: number): string => (scale === 0 ? text : text.slice(0, -scale - 1) + text.slice(-scale))

const SAFE_DIGITS = 15

/** A decimal text as an integer at a scale that is at least its own. @throws SyntaxError when it is no number */
export function unitsAt(text: string, scale: number): bigint {
  if (!isDecimalText(text)) throw new SyntaxError(`not a decimal number: ${text}`)
  const own = scaleOf(text)
  const digits = digitsOf(text, own)
  // An integer that a double holds exactly is made several times faster.
  const units = BigInt(digits.length <= SAFE_DIGITS ? Number(digits) : digits)
  return rescale({ units, scale: own }, scale)
}

const POWERS = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent))
const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent)

/** The same amount at a larger number of decimals. */
export const rescale = (value: Scaled, scale: number): bigint => (scale === value.scale ? value.units : value.units * powerOfTen(scale - value.scale))

/** Adds a value to a sum that is still being made; it takes the larger scale of both. */
function addTo(sum: Scaled, value: DecimalText): void {
  const next = toScaled(value)
  if (next.scale > sum.scale) {
    sum.units = rescale(sum, next.scale)
    sum.scale = next.scale
  }
  sum.units += rescale(next, sum.scale)
}

/** The exact sum; the result has the largest scale of its parts. */
export function addDecimals(values: Iterable<DecimalText>): DecimalText {
  const sum: Scaled = { units: 0n, scale: 0 }
  for (const value of values) addTo(sum, value)
  return fromScaled(sum)
}

export const negate = (value: DecimalText): DecimalText => {
  const { units, scale } = toScaled(value)
  return fromScaled({ units: -units, scale })
}

/** -1, 0 or 1, by value: `1.0` equals `1`. */
export function compareDecimals(a: DecimalText, b: DecimalText): -1 | 0 | 1 {
  const left = toScaled(a)
  const right = toScaled(b)
  const scale = Math.max(left.scale, right.scale)
  const difference = rescale(left, scale) - rescale(right, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Rounded to `decimals`, halves away from zero. For showing only: sums are made from exact values. */
export function roundDecimal(value: DecimalText, decimals: number): DecimalText {
  const { units, scale } = toScaled(value)
  if (scale <= decimals) return fromScaled({ units: rescale({ units, scale }, decimals), scale: decimals })
  const cut = 10n ** BigInt(scale - decimals)
  const magnitude = units < 0n ? -units : units
  const rounded = (magnitude + cut / 2n) / cut
  return fromScaled({ units: units < 0n ? -rounded : rounded, scale: decimals })
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** `$1,234.50`: dollars for people, rounded to cents (or `decimals`); an amount that rounds to nothing shows `<$0.01`. */
export function formatUsd(value: DecimalText, decimals = 2): string {
  const rounded = roundDecimal(value, decimals)
  const { units } = toScaled(rounded)
  if (units === 0n && toScaled(value).units !== 0n) {
    const least = fromScaled({ units: 1n, scale: decimals })
    return toScaled(value).units < 0n ? `>-$${least}` : `<$${least}`
  }
  const [whole = '0', fraction] = rounded.replace('-', '').split('.')
  return `${units < 0n ? '-' : ''}$${grouped(whole)}${fraction ? `.${fraction}` : ''}`
}

/** Every digit of the amount with a dollar sign, trailing zeros cut to cents: for tooltips and "exact value on hover". */
export function formatUsdExact(value: DecimalText): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(2, '0')
  return `${value.startsWith('-') ? '-' : ''}$${grouped(whole)}.${kept}`
}

/** part ÷ whole as a decimal with `decimals` places, halves away from zero; null when the whole is 0. */
export function ratio(part: Scaled, whole: Scaled, decimals = 12): DecimalText | null {
  const scale = Math.max(part.scale, whole.scale)
  const numerator = rescale(part, scale) * 10n ** BigInt(decimals + 1)
  const denominator = rescale(whole, scale)
  return denominator === 0n ? null : roundDecimal(fromScaled({ units: numerator / denominator, scale: decimals + 1 }), decimals)
}
