/** Hands out a stored photo to whoever may read its dossier, with headers under which it can do nothing but be looked at. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Transaction } from '../database/index.ts'
import { parseFileKey, type FileKey } from './file-key.ts'
import { contentDisposition } from './file-name.ts'
import { refuseFile } from './file-refusals.ts'
import type { PhotoStore, Variant } from './photo-store.ts'
import { hashOfToken, holdTokens } from './upload-tokens.ts'

export type FoundFile = FileKey & { readonly sm3: string; readonly name: string; readonly width: number; readonly height: number }

export type Opened = { readonly body: Readable; readonly headers: Readonly<Record<string, string>> }

/** Unknown and forbidden are the same: null. `trx` runs as the reader; `token` is for an uploader without sign-in. */
export async function findFile(trx: Transaction, key: FileKey, token?: string): Promise<FoundFile | null> {
  const hash = token === undefined ? null : hashOfToken(token)
  if (hash !== null) await holdTokens(trx, [hash])
  const row = await trx.selectFrom('files')
    .select(['sm3', 'original_name', 'width', 'height'])
    .where('county', '=', key.county)
    .where('id', '=', key.id)
    .executeTakeFirst()
  return row === undefined ? null : { ...key, sm3: row.sm3, name: row.original_name, width: row.width, height: row.height }
}

/**
 * Opens one file as the reader `trx` runs as. Read the body after the transaction; no connection is held for a slow phone.
 * @throws Refused file-unknown
 */
export async function openFile(trx: Transaction, store: PhotoStore, key: string, variant: Variant, token?: string): Promise<() => Promise<Opened>> {
  const parsed = parseFileKey(key)
  const found = parsed === null ? null : await findFile(trx, parsed, token)
  if (found === null) refuseFile('file-unknown')
  return () => openStored(store, found, variant)
}

async function openStored(store: PhotoStore, file: FoundFile, variant: Variant): Promise<Opened> {
  const path = store.pathOf(file.county, file.sm3, variant)
  const size = await stat(path).then((found) => found.size, () => refuseFile('file-unknown', `its bytes are missing: ${file.sm3}`))
  return { body: createReadStream(path), headers: headersOf(file.name, size) }
}

function headersOf(name: string, size: number): Readonly<Record<string, string>> {
  return {
    'content-type': 'image/jpeg',
    'content-length': String(size),
    'content-disposition': contentDisposition('inline', name),
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
}
