/**
 * Makes an invented city piece by piece in a few threads. What is made stands in the database with the pieces that are complete, so the
 * same command goes on where a killed one stopped, and a finished run does nothing.
 */
import { Worker } from 'node:worker_threads'
import { scopeOf } from '../../../core/region/scope.ts'
import { levelOf } from '../../../core/region/region.ts'
import type { Instant } from '../../../core/time/index.ts'
import type { Database, Transaction } from '../../../server/database/index.ts'
import { CannotStart } from '../../../server/environment/index.ts'
import { recount } from '../../../server/statistics/index.ts'
import type { PieceCounts } from './pieces.ts'
import { planVillages, type PlannedVillage, type SeedPlan, type Sizes, type VillageRow } from './plan.ts'

export type RunOptions = {
  readonly database: Database
  readonly sizes: Sizes
  readonly seed: number
  readonly now: Instant
  /** Given to the threads: where the database is. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly threads?: number
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}
export type Progress = { readonly pieces: number; readonly of: number; /** 0 to 1, by the work it is. */ readonly share: number; readonly made: PieceCounts; readonly elapsed: number }
export type RunResult = { readonly made: PieceCounts; /** Of earlier runs too. */ readonly total: PieceCounts; readonly complete: boolean; readonly seconds: number }

export type Piece = { readonly kind: 'offices'; readonly code: string } | { readonly kind: 'village'; readonly village: PlannedVillage }
/** What a thread is started with. */
export type WorkerTask = { readonly plan: SeedPlan }
export type WorkerReport = { readonly counts: PieceCounts } | { readonly failure: string }

type StoredPlan = SeedPlan & { /** Villages that had grids of their own before the run. */ readonly spared: readonly string[] }

/** @throws CannotStart when another run with other sizes was begun here */
export async function seedCity(options: RunOptions): Promise<RunResult> {
  const { database, threads = 2, onProgress, signal } = options
  const began = Date.now()
  const { plan, pieces, done } = await database.transaction({ role: 'system' }, async (transaction) => {
    const stored = await planOf(transaction, options)
    return { plan: stored, pieces: await piecesOf(transaction, stored), done: await donePieces(transaction) }
  })
  const waiting = pieces.filter((piece) => !done.has(nameOf(piece)))
  const whole = pieces.reduce((sum, piece) => sum + workOf(piece), 0)
  const toDo = waiting.reduce((sum, piece) => sum + workOf(piece), 0)
  let [worked, finished, made] = [0, 0, none]
  await inThreads(Math.min(threads, Math.max(1, waiting.length)), { plan }, options.environment, waiting, signal, (piece, counts) => {
    worked += workOf(piece)
    finished += 1
    made = sum(made, counts)
    onProgress?.({ pieces: pieces.length - waiting.length + finished, of: pieces.length, share: (whole - toDo + worked) / whole, made, elapsed: Date.now() - began })
  })
  const total = [...done.values()].reduce(sum, made)
  const complete = finished === waiting.length
  // The door would have told the figures of each act; here they are made once, from what every matter counts; also where an earlier run was killed at it.
  if (complete && (made.cases > 0 || !await database.transaction({ role: 'system' }, hasFigures))) await recount(database)
  return { made, total, complete, seconds: (Date.now() - began) / 1000 }
}

async function hasFigures(transaction: Transaction): Promise<boolean> {
  return await transaction.selectFrom('rollups').select('digits').where('digits', '=', 4).limit(1).executeTakeFirst() !== undefined
}

export const none: PieceCounts = { persons: 0, households: 0, grids: 0, mandates: 0, cases: 0, records: 0, refused: 0 }

export function sum(one: PieceCounts, other: PieceCounts): PieceCounts {
  const add = (key: keyof PieceCounts) => one[key] + other[key]
  return { persons: add('persons'), households: add('households'), grids: add('grids'), mandates: add('mandates'), cases: add('cases'), records: add('records'), refused: add('refused') }
}

/** Pieces go to whichever thread is free; after a failure or a stop no new one is begun. */
async function inThreads(
  count: number, task: WorkerTask, environment: RunOptions['environment'], waiting: readonly Piece[], signal: AbortSignal | undefined,
  onDone: (piece: Piece, counts: PieceCounts) => void,
): Promise<void> {
  const queue = waiting[Symbol.iterator]()
  const failures: unknown[] = []
  const one = async () => {
    const thread = threadOf(task, environment)
    try {
      // The iterator is shared: every thread takes the next piece.
      for (let next = queue.next(); next.done !== true && failures.length === 0 && signal?.aborted !== true; next = queue.next()) onDone(next.value, await thread.make(next.value))
    } catch (error) {
      failures.push(error)
    } finally {
      await thread.end()
    }
  }
  await Promise.all(Array.from({ length: count }, one))
  if (failures.length > 0) throw failures[0] instanceof Error ? failures[0] : new Error(String(failures[0]))
}

