import Link from 'next/link'
import classes from './breadcrumbs.module.css'

export type Crumb = { label: string; href: string }

export function Breadcrumbs({ crumbs, current }: { crumbs: Crumb[]; current: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={classes.list}>
        {crumbs.map((crumb) => <li key={crumb.href}><Link href={crumb.href} className={classes.link}>{crumb.label}</Link></li>)}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  )
}
