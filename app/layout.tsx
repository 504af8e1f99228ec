import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './globals.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { env } from '@/lib/platform/env'
import { Providers } from './providers'

/** The address people use is known when the app runs, not when it is built. */
export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(env().NEXTAUTH_URL ?? 'http://localhost:3000'),
  title: { template: '%s · CloudMonitor', default: 'CloudMonitor' },
  description: 'What your organization spends on AI, from the provider’s own billing and usage records.',
  robots: { index: false, follow: false },
})

export const viewport: Viewport = {
  themeColor: [{ media: '(prefers-color-scheme: light)', color: '#ffffff' }, { media: '(prefers-color-scheme: dark)', color: '#13161a' }],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
