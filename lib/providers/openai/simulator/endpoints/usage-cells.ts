import type { UsageService } from '@/lib/domain/services'
import type { Amounts } from '../generator/amounts'
import { addAmounts } from '../generator/amounts'
import type { Dimension, Dimensions, Stream } from '../generator/stream'
import { DAY, HOUR, USAGE_FINAL_AFTER, visibleUsage } from '../generator/visibility'
import type { Cell } from '../world'
import type { Call } from './call'
import type { Bucket } from './window'

/** Every stream's usage in a bucket, as far as it is told at the call's moment. */
export function usageCells({ world, organization, now }: Call, service: UsageService, { start, end }: Bucket): Cell[] {
  if (start % DAY === 0 && end - start === DAY && end + USAGE_FINAL_AFTER <= now) return world.day(organization, start / DAY).filter(({ stream }) => stream.service === service)
  const streams = organization.streams.filter((stream) => stream.service === service)
  const cells: Cell[] = []
  for (let hour = Math.floor(start / HOUR); hour * HOUR < end; hour++) {
    const from = Math.max(0, Math.floor((start - hour * HOUR) / 60))
    const to = Math.min(60, Math.ceil((end - hour * HOUR) / 60))
    for (const stream of streams) {
      const whole = world.hour(stream, hour)
      if (whole) for (const amounts of visibleUsage(stream, hour, whole, from, to, now)) cells.push({ stream, amounts })
    }
  }
  return cells
}

export type Group = { dimensions: Dimensions; amounts: Amounts }

/** What decides whether a stream counts: for each named dimension the wanted values, as text. */
export type Filters = Partial<Record<Dimension, ReadonlySet<string>>>

/** True when the stream has a wanted value in every filtered dimension; null is never wanted. */
export const passes = (stream: Stream, filters: [Dimension, ReadonlySet<string>][]): boolean =>
  filters.every(([dimension, wanted]) => wanted.has(String(stream.dimensions[dimension] ?? '')))

const valuesOf = (stream: Stream, by: readonly Dimension[]) => by.map((dimension) => stream.dimensions[dimension] ?? null)

/** Which group a stream falls in. */
export const groupName = (stream: Stream, by: readonly Dimension[]): string => JSON.stringify(valuesOf(stream, by))

/** Adds the cells up by some dimensions; a group without anything is left out. */
export function grouped(cells: Cell[], by: readonly Dimension[]): Group[] {
  const groups = new Map<string, Group>()
  const names = new Map<Stream, string>()
  for (const { stream, amounts } of cells) {
    if (Object.values(amounts).every((amount) => amount === 0)) continue
    let name = names.get(stream)
    if (name === undefined) names.set(stream, name = groupName(stream, by))
    let group = groups.get(name)
    if (!group) groups.set(name, group = { dimensions: Object.fromEntries(by.map((dimension) => [dimension, stream.dimensions[dimension] ?? null])), amounts: {} })
    addAmounts(group.amounts, amounts)
  }
  return [...groups.values()]
}
