import { Section } from '@/components/ui/section'
import type { SessionSummary } from '@/lib/features/members/members-model'
import type { ActionResult } from '@/lib/queries/action-result'
import classes from '../manage/manage.module.css'
import { SessionTable } from '../session-table'
import { EndOthersButton } from './end-others-button'
import { NameForm } from './name-form'
import { PasswordForm, type NewPassword } from './password-form'
import { ThemeControl } from './theme-control'

type Profile = { email: string; name: string | null; hasPassword: boolean; sessions: SessionSummary[] }
type Actions = { rename: (name: string) => Promise<ActionResult<null>>; newPassword: NewPassword; endSessions: (which: string) => Promise<ActionResult<null>> }

/** A person's own account: the same in all their organizations. */
export const ProfileView = ({ profile: { name, hasPassword, sessions }, actions }: { profile: Profile; actions: Actions }) => (
  <div className={classes.stack}>
    <Section title="Name"><NameForm name={name} rename={actions.rename} /></Section>
    <Section title="Password">
      {hasPassword ? <PasswordForm newPassword={actions.newPassword} /> : <p className={classes.empty}>You sign in with single sign-on and have no password here.</p>}
    </Section>
    <Section title="Sessions" note="Where you are signed in. End what you do not recognise, then change your password." aside={sessions.length > 1 ? <EndOthersButton end={actions.endSessions} /> : null}>
      <SessionTable sessions={sessions} end={actions.endSessions} showOrganization={new Set(sessions.map(({ organization }) => organization)).size > 1} />
    </Section>
    <Section title="Theme" note="On this browser."><ThemeControl /></Section>
  </div>
)
