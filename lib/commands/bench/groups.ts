import { calls } from './calls'
import { memory } from './memory'
import { pages } from './pages'
import { readers } from './readers'
import { reports } from './reports'
import type { Group } from './row'
import { scale } from './scale'
import { starting } from './starting'
import { storing } from './storing'

/** Every group of rows. Imported once the settings of this process stand: what they measure reads them at import. */
export const GROUPS: Group[] = [storing, calls, memory, reports, scale, readers, starting, pages]
