import type { Tone } from '@/lib/charts/identity-tones'

/**
 * Marks that tell tones apart without colour. Money without a thing always has one: dashes, lines, columns, grid. Things have theirs, in the ink of
 * `--tone-ink`, on paper and where more contrast is asked for. Lines that slant mean "not settled", so none of these do.
 */
const RESIDUAL_MARKS = ['M2 3h2', 'M0 3h6', 'M3 0v6', 'M0 3h6M3 0v6']
const SERIES_MARKS = ['', 'M0 2h8', 'M2 0v8', 'M0 4h8M4 0v8', 'M3.2 4h1.6', 'M0 1h8M0 5h8', 'M1 0v8M5 0v8', 'M1.2 2h1.6M5.2 6h1.6', 'M2 4h4M4 2v4', 'M2 2h4v4h-4z']

const isResidual = (tone: Tone): boolean => tone.startsWith('residual-')
export const isPatterned = (tone: Tone): boolean => isResidual(tone) || markOf(tone) !== ''
const patternId = (prefix: string, tone: Tone): string => `${prefix}-${tone}`

function markOf(tone: Tone): string {
  const slot = Number(tone.split('-')[1] ?? 0)
  return (isResidual(tone) ? RESIDUAL_MARKS : tone === 'other' ? [] : SERIES_MARKS)[slot] ?? ''
}

/** What to fill a shape of this tone with, given where its patterns are defined. */
export const fillOf = (prefix: string, tone: Tone): string => (isPatterned(tone) ? `url(#${patternId(prefix, tone)})` : `var(--tone-${tone})`)

export function TonePattern({ prefix, tone }: { prefix: string; tone: Tone }) {
  const [size, ink, width] = isResidual(tone) ? [6, 'var(--mantine-color-body)', 0.75] : [8, 'var(--tone-ink)', 1.2]
  return (
    <pattern id={patternId(prefix, tone)} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill={`var(--tone-${tone})`} />
      <path d={markOf(tone)} stroke={ink} strokeWidth={width} fill="none" />
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
