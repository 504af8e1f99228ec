import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

const call = (owner: object, name: string, ...args: unknown[]) => {
  const found: unknown = Reflect.get(owner, name)
  if (typeof found !== 'function') throw new Error(`@prisma/schema-engine-wasm has no ${name} any more; adapt schema-engine.ts to it.`)
  Reflect.apply(found, undefined, args)
}

/** Prisma's schema engine compares two schemas by itself, but asks the server for its version first: this is all it asks. */
const emptyServer = {
  provider: 'postgres',
  adapterName: 'empty-server',
  queryRaw: async () => ({
    ok: true,
    value: {
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 18.4', 180004]],
    },
  }),
  getConnectionInfo: () => ({ ok: true, value: { schemaName: 'public', supportsRelationJoins: true } }),
  dispose: async () => ({ ok: true, value: undefined }),
}

const connect = async () => ({ ok: true, value: emptyServer })
const server = { provider: 'postgres', adapterName: 'empty-server', connect, connectToShadowDb: connect }

const loadBindings = async () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } })
  call(bindings, '__wbg_set_wasm', instance.exports)
  call(instance.exports, '__wbindgen_start')
}

/** The bindings hold one instance for the whole process. */
let loading: Promise<void> | undefined

/** Prisma's schema engine as WebAssembly, which needs neither a download nor a database to compare schemas. With an adapter it works on a database. */
export const openSchemaEngine = async (adapter: object = server): Promise<bindings.SchemaEngine> => {
  await (loading ??= loadBindings())
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
}
