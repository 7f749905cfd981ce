/** A thread of `sanzhi seed`: makes the pieces it is handed, over a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { openFieldCipher } from '../../../server/cipher/index.ts'
import { connectDatabase } from '../../../server/database/index.ts'
import { environmentFrom, secretOf } from '../../../server/environment/index.ts'
import { secretsInUse } from '../../../server/sealing/index.ts'
import { makeOffices, makeVillage, type PieceCounts, type Workshop } from './pieces.ts'
import type { Piece, WorkerReport, WorkerTask } from './run.ts'

let workshop: Promise<Workshop> | undefined

// Listening begins before anything is awaited, or the first piece would be missed.
parentPort?.on('message', (piece: Piece) => {
  void make(piece).then((counts): WorkerReport => ({ counts }), (error: unknown): WorkerReport => ({ failure: error instanceof Error ? error.stack ?? error.message : String(error) }))
    .then((report) => parentPort?.postMessage(report))
})

async function make(piece: Piece): Promise<PieceCounts> {
  const place = await (workshop ??= openWorkshop())
  return await (piece.kind === 'offices' ? makeOffices(place, piece.code) : makeVillage(place, piece.village))
}

async function openWorkshop(): Promise<Workshop> {
  const { plan } = workerData as WorkerTask
  const environment = environmentFrom(process.env)
  const { database } = await connectDatabase(environment, { use: 'join', connections: 1 })
  const secrets = await secretsInUse(database, { secret: secretOf(environment), oldSecret: environment.oldSecret }, Date.now())
  return { database, cipher: openFieldCipher(secrets), plan }
}
