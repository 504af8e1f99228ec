import { HelpLink } from '@/components/help/help-link'
import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'

/** Nothing is connected: admins are invited to, everybody else learns whom to ask. */
export const NoConnector = ({ mayConnect }: { mayConnect: boolean }) => mayConnect ? (
  <StatePage as="h2" title="See what your organization spends on AI" actions={<ButtonLink href="/settings/ai-providers/openai/new">Add connector</ButtonLink>}>
    <p>Connect OpenAI with an Admin key. CloudMonitor reads billing and usage records only, never a prompt or a response.</p>
    <p><HelpLink topic="connect-openai">How to connect OpenAI</HelpLink> · <HelpLink topic="what-cloudmonitor-sees">What CloudMonitor sees</HelpLink></p>
  </StatePage>
) : (
  <StatePage as="h2" title="No AI provider is connected yet">
    <p>Ask an admin of your organization to connect OpenAI under Settings → AI providers. Your reports appear here by themselves.</p>
    <p><HelpLink topic="what-cloudmonitor-sees">What CloudMonitor sees</HelpLink></p>
  </StatePage>
)
