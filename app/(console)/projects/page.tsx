import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { ProjectsPage } from '@/components/reports/things/things-page'
import { projectsReport } from '@/lib/features/reports/things'

export const metadata: Metadata = { title: 'Projects' }

export default reportPage('projects', 'Projects', projectsReport, ProjectsPage)
