/**
 * What the platform really sends, written down: a pool whose clients note each statement of each transaction and turn a COMMIT into
 * a ROLLBACK. Nothing happened, so the very same statements can then be sent straight, by the bare driver, against the same data.
 */
import pg from 'pg'
import { openDatabase, type Database } from '../../server/database/index.ts'

export type Statement = { readonly text: string; readonly values?: readonly unknown[] }
/** From BEGIN to COMMIT, in order. */
export type RecordedTransaction = readonly Statement[]

export type Recorder = {
  readonly database: Database
  /** What was sent since the last call, one entry per transaction. */
  readonly take: () => RecordedTransaction[]
}

export function openRecorder(config: pg.ClientConfig): Recorder {
  let finished: RecordedTransaction[] = []
  class RecordingClient extends pg.Client {
    #open: Statement[] = []

    // The driver's overloads cannot be restated; the platform sends text, or text and values, and awaits a promise.
    override query = ((text: unknown, values?: unknown[]) => {
      if (typeof text !== 'string') return Reflect.apply(pg.Client.prototype.query, this, [text, values]) as unknown
      if (text === 'rollback') this.#open = []
      if (text !== 'commit') {
        this.#open.push({ text, ...(values === undefined ? {} : { values }) })
        return Reflect.apply(pg.Client.prototype.query, this, [text, values]) as unknown
      }
      finished.push([...this.#open, { text }])
      this.#open = []
      return (Reflect.apply(pg.Client.prototype.query, this, ['rollback']) as Promise<pg.QueryResult>).then((result) => ({ ...result, command: 'COMMIT' }))
    }) as pg.Client['query']
  }
  return {
    database: openDatabase({ ...config, max: 1, Client: RecordingClient }),
    take: () => {
      const taken = finished
      finished = []
      return taken
    },
  }
}

/** The statements of one transaction on a client of the bare driver, one round trip each, as they were first sent. */
export async function sendStraight(client: pg.ClientBase, transaction: RecordedTransaction): Promise<void> {
  for (const { text, values } of transaction) await client.query(text, values as unknown[] | undefined)
}
