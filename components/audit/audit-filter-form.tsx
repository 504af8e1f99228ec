'use client'

import { Button, NativeSelect, TextInput } from '@mantine/core'
import Form from 'next/form'
import { actionWords, type AuditLog } from '@/lib/features/audit/audit-model'
import classes from './audit-log.module.css'

type Props = Pick<AuditLog, 'actors' | 'actions'> & { query: string }
const EVERYBODY = [{ value: '', label: 'Everybody' }, { value: 'users', label: 'All members' }, { value: 'jobs', label: 'All jobs' }]

/** What the log is asked: the answer follows the address, so that it can be kept and shared. */
export function AuditFilterForm({ query, actors, actions }: Props) {
  const asked = new URLSearchParams(query)
  const valueOf = (name: string) => asked.get(name) ?? ''
  return (
    <Form action="/settings/audit-log" aria-label="Filters" className={classes.filters}>
      <TextInput name="text" label="Search" placeholder="Name, id, action, address" defaultValue={valueOf('text')} maxLength={200} type="search" className={classes.search} />
      <NativeSelect name="actor" label="Who" data={[...EVERYBODY, ...actors]} defaultValue={valueOf('actor')} />
      <NativeSelect name="action" label="What" data={[{ value: '', label: 'Everything' }, ...actions.map((value) => ({ value, label: actionWords(value) }))]} defaultValue={valueOf('action')} />
      <TextInput name="from" type="date" label="From (UTC)" defaultValue={valueOf('from')} />
      <TextInput name="to" type="date" label="To (UTC)" defaultValue={valueOf('to')} />
      <Button type="submit" variant="default">Show</Button>
    </Form>
  )
}
