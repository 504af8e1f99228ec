import type { Metadata } from 'next'
import { SetupPanel } from '@/components/members/setup-panel'
import { createOrganization } from './actions'

export const metadata: Metadata = { title: 'Set up' }

export default function SetupPage() {
  return <SetupPanel createOrganization={createOrganization} />
}
