import { SERVICE_LABELS } from '@/lib/domain/services'

const LABELS: Record<string, string | undefined> = { ...Object.fromEntries(Object.entries(SERVICE_LABELS).map(([service, { label }]) => [service, label])), costs: 'Costs', directory: 'Names' }

/** A pulled service as people call it. */
export const serviceName = (service: string, width = '1d'): string => `${LABELS[service] ?? service}${width === '1h' ? ', by hour' : ''}`

const REASONS: Record<string, string | undefined> = { preview: 'Preview', manual: 'Sync now', hourly: 'Hourly', daily: 'Daily', weekly: 'Weekly', history: 'History' }
export const reasonName = (reason: string): string => REASONS[reason] ?? reason

/** `input tokens`; money is called by its currency. */
export const measureName = (measure: string): string => (measure === 'amount' ? 'dollars' : measure.replaceAll('_', ' '))
