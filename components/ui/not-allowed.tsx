import { ButtonLink } from './button-link'
import { StatePage } from './state-page'

/** In place of a page that the viewer's role may not see. */
export function NotAllowed() {
  return (
    <StatePage title="Not allowed" actions={<ButtonLink href="/overview" variant="default">Go to Overview</ButtonLink>}>
      <p>This page is for admins of your organization. Ask one of them if you need something from here.</p>
    </StatePage>
  )
}
