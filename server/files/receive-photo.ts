/**
 * Takes in one photo: size, type by content and name, a decoder in a cage, re-encoding without metadata, quota, storage, row.
 * Nothing remains of a refused photo.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Actor } from '../../core/procedure/actor.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import type { FileKey } from './file-key.ts'
import { harmlessName, refusalOfName } from './file-name.ts'
import { refuseFile } from './file-refusals.ts'
import { waitingPerPerson, waitingPerToken, waitingTime } from './photo-limits.ts'
import type { PhotoStore } from './photo-store.ts'
import type { CleanPhoto, PhotoWorker } from './photo-worker.ts'
import { readUpload, type UploadSource } from './read-upload.ts'
import { recognise } from './recognise.ts'
import { hashOfToken, holdTokens, makeUploadToken } from './upload-tokens.ts'

export type Receiving = { readonly database: Database; readonly store: PhotoStore; readonly worker: PhotoWorker }

export type Upload = {
  readonly county: number
  readonly actor: Actor
  /** As the uploader's program called it; made harmless here. */
  readonly name: string
  /** Token of an earlier photo of the same form, for an uploader without sign-in. */
  readonly token?: string
  readonly now: Instant
}

export type Received = FileKey & {
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly name: string
  /** SM3 of the stored bytes; belongs into the record of the act, so that the chain covers the photo. */
  readonly sm3: string
  readonly expiresAt: Instant
  /** Only for an uploader without sign-in: what attaching needs. */
  readonly token: string | null
}

type Holder = { readonly person: string | null; readonly token: string | null; readonly tokenHash: string | null }

/** @throws Refused with a code of `fileReasons` */
export async function receivePhoto({ database, store, worker }: Receiving, source: UploadSource, upload: Upload): Promise<Received> {
  const holder = holderOf(upload)
  const { bytes, sm3: sourceSm3 } = await readUpload(source)
  const odd = refusalOfName(upload.name)
  const recognised = recognise(bytes)
  if ('refused' in recognised) refuseFile(recognised.refused)
  if (odd !== null) refuseFile(odd)
  const clean = await worker.clean(bytes)
  return await database.transaction({ role: 'app', actor: upload.actor }, async (trx) =>
    await keep(trx, store, { clean, sourceSm3, holder, upload }))
}

function holderOf({ actor, token }: Upload): Holder {
  if (actor.person !== null) return { person: actor.person, token: null, tokenHash: null }
  const held = token ?? makeUploadToken()
  const tokenHash = hashOfToken(held)
  if (tokenHash === null) refuseFile('upload-malformed', 'not an upload token')
  return { person: null, token: held, tokenHash }
}

type Keeping = { readonly clean: CleanPhoto; readonly sourceSm3: string; readonly holder: Holder; readonly upload: Upload }

async function keep(trx: Transaction, store: PhotoStore, { clean, sourceSm3, holder, upload }: Keeping): Promise<Received> {
  const sm3 = createHash('sm3').update(clean.photo).digest('hex')
  const { county, now } = upload
  if (holder.tokenHash !== null) await holdTokens(trx, [holder.tokenHash])
  await refuseBeyondQuota(trx, county, holder)
  await lockContent(trx, county, sm3)
  await store.place(county, sm3, clean)
  const row = {
    county, id: v7(), kind: 'photo', state: 'waiting', dossier: null, attached_at: null,
    uploader: holder.person, upload_token_hash: holder.tokenHash,
    bytes: clean.photo.length, width: clean.width, height: clean.height, likeness: clean.likeness,
    sm3, source_sm3: sourceSm3, original_name: harmlessName(upload.name), created_at: new Date(now),
  } as const
  await trx.insertInto('files').values(row).execute()
  return {
    county, id: row.id, width: row.width, height: row.height, bytes: row.bytes, name: row.original_name, sm3,
    expiresAt: now + waitingTime, token: holder.token,
  }
}

/** Exact under parallel uploads: the holder's uploads pass here one after the other. */
async function refuseBeyondQuota(trx: Transaction, county: number, holder: Holder): Promise<void> {
  const who = holder.person ?? holder.tokenHash ?? ''
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${String(county)} ${who}`}, 0))`.execute(trx)
  const { count } = await trx.selectFrom('files')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where('state', '=', 'waiting')
    .where((column) => holder.person === null ? column('upload_token_hash', '=', holder.tokenHash) : column('uploader', '=', holder.person))
    .executeTakeFirstOrThrow()
  const quota = holder.person === null ? waitingPerToken : waitingPerPerson
  if (Number(count) >= quota) refuseFile('photo-too-many-waiting')
}

/** Between placing bytes and recording them nobody may sweep the same content away. */
export async function lockContent(trx: Transaction, county: number, sm3: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`content ${String(county)} ${sm3}`}, 0))`.execute(trx)
}

