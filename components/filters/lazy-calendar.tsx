'use client'

import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'

/** Most people never open it: it loads when they do. */
export const LazyCalendar = dynamic(() => import('./calendar').then((module) => module.Calendar), {
  ssr: false,
  loading: () => <Skeleton width={252} height={300} animate={false} />,
})
