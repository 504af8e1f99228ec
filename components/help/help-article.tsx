import Link from 'next/link'
import { PageHeader } from '@/components/ui/page-header'
import classes from './help.module.css'
import { HelpBlockView } from './help-blocks'
import type { HelpTopic } from './help-model'
import { helpPath } from './help-path'
import { HELP_TOPICS } from './topics'

/** One page of help: its sections, what is on it, and the other pages. */
export function HelpArticle({ topic }: { topic: HelpTopic }) {
  return (
    <>
      <PageHeader title={topic.title} crumbs={[{ href: '/help', label: 'Help' }]} description={topic.summary} />
      <div className={classes.columns}>
        <article className={classes.article}>
          {topic.sections.map(({ id, title, blocks }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id}>{title}</h2>
              {blocks.map((block, index) => <HelpBlockView key={index} block={block} />)}
            </section>
          ))}
        </article>
        <nav aria-label="Help pages" className={classes.aside}>
          <h2>On this page</h2>
          <ul>{topic.sections.map(({ id, title }) => <li key={id}><a href={`#${id}`}>{title}</a></li>)}</ul>
          <h2>More help</h2>
          <ul>{HELP_TOPICS.filter((other) => other !== topic).map(({ slug, title }) => <li key={slug}><Link href={helpPath(slug)}>{title}</Link></li>)}</ul>
        </nav>
      </div>
    </>
  )
}
