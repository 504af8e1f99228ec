import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { InviteSummary } from '@/lib/features/members/members-model'
import { ROLE_NAMES } from '../role-names'
import type { MemberActions } from './actions'
import { InviteButtons } from './invite-buttons'
import classes from './manage.module.css'

const HEADS = ['E-mail', 'Role', 'Invited by', 'Link works until']

const Row = ({ invite, actions }: { invite: InviteSummary; actions: MemberActions }) => (
  <tr>
    <th scope="row" className={classes.who}>{invite.email}</th>
    <td>{ROLE_NAMES[invite.role]}</td>
    <td>{invite.by ?? 'a former member'}</td>
    <td>{invite.expired ? 'expired' : <time dateTime={invite.expiresAt}>{formatInstant(invite.expiresAt)}</time>}</td>
    <td><InviteButtons invite={invite} actions={actions} /></td>
  </tr>
)

export const InviteTable = ({ invites, actions }: { invites: InviteSummary[]; actions: MemberActions }) => (
  <Section title="Invites" note="Who has a link and has not joined yet.">
    {invites.length === 0 ? <p className={classes.empty}>Nobody is invited right now.</p> : (
      <div className={classes.table}>
        <Figures label="Invites">
          <thead><tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
          <tbody>{invites.map((invite) => <Row key={invite.id} invite={invite} actions={actions} />)}</tbody>
        </Figures>
      </div>
    )}
  </Section>
)
