import { z } from 'zod'

const Choice = z.object({ value: z.string(), label: z.string() })

/** What a report can be narrowed to, by name: everything the organization's connectors know, whatever the period. */
export const Choices = z.object({ project: z.array(Choice), model: z.array(Choice), user: z.array(Choice), apiKey: z.array(Choice), service: z.array(Choice) })
export type Choices = z.infer<typeof Choices>
