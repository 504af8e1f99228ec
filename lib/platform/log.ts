import pino from 'pino'
import { env } from './env'

const SECRET_FIELDS = ['password', 'passwordHash', 'key', 'apiKey', 'adminKey', 'keyCiphertext', 'token', 'authorization', 'cookie', 'secret', 'email']
const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`])

/** Anything that looks like a vendor key or a database password, wherever it stands in a text. */
const KEY_SHAPE = /\b(sk-[A-Za-z0-9_-]{8,})|(postgres(?:ql)?:\/\/[^:\s]+:)[^@\s]+@/g
export const withoutSecrets = (text: string): string => text.replace(KEY_SHAPE, (_match, key: string | undefined, address: string | undefined) => (key ? '[key]' : `${address ?? ''}[password]@`))

/** JSON lines on standard output. Secrets are removed by field name and by shape, in messages and errors too. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: undefined,
  redact: { paths, censor: '[removed]' },
  serializers: {
    err: (error: unknown) => (error instanceof Error ? { type: error.name, message: withoutSecrets(error.message), stack: withoutSecrets(error.stack ?? '') } : { type: typeof error }),
  },
  hooks: {
    logMethod(args, method) {
      const [first, second, ...rest] = args
      if (typeof first === 'string') return Reflect.apply(method, this, [withoutSecrets(first), second, ...rest])
      return Reflect.apply(method, this, [first, typeof second === 'string' ? withoutSecrets(second) : second, ...rest])
    },
  },
})
