import type { JsonObject } from './json-text'

/** An answer that is not data, in OpenAI's shape. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly more: { type?: string; param?: string | null; code?: string | null; headers?: Record<string, string> } = {},
  ) { super(message) }

  body(): JsonObject {
    const { type = 'invalid_request_error', param = null, code = null } = this.more
    return { error: { message: this.message, type, param, code } }
  }
}

export const badParameter = (param: string, message: string, code: string | null = null) => new ApiError(400, message, { param, code })
export const notFound = (message: string) => new ApiError(404, message)
export const unknownUrl = (method: string, path: string) => notFound(`Invalid URL (${method} ${path})`)

/** The sentence OpenAI uses for a key without a scope, and for a project key. */
export const missingScope = (status: number, scope: string) => new ApiError(status,
  `You have insufficient permissions for this operation. Missing scopes: ${scope}. Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.`)

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(Math.max(4, key.length - 12))}${key.slice(-4)}`
export const incorrectKey = (key: string) => new ApiError(401,
  `Incorrect API key provided: ${masked(key)}. You can find your API key at https://platform.openai.com/account/api-keys.`, { code: 'invalid_api_key' })
export const noKey = () => new ApiError(401,
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")

export const tooManyRequests = (retryAfter: number | null) => new ApiError(429, 'Rate limit reached for requests. Please try again later.',
  { type: 'requests', code: 'rate_limit_exceeded', headers: retryAfter === null ? {} : { 'retry-after': String(retryAfter) } })
export const serverTrouble = (status: number) => new ApiError(status, 'The server had an error while processing your request. Sorry about that!', { type: 'server_error' })
