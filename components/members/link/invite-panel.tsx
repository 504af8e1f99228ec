'use client'

import type { ActionResult } from '@/lib/queries/action-result'
import { InviteAcceptForm, type Accept, type Offer } from './invite-accept-form'
import { LinkState, Looking, NO_LINK } from './link-state'
import { useLinkContent } from './use-link-content'

export function InvitePanel({ look, accept }: { look: (token: string) => Promise<ActionResult<Offer>>; accept: Accept }) {
  const link = useLinkContent(look)
  if (link.state === 'none') return <LinkState {...NO_LINK} />
  if (link.state === 'looking') return <Looking />
  if (link.state === 'refused') return <LinkState title={link.message} text={link.nextStep} />
  return <InviteAcceptForm token={link.token} offer={link.value} accept={accept} />
}
