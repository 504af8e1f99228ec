import { z } from 'zod'
import { nowMs } from '@/lib/platform/clock'
import { KeyRejected, MissingScope, ProviderError, ProviderUnavailable, RateLimited, RangeUnavailable, type KeyProblem } from '@/lib/providers/provider'

/** What went wrong with a key or a pull, for people: one sentence and one next step. `retryAt`: when it is tried again. */
export const Problem = z.object({ code: z.string(), message: z.string(), nextStep: z.string(), retryAt: z.iso.datetime().nullable() })
export type Problem = z.infer<typeof Problem>

const RECREATE = 'Re-create it from Settings → Admin keys, not from Settings → API keys.'

const problem = (code: string, message: string, nextStep: string, retryAt: string | null = null): Problem => ({ code, message, nextStep, retryAt })

/** A pasted text that is not sent to OpenAI at all (product.md, Verify table). */
export function problemOfPaste(paste: KeyProblem): Problem {
  switch (paste.code) {
    case 'empty': return problem('empty', 'Paste an Admin key.', 'Create one in OpenAI under Settings → Admin keys.')
    case 'project_key': return problem('project_key', 'Unauthorized: this is a project API key, not an Admin key.', RECREATE)
    case 'other_vendor': return problem('other_vendor', `This looks like a key of ${paste.vendor}, not of OpenAI.`, 'Paste an OpenAI Admin key: it starts with sk-admin-.')
    case 'malformed': return problem('malformed', 'This is not an OpenAI Admin key.', 'Copy the whole key again: it starts with sk-admin- and has no spaces inside.')
  }
}

/** Anything the provider threw. Errors that are not the provider's are not ours to explain: they are thrown on. */
export function problemOfError(error: unknown): Problem {
  if (!(error instanceof ProviderError)) throw error
  if (error instanceof KeyRejected) return problem(error.code, 'Unauthorized: OpenAI does not accept this key.', RECREATE)
  if (error instanceof MissingScope) {
    const scopes = error.scopes.join(', ')
    return problem(error.code, scopes ? `The key lacks the scope ${scopes}.` : 'The key lacks a permission that CloudMonitor needs.', `In OpenAI under Settings → Admin keys, create a Read-only key, or a restricted one with ${scopes || 'Usage: read'}.`)
  }
  if (error instanceof RateLimited) {
    const at = new Date(nowMs() + error.seconds * 1000).toISOString()
    return problem(error.code, 'OpenAI asks to wait: too many requests.', 'CloudMonitor tries again by itself.', at)
  }
  if (error instanceof ProviderUnavailable) return problem(error.code, 'OpenAI could not be reached.', 'Try again; nothing is lost.')
  if (error instanceof RangeUnavailable) return problem(error.code, 'OpenAI no longer keeps days this old.', 'Choose a shorter history.')
  return problem(error.code, error.message, 'Try again. If it stays, report it: CloudMonitor may need an update.')
}
