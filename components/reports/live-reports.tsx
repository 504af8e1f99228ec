'use client'

import { useLiveReports } from '@/lib/queries/data-version'

/** Draws nothing: while it is on a page, the reports on it follow the data. */
export function LiveReports({ madeFrom }: { madeFrom: string | null }) {
  useLiveReports(madeFrom)
  return null
}
