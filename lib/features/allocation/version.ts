/**
 * Which rules spread the dollars that are stored. Raise it whenever `allocate` or the reading of line items gives another
 * result for the same bill (`version.test.ts` notices): every day is then spread anew in the background.
 */
export const ALLOCATION_VERSION = 1
