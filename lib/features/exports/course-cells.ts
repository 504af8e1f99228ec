import type { DecimalText } from '@/lib/domain/money'
import type { RankedGroup, ReportFrame } from '@/lib/features/reports/report-frame-model'

/** Dollars (USD) of a row; empty while none of the period are known. */
export const dollarCell = ({ known }: Pick<ReportFrame, 'known'>, amount: DecimalText): string => (known ? amount : '')

/** The change of a row against the period before (USD); empty where nothing is compared. */
export const CHANGE_HEADER = ['Compared before (USD)', 'Compared now (USD)', 'Change (USD)'] as const
export const changeCells = ({ delta }: Pick<RankedGroup, 'delta'>): string[] => [delta?.was ?? '', delta?.now ?? '', delta?.difference ?? '']

/** The columns on screen that all tables of dollars share, and the cells of theirs. The course of a row is a picture and in no file. */
export const MONEY_COLUMNS = { amount: ['Amount (USD)'], share: ['Share'], change: CHANGE_HEADER, basis: ['Basis'] }
