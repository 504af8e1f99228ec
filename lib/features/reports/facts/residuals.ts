import { parseLineItem } from '@/lib/domain/line-item'
import type { Name } from './names'

/** Money without a thing, by its key: named, never hidden. */
export const RESIDUALS: Record<string, { label: string; note: string }> = {
  'residual:other-charges': { label: 'Other charges', note: 'Billed under a line item that names no model or service' },
  'residual:model-free': { label: 'No model', note: 'Billed for a service that has no models, like file search or storage' },
  'residual:no-model': { label: 'Model not named', note: 'Usage that names no model; it is billed under other line items' },
  'residual:no-project': { label: 'No project', note: 'Billed to the organization, not to a project' },
  'residual:no-key': { label: 'No API key', note: 'Billed without an API key' },
  'residual:not-available': { label: 'Not available', note: 'OpenAI does not give dollars by API key for these days' },
  'residual:unattributed': { label: 'Unattributed', note: 'Billed without usage that names a person' },
  'residual:no-line-item': { label: 'No line item', note: 'Billed without a line item' },
  'residual:no-usage': { label: 'Unattributed', note: 'Billed without usage to know it from' },
  'residual:not-stated': { label: 'Not stated', note: 'The usage behind it does not say' },
  'residual:other-services': { label: 'Other services', note: 'Services other than chat completions, which know neither batch nor tiers' },
}

/** The group of a line item's dollars by model; `lineItem` null: billed without one. */
export function modelKey(lineItem: string | null): string {
  const { model, service } = lineItem === null ? { model: null, service: null } : parseLineItem(lineItem)
  return model !== null ? `thing:${model}` : service !== null ? 'residual:model-free' : 'residual:other-charges'
}

/** Batch or not, and the service tiers, as people call them; a tier that is not here keeps the vendor's word. */
export const TIER_NAMES = new Map<string, Name>([
  ['batch', { label: 'Batch', note: null }], ['standard', { label: 'Standard', note: null }],
  ['default', { label: 'Default', note: null }], ['flex', { label: 'Flex', note: null }], ['priority', { label: 'Priority', note: null }], ['scale', { label: 'Scale', note: null }],
])
