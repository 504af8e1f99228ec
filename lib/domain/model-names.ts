const DATE = /-(?:20\d{2}-\d{2}-\d{2}|20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/

/**
 * The model's name without the date of its snapshot: `gpt-5-mini-2025-08-07`, `gpt-4-0613` and `x-20251101` lose it.
 * Usage and costs name models differently in both directions, so names are compared exactly first, then like this.
 */
export const baseModel = (name: string): string => name.replace(DATE, '')

/** The day in the name of a dated snapshot, `YYYY-MM-DD`; null where the name has none or only month and day. */
export function snapshotDate(name: string): string | null {
  const [, year, month, day] = /-(20\d{2})-?(\d{2})-?(\d{2})$/.exec(name) ?? []
  return year && month && day && DATE.test(name) ? `${year}-${month}-${day}` : null
}

/** What a fine-tuned model was made from: `ft:gpt-4o-mini-2024-07-18:acme::id` and `ft-gpt-4o-2024-08-06` lose their marks. */
export function untunedModel(name: string): string {
  if (name.startsWith('ft:')) return name.split(':')[1] ?? name
  return name.startsWith('ft-') ? name.slice(3) : name
}
