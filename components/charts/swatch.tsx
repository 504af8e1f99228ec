import { useId } from 'react'
import type { Tone } from '@/lib/charts/identity-tones'
import { fillOf, isPatterned, TonePattern } from './patterns'

/** The colour of a series beside its name. */
export function Swatch({ tone }: { tone: Tone }) {
  const prefix = useId()
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden style={{ flex: 'none' }}>
      {isPatterned(tone) ? <defs><TonePattern prefix={prefix} tone={tone} /></defs> : null}
      <rect width="12" height="12" rx="2" fill={fillOf(prefix, tone)} />
    </svg>
  )
}
