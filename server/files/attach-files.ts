/** Gives waiting uploads to the dossier of an act, inside the act's transaction. */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { parseFileKey, writeFileKey } from './file-key.ts'
import { refuseFile } from './file-refusals.ts'
import { waitingTime } from './photo-limits.ts'
import { attachTo, hashOfToken, holdTokens } from './upload-tokens.ts'

export type Attaching = {
  /** `${county}-${uuid}` each, as the upload answered. */
  readonly files: readonly string[]
  /** Tokens of uploads without sign-in. */
  readonly tokens?: readonly string[]
  readonly now: Instant
}

export type Attached = { readonly file: string; readonly sm3: string; readonly width: number; readonly height: number; readonly name: string }

/**
 * All or none. Call it as the act's actor, after the dossier's row exists. Foreign, attached, expired and invented ids are
 * refused alike, so that nobody learns which it was.
 * @throws Refused attachment-unknown
 */
export async function attachFiles(trx: Transaction, dossier: DossierKey, { files, tokens = [], now }: Attaching): Promise<readonly Attached[]> {
  if (files.length === 0) return []
  const ids = idsIn(dossier.county, files)
  const hashes = tokens.map(hashOfToken).filter((hash) => hash !== null)
  await holdTokens(trx, hashes)
  await attachTo(trx, dossier.id)
  const rows = await trx.updateTable('files')
    .set({ dossier: dossier.id, state: 'attached', attached_at: new Date(now) })
    .where('county', '=', dossier.county)
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .where('created_at', '>', new Date(now - waitingTime))
    .returning(['county', 'id', 'sm3', 'width', 'height', 'original_name'])
    .execute()
  if (rows.length !== ids.length) refuseFile('attachment-unknown', `${String(ids.length - rows.length)} of ${String(ids.length)}`)
  return files.map((file) => describe(file, rows))
}

function idsIn(county: number, files: readonly string[]): string[] {
  const keys = files.map(parseFileKey)
  if (new Set(files).size !== files.length) refuseFile('attachment-unknown', 'the same file twice')
  return keys.map((key) => (key === null || key.county !== county ? refuseFile('attachment-unknown', 'not a file of this county') : key.id))
}

type AttachedRow = { readonly county: number; readonly id: string; readonly sm3: string; readonly width: number; readonly height: number; readonly original_name: string }

function describe(file: string, rows: readonly AttachedRow[]): Attached {
  const row = rows.find((one) => writeFileKey(one) === file)
  if (row === undefined) refuseFile('attachment-unknown')
  return { file, sm3: row.sm3, width: row.width, height: row.height, name: row.original_name }
}
