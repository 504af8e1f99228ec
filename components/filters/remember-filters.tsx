'use client'

import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { rememberedAs, wordsToRemember } from './remembered'

const YEAR_S = 31_536_000
const Organization = createContext<string | null>(null)

/** Whose filters the reports within remember. */
export const RememberedFor = ({ organizationId, children }: { organizationId: string; children: ReactNode }) => <Organization value={organizationId}>{children}</Organization>

/** Keeps a question that was answered for the next report, in a cookie, so that the server asks it at once; null: forgets, so that nobody comes back to one that cannot be. */
export function useRememberFilters(answered: string | null | undefined): void {
  const organizationId = useContext(Organization)
  useEffect(() => {
    if (organizationId === null || answered === undefined) return
    const words = wordsToRemember(answered ?? '')
    const secure = window.location.protocol === 'https:' ? '; secure' : ''
    document.cookie = `${rememberedAs(organizationId)}=${encodeURIComponent(words)}; path=/; max-age=${words ? YEAR_S : 0}; samesite=lax${secure}`
  }, [organizationId, answered])
}
