import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { BatchPage } from '@/components/reports/batch/batch-page'
import { batchReport } from '@/lib/features/reports/batch'

export const metadata: Metadata = { title: 'Batch & tiers' }

export default reportPage('batch', 'Batch & tiers', batchReport, BatchPage)
