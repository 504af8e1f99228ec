import { MixBar } from '@/components/charts/mix-bar'
import { formatPercent } from '@/components/ui/percent'
import { addDecimals } from '@/lib/domain/money'
import type { TierShares } from '@/lib/features/reports/tier-shares-model'
import { Dollars } from './dollars'
import { KpiCard } from './kpi-card'
import classes from './tier-mix.module.css'

const TIERS = [
  { key: 'frontier', label: 'Frontier', tone: 'tier-frontier' },
  { key: 'mid', label: 'Mid', tone: 'tier-mid' },
  { key: 'entry', label: 'Entry', tone: 'tier-entry' },
  { key: 'unclassified', label: 'Unclassified', tone: 'other' },
] as const

/** The order of the tiers is an order of size, so their colours are steps of one hue. */
export function TierMix({ kpi, known }: { kpi: TierShares; known: boolean }) {
  const bar = <MixBar parts={TIERS.map((tier) => ({ ...tier, share: Number(kpi[tier.key].share ?? 0) }))} />
  return (
    <KpiCard figure="modelMix" shown={known ? addDecimals([...TIERS.map(({ key }) => kpi[key].amount), kpi.noModel.amount]) : null} value={<div className={classes.bar}>{bar}</div>}>
      <dl className={classes.list}>
        {TIERS.map(({ key, label, tone }) => (
          <div key={key} className={classes.row}>
            <dt><span className={classes.dot} style={{ background: `var(--tone-${tone})` }} aria-hidden />{label}</dt>
            <dd>{key === 'unclassified' ? <span className={classes.amount}><Dollars known={known} amount={kpi[key].amount} /></span> : null}{formatPercent(kpi[key].share)}</dd>
          </div>
        ))}
        <div className={classes.row}>
          <dt><span className={classes.dot} aria-hidden />No model</dt>
          <dd><Dollars known={known} amount={kpi.noModel.amount} /></dd>
        </div>
      </dl>
    </KpiCard>
  )
}
