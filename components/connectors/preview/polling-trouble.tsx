import { ButtonLink } from '@/components/ui/button-link'
import { ProblemNote } from '@/components/ui/problem-note'
import { SignedOut } from '@/lib/queries/preview'

/** What is on screen stays; only what changed since could not be asked. */
export function PollingTrouble({ error, draftId }: { error: Error; draftId: string }) {
  if (!(error instanceof SignedOut)) {
    return <ProblemNote level="warning" title="CloudMonitor did not answer"><p>What you see may be behind. Asking again by itself.</p></ProblemNote>
  }
  const back = encodeURIComponent(`/settings/ai-providers/openai/new?draft=${draftId}`)
  return (
    <ProblemNote title="You are signed out" actions={<ButtonLink href={`/login?callbackUrl=${back}`} variant="default" size="xs">Sign in</ButtonLink>}>
      <p>The draft waits until it expires. Sign in to go on where you were.</p>
    </ProblemNote>
  )
}
