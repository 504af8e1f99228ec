import { signIn } from 'next-auth/react'

const FAILURES: Record<string, { title: string; nextStep: string }> = {
  CredentialsSignin: { title: 'E-mail or password is wrong.', nextStep: 'Check both and try again.' },
  TooManyAttempts: { title: 'Too many sign-in attempts.', nextStep: 'Wait 15 minutes and try again.' },
}
const UNEXPECTED = { title: 'Sign-in did not work.', nextStep: 'Check that CloudMonitor is running and try again.' }

export type SignInFailure = { title: string; nextStep: string }

/** The sentence for next-auth's error code. Unknown account and wrong password are the same sentence. */
export const failureOf = (code: string): SignInFailure => FAILURES[code] ?? UNEXPECTED

/** Signs in and leaves for `target` with a full load, so that nothing typed stays in memory. Returns only on failure. */
export async function enter(email: string, password: string, target: string): Promise<SignInFailure | null> {
  try {
    const answer = await signIn('credentials', { email, password, redirect: false })
    if (!answer || answer.error || !answer.ok) return failureOf(answer?.error ?? '')
  } catch {
    return UNEXPECTED
  }
  window.location.replace(target)
  return null
}
