import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/members/sign-in-form'
import { currentViewer } from '@/lib/features/viewer/current-viewer'
import { openidSettings } from '@/lib/platform/openid'
import { pathOfThisSite } from './path-of-this-site'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams
  const target = pathOfThisSite(callbackUrl)
  if (await currentViewer()) redirect(target)
  return <SignInForm target={target} failure={typeof error === 'string' ? error : null} provider={openidSettings()?.name ?? null} />
}
