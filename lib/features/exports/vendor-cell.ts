import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { safeText } from './csv'

export const VENDOR_HEADER = 'Vendor organization'
export const VENDOR_COLUMN = { vendor: [VENDOR_HEADER] }

/** The vendor organizations behind a row: their ids, or the connector's name where the id is not known. */
export const vendorCell = ({ connectors }: ReportFrame, { vendors }: { vendors: string[] }): string =>
  safeText(connectors.filter(({ id }) => vendors.includes(id)).map(({ vendorOrganizationId, name }) => vendorOrganizationId ?? name).join('; '))
