'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { useState } from 'react'
import { findHelp } from './find-help'
import classes from './help.module.css'
import { helpPath } from './help-path'
import { HELP_TOPICS } from './topics'

const counted = (count: number) => (count === 1 ? '1 section' : `${count} sections`)

/** All of help: the pages, and while something is typed the sections that hold it. */
export function HelpSearch() {
  const [question, setQuestion] = useState('')
  const hits = question.trim() ? findHelp(question) : null
  return (
    <>
      <TextInput
        type="search" label="Search help" placeholder="For example: unauthorized, settled, cached" value={question} className={classes.search}
        onChange={(event) => setQuestion(event.currentTarget.value)} leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      />
      <p role="status" className={classes.status}>{hits === null ? '' : hits.length > 0 ? counted(hits.length) : 'Nothing in help holds these words. Try fewer, or another word.'}</p>
      <ul className={classes.cards}>
        {hits
          ? hits.map(({ href, title, topic, excerpt }) => <Card key={href} href={href} title={title} note={topic} text={excerpt} />)
          : HELP_TOPICS.map(({ slug, title, summary }) => <Card key={slug} href={helpPath(slug)} title={title} text={summary} />)}
      </ul>
    </>
  )
}

const Card = ({ href, title, note, text }: { href: string; title: string; note?: string; text: string }) => (
  <li>
    <Link href={href} className={classes.card}>
      {note ? <span className={classes.note}>{note}</span> : null}
      <span className={classes.cardTitle}>{title}</span>
      <span className={classes.cardText}>{text}</span>
    </Link>
  </li>
)
