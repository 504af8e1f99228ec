import type { Metadata } from 'next'
import { InvitePanel } from '@/components/members/link/invite-panel'
import { accept, look } from './actions'

export const metadata: Metadata = { title: 'Join' }

export default function InvitePage() {
  return <InvitePanel look={look} accept={accept} />
}
