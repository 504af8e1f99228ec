import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { JobsView } from '@/components/jobs/jobs-view'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { listJobs } from '@/lib/features/jobs/list-jobs'
import { runJobAgain } from './actions'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage() {
  const ctx = await contextWith('jobs:read')
  if (!ctx) return <NotAllowed />
  return (
    <>
      <PageHeader title="Jobs" description="What CloudMonitor does by itself: polls, settlement, history imports. All times UTC." />
      <JobsView jobs={await listJobs(ctx)} runAgain={runJobAgain} />
    </>
  )
}
