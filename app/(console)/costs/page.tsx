import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { CostsPage } from '@/components/reports/costs/costs-page'
import { costsReport } from '@/lib/features/reports/costs'

export const metadata: Metadata = { title: 'Costs' }

export default reportPage('costs', 'Costs', costsReport, CostsPage)
