import { redirect } from 'next/navigation'
import { requireViewer } from '@/app/_transport/page'
import { mayDo } from '@/lib/domain/roles'

export default async function SettingsPage() {
  const { role } = await requireViewer()
  redirect(mayDo(role, 'connector:read') ? '/settings/ai-providers' : '/settings/profile')
}
