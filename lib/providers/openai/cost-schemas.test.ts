import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costRow } from '@/lib/providers/openai/cost-schemas'
import { parseJson } from '@/lib/providers/openai/json'
import { reasonOf } from '@/lib/providers/openai/rows'

const row = (members: string) => costRow.safeParse(parseJson(`{"object":"organization.costs.result",${members}}`))
const reason = (members: string) => {
  const result = row(members)
  return result.success ? null : reasonOf(result.error)
}
const amount = (value: string) => row(`"amount":{"value":${value},"currency":"usd"}`).data?.amount

describe('costRow', () => {
  it.each([['0.0025945', '0.0025945'], ['"75.38441804"', '75.38441804'], ['0.0001690500000000000000000000000', '0.0001690500000000000000000000000'], ['7.31e-09', '0.00000000731'], ['-1.50', '-1.50'], ['0', '0']])('reads the amount %s', (value, exact) => {
    expect(amount(value)).toBe(exact)
  })

  it('sets a row aside whose text PostgreSQL cannot store, and drops a unit it cannot', () => {
    expect(reason('"amount":{"value":1,"currency":"usd"},"line_item":"half \\ud83d"')).toContain('half a character')
    expect(row('"amount":{"value":1,"currency":"usd"},"quantity_unit":"a\\u0000b"').data).toMatchObject({ amount: '1', quantityUnit: null })
  })

  it('keeps every digit of any amount, as number and as text', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n), fc.bigInt(0n, 10n ** 31n), (whole, fraction) => {
      const text = `${whole}.${fraction}`
      expect(amount(text)).toBe(text)
      expect(amount(`"${text}"`)).toBe(text)
    }))
  })

  it('keeps the line item verbatim and the currency in capitals', () => {
    expect(row('"amount":{"value":1,"currency":" usd "},"line_item":" odd | text, ","project_id":"p","api_key_id":null,"quantity":1.50,"quantity_unit":"tokens","organization_id":"org-1"').data).toEqual({
      projectId: 'p', apiKeyId: null, lineItem: ' odd | text, ', amount: '1', currency: 'USD', quantity: '1.50', quantityUnit: 'tokens', organizationId: 'org-1',
    })
  })

  it('never loses dollars to a quantity', () => {
    expect(row('"amount":{"value":1,"currency":"eur"},"quantity":{"odd":true},"quantity_unit":5').data).toMatchObject({ currency: 'EUR', quantity: null, quantityUnit: null })
  })

  it.each([
    ['"line_item":"x"', 'amount is missing'],
    ['"amount":{"currency":"usd"}', 'amount.value is neither a number nor text'],
    ['"amount":{"value":null,"currency":"usd"}', 'amount.value is neither a number nor text'],
    ['"amount":{"value":"n/a","currency":"usd"}', 'amount.value is not a decimal number'],
    ['"amount":{"value":1}', 'amount.currency is missing or not text'],
    ['"amount":{"value":1,"currency":"  "}', 'amount.currency is not a currency code'],
    ['"amount":5', 'amount.value is neither a number nor text; amount.currency is missing or not text'],
    ['"amount":{"value":1,"currency":"usd"},"line_item":5', 'line_item is not text'],
    ['"object":"organization.usage.completions.result","amount":{"value":1,"currency":"usd"}', 'object is not organization.costs.result'],
  ])('sets %s aside', (members, because) => {
    expect(reason(members)).toBe(because)
  })
})
