/**
 * Tokens: whoever reports a confidential matter gets one instead of an id. It leads to the id once somebody has taken the matter up or ended it. The
 * token is made from the matter and the platform's secret, so the same report has the same token; kept is its hash.
 */
import { listed, type Answer } from '../../core/open311/index.ts'
import { asVillager } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { FieldCipher } from '../cipher/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { hashOf } from './api-keys.ts'
import type { Open311 } from './open311.ts'
import { refusals } from './refusals.ts'

const shape = /^(\d{6})-[A-Za-z0-9_-]{22}$/

export function tokenOf(cipher: FieldCipher, dossier: DossierKey): string {
  return `${dossier.county}-${cipher.index({ table: 'open311_requests', column: 'token_hash' }, dossierName(dossier)).toString('base64url')}`
}

/** The token that was given for this matter: made again, and found among those kept, should the platform's secret have changed since. */
export async function tokenGiven({ cipher, door: { database } }: Open311, dossier: DossierKey): Promise<string> {
  const [token, ...older] = cipher.indexes({ table: 'open311_requests', column: 'token_hash' }, dossierName(dossier)).map((index) => `${dossier.county}-${index.toString('base64url')}`)
  if (token === undefined || older.length === 0) return tokenOf(cipher, dossier)
  const kept = await database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('open311_requests').select('token_hash')
    .where('county', '=', dossier.county).where('token_hash', 'in', [token, ...older].map(hashOf)).executeTakeFirst())
  return older.find((one) => hashOf(one) === kept?.token_hash) ?? token
}

/** @throws Refused token-unknown */
export async function answerToken({ door: { database } }: Open311, token: string, jurisdiction: string): Promise<Answer> {
  const county = shape.exec(token)?.[1]
  if (county?.startsWith(jurisdiction) !== true) throw refusals.tokenUnknown()
  const found = await database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('open311_requests').select(['dossier', 'person'])
    .where('county', '=', Number(county)).where('token_hash', '=', hashOf(token)).executeTakeFirst())
  if (found === undefined) throw refusals.tokenUnknown()
  const key = { county: Number(county), id: found.dossier }
  // Whoever holds the token is as good as who reported it: the state is read under that pseudonym's policies.
  const row = await database.transaction({ role: 'app', actor: asVillager(found.person) }, (transaction) => transaction.selectFrom('dossiers').select('state')
    .where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst())
  if (row === undefined) throw refusals.tokenUnknown()
  return { root: 'service_requests', body: listed('request', [{ service_request_id: row.state === 'REPORTED' ? null : dossierName(key), token }]) }
}
