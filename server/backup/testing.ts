/** For tests: a database of one's own with nothing in it, as an operator makes one before a restore. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'

type SignIn = Required<Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database'>>
type OwnerQuery = (sql: string) => Promise<unknown>

export async function emptyDatabase(ownerQuery: OwnerQuery, like: SignIn): Promise<{ readonly name: string; readonly signIn: SignIn; readonly drop: () => Promise<void> }> {
  const name = `restore_${randomBytes(5).toString('hex')}`
  await ownerQuery(`create database ${name} owner sanzhi_owner`)
  return { name, signIn: { ...like, database: name }, drop: async () => { await ownerQuery(`drop database ${name} with (force)`) } }
}
