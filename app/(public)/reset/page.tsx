import type { Metadata } from 'next'
import { ResetPanel } from '@/components/members/link/reset-panel'
import { look, reset } from './actions'

export const metadata: Metadata = { title: 'New password' }

export default function ResetPage() {
  return <ResetPanel look={look} reset={reset} />
}
