import type { Metadata } from 'next'
import { reportPage } from '@/app/_transport/report-page'
import { ModelMixPage } from '@/components/reports/model-mix/model-mix-page'
import { modelMixReport } from '@/lib/features/reports/model-mix'

export const metadata: Metadata = { title: 'Model mix' }

export default reportPage('model-mix', 'Model mix', modelMixReport, ModelMixPage)
