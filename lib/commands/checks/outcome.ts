/** What a stage counted. */
export type Outcome = { passed: number; failed: number; skipped: number }

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 }
export const FAILED: Outcome = { passed: 0, failed: 1, skipped: 0 }

/** All outcomes as one. */
export const total = (outcomes: Outcome[]): Outcome =>
  outcomes.reduce((sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }), { passed: 0, failed: 0, skipped: 0 })

/** `12 passed, 0 failed`, and how many were skipped if any. */
export const inWords = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** A program that failed without a failed test crashed, and a stage without tests proves nothing: both count as one failure. */
export const honest = (counted: Outcome, exitCode: number): Outcome => {
  if (exitCode !== 0 && counted.failed === 0) return { ...counted, failed: 1 }
  return counted.passed + counted.failed === 0 ? { ...counted, failed: 1 } : counted
}
