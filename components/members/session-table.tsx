import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import type { SessionSummary } from '@/lib/features/members/members-model'
import { EndSessionButton, type EndSession } from './end-session-button'
import classes from './manage/manage.module.css'

type Props = { sessions: SessionSummary[]; end: EndSession; showOrganization: boolean }

/** Open sign-ins. "Last seen" is to the nearest few minutes. */
export const SessionTable = ({ sessions, end, showOrganization }: Props) => (
  <div className={classes.table}>
    <Figures label="Sessions">
      <thead>
        <tr>
          <th scope="col">Browser</th>{showOrganization ? <th scope="col">Organization</th> : null}<th scope="col">Address</th><th scope="col">Signed in</th><th scope="col">Last seen</th>
          <th scope="col"><span className="visually-hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, isThis, browser, address, organization, openedAt, lastSeenAt }) => (
          <tr key={id}>
            <th scope="row" className={classes.who}>{browser}</th>
            {showOrganization ? <td>{organization}</td> : null}
            <td>{address ?? 'unknown'}</td>
            <td><time dateTime={openedAt}>{formatInstant(openedAt)}</time></td>
            <td><time dateTime={lastSeenAt}>{formatInstant(lastSeenAt)}</time></td>
            <td>{isThis ? 'This browser' : <EndSessionButton id={id} label={`End the session of ${browser}, signed in ${formatInstant(openedAt)}`} end={end} />}</td>
          </tr>
        ))}
      </tbody>
    </Figures>
  </div>
)
