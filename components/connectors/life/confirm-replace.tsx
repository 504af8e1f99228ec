'use client'

import { Button, Group } from '@mantine/core'
import { Dialog } from '@/components/ui/dialog'

type Owner = { id: string; name: string }
type Props = { owner: Owner | null; close: () => void; replace: (owner: Owner) => void }

/** Asks before the key that was just pasted takes the place of a connector's old one. */
export const ConfirmReplace = ({ owner, close, replace }: Props) => (
  <Dialog title={owner ? `Replace the key of “${owner.name}”?` : 'Replace the key?'} opened={owner !== null} onClose={close}>
    <p>The key you pasted takes the place of its old one, which CloudMonitor destroys. Name, history and reports stay as they are.</p>
    <Group justify="flex-end" gap="xs" mt="sm">
      <Button variant="default" onClick={close}>Cancel</Button>
      <Button onClick={() => owner && replace(owner)}>Replace key</Button>
    </Group>
  </Dialog>
)
