const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const pad = (text: string) => text.padStart(2, '0')
const monthNumber = (name: string) => pad(String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1))

const FORMS: { pattern: RegExp; iso: (match: RegExpMatchArray) => string }[] = [
  { pattern: /\b(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?/g, iso: ([, day, time = '00:00', zone = 'Z']) => `${day}T${time}${zone}` },
  { pattern: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi'), iso: ([, month = '', day = '', year]) => `${year}-${monthNumber(month)}-${pad(day)}T00:00Z` },
  { pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})\\b`, 'gi'), iso: ([, day = '', month = '', year]) => `${year}-${monthNumber(month)}-${pad(day)}T00:00Z` },
]
const ANNOUNCED = /(?:earliest|on or after|no earlier than|not before|starting from|since)\b/gi

type Found = { at: number; seconds: number }

function datesIn(text: string): Found[] {
  const found = [...text.matchAll(/(?<![\d.])1\d{9}(?![\d.]\d)(?!\d)/g)].map((match) => ({ at: match.index, seconds: Number(match[0]) }))
  for (const { pattern, iso } of FORMS) {
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, seconds: Date.parse(iso(match)) / 1000 })
  }
  return found.filter(({ seconds }) => Number.isFinite(seconds)).sort((a, b) => a.at - b.at)
}

/**
 * The date a refusal names as the earliest it allows, in unix seconds: the first one after words like "earliest" or
 * "on or after", else the latest in the text, since the other one is what was asked for. null when it names none.
 */
export function earliestDateIn(text: string): number | null {
  const dates = datesIn(text)
  for (const word of text.matchAll(ANNOUNCED)) {
    const next = dates.find(({ at }) => at > word.index)
    if (next) return next.seconds
  }
  return dates.length ? Math.max(...dates.map(({ seconds }) => seconds)) : null
}
