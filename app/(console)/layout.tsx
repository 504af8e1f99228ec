import type { ReactNode } from 'react'
import { requireViewer } from '@/app/_transport/page'
import { LivePage } from '@/components/shell/live-page'
import { Shell } from '@/components/shell/shell'
import { switchTo } from './settings/profile/actions'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { organization, organizations, email, role } = await requireViewer()
  return <Shell organization={organization} organizations={organizations} email={email} role={role} switchTo={switchTo}><LivePage organizationId={organization.id} />{children}</Shell>
}
