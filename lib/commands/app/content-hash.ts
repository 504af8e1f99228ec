import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const filesBelow = (place: string): string[] => {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place).sort().flatMap((name) => filesBelow(path.join(place, name)))
}

/** One hash over names and contents of all files below these places, without those that `skip` matches. */
export const contentHash = (places: string[], skip?: RegExp): string => {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesBelow)) {
    if (skip?.test(file.split(path.sep).join('/'))) continue
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
