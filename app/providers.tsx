'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { config } from 'zod'
import { cssVariables, theme } from '@/components/ui/theme'
import { queryClient } from '@/lib/queries/query-client'

// zod would try to compile its parsers, which our script policy forbids and reports.
config({ jitless: true })

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
