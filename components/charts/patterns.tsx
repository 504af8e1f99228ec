import type { Tone } from '@/lib/charts/identity-tones'

/** Money without a thing is told apart by its pattern: dashes, lines, columns, grid. Slanted lines mean "not settled". */
const MARKS = ['M2 3h2', 'M0 3h6', 'M3 0v6', 'M0 3h6M3 0v6']

export const isPatterned = (tone: Tone): boolean => tone.startsWith('residual-')
export const patternId = (prefix: string, tone: Tone): string => `${prefix}-${tone}`

/** What to fill a shape of this tone with, given where its patterns are defined. */
export const fillOf = (prefix: string, tone: Tone): string => (isPatterned(tone) ? `url(#${patternId(prefix, tone)})` : `var(--tone-${tone})`)

export function TonePattern({ prefix, tone }: { prefix: string; tone: Tone }) {
  const mark = MARKS[Number(tone.split('-')[1])] ?? MARKS[0]
  return (
    <pattern id={patternId(prefix, tone)} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill={`var(--tone-${tone})`} />
      <path d={mark} stroke="var(--mantine-color-body)" strokeWidth="0.75" fill="none" />
    </pattern>
  )
}

export const unsettledId = (prefix: string): string => `${prefix}-unsettled`

/** Slanted lines in the colour of the page, laid over the colours of a day that may still change. */
export const UnsettledPattern = ({ prefix }: { prefix: string }) => (
  <pattern id={unsettledId(prefix)} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="2" height="6" fill="var(--mantine-color-body)" />
  </pattern>
)
