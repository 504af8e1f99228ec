'use client'

import { Stack, Text, Title } from '@mantine/core'
import { ButtonLink } from '@/components/ui/button-link'
import { SetupForm, type CreateOrganization } from './setup-form'
import { useLinkToken } from './link-token'

export function SetupPanel({ createOrganization }: { createOrganization: CreateOrganization }) {
  const token = useLinkToken()
  if (token !== null) return <SetupForm token={token} createOrganization={createOrganization} />
  return (
    <Stack gap="md" align="flex-start">
      <Title order={1}>This page needs the one-time link</Title>
      <Text c="dimmed">CloudMonitor prints it in its terminal when it starts and no organization exists yet. Restart CloudMonitor to print a new link, or sign in if you are set up already.</Text>
      <ButtonLink href="/login" variant="default">Go to sign-in</ButtonLink>
    </Stack>
  )
}
