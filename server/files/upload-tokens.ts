/**
 * Tokens of uploaders without sign-in, and the settings by which the policies of `files` know what a transaction holds.
 * One token stands for one form being filled in; all its photos carry it.
 */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../database/index.ts'

const tokenShape = /^[A-Za-z0-9_-]{43}$/
const hashShape = /^[0-9a-f]{64}$/
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function makeUploadToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Null for something that cannot be a token. */
export function hashOfToken(token: string): string | null {
  return tokenShape.test(token) ? createHash('sm3').update(token).digest('hex') : null
}

/** Literal SET LOCAL, like the opening statement of a transaction: only that reaches every node of a distributed database. */
export async function holdTokens(trx: Transaction, hashes: readonly string[]): Promise<void> {
  if (!hashes.every((one) => hashShape.test(one))) throw new TypeError('not a hash of an upload token')
  await sql.raw(`set local app.upload_tokens = '${hashes.join(',')}'`).execute(trx)
}

export async function attachTo(trx: Transaction, dossier: string): Promise<void> {
  if (!uuidShape.test(dossier)) throw new TypeError('not the id of a dossier')
  await sql.raw(`set local app.attaching_dossier = '${dossier}'`).execute(trx)
}
