import type { ReactNode } from 'react'
import { requireViewer } from '@/app/_transport/page'
import { Shell } from '@/components/shell/shell'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { organization, email, role } = await requireViewer()
  return <Shell organization={organization.name} email={email} role={role}>{children}</Shell>
}
