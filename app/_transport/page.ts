import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { mayDo, type Permission } from '@/lib/domain/roles'
import type { Context } from '@/lib/features/viewer/context'
import { currentViewer, requireContext, type Viewer } from '@/lib/features/viewer/current-viewer'

/** The signed-in viewer of a page; everybody else is sent to sign in and comes back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  const path = (await headers()).get('x-path') ?? '/'
  return redirect(`/login?callbackUrl=${encodeURIComponent(path)}`)
}

/** The context of a page that needs a permission; null: show "Not allowed" in its place. */
export async function contextWith(permission: Permission): Promise<Context | null> {
  const viewer = await requireViewer()
  return mayDo(viewer.role, permission) ? requireContext() : null
}
