import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { TokensPage } from '@/components/reports/tokens/tokens-page'
import { tokensReport } from '@/lib/features/reports/tokens'

export const metadata: Metadata = { title: 'Tokens' }

export default reportPage('tokens', 'Tokens', tokensReport, TokensPage)
