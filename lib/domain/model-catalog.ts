import { baseModel, snapshotDate, untunedModel } from '@/lib/domain/model-names'

/** The tiers and families below are what OpenAI's own model pages said on this day; an admin can change tiers in the settings. */
export const CATALOGUE_DATE = '2026-11-23'

export type Tier = 'frontier' | 'mid' | 'entry'
/** `o-series` and `other` are the two addends of Thinking tokens; null: the model does not think before it answers. */
export type Reasoning = 'o-series' | 'other'
/** `tier` null: unclassified. `released`: day of the dated snapshot, when the name says it. */
export type CatalogModel = { family: string | null; tier: Tier | null; reasoning: Reasoning | null; released: string | null }
type Entry = Pick<CatalogModel, 'family' | 'tier' | 'reasoning'>
/** `name` says the rule to people. */
type Rule = { name: string; pattern: RegExp; entry: (match: RegExpExecArray) => Entry }

const plain = (family: string, tier: Tier | null) => (): Entry => ({ family, tier, reasoning: null })

/** First match wins: what a model makes (sound, pictures, vectors) comes before its generation. */
const RULES: readonly Rule[] = [
  { name: 'Embeddings', pattern: /^text-(?:embedding|similarity|search)/, entry: plain('embeddings', 'entry') },
  { name: 'Moderation', pattern: /moderation/, entry: plain('moderation', 'entry') },
  { name: 'Transcription', pattern: /^whisper|-transcribe/, entry: plain('transcription', 'entry') },
  { name: 'Speech', pattern: /^tts|-tts(?:-|$)/, entry: plain('speech', 'entry') },
  { name: 'Images, mini', pattern: /^(?:gpt-image|chatgpt-image)(?:-[\d.]+)?-mini/, entry: plain('gpt-image', 'entry') },
  { name: 'Images', pattern: /^(?:gpt-image|chatgpt-image)/, entry: plain('gpt-image', 'mid') },
  { name: 'DALL·E', pattern: /^dall-e/, entry: plain('dall-e', 'entry') },
  { name: 'Sora, pro', pattern: /^sora.*-pro/, entry: plain('sora', 'frontier') },
  { name: 'Sora', pattern: /^sora/, entry: plain('sora', 'mid') },
  { name: 'Realtime and audio', pattern: /(?:^|-)(?:realtime|audio)(?:-|$).*/, entry: ({ input }) => ({ family: 'gpt-audio', tier: /mini/.test(input) ? 'entry' : 'mid', reasoning: null }) },
  { name: 'O-series', pattern: /^(o\d+)(-mini)?(?:-(?:pro|preview|deep-research))?$/, entry: ([, family = '', mini]) => ({ family, tier: mini ? 'mid' : 'frontier', reasoning: 'o-series' }) },
  { name: 'GPT-5 and later, by size', pattern: /^(gpt-([5-9]|\d\d)(?:\.\d+)?)(?:-(.+))?$/, entry: ([, family = '', generation, variant = '']) => reasoningGpt(family, Number(generation), variant.split('-')) },
  { name: 'Codex mini', pattern: /^codex-mini/, entry: () => ({ family: 'codex', tier: 'mid', reasoning: 'other' }) },
  { name: 'Open-weight GPT', pattern: /^gpt-oss/, entry: () => ({ family: 'gpt-oss', tier: 'entry', reasoning: 'other' }) },
  { name: 'GPT-4.5', pattern: /^gpt-4\.5/, entry: plain('gpt-4.5', 'frontier') },
  { name: 'GPT-4.1 and 4o, mini or nano', pattern: /^(gpt-4\.1|gpt-4o)-(?:mini|nano)/, entry: ([, family = '']) => ({ family, tier: 'entry', reasoning: null }) },
  { name: 'GPT-4, 4o and 4.1', pattern: /^(?:chatgpt-)?(gpt-4\.1|4o|gpt-4o|gpt-4)(?:-|$)/, entry: ([, family = '']) => ({ family: family === '4o' ? 'gpt-4o' : family, tier: 'mid', reasoning: null }) },
  { name: 'Computer use', pattern: /^computer-use/, entry: plain('computer-use', 'mid') },
  { name: 'GPT-3.5', pattern: /^gpt-3\.5/, entry: plain('gpt-3.5', 'entry') },
  { name: 'GPT-3', pattern: /^(?:davinci|babbage|curie|ada)(?:-|$)/, entry: plain('gpt-3', 'entry') },
]

const FLAGSHIP_VARIANTS = new Set(['', 'pro', 'codex', 'max', 'fast', 'chat', 'latest', 'search', 'api', 'preview', 'deep', 'research'])

/** GPT-5 and later think, except the `chat` ones. Named sizes since 5.6: astra, sol, terra, luna; in 6 astra took sol's place at the top. */
function reasoningGpt(family: string, generation: number, variant: readonly string[]): Entry {
  const is = (...names: string[]) => variant.some((word) => names.includes(word))
  const reasoning = is('chat') ? null : 'other'
  if (is('nano', 'luna')) return { family, tier: 'entry', reasoning }
  if (is('mini', 'terra') || (is('sol') && generation >= 6)) return { family, tier: 'mid', reasoning }
  const flagship = is('astra', 'sol') || variant.every((word) => FLAGSHIP_VARIANTS.has(word))
  return { family, tier: flagship ? 'frontier' : null, reasoning }
}

type Found = { rule: Rule; match: RegExpExecArray }
/** The name a model is looked up by: fine-tuned models count as what they were made from, snapshots as their model. */
const lookedUp = (name: string): { untuned: string; base: string } => { const untuned = untunedModel(name.trim().toLowerCase()); return { untuned, base: baseModel(untuned) } }

function find(base: string): Found | null {
  for (const rule of RULES) {
    const match = rule.pattern.exec(base)
    if (match) return { rule, match }
  }
  return null
}

/**
 * What the default catalogue knows of a model name, dated or not; fine-tuned models count as what they were made from.
 * Unknown names come back without family and tier, never as the nearest guess.
 */
export function catalogModel(name: string): CatalogModel {
  const { untuned, base } = lookedUp(name)
  const found = find(base)
  return { ...(found ? found.rule.entry(found.match) : { family: null, tier: null, reasoning: null }), released: snapshotDate(untuned) }
}

/** Which rule of the catalogue decided, in words, and the name it was found under; null: none knows the model. */
export function catalogRule(name: string): { rule: string; as: string } | null {
  const { base } = lookedUp(name)
  const found = find(base)
  return found && { rule: found.rule.name, as: base }
}
