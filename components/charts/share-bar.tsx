import { formatPercent } from '@/components/ui/percent'
import type { DecimalText } from '@/lib/domain/money'
import classes from './share-bar.module.css'

/** A share of the whole: the number, and a bar of that length. */
export const ShareBar = ({ share }: { share: DecimalText | null }) => (
  <span className={classes.share}>
    <span className={classes.track} aria-hidden>{Number(share ?? 0) > 0 ? <span className={classes.bar} style={{ width: `${Math.min(100, Number(share) * 100)}%` }} /> : null}</span>
    <span className={classes.number}>{formatPercent(share)}</span>
  </span>
)
