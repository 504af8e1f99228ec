import type { HelpSlug } from './help-path'

/**
 * Help as data, so that it can be drawn, searched and held against the code by a test. Texts know four marks:
 * `**strong**`, `*emphasis*`, `` `code` `` and `[words](/path)`.
 */
export type HelpBlock =
  | { kind: 'text'; text: string }
  | { kind: 'steps'; items: string[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'terms'; items: { term: string; text: string }[] }

export type HelpSection = { id: string; title: string; blocks: HelpBlock[] }
export type HelpTopic = { slug: HelpSlug; title: string; summary: string; sections: HelpSection[] }

export const text = (value: string): HelpBlock => ({ kind: 'text', text: value })
export const steps = (...items: string[]): HelpBlock => ({ kind: 'steps', items })
export const list = (...items: string[]): HelpBlock => ({ kind: 'list', items })
export const terms = (items: Record<string, string>): HelpBlock => ({ kind: 'terms', items: Object.entries(items).map(([term, value]) => ({ term, text: value })) })

/** The words of a block without marks. */
export const plainText = (block: HelpBlock): string => {
  const parts = block.kind === 'text' ? [block.text] : block.kind === 'terms' ? block.items.flatMap((item) => [item.term, item.text]) : block.items
  return parts.join(' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\*+|`/g, '')
}
