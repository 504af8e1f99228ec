import { ProblemNote } from '@/components/ui/problem-note'
import { isNarrowed, type Narrowing } from '@/lib/domain/report-narrowing'

/** What the chosen filters mean for the dollars: what is left out, and what is allocated. */
function sentences(only: Narrowing): string[] {
  return [
    ...(only.user.length > 0 ? ['Dollars of people are allocated by their share of usage; Unattributed is left out.'] : []),
    ...(only.model.length > 0 ? ['Dollars are those whose line item names a chosen model; all others are left out.'] : []),
    ...(only.service.length > 0 ? ['Dollars are those whose line item is billed for a chosen service; line items that name none are left out.'] : []),
    ...(only.apiKey.length > 0 ? ['Days on which OpenAI gives no dollars by API key are left out.'] : []),
    ...(only.project.length > 0 ? ['Dollars billed without a project are left out.'] : []),
  ]
}

export const Narrowed = ({ only }: { only: Narrowing }) => isNarrowed(only)
  ? <ProblemNote level="info" title="The figures are filtered">{sentences(only).map((sentence) => <p key={sentence}>{sentence}</p>)}</ProblemNote>
  : null
