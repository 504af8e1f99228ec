import { HelpLink } from '@/components/help/help-link'
import { ProblemNote } from '@/components/ui/problem-note'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import type { ConnectorActions, Named } from '../life/actions'
import { ReplaceKeyButton } from '../life/replace-key-button'
import { ResumeButton } from '../life/resume-button'

type Props = { connector: ConnectorSummary; named: Named; actions: ConnectorActions }

const More = () => <HelpLink topic="troubleshooting" section="status">What each status means</HelpLink>

/** What is the matter with a connector, and the one thing to do about it. Nothing while all is well. */
export function StatusNote({ connector: { status, problem }, named, actions }: Props) {
  switch (status) {
    case 'Key rejected': case 'Scope missing': case 'Key unreadable':
      return (
        <ProblemNote title={problem?.message ?? status} actions={<ReplaceKeyButton connector={named} replaceKey={actions.replaceKey} primary />}>
          <p>{problem?.nextStep} Then replace the key here: until then OpenAI is not asked, and reports show what was read before. <More /></p>
        </ProblemNote>
      )
    case 'Paused':
      return <ProblemNote level="info" title="Paused" actions={<ResumeButton connector={named} resume={actions.resume} />}><p>Nothing is read. Reports keep what they have. <More /></p></ProblemNote>
    case 'Rate limited':
      return <ProblemNote level="warning" title={problem?.message ?? status}><p>CloudMonitor waits as long as OpenAI said, a minute where it did not say, and goes on by itself. <More /></p></ProblemNote>
    case 'Delayed':
      return <ProblemNote level="warning" title={problem?.message ?? 'The last complete pull is more than three hours old.'}><p>{problem?.nextStep ?? 'It is tried again by itself. To try at once, press Sync now.'} <More /></p></ProblemNote>
    default:
      return null
  }
}
