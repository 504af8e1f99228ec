import type { Metadata } from 'next'
import { CONNECTORS_PATH } from '@/components/connectors/paths'
import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'

export const metadata: Metadata = { title: 'Not found' }

export default function ConnectorNotFound() {
  return (
    <StatePage title="This connector does not exist" actions={<ButtonLink href={CONNECTORS_PATH} variant="default">Show all connectors</ButtonLink>}>
      <p>The address may be mistyped, or it was removed.</p>
    </StatePage>
  )
}
