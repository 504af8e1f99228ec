import { randomBytes } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import path from 'node:path'

import { z } from 'zod'

import { codeOf, Refusal } from '../refusal'
import { readPrivate, writePrivate } from './private-files'

const ANSWER_MS = 1000
const Holder = z.object({ pid: z.number(), port: z.number(), token: z.string() })

/** Which process holds a data folder. */
export type Holder = z.infer<typeof Holder>

const fileOf = (dataDir: string) => path.join(dataDir, 'lock')

const parse = (text: string): Holder | undefined => {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A process number may belong to somebody else by now, so the holder is asked for its token. */
const answers = (holder: Holder): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(holder.port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, () => socket.destroy())
    socket.on('data', (text: string) => { heard += text })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard === holder.token))
  })

/** The live process that holds the folder, if there is one. */
export const holderOf = async (dataDir: string): Promise<Holder | undefined> => {
  const holder = parse(readPrivate(fileOf(dataDir)) ?? '')
  return holder && (await answers(holder)) ? holder : undefined
}

/** @throws Refusal naming the process that has the folder */
export const refuseIfHeld = async (dataDir: string): Promise<void> => {
  const holder = await holderOf(dataDir)
  if (holder) throw new Refusal(`The data folder ${dataDir} is in use by process ${holder.pid}: stop that CloudMonitor first, or set DATA_DIR to another folder.`)
}

const listen = (token: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => {}).end(token))
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server.unref()))
  })

/** Linking is atomic: nobody ever reads half a lock. */
const claim = (dataDir: string, holder: Holder): boolean => {
  const draft = `${fileOf(dataDir)}.${holder.token}`
  writePrivate(draft, JSON.stringify(holder))
  try {
    linkSync(draft, fileOf(dataDir))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Takes the data folder for this process, until the returned function is called or the process ends in any way.
 * @throws Refusal naming the process that has it already
 */
export const lockFolder = async (dataDir: string): Promise<() => void> => {
  const token = randomBytes(16).toString('hex')
  const server = await listen(token)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  const mine = { pid: process.pid, port: address.port, token }
  try {
    while (!claim(dataDir, mine)) {
      await refuseIfHeld(dataDir)
      rmSync(fileOf(dataDir), { force: true })
    }
  } catch (error) {
    server.close()
    throw error
  }
  return () => {
    server.close()
    if (parse(readPrivate(fileOf(dataDir)) ?? '')?.token === token) rmSync(fileOf(dataDir), { force: true })
  }
}
