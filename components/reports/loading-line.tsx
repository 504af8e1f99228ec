import classes from './loading-line.module.css'

/** The figures below belong to the question before; the next ones are on their way. */
export const LoadingLine = ({ on }: { on: boolean }) => (
  <div className={classes.line} data-on={on || undefined} role="status">{on ? <span className="visually-hidden">Loading</span> : null}</div>
)
