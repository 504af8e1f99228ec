import { notifications } from '@mantine/notifications'
import type { Failure } from '@/components/ui/use-act'

/** What came of a click in a table, beside the page. */
export const sayDone = (title: string, message = ''): unknown => notifications.show({ title, message })
export const sayFailed = ({ message, nextStep }: Failure): unknown => notifications.show({ color: 'red', autoClose: 10_000, title: message, message: nextStep })
