import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { DayState } from '@/lib/features/reports/report-frame-model'
import { TotalSpend } from './total-spend'

const amount = DecimalText.parse('1.5')
const shown = (...states: DayState[]) => renderToStaticMarkup(<TotalSpend known kpi={{ amount, previous: null }} days={states.map((state, index) => ({ day: Day.parse(`2026-03-0${index + 1}`), state, amount, parts: {} }))} />)

describe('total spend without a comparison', () => {
  it('says on the first of the month that no day of it is complete', () => expect(shown('open')).toContain('No complete day yet to compare'))
  it('says else that the period before was not read completely', () => expect(shown('settled', 'open')).toContain('No complete period before it to compare with'))
})
