import { plainText } from './help-model'
import { helpPath } from './help-path'
import { HELP_TOPICS } from './topics'

export type HelpHit = { href: string; title: string; topic: string; excerpt: string }
type Entry = HelpHit & { haystack: string }

const EXCERPT = 160
const fold = (value: string) => value.toLowerCase().replace(/[’']/g, '')

const ENTRIES: Entry[] = HELP_TOPICS.flatMap((topic) => topic.sections.map((section) => {
  const words = section.blocks.map(plainText).join(' ')
  return { href: helpPath(topic.slug, section.id), title: section.title, topic: topic.title, excerpt: words, haystack: fold(`${topic.title} ${section.title} ${words}`) }
}))

/** Sections that hold every word of the question, those whose title does first; all of them for an empty question. */
export function findHelp(question: string): HelpHit[] {
  const words = fold(question).split(/\s+/).filter(Boolean)
  const inTitle = ({ title }: Entry) => words.every((word) => fold(title).includes(word))
  return ENTRIES
    .filter(({ haystack }) => words.every((word) => haystack.includes(word)))
    .toSorted((a, b) => Number(inTitle(b)) - Number(inTitle(a)))
    .map(({ href, title, topic, excerpt }) => ({ href, title, topic, excerpt: around(excerpt, words[0] ?? '') }))
}

/** The words around the first hit, cut at word borders. */
function around(words: string, first: string): string {
  if (words.length <= EXCERPT) return words
  const at = Math.max(0, fold(words).indexOf(first))
  const from = at < EXCERPT / 2 ? 0 : words.indexOf(' ', at - EXCERPT / 2) + 1
  const to = words.lastIndexOf(' ', from + EXCERPT)
  return `${from > 0 ? '… ' : ''}${words.slice(from, to > from ? to : undefined)} …`
}
