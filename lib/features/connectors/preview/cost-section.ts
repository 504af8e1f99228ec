import { dayOfSeconds, type Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, ratio, toScaled, ZERO, type DecimalText } from '@/lib/domain/money'
import type { CostRecord } from '@/lib/providers/records'

const USD = 'USD'

const grouped = <K>(records: CostRecord[], keyOf: (record: CostRecord) => K): Map<K, DecimalText> => {
  const groups = new Map<K, DecimalText[]>()
  for (const record of records) {
    const key = keyOf(record)
    const amounts = groups.get(key)
    if (amounts) amounts.push(record.amount)
    else groups.set(key, [record.amount])
  }
  return new Map(Array.from(groups, ([key, amounts]) => [key, addDecimals(amounts)]))
}

export const usdOf = (records: CostRecord[]): CostRecord[] => records.filter(({ currency }) => currency === USD)

/** Billed dollars per UTC day; a day without rows is absent, not zero. */
export const costByDay = (records: CostRecord[]): Map<Day, DecimalText> => grouped(usdOf(records), ({ bucketStart }) => dayOfSeconds(bucketStart))

/** The Cost section: USD by line item, largest first; other money beside it; from when dollars by key exist. */
export function costSection(records: CostRecord[]) {
  const usd = usdOf(records)
  const total = addDecimals(usd.map(({ amount }) => amount))
  const lineItems = Array.from(grouped(usd, ({ lineItem }) => lineItem), ([lineItem, amount]) => ({ lineItem, amount, share: ratio(toScaled(amount), toScaled(total)) }))
    .sort((a, b) => compareDecimals(b.amount, a.amount))
  const otherCurrencies = Array.from(grouped(records.filter(({ currency }) => currency !== USD), ({ currency }) => currency), ([currency, amount]) => ({ currency, amount }))
  const byKey = records.filter(({ apiKeyGrouped }) => apiKeyGrouped).map(({ bucketStart }) => bucketStart)
  const refused = records.some(({ apiKeyGrouped }) => !apiKeyGrouped)
  const keyGroupingFrom = refused && byKey.length ? dayOfSeconds(byKey.reduce((least, start) => Math.min(least, start), Infinity)) : null
  return { lineItems, total: usd.length ? total : ZERO, otherCurrencies, keyGroupingFrom }
}
