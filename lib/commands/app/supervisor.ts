const SAME_PRESS_MS = 700
const FORCED = 130

/** Something that runs beside us. */
export type Part = { stop: () => Promise<void>; kill: () => void }

/** Stops what was started, the newest first, whatever the reason: a signal, the end of our parent, or the death of a part. */
export type Supervisor = {
  add: (part: Part) => { done: () => void }
  /** Adds what is still being started; a stop waits for it, so that nothing is left behind. */
  adopt: <T extends Part>(starting: Promise<T>) => Promise<T>
  /** Never returns once we are stopping. */
  proceed: () => Promise<void>
  /** Ends this process when all is stopped, with a last word; does nothing when it is on its way already. */
  stop: (exitCode: number, farewell?: string) => Promise<void>
}

const SENTENCES: Partial<Record<NodeJS.Signals, string>> = { SIGINT: 'Stopping. Ctrl-C again stops at once.', SIGHUP: 'The terminal is gone: stopping.' }

/** Takes over this process's signals. `interrupted` is the exit code after one: 0 for what only ends that way. */
export const supervise = (interrupted: number): Supervisor => {
  const parts: Part[] = []
  const starting = new Set<Promise<unknown>>()
  let stopping: { since: number } | undefined

  const drop = (part: Part) => { if (parts.includes(part)) parts.splice(parts.indexOf(part), 1) }

  const stopParts = async () => {
    for (const part of [...parts].reverse()) {
      await part.stop().catch(() => part.kill())
      drop(part)
    }
  }

  const stop = async (exitCode: number, farewell?: string) => {
    if (stopping) return
    stopping = { since: performance.now() }
    await stopParts()
    await Promise.allSettled(starting)
    await stopParts()
    if (farewell) console.log(farewell)
    process.exit(exitCode)
  }

  const onSignal = (signal: NodeJS.Signals) => {
    // npm, the terminal and our parent pass one Ctrl-C on up to three times.
    if (stopping && performance.now() - stopping.since < SAME_PRESS_MS) return
    if (!stopping) {
      console.log(`\n${SENTENCES[signal] ?? 'Stopping.'}`)
      return void stop(interrupted, 'All stopped.')
    }
    for (const part of [...parts].reverse()) part.kill()
    process.exit(FORCED)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  process.on('disconnect', () => void stop(interrupted))
  process.channel?.unref()
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  const add = (part: Part) => {
    parts.push(part)
    return { done: () => drop(part) }
  }
  return {
    add,
    stop,
    adopt: async (promise) => {
      const adding = promise.then((part) => { add(part); return part })
      starting.add(adding)
      return adding.finally(() => starting.delete(adding))
    },
    proceed: () => (stopping ? new Promise<void>(() => {}) : Promise.resolve()),
  }
}
