'use client'

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { config } from 'zod'
import { cssVariables, theme } from '@/components/ui/theme'
import { queryClient } from '@/lib/queries/query-client'

// zod would try to compile its parsers, which our script policy forbids and reports.
config({ jitless: true })

/** Nothing is said before somebody does something: it need not be there first. What is said meanwhile waits in its store. */
const Notifications = dynamic(() => import('@mantine/notifications').then((module) => module.Notifications), { ssr: false })

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient()}>
        <NuqsAdapter>{children}</NuqsAdapter>
      </QueryClientProvider>
      <Notifications position="bottom-right" />
    </MantineProvider>
  )
}
