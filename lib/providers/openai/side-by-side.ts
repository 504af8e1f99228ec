/**
 * Runs `work` for each item, at most `width` at a time. The first failure stops the others through the signal they
 * are given and is thrown.
 */
export async function eachSideBySide<T>(items: readonly T[], width: number, work: (item: T, signal: AbortSignal) => Promise<void>, signal?: AbortSignal): Promise<void> {
  const stop = new AbortController()
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) {
      if (stop.signal.aborted) return
      await work(item, both)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  } finally {
    stop.abort()
  }
}
