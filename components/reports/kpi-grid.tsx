import type { ReactNode } from 'react'
import classes from './kpi-grid.module.css'

/** Figures side by side in one frame. */
export const KpiGrid = ({ children }: { children: ReactNode }) => <div className={classes.grid}>{children}</div>
