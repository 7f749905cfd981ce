/**
 * The gate of row-level security (security §3.6): asks the catalogue of a freshly migrated database what no review of
 * migrations sees reliably. Each question returns what is wrong; no rows mean well.
 */
import pg from 'pg'
import { startOwnServer } from '../../server/database/test-server.ts'
import { questions } from './catalogue-questions.ts'

export async function checkCatalogue(): Promise<readonly string[]> {
  const { server, stop } = await startOwnServer()
  const client = new pg.Client(server.superuser)
  try {
    await client.connect()
    return await complaintsOf(client)
  } finally {
    await client.end()
    await stop()
  }
}

/** What is wrong in the database this client is signed in to. */
export async function complaintsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const { wrong, sql, params } of questions) {
    const { rows } = await client.query<{ what: string }>(sql, [...params ?? []])
    complaints.push(...rows.map(({ what }) => `${what}: ${wrong}`))
  }
  return complaints
}
