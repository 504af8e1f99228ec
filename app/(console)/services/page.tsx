import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { ServicesPage } from '@/components/reports/services/services-page'
import { servicesReport } from '@/lib/features/reports/services'

export const metadata: Metadata = { title: 'Services' }

export default reportPage('services', 'Services', servicesReport, ServicesPage)
