import type { ReactNode } from 'react'
import classes from './kpi-grid.module.css'

/** Figures side by side in one frame; `five` of them stand in one row, or as three and two. */
export const KpiGrid = ({ five = false, children }: { five?: boolean; children: ReactNode }) => <div className={classes.grid} data-five={five || undefined}>{children}</div>
