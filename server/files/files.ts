/** The files room: one object that the composition makes and the edge, the portal's forms and the door use. */
import type { Actor } from '../../core/procedure/actor.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'
import { openFile, type Opened } from './open-file.ts'
import { photoStore, type Variant } from './photo-store.ts'
import { startPhotoWorker, type PhotoWorkerOptions } from './photo-worker.ts'
import type { UploadSource } from './read-upload.ts'
import { receivePhoto, type Received, type Upload } from './receive-photo.ts'
import { sweepFiles, type Swept } from './sweep-files.ts'

export type Files = {
  /** @throws Refused with a code of `fileReasons` */
  readonly receive: (source: UploadSource, upload: Upload) => Promise<Received>
  /** @throws Refused file-unknown */
  readonly open: (actor: Actor, key: string, variant: Variant, token?: string) => Promise<Opened>
  /** Clears expired uploads and forgotten bytes; call it daily. */
  readonly sweep: (now: Instant) => Promise<Swept>
  readonly close: () => void
}

export type FilesOptions = {
  readonly database: Database
  /** `DATA_DIR/files`; made when the first photo comes. */
  readonly folder: string
  readonly worker?: PhotoWorkerOptions
}

export function openFiles({ database, folder, worker: options }: FilesOptions): Files {
  const store = photoStore(folder)
  const worker = startPhotoWorker(options)
  return {
    receive: (source, upload) => receivePhoto({ database, store, worker }, source, upload),
    open: async (actor, key, variant, token) => {
      const opening = await database.transaction({ role: 'app', actor }, async (trx) => await openFile(trx, store, key, variant, token))
      return await opening()
    },
    sweep: (now) => sweepFiles({ database, store }, now),
    close: () => { worker.close() },
  }
}
