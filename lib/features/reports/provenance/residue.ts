import 'server-only'
import { z } from 'zod'
import { addDecimals, DecimalText, ratio, toScaled, ZERO } from '@/lib/domain/money'
import { cells } from '../facts/sources'
import type { Provenance } from '../provenance-model'
import type { Asked } from './asked'
import { NO_MODEL, UNCLASSIFIED } from './dollar-terms'
import { totalOf } from './parts'

const Sums = z.tuple([z.object({ total: DecimalText, allocated: DecimalText, single: DecimalText, unattributed: DecimalText, nobody: DecimalText })])
const amount = (filter: string, name: string) => `coalesce(trim_scale(sum(f.amount) filter (where ${filter})), 0)::text as ${name}`

/** How the billed dollars of these rows are spread over usage: exact sums over the same cells as every allocated figure. */
async function spread({ tx, scope }: Asked) {
  const { from, where, values } = cells(scope)
  const [sums] = Sums.parse((await tx.query(
    `select ${amount('true', 'total')}, ${amount(`f.basis = 'allocated'`, 'allocated')}, ${amount(`f.basis <> 'allocated' and u.id is not null`, 'single')}, ${amount('u.id is null', 'unattributed')}, ${amount('u."userId" is null', 'nobody')} from ${from} where ${where}`, values)).rows)
  return sums
}

/** Of dollars: what is allocated, and every named rest, also one of zero. */
export async function dollarResidue(asked: Asked): Promise<Pick<Provenance, 'allocation' | 'residuals'>> {
  const { nobody, ...sums } = await spread(asked)
  const [unclassified, noModel] = [totalOf(await UNCLASSIFIED.read(asked)).amount, totalOf(await NO_MODEL.read(asked)).amount]
  const usd = (label: string, note: string, value: DecimalText) => ({ label, note, amount: value, unit: 'USD' })
  return {
    allocation: { ...sums, share: ratio(toScaled(sums.allocated), toScaled(sums.total)) },
    residuals: [
      usd('Unattributed', 'Billed without usage that names a person', nobody),
      usd('No model', 'Billed under a line item that names no model, other charges among them', noModel),
      usd('Unclassified', 'Billed for models that are not in the catalogue', unclassified),
    ],
  }
}

/** Of tokens: usage that names no model, and models without a tier. */
export async function tokenResidue(asked: Asked): Promise<Pick<Provenance, 'allocation' | 'residuals'>> {
  const rows = await asked.usage()
  const of = (counts: (model: string | null) => boolean) => addDecimals([ZERO, ...rows.filter(({ model }) => counts(model)).map(({ input, output }) => DecimalText.parse(`${input + output}`))])
  return { allocation: null, residuals: [
    { label: 'Model not named', note: 'Input and output tokens of usage that names no model', amount: of((model) => model === null), unit: 'tokens' },
    { label: 'Unclassified', note: 'Input and output tokens of models that are not in the catalogue', amount: of((model) => model !== null && asked.catalogue(model).tier === null), unit: 'tokens' },
  ] }
}
