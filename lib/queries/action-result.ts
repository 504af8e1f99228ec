/** What a server action answers: the value, or a sentence and a next step for the person who clicked. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; message: string; nextStep: string | null }
