import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <StatePage title="This page does not exist" actions={<ButtonLink href="/overview">Go to Overview</ButtonLink>}>
        <p>The address may be mistyped, or what it showed was removed.</p>
      </StatePage>
    </main>
  )
}
