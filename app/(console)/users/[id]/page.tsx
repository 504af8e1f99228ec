import type { Metadata } from 'next'
import { thingPage } from '@/app/_transport/report-page'
import { userReport } from '@/lib/features/reports/thing'
import { removeName } from './actions'

export const metadata: Metadata = { title: 'User' }

export default thingPage('users', userReport, removeName)
