import 'server-only'
import type { VerifyProblem } from '@/components/connectors/verify'
import type { Problem } from '@/lib/features/connectors/problem'
import { nowMs } from '@/lib/platform/clock'

/** A problem with a key as the browser shows it. How long to wait is told in seconds: its clock may be wrong. */
export const forTheBrowser = ({ code, message, nextStep, retryAt }: Problem, connector: VerifyProblem['connector'] = null): VerifyProblem =>
  ({ code, message, nextStep, connector, retryInSeconds: retryAt === null ? null : Math.max(1, Math.ceil((Date.parse(retryAt) - nowMs()) / 1000)) })
