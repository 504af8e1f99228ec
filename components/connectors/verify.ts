import type { ActionResult } from '@/lib/queries/action-result'

/** Why a key was not taken. `retryInSeconds`: how long OpenAI asks to wait; `connector`: the one that reads this organization already. */
export type VerifyProblem = { code: string; message: string; nextStep: string | null; retryInSeconds: number | null; connector: { id: string; name: string } | null }
export type VerifyAnswer = { ok: true; draftId: string } | { ok: false; problem: VerifyProblem }
export type VerifyAction = (input: { name: string; key: string }) => Promise<ActionResult<VerifyAnswer>>

const plain = (code: string, message: string, nextStep: string | null): VerifyAnswer => ({ ok: false, problem: { code, message, nextStep, retryInSeconds: null, connector: null } })

/** Asks the server; what prevents an answer becomes a problem like any other. */
export async function askToVerify(verify: VerifyAction, input: { name: string; key: string }): Promise<VerifyAnswer> {
  const answer = await verify(input).catch(() => null)
  if (!answer) return plain('no_answer', 'CloudMonitor did not answer.', 'Check your connection and try again; nothing you typed is lost.')
  return answer.ok ? answer.value : plain(answer.code, answer.message, answer.nextStep)
}

const ABOUT_THE_KEY = new Set(['empty', 'project_key', 'other_vendor', 'malformed', 'key_rejected', 'missing_scope'])
/** Solved by pasting another key: the field is marked and gets the focus. */
export const isAboutTheKey = (problem: VerifyProblem | null): boolean => problem !== null && ABOUT_THE_KEY.has(problem.code)

const PASSES = new Set(['provider_unavailable', 'unexpected_answer', 'no_answer', 'unexpected'])
/** May work unchanged a moment later. */
export const mayPass = (problem: VerifyProblem): boolean => PASSES.has(problem.code)
