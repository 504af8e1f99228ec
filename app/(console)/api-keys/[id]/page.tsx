import type { Metadata } from 'next'
import { thingPage } from '@/app/_transport/report-page'
import { apiKeyReport } from '@/lib/features/reports/thing'

export const metadata: Metadata = { title: 'API key' }

export default thingPage('api-keys', apiKeyReport)
