import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { codeOf } from '../refusal'
import { SUPERUSER } from './cluster'

const STARTING_UP = '57P03'
const RETRY_MS = 40

/** How to reach a server on this machine as its superuser. */
export type Access = { port: number; password: string }

const open = async ({ port, password }: Access, database: string): Promise<Client> => {
  const client = new Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Connects as soon as the server answers; gives up when `giveUp` says so or on any other error than "not yet". */
export const connectWhenReady = async (access: Access, giveUp: () => boolean, database = 'postgres'): Promise<Client> => {
  for (;;) {
    try {
      return await open(access, database)
    } catch (error) {
      const notYet = codeOf(error) === STARTING_UP || codeOf(error) === 'ECONNREFUSED'
      if (!notYet || giveUp()) throw error
      await sleep(RETRY_MS)
    }
  }
}

/** Runs `work` with a superuser connection and closes it. */
export const asSuperuser = async <T>(access: Access, database: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await open(access, database)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
