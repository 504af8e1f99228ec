import { ButtonLink } from '@/components/ui/button-link'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { csvHref } from './csv-href'

/** A table of a report as CSV: its report, by the word of its route, and its name there. */
export type TableCsv = { name: string; report: ReportFrame; table: string }

/** Downloads what a chart or a short table shows. `of`: its title, since a page has several. */
export const CsvLink = ({ name, report, table, of }: TableCsv & { of: string }) => <ButtonLink href={csvHref(name, report, table)} variant="subtle" size="compact-sm">CSV<span className="visually-hidden"> of {of}</span></ButtonLink>
