import Link from 'next/link'
import { Figures } from '@/components/ui/figures'
import { formatInstant } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { MemberSummary } from '@/lib/features/members/members-model'
import { ROLE_NAMES } from '../role-names'
import type { MemberActions } from './actions'
import classes from './manage.module.css'
import { MemberMenu } from './member-menu'

const HEADS = ['Member', 'Role', 'State', 'Last seen', 'Joined']

const Row = ({ member, actions }: { member: MemberSummary; actions: MemberActions }) => (
  <tr data-off={member.active ? undefined : true}>
    <th scope="row" className={classes.who}>
      <Link href={`/settings/members/${member.id}`}>{member.name ?? member.email}</Link>
      {member.name ? <span className={classes.under}>{member.email}</span> : null}
    </th>
    <td>{ROLE_NAMES[member.role]}</td>
    <td>{member.active ? 'Active' : 'Deactivated'}</td>
    <td>{member.lastSeenAt ? <time dateTime={member.lastSeenAt}>{formatInstant(member.lastSeenAt)}</time> : 'not yet'}</td>
    <td><time dateTime={member.joinedAt}>{formatInstant(member.joinedAt)}</time></td>
    <td>{member.isYou ? 'You' : <MemberMenu member={member} actions={actions} />}</td>
  </tr>
)

export const MemberTable = ({ members, actions }: { members: MemberSummary[]; actions: MemberActions }) => (
  <div className={classes.frame}>
    <Section title="People">
      <div className={classes.table}>
        <Figures label="People">
          <thead><tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
          <tbody>{members.map((member) => <Row key={member.id} member={member} actions={actions} />)}</tbody>
        </Figures>
      </div>
    </Section>
  </div>
)
