import 'server-only'
import type { Day } from '@/lib/domain/day'
import { FIGURES } from '@/lib/domain/figures'
import { Invalid } from '@/lib/domain/errors'
import { GROUP_BY_LABELS, type ReportFilter } from '@/lib/domain/report-filter'
import { Narrowable, type Narrowing } from '@/lib/domain/report-narrowing'
import type { PulledService } from '@/lib/domain/services'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { basisOf, idOfKey, labelsOf } from './facts/grouped-spend'
import { narrow, usageModelNames } from './facts/narrow'
import { tierCatalogue } from './facts/tier-shares'
import type { FigureBy, Provenance } from './provenance-model'
import type { FigureQuestion } from './provenance-question'
import type { Asked, TermOf } from './provenance/asked'
import { originsOf, rejectedRows, usageServices } from './provenance/origins'
import { partsOf, totalOf } from './provenance/parts'
import { recipeOf, valueOf } from './provenance/recipes'
import { dollarResidue, tokenResidue } from './provenance/residue'
import { usageRows } from './provenance/usage-rows'
import { isExact, serviceOfKey } from './provenance/usage-terms'
import { inReport, type ReportParts } from './report-frame'
import type { DayState } from './report-frame-model'
import { reportConnectors } from './report-scope'

/**
 * How a figure of a report was made: its formula, the stored rows behind it with their exact sums, where they came from and how final they are.
 * One read-only snapshot, the same rows as the report. @throws NotAllowed, NotFound for a foreign connector, Invalid
 */
export const provenance = (ctx: Context, filter: ReportFilter, question: FigureQuestion): Promise<Provenance> => inReport(ctx, filter, async (parts) => {
  const { figure, key } = question
  const recipe = recipeOf(figure, key)
  if (!recipe) throw new Invalid('This figure is of a service.', 'Name the service as by=service and key=thing:completions.')
  const asked = await askedOf(parts, question, recipe.by)
  if (recipe.making === 'difference' && !asked.compared) throw new Invalid('There is no completely read period before this one.', 'Choose a later period.')
  const terms = []
  for (const term of recipe.terms) terms.push(await term.read(asked))
  const totals = terms.map(totalOf)
  const byDay = asked.by === null || key !== null
  const label = byDay ? (day: string) => ({ key: day, label: day, note: null, kind: 'thing' as const }) : await labelsOf(parts.tx, asked.around, asked.by ?? 'lineItem')
  const dollars = recipe.terms.some(({ unit }) => unit === 'USD')
  const basis = !dollars ? null : figure === 'batchPercentage' ? 'allocated' : basisOf(asked.scope, question.by)
  const services = await servicesOf(asked, recipe.terms, figure, basis === 'allocated')
  const residue = !isNarrowable(filter.only, asked.by, key) ? NO_RESIDUE : dollars ? await dollarResidue(asked) : recipe.terms.some(({ unit }) => unit === 'tokens') ? await tokenResidue(asked) : NO_RESIDUE
  return {
    figure, by: question.by, ...FIGURES[figure], of: key === null || !question.by ? null : (await labelsOf(parts.tx, asked.around, question.by))(key).label,
    making: recipe.making, unit: unitOf(recipe.making, recipe.terms), value: dollars && !parts.known ? null : valueOf(recipe.making, totals.map(({ amount }) => amount), new Set(terms[0]?.map(({ day }) => day)).size, asked),
    exact: figure !== 'thinking' || await isExact(asked),
    terms: recipe.terms.map(({ name, unit }, index) => ({ name, unit, ...(totals[index] ?? totalOf([])) })),
    parts: { by: byDay ? 'Day (UTC)' : WORDS[asked.by ?? 'lineItem'], ...partsOf(terms, byDay ? ({ day }) => day : (row) => row.key, label, byDay) },
    origins: await originsOf(parts.tx, asked.scope, services, (await reportConnectors(parts.tx, ctx, filter)).chosen), rejected: await rejectedRows(parts.tx, asked.scope, services),
    days: daysOf(services.includes('costs') ? parts.states : parts.statesOf(services.includes('completions') ? 'tokens' : 'units')), basis, ...(basis === 'allocated' ? residue : { ...residue, allocation: null }),
  }
})

/** Whether a filter could say the same: then everything else in the answer is of the row, too. What the report's own filter leaves out stays out. */
function isNarrowable(only: Narrowing, by: FigureBy | null, key: string | null): boolean {
  if (key === null) return true
  const kind = Narrowable.safeParse(by)
  return kind.success && key.startsWith('thing:') && (kind.data === 'user' || only[kind.data].length === 0 || only[kind.data].includes(idOfKey(key)))
}

async function askedOf({ tx, scope, filter }: ReportParts, question: FigureQuestion, told: FigureBy | null | undefined): Promise<Asked> {
  const { key } = question
  const by = key === null && told !== undefined ? told : question.by
  const own = key !== null && isNarrowable(filter.only, by, key) ? { ...scope, only: await narrow(tx, scope, { ...filter.only, [by ?? '']: [idOfKey(key)] }) } : scope
  const shownAs = await usageModelNames(tx, scope)
  let read: ReturnType<Asked['usage']> | null = null
  return {
    tx, scope: own, around: scope, by, key, shownAs, catalogue: await tierCatalogue(tx, scope.organizationId), compared: await comparedWith(tx, scope, filter),
    usage: () => (read ??= usageRows(tx, own, by, shownAs)),
  }
}

const NO_RESIDUE: Pick<Provenance, 'allocation' | 'residuals'> = { allocation: null, residuals: [] }

async function servicesOf(asked: Asked, terms: TermOf[], figure: FigureQuestion['figure'], allocated: boolean): Promise<PulledService[]> {
  const units = new Set(terms.map(({ unit }) => unit))
  const own = figure === 'units' || figure === 'serviceRequests' ? serviceOfKey(asked.key) : null
  if (own) return [own]
  const used = [
    ...(allocated ? await usageServices(asked.tx, asked.scope, 'allocation') : []), ...(units.has('people') ? await usageServices(asked.tx, asked.scope, 'people') : []),
    ...(units.has('tokens') || units.has('requests') ? ['completions' as const] : []),
  ]
  return [...new Set([...(units.has('USD') || figure === 'quantity' ? ['costs' as const] : []), ...used])]
}

const unitOf = (making: Provenance['making'], terms: TermOf[]): string =>
  making === 'perMillion' || terms.some(({ unit }) => unit === 'people') ? 'USD' : making === 'ratio' ? 'share' : (terms[0]?.unit ?? '')

const WORDS: Record<FigureBy, string> = {
  model: GROUP_BY_LABELS.model.one, project: GROUP_BY_LABELS.project.one, user: GROUP_BY_LABELS.user.one, apiKey: GROUP_BY_LABELS.apiKey.one, lineItem: GROUP_BY_LABELS.lineItem.one,
  service: 'Service', batch: 'Batch', tier: 'Service tier',
}

function daysOf(states: Map<Day, DayState>): Provenance['days'] {
  const days = Map.groupBy(states.keys(), (day) => states.get(day) ?? 'missing')
  const count = (state: DayState) => days.get(state)?.length ?? 0
  return { settled: count('settled'), provisional: count('provisional'), open: count('open'), missing: count('missing'), missingDays: days.get('missing') ?? [], unavailable: count('unavailable') }
}
