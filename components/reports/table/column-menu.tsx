'use client'

import { Button } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { MenuButton } from '@/components/ui/menu-button'

/** Inside the page's main landmark, where screen readers look for it, and outside the frame of the table, which would cut it off. */
const IN_MAIN = { target: '#content' }

type Props = { table: string; columns: { id: string; header: string }[]; hidden: ReadonlySet<string>; choose: (hidden: string[]) => void }

/** Which columns a table shows; the first one, the names, always stands. */
export const ColumnMenu = ({ table, columns, hidden, choose }: Props) => (
  <MenuButton
    closeOnItemClick={false} position="bottom-end" portalProps={IN_MAIN}
    button={<Button variant="default" size="xs" leftSection={<IconColumns size={14} aria-hidden />} aria-label={`Columns of ${table}`}>Columns</Button>}
  >
    {(Menu) => columns.slice(1).map(({ id, header }) => (
      <Menu.CheckboxItem key={id} checked={!hidden.has(id)} onChange={(shown) => choose(shown ? [...hidden].filter((each) => each !== id) : [...hidden, id])}>{header}</Menu.CheckboxItem>
    ))}
  </MenuButton>
)