type Thread = { readonly make: (piece: Piece) => Promise<PieceCounts>; readonly end: () => Promise<unknown> }

/** One piece at a time; a thread that dies fails the piece it had. */
function threadOf(task: WorkerTask, environment: RunOptions['environment']): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task, env: { ...environment } })
  let waiting: PromiseWithResolvers<PieceCounts> | null = null
  const settle = (answer: (one: PromiseWithResolvers<PieceCounts>) => void) => {
    const one = waiting
    waiting = null
    if (one !== null) answer(one)
  }
  worker.on('message', (report: WorkerReport) => { settle((one) => {
      if ('failure' in report) one.reject(new Error(report.failure))
      else one.resolve(report.counts)
    }) })
  worker.on('error', (error) => { settle((one) => { one.reject(error) }) })
  worker.on('exit', (code) => { settle((one) => { one.reject(new Error(`a thread ended with code ${code}`)) }) })
  return {
    make: (piece) => {
      const asked = Promise.withResolvers<PieceCounts>()
      waiting = asked
      worker.postMessage(piece)
      return asked.promise
    },
    end: () => worker.terminate(),
  }
}

async function planOf(transaction: Transaction, { sizes, seed, now }: RunOptions): Promise<StoredPlan> {
  const wanted = { ...sizes, seed, years: 3 }
  const stored = await transaction.selectFrom('seeded_pieces').select('contents').where('county', '=', 0).where('piece', '=', 'plan').executeTakeFirst()
  if (stored === undefined) {
    const plan: StoredPlan = { ...wanted, until: now, spared: await sparedVillages(transaction, sizes.within) }
    await transaction.insertInto('seeded_pieces').values({ county: 0, piece: 'plan', contents: JSON.stringify(plan), finished_at: new Date(now) }).execute()
    return plan
  }
  const plan = stored.contents as unknown as StoredPlan
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).find((key) => plan[key] !== wanted[key])
  if (differs === undefined) return plan
  throw new CannotStart(
    `这里已经造过另一种规模的数据（${differs} 是 ${plan[differs]}）：用原来的规模接着造，或换一个空的 DATA_DIR。`,
    `Another invented city was begun here (${differs} is ${plan[differs]}): go on with its sizes, or use an empty DATA_DIR.`)
}

/** The demonstration village, and whatever else people have drawn grids for. */
async function sparedVillages(transaction: Transaction, within: string): Promise<readonly string[]> {
  const { lo, hi } = rangeOf(within)
  const rows = await transaction.selectFrom('regions').select('parent_code').distinct().where('level', '=', 'GRID').where('code_lo', '>=', lo).where('code_lo', '<=', hi).where('code_hi', '<=', hi).execute()
  return rows.flatMap(({ parent_code: code }) => code ?? [])
}

async function piecesOf(transaction: Transaction, plan: StoredPlan): Promise<readonly Piece[]> {
  const { lo, hi } = rangeOf(plan.within)
  const rows = await transaction.selectFrom('regions').select(['code', 'short_name', 'unit_type']).where('level', '=', 'VILLAGE').where('status', '=', 'ACTIVE')
    .where('kind', '<>', 'virtual').where('code_lo', '>=', lo).where('code_lo', '<=', hi).where('code_hi', '<=', hi).execute()
  const villages = rows.filter(({ code }) => !plan.spared.includes(code)).map((row): VillageRow => ({ code: row.code, name: row.short_name, unitType: row.unit_type }))
  const planned = planVillages(plan, villages)
  const above = [...new Set(planned.flatMap(({ code }) => [code.slice(0, 4), code.slice(0, 6), code.slice(0, 9)]))].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return [...above.map((code): Piece => ({ kind: 'offices', code })), ...planned.map((village): Piece => ({ kind: 'village', village }))]
}

async function donePieces(transaction: Transaction): Promise<ReadonlyMap<string, PieceCounts>> {
  const rows = await transaction.selectFrom('seeded_pieces').select(['piece', 'contents']).where('county', '>', 0).execute()
  return new Map(rows.map(({ piece, contents }) => [piece, contents as unknown as PieceCounts]))
}

function nameOf(piece: Piece): string {
  return piece.kind === 'offices' ? piece.code : piece.village.code
}

/** In thousandths of a second, about; only the ratio matters. */
function workOf(piece: Piece): number {
  return piece.kind === 'offices' ? 10 : 20 + piece.village.households * 1.2 + piece.village.cases * 4
}

function rangeOf(within: string) {
  const level = levelOf(within)
  if (level === null) throw new RangeError(`no region code: ${within}`)
  return scopeOf({ level, code: within })
}
