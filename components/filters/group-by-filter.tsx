'use client'

import { SegmentedControl } from '@mantine/core'
import { GROUP_BY, GROUP_BY_LABELS, GroupBy } from '@/lib/domain/report-filter'
import classes from './group-by-filter.module.css'

const OPTIONS = GROUP_BY.map((value) => ({ value, label: GROUP_BY_LABELS[value].one }))

export const GroupByFilter = ({ value, onChange }: { value: GroupBy | null; onChange: (by: GroupBy) => void }) => (
  <div className={classes.scroll}>
    <SegmentedControl aria-label="Group by" data={OPTIONS} value={value ?? ''} withItemsBorders={false} onChange={(text) => {
      const by = GroupBy.safeParse(text)
      if (by.success) onChange(by.data)
    }} />
  </div>
)
