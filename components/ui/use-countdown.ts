import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Seconds left of `seconds`, then calls `onEnd` once. Measured on the browser's monotonic timer: its wall clock may be
 * wrong. null: nothing to wait for. Give it a new `round` to count again.
 */
export function useCountdown(seconds: number | null, round: unknown, onEnd: () => void): number | null {
  const [left, setLeft] = useState<{ round: unknown; seconds: number } | null>(null)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (seconds === null) return
    const started = performance.now()
    const timer = setInterval(() => {
      const rest = Math.ceil(seconds - (performance.now() - started) / 1000)
      setLeft({ round, seconds: Math.max(0, rest) })
      if (rest > 0) return
      clearInterval(timer)
      end()
    }, 250)
    return () => clearInterval(timer)
  }, [seconds, round])
  if (seconds === null) return null
  return left && left.round === round ? left.seconds : Math.ceil(seconds)
}
