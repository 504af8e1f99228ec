import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { ApiKeysPage } from '@/components/reports/things/things-page'
import { apiKeysReport } from '@/lib/features/reports/things'

export const metadata: Metadata = { title: 'API keys' }

export default reportPage('api-keys', 'API keys', apiKeysReport, ApiKeysPage)
