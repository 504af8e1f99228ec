'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { ConnectorActions, Named } from './actions'
import { ReplaceKeyForm } from './replace-key-form'

type Props = { connector: Named; replaceKey: ConnectorActions['replaceKey']; primary?: boolean }

export function ReplaceKeyButton({ connector, replaceKey, primary = false }: Props) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant={primary ? 'filled' : 'default'} onClick={() => setOpened(true)}>Replace key</Button>
      <Dialog title={`Replace the key of “${connector.name}”`} opened={opened} onClose={close}><ReplaceKeyForm connector={connector} replaceKey={replaceKey} close={close} /></Dialog>
    </>
  )
}
