import { openApiDocument } from './document'

/** Describes the API; holds no data, so anyone may read it. */
export function GET(): Response {
  return Response.json(openApiDocument())
}
