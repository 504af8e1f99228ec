import { acme } from './acme'
import { empty } from './empty'
import { large } from './large'
import type { Organization } from './organization'
import { quirky } from './quirky'
import { twoProjects } from './two-projects'
import { unnamed } from './unnamed'

/** Every simulated organization, freshly made: control verbs change them. */
export const scenarios = (seed: string): Organization[] => [acme, empty, twoProjects, quirky, unnamed, large].map((make) => make(seed))
