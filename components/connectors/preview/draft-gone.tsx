import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'

export const DraftGone = () => (
  <StatePage as="h2" title="This draft has ended" actions={<ButtonLink href="/settings/ai-providers/openai/new">Verify again</ButtonLink>}>
    <p>A verified key waits 30 minutes for Save. After that, or when it was saved or cancelled, the draft and its key are destroyed. Paste the key again to start over.</p>
  </StatePage>
)
