import { useSyncExternalStore } from 'react'

/** By the page it opens, so that the link of one page is never tried at another. */
const tokens = new Map<string, string>()

/** The link's secret stands behind the #, so no server or log sees it; it leaves the address bar and history at once. */
function takeFromAddressBar() {
  const found = window.location.hash.slice(1)
  if (!found) return
  tokens.set(window.location.pathname, found)
  window.history.replaceState(null, '', window.location.pathname)
}

function subscribe(changed: () => void) {
  const read = () => {
    takeFromAddressBar()
    changed()
  }
  read()
  window.addEventListener('hashchange', read)
  return () => window.removeEventListener('hashchange', read)
}

/** The token of the single-use link that opened this page; null: it was opened without one; undefined: not looked yet. */
export const useLinkToken = (): string | null | undefined => useSyncExternalStore(subscribe, () => tokens.get(window.location.pathname) ?? null, () => undefined)
