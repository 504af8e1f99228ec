import { log } from '../log'

/** Does something again and again, with a pause in between, whatever it throws. `stop` waits for the one under way. */
export function repeat(name: string, pauseMs: number, work: () => Promise<void>): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let under: Promise<void> = Promise.resolve()
  const turn = () => {
    under = work()
      .catch((error: unknown) => log.error({ err: error, loop: name }, 'a loop of the job worker failed; it goes on'))
      .then(() => { if (!stopped) timer = setTimeout(turn, pauseMs) })
  }
  turn()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await under
    },
  }
}
