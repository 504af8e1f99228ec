import type { Metadata } from 'next'
import { thingPage } from '@/app/_transport/report-page'
import { projectReport } from '@/lib/features/reports/thing'

export const metadata: Metadata = { title: 'Project' }

export default thingPage('projects', projectReport)
