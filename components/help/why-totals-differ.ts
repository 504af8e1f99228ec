/** The usual reasons why a total differs from OpenAI's own page; help and the comparison before Save give the same. */
export const WHY_TOTALS_DIFFER = [
  'OpenAI’s page follows your time zone, or shows other days: choose the same days in UTC.',
  'A project or another filter is chosen on one of the two pages only.',
  'Today’s dollars, and some of yesterday’s, are still arriving at OpenAI: compare again later.',
  'Credits, refunds and taxes are not in the records OpenAI gives to programs.',
] as const
