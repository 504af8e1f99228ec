const BASE = 'http://this-site.invalid'
const HOME = '/overview'

/** Where sign-in leads: a path of this site, and `/overview` for anything that would leave it or come back to sign-in. */
export function pathOfThisSite(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, BASE)) return HOME
  const url = new URL(wanted, BASE)
  if (url.origin !== BASE || url.pathname.startsWith('//') || /^\/(login|setup|invite|reset|api)(\/|$)/.test(url.pathname)) return HOME
  return `${url.pathname}${url.search}`
}
