import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'

export const metadata: Metadata = { title: 'Not found' }

export default function MemberNotFound() {
  return (
    <StatePage title="This member does not exist" actions={<ButtonLink href="/settings/members" variant="default">Show all members</ButtonLink>}>
      <p>The address may be mistyped.</p>
    </StatePage>
  )
}
