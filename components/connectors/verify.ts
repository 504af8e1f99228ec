import type { ActionResult } from '@/lib/queries/action-result'

/** Why a key was not taken. `retryInSeconds`: how long OpenAI asks to wait; `connector`: the one that reads this organization already. */
export type VerifyProblem = { code: string; message: string; nextStep: string | null; retryInSeconds: number | null; connector: { id: string; name: string } | null }
export type KeyAnswer<Value> = { ok: true; value: Value } | { ok: false; problem: VerifyProblem }
export type VerifyAction = (input: { name: string; key: string }) => Promise<ActionResult<KeyAnswer<{ draftId: string }>>>
export type ReplaceKeyAction = (input: { connectorId: string; key: string }) => Promise<ActionResult<KeyAnswer<{ name: string; keyLast4: string }>>>

const plain = (code: string, message: string, nextStep: string | null): VerifyProblem => ({ code, message, nextStep, retryInSeconds: null, connector: null })

/** Asks the server about a key; what prevents an answer becomes a problem like any other. */
export async function askAboutKey<Value>(ask: () => Promise<ActionResult<KeyAnswer<Value>>>): Promise<KeyAnswer<Value>> {
  const answer = await ask().catch(() => null)
  if (!answer) return { ok: false, problem: plain('no_answer', 'CloudMonitor did not answer.', 'Check your connection and try again; nothing you typed is lost.') }
  return answer.ok ? answer.value : { ok: false, problem: plain(answer.code, answer.message, answer.nextStep) }
}

const ABOUT_THE_KEY = new Set(['empty', 'project_key', 'other_vendor', 'malformed', 'key_rejected', 'missing_scope', 'other_organization', 'unknown_organization'])
/** Solved by pasting another key: the field is marked and gets the focus. */
export const isAboutTheKey = (problem: VerifyProblem | null): boolean => problem !== null && ABOUT_THE_KEY.has(problem.code)

const PASSES = new Set(['provider_unavailable', 'unexpected_answer', 'no_answer', 'unexpected'])
/** May work unchanged a moment later. */
export const mayPass = (problem: VerifyProblem): boolean => PASSES.has(problem.code)
