import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'
import classes from './page-header.module.css'

type Props = { title: string; crumbs?: Crumb[]; description?: ReactNode; actions?: ReactNode }

export function PageHeader({ title, crumbs, description, actions }: Props) {
  return (
    <header className={classes.header}>
      {crumbs ? <Breadcrumbs crumbs={crumbs} current={title} /> : null}
      <div className={classes.row}>
        <h1 className={classes.title}>{title}</h1>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {description ? <p className={classes.description}>{description}</p> : null}
    </header>
  )
}
