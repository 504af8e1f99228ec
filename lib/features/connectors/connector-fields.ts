import { z } from 'zod'
import { typedText } from '@/lib/domain/parse-input'

/** How an admin calls a connector. */
export const ConnectorName = typedText('The name').min(1, 'Give the connector a name.').max(80, 'The name has more than 80 characters.')
/** What was pasted as a key: whether it can be one is for the provider to say. */
export const PastedKey = z.string().max(4_000)
/** An id that came from outside. What is no id cannot exist. */
export const ConnectorId = z.uuid('This connector does not exist.')
