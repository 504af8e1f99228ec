import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import type { PulledService } from '@/lib/domain/services'

export type Pull = PreviewModel['pulls']['items'][number]
export type Reading = 'reading' | 'read' | 'failed'

/** Whether the figures of a service are still to come, in, or could not be read. */
export function readingOf(model: PreviewModel, service: PulledService): Reading {
  const status = model.pulls.items.find((pull) => pull.service === service)?.status ?? 'waiting'
  if (status === 'failed') return 'failed'
  return status === 'waiting' || status === 'running' ? 'reading' : 'read'
}

/** Why Save is off, as a sentence; null when it is on. */
export function whySaveIsOff(model: PreviewModel, organizationId: string): string | null {
  const failed = model.pulls.items.filter((pull) => pull.status === 'failed').length
  if (model.alreadyConnected) return `Save is off: “${model.alreadyConnected.name}” reads this OpenAI organization already.`
  if (failed > 0) return `Save is off until all ${model.pulls.total} pulls are in: retry the ${failed === 1 ? 'one' : failed} that failed.`
  if (!model.complete) return `Save is off until all ${model.pulls.total} pulls are in.`
  if (model.vendorOrganization.id === null && organizationId.trim() === '') return 'Save is off until the organization ID is filled in.'
  return null
}
