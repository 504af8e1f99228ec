import fc from 'fast-check'
import { testVariable } from '@/lib/platform/env'

/** Set HOSTILE_SEED to the printed number to send the same values again. */
const seed = Number(testVariable('HOSTILE_SEED') ?? Math.floor(Math.random() * 2 ** 31))
let sent = 0

/** Texts that have broken programs before: what cannot be stored, escapes of every language, and the edges of numbers and days. */
const KNOWN = [
  '', ' ', '\0', 'a\0b', '\ud800', 'x\udfff', '\u202e', '\ufeff', '%00', '%', '%ff', '%E0%A4%A', `' or '1'='1`, `'; drop table "Connector"; --`, '"', '\\', '$1', '${7*7}', '{{7*7}}', '../../../../etc/passwd',
  '<script>alert(1)</script>', 'javascript:alert(1)', '=HYPERLINK("http://evil")', '\r\nset-cookie: a=b', 'x'.repeat(300), 'x'.repeat(5000), '9'.repeat(400), '-1', '-0', '1e309', 'NaN', 'Infinity', '0x10',
  '9007199254740993', '9223372036854775808', '0000-00-00', '2026-02-30', '9999-12-31', '0001-01-01', '-000001-01-01', '+275760-09-13', '2026-11-20T10:30:00Z', 'null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{"a":', '[]', '{}', 'sk-admin-', 'sk-proj-abc', 'org-', '💥'.repeat(50),
]

export const hostileText = fc.oneof(fc.constantFrom(...KNOWN), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 200 }))
const plain = fc.oneof(hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(Number.MAX_SAFE_INTEGER + 2))
/** Anything that JSON can say. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof({ weight: 3, arbitrary: plain }, fc.array(plain, { maxLength: 4 }), fc.dictionary(hostileText, plain, { maxKeys: 4 }), fc.jsonValue({ maxDepth: 3 }))

/** A good object with some of its fields made hostile, left out, or joined by another; or something else altogether. */
export const mutated = (good: Record<string, unknown>): fc.Arbitrary<unknown> => fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.subarray(Object.keys(good), { minLength: 1 }), fc.array(hostileJson, { minLength: 8, maxLength: 8 })).map(([names, values]) => ({ ...good, ...Object.fromEntries(names.map((name, index) => [name, values[index % values.length]])) })) },
  fc.subarray(Object.keys(good)).map((names) => Object.fromEntries(names.map((name) => [name, good[name]]))),
  fc.tuple(hostileText, hostileJson).map(([name, value]) => ({ ...good, [name]: value })),
  hostileJson,
)

/** Every known text once, before others are made up. */
export const known: [string][] = KNOWN.map((text) => [text])

/** Sends `runs` values, `examples` first; the first that is not refused well fails the test and is shown in its smallest form. */
export async function attack<T>(values: fc.Arbitrary<T>, runs: number, send: (value: T) => Promise<void>, examples: [T][] = []): Promise<void> {
  await fc.assert(fc.asyncProperty(values, async (value) => { sent += 1; await send(value) }), { seed, numRuns: runs + examples.length, examples, endOnFailure: true })
}

/** One line for the log of the run: how to repeat it. */
export const sayHowToRepeat = (): void => void process.stdout.write(`${sent} hostile values sent with HOSTILE_SEED=${seed}\n`)
