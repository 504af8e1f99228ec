import { useSyncExternalStore } from 'react'

let token: string | null = null

/** The link's secret stands behind the #, so no server or log sees it; it leaves the address bar and history at once. */
function takeFromAddressBar() {
  const found = window.location.hash.slice(1)
  if (!found) return
  token = found
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

/** The token of the one-time set-up link; null: the page was opened without one; undefined: not looked yet. */
export const useSetupToken = (): string | null | undefined => useSyncExternalStore(subscribe, () => token, () => undefined)
