import Link from 'next/link'
import classes from './pager.module.css'

type Props = { label: string; page: number; pages: number; href: (page: number) => string }

/** Older and newer parts of a list, as addresses; nothing where one page holds all. */
export function Pager({ label, page, pages, href }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label={label} className={classes.pager}>
      {page > 1 ? <Link href={href(page - 1)} scroll={false} className={classes.link}>Newer</Link> : <span aria-hidden className={classes.off}>Newer</span>}
      <span>Page {page} of {pages}</span>
      {page < pages ? <Link href={href(page + 1)} scroll={false} className={classes.link}>Older</Link> : <span aria-hidden className={classes.off}>Older</span>}
    </nav>
  )
}
