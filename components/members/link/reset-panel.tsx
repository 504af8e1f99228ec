'use client'

import type { ActionResult } from '@/lib/queries/action-result'
import { LinkState, Looking, NO_LINK } from './link-state'
import { ResetForm, type Reset } from './reset-form'
import { useLinkContent } from './use-link-content'

export function ResetPanel({ look, reset }: { look: (token: string) => Promise<ActionResult<{ email: string }>>; reset: Reset }) {
  const link = useLinkContent(look)
  if (link.state === 'none') return <LinkState {...NO_LINK} />
  if (link.state === 'looking') return <Looking />
  if (link.state === 'refused') return <LinkState title={link.message} text={link.nextStep} />
  return <ResetForm token={link.token} email={link.value.email} reset={reset} />
}
