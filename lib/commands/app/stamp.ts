import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Whether the work that left this stamp was done on the same content. */
export const isStamped = (file: string, hash: string): boolean => existsSync(file) && readFileSync(file, 'utf8') === hash

/** Does the work and stamps it; a failed or interrupted one leaves no stamp. */
export const stamped = async (file: string, hash: string, work: () => Promise<void>): Promise<void> => {
  rmSync(file, { force: true })
  await work()
  writeFileSync(file, hash)
}
