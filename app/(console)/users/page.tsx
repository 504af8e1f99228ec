import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { UsersPage } from '@/components/reports/things/things-page'
import { usersReport } from '@/lib/features/reports/things'

export const metadata: Metadata = { title: 'Users' }

export default reportPage('users', 'Users', usersReport, UsersPage)
