import { ApiKey, type KeyProblem } from '@/lib/providers/provider'

const LONGEST_PASTE = 4_000
const LONGEST_KEY = 512
const EDGE = '[\\s"\'`\\u00ab\\u00bb\\u2018-\\u201f\\u2039\\u203a\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff]'
const EDGES = new RegExp(`^${EDGE}+|${EDGE}+$`, 'g')
const BEARER = /^(?:authorization:\s*)?bearer\s+/i
const ADMIN_KEY = /^sk-admin-[A-Za-z0-9_-]+$/

/** Beginnings of other vendors' keys, longest match first where one begins like another. */
const VENDORS: readonly [prefix: string, vendor: string][] = [
  ['sk-ant-', 'Anthropic'], ['sk-or-', 'OpenRouter'], ['sk-lf-', 'Langfuse'], ['sk_live_', 'Stripe'], ['sk_test_', 'Stripe'],
  ['AIza', 'Google'], ['xai-', 'xAI'], ['gsk_', 'Groq'], ['pplx-', 'Perplexity'], ['AKIA', 'AWS'], ['ASIA', 'AWS'],
  ['hf_', 'Hugging Face'], ['r8_', 'Replicate'], ['fw_', 'Fireworks AI'], ['nvapi-', 'NVIDIA'], ['tgp_', 'Together AI'],
  ['ghp_', 'GitHub'], ['github_pat_', 'GitHub'], ['xoxb-', 'Slack'], ['xoxp-', 'Slack'],
]

/** Without what copying leaves around a key: spaces, quotes, line breaks, invisible characters, `Bearer`. */
function trimPaste(pasted: string): string {
  let text = pasted
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(EDGES, '').replace(BEARER, '')
  }
  return text
}

/** Tells an Admin key from everything else people paste, before anything is sent anywhere. */
export function inspectKey(pasted: string): { ok: true; key: ApiKey } | { ok: false; problem: KeyProblem } {
  if (pasted.length > LONGEST_PASTE) return { ok: false, problem: { code: 'malformed' } }
  const text = trimPaste(pasted)
  if (ADMIN_KEY.test(text) && text.length <= LONGEST_KEY) return { ok: true, key: new ApiKey(text) }
  return { ok: false, problem: problemOf(text) }
}

function problemOf(text: string): KeyProblem {
  if (text === '' || /^bearer$/i.test(text)) return { code: 'empty' }
  const [, vendor] = VENDORS.find(([prefix]) => text.startsWith(prefix)) ?? []
  if (vendor) return { code: 'other_vendor', vendor }
  // Whitespace in the middle is a broken copy, whatever it begins with; it is told apart from a whole key of the wrong kind.
  if (text.startsWith('sk-admin-') || !/^[\x21-\x7e]+$/.test(text) || text.length > LONGEST_KEY) return { code: 'malformed' }
  return text.startsWith('sk-') ? { code: 'project_key' } : { code: 'malformed' }
}
