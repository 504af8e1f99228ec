import { z } from 'zod'
import { FigureId } from '@/lib/domain/figures'
import { parseInput } from '@/lib/domain/parse-input'
import { FigureBy } from './provenance-model'

const MAX_KEY = 320

/**
 * Which figure is asked about. `by` and `key`: the row of a table (`by=project`, `key=thing:proj_1`), or without `key` the whole of a table that
 * tells rows apart by it.
 */
export const FigureQuestion = z.object({
  figure: FigureId,
  by: z.union([FigureBy, z.null()], { error: 'Rows cannot be told apart like this.' }),
  key: z.string().max(MAX_KEY, 'The row is named by a text that is too long.').nullable(),
}).refine(({ by, key }) => key === null || by !== null, 'A row needs to say what rows are told apart by.')
export type FigureQuestion = z.infer<typeof FigureQuestion>

/** Reads `figure`, `by` and `key`. @throws Invalid */
export const parseFigureQuestion = (params: URLSearchParams): FigureQuestion =>
  parseInput(FigureQuestion, { figure: params.get('figure') ?? '', by: params.get('by') || null, key: params.get('key') || null })
