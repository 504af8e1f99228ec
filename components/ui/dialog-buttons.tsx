import { Button, Group } from '@mantine/core'

type Props = { submit: string; danger?: boolean; busy: boolean; disabled?: boolean; cancel: () => void }

/** The end of a dialog's form: go back, or do it. */
export const DialogButtons = ({ submit, danger = false, busy, disabled = false, cancel }: Props) => (
  <Group justify="flex-end" gap="xs" mt="sm">
    <Button variant="default" onClick={cancel} disabled={busy}>Cancel</Button>
    <Button type="submit" {...(danger ? { color: 'red.8' } : {})} loading={busy} disabled={disabled}>{submit}</Button>
  </Group>
)
