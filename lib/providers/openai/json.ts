/** A number exactly as its digits stand in the answer: turned into decimal or bigint by the schemas, never into a float. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

type Source = { source?: string }
const MAX_DEPTH = 64

/** The text is JSON, but not of a shape that is safe to walk. */
export class TooDeep extends Error {}

/**
 * Parses an answer with every number as JsonNumber. `__proto__` becomes an ordinary own property.
 * @throws SyntaxError when it is not JSON, TooDeep beyond 64 levels.
 */
export function parseJson(text: string): unknown {
  guardDepth(text)
  return JSON.parse(text, (_key: string, value: unknown, context?: Source) => (typeof value === 'number' ? new JsonNumber(context?.source ?? String(value)) : value))
}

/** The reviver and the writer below recurse, so depth is bounded before either runs. */
function guardDepth(text: string): void {
  walk(text, () => undefined)
}

/** Calls `visit` for each bracket, brace and comma outside of strings, with the depth around it. */
function walk(text: string, visit: (at: number, char: number, depth: number) => void): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 92) at++
      else if (char === 34) quoted = false
    } else if (char === 34) quoted = true
    else if (char === 123 || char === 91) {
      visit(at, char, depth)
      if (++depth > MAX_DEPTH) throw new TooDeep('nested too deeply')
    } else if (char === 125 || char === 93) visit(at, char, --depth)
    else if (char === 44) visit(at, char, depth)
  }
}

/**
 * Takes the items of one array of the outermost object apart as text, so that a large answer is parsed piece by piece and
 * never stands in memory as objects. `outline`: the rest, the array empty; where there is no such array, all of it.
 * @throws TooDeep beyond 64 levels
 */
export function splitArray(text: string, name: string): { outline: string; items: string[] } {
  const before = new RegExp(`"${name}"\\s*:\\s*$`)
  const items: string[] = []
  let [open, end, from] = [-1, -1, 0]
  walk(text, (at, char, depth) => {
    if (open < 0) {
      if (char === 91 && depth === 1 && before.test(text.slice(Math.max(0, at - name.length - 12), at))) [open, from] = [at, at + 1]
    } else if (end < 0 && ((char === 44 && depth === 2) || (char === 93 && depth === 1))) {
      if (char === 93) end = at
      if (char === 44 || items.length || text.slice(from, at).trim()) items.push(text.slice(from, at))
      from = at + 1
    }
  })
  // Nothing between two commas is no JSON: the parser says so.
  return end < 0 || items.some((item) => !item.trim()) ? { outline: text, items: [] } : { outline: text.slice(0, open + 1) + text.slice(end), items }
}

/** JSON text of a parsed value, numbers digit for digit, without the named properties at any level. */
export function writeJson(value: unknown, without: ReadonlySet<string> = new Set()): string {
  if (value instanceof JsonNumber) return value.text
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item, without)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([key]) => !without.has(key))
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item, without)}`).join(',')}}`
}
