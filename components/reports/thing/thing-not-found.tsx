import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'
import { inSentence, THING_WORDS, type ThingKind } from '@/lib/domain/things'

/** In place of the page of a thing that the organization does not have, or whose address is mistyped. */
export function ThingNotFound({ kind }: { kind: ThingKind }) {
  const { one, search } = THING_WORDS[kind]
  return (
    <StatePage title={`This ${inSentence(one)} does not exist`} actions={<ButtonLink href={`/${kind}`} variant="default">Show all {search}</ButtonLink>}>
      <p>The address may be mistyped, or nothing of it was read from OpenAI yet.</p>
    </StatePage>
  )
}
