import type { Day } from '@/lib/domain/day'
import { acme } from './acme'
import { empty } from './empty'
import { halcyon } from './halcyon'
import { large } from './large'
import type { Organization } from './organization'
import { quirky } from './quirky'
import { random } from './random'
import { thinking } from './thinking'
import { twoProjects } from './two-projects'
import { unnamed } from './unnamed'

/** Every simulated organization, freshly made: control verbs change them. `today`: the day from which the demo's story is told. */
export const scenarios = (seed: string, today: Day): Organization[] => [acme, empty, twoProjects, quirky, unnamed, large, thinking, random('random-a'), random('random-b'), random('random-c'), halcyon].map((make) => make(seed, today))
