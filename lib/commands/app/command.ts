import { Refusal } from '@/lib/platform/refusal'
import { supervise, type Supervisor } from './supervisor'

const INTERRUPTED = 130

/** Runs a command: a Refusal ends it with its sentence alone, anything else with its stack, and both stop what was started. */
export const command = async (work: (supervisor: Supervisor) => Promise<void>, interrupted = INTERRUPTED): Promise<void> => {
  const supervisor = supervise(interrupted)
  try {
    await work(supervisor)
  } catch (error) {
    await supervisor.proceed()
    console.error(error instanceof Refusal ? error.message : error)
    await supervisor.stop(1)
  }
}
