import { signIn } from 'next-auth/react'

export type SignInFailure = { title: string; nextStep: string; level?: 'info' }

const ASK = 'Ask an admin of your organization.'
const FAILURES: Record<string, SignInFailure> = {
  CredentialsSignin: { title: 'E-mail or password is wrong.', nextStep: 'Check both and try again.' },
  TooManyAttempts: { title: 'Too many sign-in attempts.', nextStep: 'Wait 15 minutes and try again.' },
  SessionEnded: { title: 'Your session has ended.', nextStep: 'Sign in again to go on where you were.', level: 'info' },
  OpenidEmail: { title: 'Your sign-in provider did not say your e-mail.', nextStep: 'Ask whoever runs it to share it with CloudMonitor.' },
  OpenidUnverified: { title: 'Your e-mail is not verified at your sign-in provider.', nextStep: 'Verify it there and try again.' },
  OpenidDomain: { title: 'E-mails of this domain may not sign in here.', nextStep: 'Use your work account, or ask whoever runs CloudMonitor.' },
  OpenidRole: { title: 'Your account has no role in CloudMonitor.', nextStep: 'Ask whoever runs your sign-in provider for one.' },
  OpenidUnknown: { title: 'There is no account for your e-mail.', nextStep: 'Ask an admin of your organization for an invite.' },
  OpenidDeactivated: { title: 'Your account is deactivated.', nextStep: ASK },
  OpenidOther: { title: 'This e-mail belongs to another account here.', nextStep: ASK },
}
const UNEXPECTED = { title: 'Sign-in did not work.', nextStep: 'Check that CloudMonitor is running and try again.' }

/** The sentence for a code of next-auth or of ours. Unknown account and wrong password are the same sentence. */
export const failureOf = (code: string): SignInFailure => FAILURES[code] ?? UNEXPECTED

/** Signs in and leaves for `target` with a full load, so that nothing typed stays in memory. Returns only on failure. */
export async function enter(email: string, password: string, target: string, organizationId?: string): Promise<SignInFailure | null> {
  try {
    // Without callbackUrl next-auth takes this page's address, and an error that stands in it for the answer's.
    const answer = await signIn('credentials', { email, password, ...(organizationId ? { organizationId } : {}), callbackUrl: target, redirect: false })
    if (!answer || answer.error || !answer.ok) return failureOf(answer?.error ?? '')
  } catch {
    return UNEXPECTED
  }
  window.location.replace(target)
  return null
}

/** Leaves for the operator's OpenID provider, which leads back to `target`. Returns only on failure. */
export async function enterWithProvider(target: string): Promise<SignInFailure> {
  const failed = await signIn('openid', { callbackUrl: target }).then(() => null, () => UNEXPECTED)
  // The page is being left: nothing more to say.
  return failed ?? new Promise<never>(() => {})
}
