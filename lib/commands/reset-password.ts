import { parseArgs } from 'node:util'

import { AppError } from '@/lib/domain/errors'
import { reasonOf, Refusal } from '@/lib/platform/refusal'
import { command } from './app/command'
import { generatePrismaClient, isPrismaClientCurrent } from './app/prisma-client'
import { reachDatabase } from './app/reach-database'
import { readSettings } from './app/settings'

const USAGE = 'npm run reset-password -- --email E'

const readEmail = () => {
  try {
    const { email } = parseArgs({ options: { email: { type: 'string' } } }).values
    if (email) return email
  } catch (error) {
    throw new Refusal(`${reasonOf(error)} Use: ${USAGE}`)
  }
  throw new Refusal(`Say whose password: ${USAGE}`)
}

await command(async (supervisor) => {
  const email = readEmail()
  const settings = readSettings()
  if (!isPrismaClientCurrent()) await generatePrismaClient(supervisor)
  Object.assign(process.env, await reachDatabase(supervisor, settings), { NEXTAUTH_URL: settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}` })
  const { issueOperatorResetLink } = await import('@/lib/features/members/issue-operator-reset-link')
  const { link, expiresAt } = await issueOperatorResetLink(email).catch((error: unknown) => {
    throw error instanceof AppError ? new Refusal(error.message) : error
  })
  console.log(`This link works once, until ${expiresAt}, and lets ${email} choose a new password:\n\n  ${link}\n`)
  await supervisor.stop(0)
})
