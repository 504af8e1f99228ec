import { baseModel, snapshotDate, untunedModel } from '@/lib/domain/model-names'

/** The tiers and families below are what OpenAI's own model pages said on this day; an admin can change tiers in the settings. */
export const CATALOGUE_DATE = '2026-11-23'

export type Tier = 'frontier' | 'mid' | 'entry'
/** `o-series` and `other` are the two addends of Thinking tokens; null: the model does not think before it answers. */
export type Reasoning = 'o-series' | 'other'
/** `tier` null: unclassified. `released`: day of the dated snapshot, when the name says it. */
export type CatalogModel = { family: string | null; tier: Tier | null; reasoning: Reasoning | null; released: string | null }
type Entry = Pick<CatalogModel, 'family' | 'tier' | 'reasoning'>
type Rule = { pattern: RegExp; entry: (match: RegExpExecArray) => Entry }

const plain = (family: string, tier: Tier | null) => (): Entry => ({ family, tier, reasoning: null })

/** First match wins: what a model makes (sound, pictures, vectors) comes before its generation. */
const RULES: readonly Rule[] = [
  { pattern: /^text-(?:embedding|similarity|search)/, entry: plain('embeddings', 'entry') },
  { pattern: /moderation/, entry: plain('moderation', 'entry') },
  { pattern: /^whisper|-transcribe/, entry: plain('transcription', 'entry') },
  { pattern: /^tts|-tts(?:-|$)/, entry: plain('speech', 'entry') },
  { pattern: /^(?:gpt-image|chatgpt-image)(?:-[\d.]+)?-mini/, entry: plain('gpt-image', 'entry') },
  { pattern: /^(?:gpt-image|chatgpt-image)/, entry: plain('gpt-image', 'mid') },
  { pattern: /^dall-e/, entry: plain('dall-e', 'entry') },
  { pattern: /^sora.*-pro/, entry: plain('sora', 'frontier') },
  { pattern: /^sora/, entry: plain('sora', 'mid') },
  { pattern: /(?:^|-)(?:realtime|audio)(?:-|$).*/, entry: ({ input }) => ({ family: 'gpt-audio', tier: /mini/.test(input) ? 'entry' : 'mid', reasoning: null }) },
  { pattern: /^(o\d+)(-mini)?(?:-(?:pro|preview|deep-research))?$/, entry: ([, family = '', mini]) => ({ family, tier: mini ? 'mid' : 'frontier', reasoning: 'o-series' }) },
  { pattern: /^(gpt-([5-9]|\d\d)(?:\.\d+)?)(?:-(.+))?$/, entry: ([, family = '', generation, variant = '']) => reasoningGpt(family, Number(generation), variant.split('-')) },
  { pattern: /^codex-mini/, entry: () => ({ family: 'codex', tier: 'mid', reasoning: 'other' }) },
  { pattern: /^gpt-oss/, entry: () => ({ family: 'gpt-oss', tier: 'entry', reasoning: 'other' }) },
  { pattern: /^gpt-4\.5/, entry: plain('gpt-4.5', 'frontier') },
  { pattern: /^(gpt-4\.1|gpt-4o)-(?:mini|nano)/, entry: ([, family = '']) => ({ family, tier: 'entry', reasoning: null }) },
  { pattern: /^(?:chatgpt-)?(gpt-4\.1|4o|gpt-4o|gpt-4)(?:-|$)/, entry: ([, family = '']) => ({ family: family === '4o' ? 'gpt-4o' : family, tier: 'mid', reasoning: null }) },
  { pattern: /^computer-use/, entry: plain('computer-use', 'mid') },
  { pattern: /^gpt-3\.5/, entry: plain('gpt-3.5', 'entry') },
  { pattern: /^(?:davinci|babbage|curie|ada)(?:-|$)/, entry: plain('gpt-3', 'entry') },
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

/**
 * What the default catalogue knows of a model name, dated or not; fine-tuned models count as what they were made from.
 * Unknown names come back without family and tier, never as the nearest guess.
 */
export function catalogModel(name: string): CatalogModel {
  const untuned = untunedModel(name.trim().toLowerCase())
  const released = snapshotDate(untuned)
  const base = baseModel(untuned)
  for (const { pattern, entry } of RULES) {
    const match = pattern.exec(base)
    if (match) return { ...entry(match), released }
  }
  return { family: null, tier: null, reasoning: null, released }
}
