/** The data a run measures on: a data folder or a test database, entered as the platform enters it, and straight, past every policy. */
import pg from 'pg'
import { keepCalendars } from '../../server/calendar/index.ts'
import type { Door } from '../../server/acts/index.ts'
import { connectDatabase, openAsOwner, type Database } from '../../server/database/index.ts'
import { enqueueIntents } from '../../server/effects/index.ts'
import { CannotStart } from '../../server/environment/index.ts'
import { keepProcedures, keepSettings, recordPublished } from '../../server/procedures/index.ts'

export type Ground = {
  /** What the folder is called in the tables: its number of dossiers. */
  readonly dossiers: number
  /** The platform's pool, under its roles and policies. */
  readonly database: Database
  /** How the bare driver signs in: bound by no policy. */
  readonly straight: pg.ClientConfig
  readonly close: () => Promise<void>
}

/** @throws CannotStart when nothing was seeded there */
export async function openGround(dataFolder: string, connections: number, progress: (line: string) => void): Promise<Ground> {
  const { database, close } = await connectDatabase({ dataFolder }, { use: 'join', connections, progress })
  try {
    const { reader, close: closeOwner } = await openAsOwner({ dataFolder }, { use: 'join' })
    return await groundOn(database, reader, async () => {
      await closeOwner()
      await close()
    })
  } catch (error) {
    await close()
    throw error
  }
}

export async function groundOn(database: Database, straight: pg.ClientConfig, close: () => Promise<void>): Promise<Ground> {
  await database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, keepProcedures(), new Date()))
  const [{ dossiers } = { dossiers: 0 }] = await asked<{ dossiers: number }>(straight, 'select count(*)::int as dossiers from dossiers')
  if (dossiers === 0) throw new CannotStart('这个数据文件夹里没有案卷，请先用 sanzhi seed 造一些。', 'Nothing was seeded in this data folder.')
  return { dossiers, database, straight, close }
}

/** The door as the program makes it, but with nothing that leaves the database. */
export function doorOn(database: Database): Door {
  return {
    database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
    enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: Date.now,
  }
}

export async function asked<Row extends pg.QueryResultRow>(signIn: pg.ClientConfig, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return await withClient(signIn, async (client) => (await client.query<Row>(text, [...values])).rows)
}

export async function withClient<T>(signIn: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(signIn)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
