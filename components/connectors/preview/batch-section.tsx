import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { formatPercent } from '@/components/ui/percent'
import { Section } from '@/components/ui/section'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { NotRead } from './not-read'
import { readingOf } from './pull-state'
import { SkeletonRows } from './skeleton-rows'

export function BatchSection({ model }: { model: PreviewModel }) {
  const reading = readingOf(model, 'completions')
  const { batch, standard, unknown } = model.batch
  const rows = [{ label: 'Batch', ...batch }, { label: 'Standard', ...standard }, ...(unknown ? [{ label: 'Not reported', ...unknown }] : [])]
  return (
    <Section title="Batch vs standard" note="Input and output tokens of chat completions.">
      {reading === 'failed' ? <NotRead /> : (
        <Figures label="Batch vs standard">
          <thead><tr>{['Tier', 'Tokens', 'Share'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {reading === 'reading' ? <SkeletonRows rows={2} columns={3} /> : rows.map(({ label, tokens, share }) => (
              <tr key={label}><th scope="row">{label}</th><td><Count value={tokens} /></td><td>{formatPercent(share)}</td></tr>
            ))}
          </tbody>
        </Figures>
      )}
    </Section>
  )
}
