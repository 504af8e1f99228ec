'use client'

import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'
import classes from './plot.module.css'

const StackedBars = dynamic(() => import('./stacked-bars').then((module) => module.StackedBars), {
  ssr: false,
  loading: () => <Skeleton height="100%" animate={false} />,
})

/** The chart library is large and loads after the figures; the place it will take is kept free. */
export const LazyStackedBars = (props: ComponentProps<typeof StackedBars>) => <div className={classes.plot}><StackedBars {...props} /></div>
