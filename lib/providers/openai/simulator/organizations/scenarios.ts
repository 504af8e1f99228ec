import { acme } from './acme'
import { empty } from './empty'
import { large } from './large'
import type { Organization } from './organization'
import { quirky } from './quirky'
import { random } from './random'
import { thinking } from './thinking'
import { twoProjects } from './two-projects'
import { unnamed } from './unnamed'

/** Every simulated organization, freshly made: control verbs change them. */
export const scenarios = (seed: string): Organization[] => [acme, empty, twoProjects, quirky, unnamed, large, thinking, random('random-a'), random('random-b'), random('random-c')].map((make) => make(seed))
