import classes from './mix-bar.module.css'

export type MixPart = { key: string; label: string; share: number; tone: string }

/** One slim bar of a whole cut into parts; the labels beside it say the numbers. */
export const MixBar = ({ parts }: { parts: MixPart[] }) => (
  <div className={classes.bar} aria-hidden>
    {parts.map(({ key, share, tone }) => (share > 0 ? <span key={key} style={{ flexGrow: share, background: `var(--tone-${tone})` }} /> : null))}
  </div>
)
