import { NotFound } from '@/lib/domain/errors'

/** The id in an address, decoded. What cannot be decoded names nothing. @throws NotFound */
export function pathId(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new NotFound()
  }
}
