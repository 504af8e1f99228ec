import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False until the page answers to clicks. A form that submits earlier would reload the page and lose what was typed. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false)
