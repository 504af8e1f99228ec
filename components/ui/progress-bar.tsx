'use client'

import { Progress } from '@mantine/core'

type Props = { label: string; done: number; total: number; text: string }

/** How far something is, in words for those who do not see the bar. */
export const ProgressBar = ({ label, done, total, text }: Props) => (
  <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-valuetext={text}>
    <Progress.Root size={6} aria-hidden><Progress.Section value={total === 0 ? 0 : (done / total) * 100} withAria={false} /></Progress.Root>
  </div>
)
