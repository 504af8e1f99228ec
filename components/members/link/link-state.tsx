import { Stack, Text, Title } from '@mantine/core'
import { ButtonLink } from '@/components/ui/button-link'

/** In place of a link's form: what is the matter with the link, and what to do. */
export const LinkState = ({ title, text }: { title: string; text: string | null }) => (
  <Stack gap="md" align="flex-start">
    <Title order={1}>{title}</Title>
    <Text c="dimmed">{text}</Text>
    <ButtonLink href="/login" variant="default">Go to sign-in</ButtonLink>
  </Stack>
)

export const Looking = () => <Text c="dimmed" role="status">Looking at the link …</Text>
export const NO_LINK = { title: 'This page needs its link', text: 'Open the whole link that an admin sent you. If it is lost, ask for a new one.' }
