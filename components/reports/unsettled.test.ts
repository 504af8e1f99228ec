import { expect, test } from 'vitest'
import { DecimalText } from '@/lib/domain/money'
import { unsettledOf, whyUnknown } from './unsettled'

const day = (state: 'open' | 'provisional' | 'settled' | 'missing' | 'unavailable', amount: string | null) => ({ state, amount: amount === null ? null : DecimalText.parse(amount) })

test('dollars of open and provisional days are added up exactly, credits too; settled days, and days without dollars, are not among them', () => {
  expect(unsettledOf([day('settled', '100'), day('provisional', '0.1'), day('provisional', '-0.05'), day('open', '0.2000000001'), day('open', null), day('missing', null)])).toBe('0.2500000001')
})
test('nothing is unsettled where every day is final', () => expect(unsettledOf([day('settled', '3.50')])).toBe('0'))
test('dollars that are not known say why', () => {
  expect([whyUnknown([day('open', null), day('missing', null)]), whyUnknown([day('missing', null)]), whyUnknown([day('unavailable', null), day('open', null)])]).toEqual(['Not settled yet', 'Not read yet', 'Not available by API key'])
})
