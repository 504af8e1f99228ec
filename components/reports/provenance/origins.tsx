import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import type { Origin, Provenance } from '@/lib/features/reports/provenance-model'
import classes from './how-made-panel.module.css'

const grouping = ({ groupBy, ungroupedDays }: Origin) =>
  `${groupBy.join(', ')}${ungroupedDays > 0 ? ` (${ungroupedDays === 1 ? '1 day' : `${ungroupedDays} days`} without api_key_id, which OpenAI refused)` : ''}`

/** Where the rows were read, how they were asked for, and when. */
export const Origins = ({ answer: { origins } }: { answer: Provenance }) => origins.length === 0 ? null : (
  <section className={classes.block}>
    <h3>Where the rows came from</h3>
    <div className={classes.frame}><Figures label="Where the rows came from">
      <thead><tr><th scope="col">Endpoint</th><th scope="col">Connector</th><th scope="col">Grouped by</th><th scope="col">Days read</th><th scope="col">Oldest fetch</th><th scope="col">Newest fetch</th></tr></thead>
      <tbody>{origins.map((origin) => (
        <tr key={`${origin.connector} ${origin.service}`}>
          <th scope="row"><code>{origin.endpoint.replace('/v1/organization/', '…/')}</code></th><td>{origin.connector}</td><td className={classes.wrap}>{grouping(origin)}</td><td>{origin.days}</td>
          <td>{origin.oldest ? formatInstant(origin.oldest) : 'Not yet'}</td><td>{origin.newest ? formatInstant(origin.newest) : 'Not yet'}</td>
        </tr>
      ))}</tbody>
    </Figures></div>
  </section>
)
