import type { HelpBlock } from './help-model'
import { RichText } from './rich-text'

const Items = ({ items }: { items: string[] }) => items.map((item) => <li key={item}><RichText text={item} /></li>)

export function HelpBlockView({ block }: { block: HelpBlock }) {
  switch (block.kind) {
    case 'text': return <p><RichText text={block.text} /></p>
    case 'steps': return <ol><Items items={block.items} /></ol>
    case 'list': return <ul><Items items={block.items} /></ul>
    case 'terms': return <dl>{block.items.map(({ term, text }) => <div key={term}><dt>{term}</dt><dd><RichText text={text} /></dd></div>)}</dl>
  }
}
