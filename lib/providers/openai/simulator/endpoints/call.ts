import type { JsonObject } from '../http/json-text'
import type { AdminKey, Organization } from '../organizations/organization'
import type { World } from '../world'

/** One authenticated GET. `path` stands below /v1; `now` is the same for the whole answer. */
export type Call = { world: World; organization: Organization; key: AdminKey; path: string; search: URLSearchParams; now: number }

/** An answer's body, and for lists the cursor of this very page, which a fault may repeat. */
export type Answer = { body: JsonObject; cursor?: { field: 'next_page' | 'last_id'; here: string } }
