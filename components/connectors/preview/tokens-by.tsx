'use client'

import { Loader, Tabs } from '@mantine/core'
import { Section } from '@/components/ui/section'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { NotRead } from './not-read'
import { readingOf } from './pull-state'
import { TokenRows } from './token-rows'

const GROUPINGS = [
  { key: 'model', label: 'Model' },
  { key: 'project', label: 'Project' },
  { key: 'user', label: 'User' },
  { key: 'apiKey', label: 'API key' },
] as const

const NAMES_NOTE: Record<PreviewModel['names'], string> = {
  loading: 'Names are still being read; ids stand in their place.',
  partial: 'Some names could not be read with this key; their ids stand in their place.',
  done: 'Chat completions of the 14 days, largest first.',
}

export function TokensBy({ model }: { model: PreviewModel }) {
  const reading = readingOf(model, 'completions')
  const busy = model.names === 'loading' ? <Loader size={14} aria-hidden /> : null
  return (
    <Section title="Tokens by" note={NAMES_NOTE[model.names]} aside={busy}>
      <Tabs defaultValue="model" keepMounted={false}>
        <Tabs.List aria-label="Tokens by" px={8}>
          {GROUPINGS.map(({ key, label }) => <Tabs.Tab key={key} value={key}>{label}</Tabs.Tab>)}
        </Tabs.List>
        {GROUPINGS.map(({ key, label }) => (
          <Tabs.Panel key={key} value={key}>
            {reading === 'failed' ? <NotRead /> : <TokenRows label={label} rows={model.tokensBy[key]} totals={model.totals} reading={reading} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  )
}
