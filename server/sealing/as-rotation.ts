/** A connection that sees sealed columns and nothing else: the owner of the database under the role `sanzhi_rotation` (migration 0029). */
import pg from 'pg'

/** Statements run one by one unless `inTransaction` holds them together. */
export async function asRotation<T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...owner, application_name: 'sanzhi rotate-secret' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set role sanzhi_rotation')
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const answer = await work()
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
