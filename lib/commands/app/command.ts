import { Refusal } from '@/lib/platform/refusal'
import { supervise, type Supervisor } from './supervisor'

/** Runs a command: a Refusal ends it with its sentence alone, anything else with its stack, and both stop what was started. */
export const command = async (work: (supervisor: Supervisor) => Promise<void>): Promise<void> => {
  const supervisor = supervise()
  try {
    await work(supervisor)
  } catch (error) {
    await supervisor.proceed()
    console.error(error instanceof Refusal ? error.message : error)
    await supervisor.stop(1)
  }
}
