'use client'

import { useEffect } from 'react'
import { useLivePage } from '@/lib/queries/data-version'

const CHANNEL = 'cloudmonitor-organization'

/** Tells the browser's other pages that the session moved: what they show is no longer of its organization. */
export function announceSwitch(organizationId: string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(organizationId)
  channel.close()
}

/** Draws nothing: while it is on a page, the page follows the data, the session and its organization. */
export function LivePage({ organizationId }: { organizationId: string }) {
  useLivePage(organizationId)
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }) => { if (data !== organizationId) window.location.replace('/overview') }
    return () => channel.close()
  }, [organizationId])
  return null
}
