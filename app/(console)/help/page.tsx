import type { Metadata } from 'next'
import { HelpSearch } from '@/components/help/help-search'
import { PageHeader } from '@/components/ui/page-header'

export const metadata: Metadata = { title: 'Help' }

export default function HelpPage() {
  return (
    <>
      <PageHeader title="Help" description="How to connect, what the figures mean, what CloudMonitor sees, and what to do when something looks wrong." />
      <HelpSearch />
    </>
  )
}
