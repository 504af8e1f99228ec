'use client'

import { SegmentedControl } from '@mantine/core'
import { Measured } from '@/lib/domain/report-filter'

const OPTIONS = [{ value: 'spend', label: 'Spend' }, { value: 'tokens', label: 'Tokens' }]

/** Whether the daily chart counts dollars or tokens; stands in the address. */
export const MeasuredFilter = ({ value, onChange }: { value: Measured | null; onChange: (measured: Measured) => void }) => (
  <SegmentedControl aria-label="Show daily" size="xs" data={OPTIONS} value={value ?? ''} onChange={(text) => {
    const measured = Measured.safeParse(text)
    if (measured.success) onChange(measured.data)
  }} />
)
