const HEARTBEAT_MS = 10_000

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/**
 * Says what happens, that it still happens, and how long it took.
 * @template T
 * @param {string} title
 * @param {(say: (words: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export const step = async (title, work) => {
  const begin = performance.now()
  console.log(`▸ ${title}`)
  const heartbeat = setInterval(() => console.log(`  still at it (${Math.round((performance.now() - begin) / 1000)} s)`), HEARTBEAT_MS)
  try {
    const result = await work((words) => console.log(`  ${words}`))
    console.log(`  done in ${seconds(performance.now() - begin)}`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}
