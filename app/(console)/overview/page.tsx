import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { OverviewPage } from '@/components/reports/overview/overview-page'
import { overviewReport } from '@/lib/features/reports/overview'

export const metadata: Metadata = { title: 'Overview' }

export default reportPage('overview', 'Overview', overviewReport, OverviewPage)
