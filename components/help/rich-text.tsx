import { Code } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

const MARKS = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g

/** A help text with its marks drawn. Links that leave the site open beside it. */
export function RichText({ text }: { text: string }) {
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(MARKS)) {
    const [whole, strong, emphasis, code, words, href = ''] = match
    const key = match.index
    parts.push(text.slice(end, key))
    if (strong) parts.push(<strong key={key}>{strong}</strong>)
    else if (emphasis) parts.push(<em key={key}>{emphasis}</em>)
    else if (code) parts.push(<Code key={key}>{code}</Code>)
    else if (href.startsWith('/')) parts.push(<Link key={key} href={href}>{words}</Link>)
    else parts.push(<a key={key} href={href} target="_blank" rel="noreferrer">{words}</a>)
    end = key + whole.length
  }
  return <>{parts}{text.slice(end)}</>
}
