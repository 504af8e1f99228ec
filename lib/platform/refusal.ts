/** Something a person has to change before the command can go on. The message is one sentence that says what and how. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** The text of anything thrown, for putting it inside a sentence. */
export const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown)).trim()

/** The code that Node, PostgreSQL or npm gave the error, such as `EACCES` or `28P01`; empty when there is none. */
export const codeOf = (thrown: unknown): string => {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return ''
  return typeof thrown.code === 'string' ? thrown.code : ''
}
