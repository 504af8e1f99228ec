/** The session ended elsewhere: leaves for sign-in with a full load, so that nothing of the organization stays on the screen. */
export function leaveForSignIn(): void {
  const { pathname, search } = window.location
  window.location.replace(`/login?error=SessionEnded&callbackUrl=${encodeURIComponent(pathname + search)}`)
}
