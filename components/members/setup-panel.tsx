'use client'

import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'
import { SetupForm, type CreateOrganization } from './setup-form'
import { useSetupToken } from './setup-token'

export function SetupPanel({ createOrganization }: { createOrganization: CreateOrganization }) {
  const token = useSetupToken()
  if (token !== null) return <SetupForm token={token} createOrganization={createOrganization} />
  return (
    <StatePage title="This page needs the one-time link" actions={<ButtonLink href="/login" variant="default">Sign in</ButtonLink>}>
      <p>CloudMonitor prints it in its terminal when it starts and no organization exists yet. Restart CloudMonitor to print a new link, or sign in if you are set up already.</p>
    </StatePage>
  )
}
