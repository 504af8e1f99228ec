import 'server-only'
import type { ReadTx } from '@/lib/platform/tenant'

/** One read-only transaction, in which the same question has the same answer: it is asked once, whichever figures need it. */
export class Snapshot implements ReadTx {
  readonly #client: ReadTx
  readonly #answers = new Map<string, Promise<{ rows: unknown[] }>>()

  constructor(client: ReadTx) { this.#client = client }

  query(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    const question = JSON.stringify([text, values])
    const answer = this.#answers.get(question) ?? this.#client.query(text, values)
    this.#answers.set(question, answer)
    return answer
  }
}

/** Lets what is made of a snapshot be made once. What it is asked with says it whole, as JSON. */
export function once<A extends unknown[], T>(make: (tx: Snapshot, ...asked: A) => Promise<T>): (tx: Snapshot, ...asked: A) => Promise<T> {
  const snapshots = new WeakMap<Snapshot, Map<string, Promise<T>>>()
  return (tx, ...asked) => {
    const made = snapshots.get(tx) ?? new Map<string, Promise<T>>()
    snapshots.set(tx, made)
    const question = JSON.stringify(asked)
    const one = made.get(question) ?? make(tx, ...asked)
    made.set(question, one)
    return one
  }
}
