import { Client } from 'pg'
import { connectionOptions } from '../connection-options'

export type Database = { connectionString: string; role?: string }

/** A connection over all organizations for a command. */
export async function withSystem<T>({ connectionString, role }: Database, reason: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, ...connectionOptions(role) })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`select set_config('app.system', $1, false)`, [reason])
    return await work(client)
  } finally {
    await client.end()
  }
}
