import { Button, NativeSelect } from '@mantine/core'
import { Count } from '@/components/ui/count'
import { Usd } from '@/components/ui/usd'
import { OwnTier, type ModelTierRow } from '@/lib/features/model-tiers/model-tiers-model'
import classes from './model-tiers.module.css'

const TIERS = { frontier: 'Frontier', mid: 'Mid', entry: 'Entry' } as const
const REASONING = { 'o-series': 'o-series', other: 'Other reasoning', none: 'None' } as const
const FROM_CATALOGUE = ''

const options = (names: Record<string, string>, ofCatalogue: string) => [
  { value: FROM_CATALOGUE, label: `${ofCatalogue} (catalogue)` }, ...Object.entries(names).map(([value, label]) => ({ value, label })),
]

type Props = { row: ModelTierRow; saving: boolean; change: (is: OwnTier) => void }

/** One model: what the catalogue says of it is the first choice, an admin's own word the others. */
export function TierRow({ row, saving, change }: Props) {
  const { model, family, rule, as, catalogue, own, tokens, amount } = row
  const isOwn = own.tier !== null || own.reasoning !== null
  const choose = (part: Partial<Record<keyof OwnTier, string>>) => {
    const read = OwnTier.safeParse({ ...own, ...Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value === FROM_CATALOGUE ? null : value])) })
    if (read.success) change(read.data)
  }
  return (
    <tr aria-busy={saving}>
      <th scope="row">{model}{catalogue.tier === null ? <span className={classes.mark}>not in the catalogue</span> : null}</th>
      <td className={classes.text}><NativeSelect size="xs" miw={152} aria-label={`Tier of ${model}`} value={own.tier ?? FROM_CATALOGUE} data={options(TIERS, catalogue.tier ? TIERS[catalogue.tier] : 'Unclassified')} onChange={(event) => choose({ tier: event.currentTarget.value })} /></td>
      <td className={classes.text}><NativeSelect size="xs" miw={200} aria-label={`Reasoning of ${model}`} value={own.reasoning ?? FROM_CATALOGUE} data={options(REASONING, REASONING[catalogue.reasoning ?? 'none'])} onChange={(event) => choose({ reasoning: event.currentTarget.value })} /></td>
      <td className={classes.text}>{family ?? '–'}</td>
      <td className={`${classes.text} ${classes.rule}`}>{saving ? 'Saving…' : isOwn ? 'An admin' : rule ? `Catalogue: ${rule}${as === model ? '' : `, as ${as}`}` : 'No rule knows it'}</td>
      <td><Count value={tokens} /></td>
      <td><Usd amount={amount} /></td>
      <td>{isOwn ? <Button size="compact-xs" variant="default" disabled={saving} aria-label={`Reset ${model} to the catalogue`} onClick={() => change({ tier: null, reasoning: null })}>Reset</Button> : null}</td>
    </tr>
  )
}
