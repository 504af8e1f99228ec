import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { ProfileView } from '@/components/members/profile/profile-view'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { readProfile } from '@/lib/features/members/read-profile'
import { endSessions, newPassword, rename } from './actions'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const ctx = await contextWith('profile:read')
  if (!ctx) return <NotAllowed />
  const profile = await readProfile(ctx)
  return (
    <>
      <PageHeader title="Profile" description={profile.email} />
      <ProfileView profile={profile} actions={{ rename, newPassword, endSessions }} />
    </>
  )
}
