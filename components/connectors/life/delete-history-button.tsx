'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { Named, RemoveAction } from './actions'
import { DeleteHistoryForm } from './delete-history-form'

export function DeleteHistoryButton({ connector, remove }: { connector: Pick<Named, 'id' | 'name'>; remove: RemoveAction }) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)} aria-describedby={`kept-${connector.id}`}>Delete history</Button>
      <Dialog title={`Delete the history of “${connector.name}”?`} opened={opened} onClose={close}><DeleteHistoryForm connector={connector} remove={remove} close={close} /></Dialog>
    </>
  )
}
