/**
 * Takes a list of divisions into the tree, of one city or of the nation, as it stood on a day: what is new is added, what is called otherwise
 * gets a new version from that day, and where the list is said to be complete, what it no longer names ends on that day. One
 * transaction: everything or nothing. Whatever the tree learnt on a later day than the list's stays; a second run changes nothing.
 *
 * Batch by batch: memory holds one batch and the codes that were met, some eighty megabytes for a nation.
 */
import { v7 as uuidv7 } from 'uuid'
import { sql } from 'kysely'
import { Refused } from '../../../core/procedure/refusal.ts'
import { parentKeyOf } from '../../../core/region/codes.ts'
import { dayOf, type Instant } from '../../../core/time/index.ts'
import type { Database, Transaction } from '../../database/index.ts'
import { endsOf } from './ends.ts'
import { judgedIn, type Judged } from './judge-batch.ts'
import { mostFaults, wrongFile, type Division, type DivisionList, type Fault } from './read-divisions.ts'
import { addDivisions, changeDivisions, retireDivisions, type Writing } from './write-divisions.ts'

export type ImportStep = { readonly done: number }

export type Told = { readonly code: string; readonly name: string; /** What it was called, where that is another. */ readonly before: string | null }
export type DivisionImport = {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly closed: number
  /** Like the tree. */
  readonly same: number
  /** Left alone, since the tree knows something of a later day. */
  readonly newer: number
  /** The first few of each, for the eye. */
  readonly first: { readonly added: readonly Told[]; readonly changed: readonly Told[]; readonly closed: readonly Told[] }
}

type Options = { readonly now: Instant; /** Compare only, leave everything as it is. */ readonly checkOnly?: boolean; readonly onStep?: (step: ImportStep) => void }

const shown = 10
const batchSize = 5_000

/** @throws Refused with the lines that are wrong, or with what stands in the way of an end; nothing is written then */
export async function importDivisions(database: Database, list: DivisionList, { now, checkOnly = false, onStep = () => undefined }: Options): Promise<DivisionImport> {
  const { day, source } = list
  if (day > dayOf(now)) throw refusals.future()
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await sql.raw('set local statement_timeout = 0').execute(transaction)
    // Reading goes on for everybody; who would change the tree waits for the end of this.
    if (!checkOnly) await sql.raw('lock table regions in share row exclusive mode').execute(transaction)
    const writing: Writing | null = checkOnly ? null : { day, source, at: now, id: () => uuidv7({ msecs: now }) }
    const met = await takeIn(transaction, list, writing, onStep)
    if (met.lines.size === 0) throw refusals.empty()
    await noteOrphans(transaction, met)
    if (met.faults.length > 0) throw wrongFile(met.faults.slice(0, mostFaults), { more: Math.max(0, met.faults.length - mostFaults) })
    const ends = await endsOf(transaction, list, met.lines, { locking: !checkOnly })
    if (writing !== null) await retireDivisions(transaction, writing, ends)
    return { ...met.counts, read: met.lines.size, closed: ends.length, first: { ...met.first, closed: ends.slice(0, shown).map(({ code, name }) => ({ code, name, before: null })) } }
  })
}

type Met = {
  /** By code, whose length tells the level. */
  readonly lines: Map<string, number>
  /** Codes that something hangs under, with the first line that does. */
  readonly parents: Map<string, number>
  readonly faults: Fault[]
  readonly counts: { added: number; changed: number; same: number; newer: number }
  readonly first: { readonly added: Told[]; readonly changed: Told[] }
}

async function takeIn(transaction: Transaction, { divisions, day }: DivisionList, writing: Writing | null, onStep: (step: ImportStep) => void): Promise<Met> {
  const met: Met = { lines: new Map(), parents: new Map(), faults: [], counts: { added: 0, changed: 0, same: 0, newer: 0 }, first: { added: [], changed: [] } }
  for await (const batch of batchesOf(divisions)) {
    const judged = await judgedIn(transaction, batch.filter((division) => isFirst(met, division)), day)
    note(met, judged)
    // After a fault the rest is only read, so that all faults are told.
    if (writing !== null && met.faults.length === 0) {
      await addDivisions(transaction, writing, divisionsOf(judged, 'added'))
      await changeDivisions(transaction, writing, divisionsOf(judged, 'changed'))
    }
    onStep({ done: met.lines.size })
  }
  return met
}

function isFirst({ lines, parents, faults }: Met, division: Division): boolean {
  const { code, line } = division
  const before = lines.get(code)
  if (before !== undefined) {
    faults.push({ line, sentence: `编码 ${code} 与第 ${before} 行重复。东莞、中山、儋州、金门这类补零后相同的编码，请加上 level 一列。` })
    return false
  }
  lines.set(code, line)
  const parent = parentKeyOf(division)
  if (parent !== null && !parents.has(parent.code)) parents.set(parent.code, line)
  return true
}

function note({ counts, first, faults }: Met, judged: readonly Judged[]): void {
  for (const { division: { code, name, line }, state, before } of judged) {
    if (state === 'used') {
      faults.push({ line, sentence: `编码 ${code} 已经停用，编码一经停用不再启用（R-012），请核对。` })
      continue
    }
    counts[state] += 1
    if ((state === 'added' || state === 'changed') && first[state].length < shown) first[state].push({ code, name, before: before === name ? null : before })
  }
}

async function noteOrphans(transaction: Transaction, { lines, parents, faults }: Met): Promise<void> {
  const missing = [...parents].filter(([code]) => !lines.has(code))
  const living = await sql<{ code: string }>`select code from regions where code = any(${missing.map(([code]) => code)}::text[]) and status = 'ACTIVE'`.execute(transaction)
  const known = new Set(living.rows.map(({ code }) => code))
  for (const [code, line] of missing) if (!known.has(code)) faults.push({ line, sentence: `上级 ${code} 既不在文件里，也不在现行区划里。` })
  faults.sort((one, other) => one.line - other.line)
}

function divisionsOf(judged: readonly Judged[], wanted: Judged['state']): readonly Division[] {
  return judged.filter(({ state }) => state === wanted).map(({ division }) => division)
}

async function *batchesOf(divisions: AsyncIterable<Division>): AsyncGenerator<readonly Division[]> {
  let batch: Division[] = []
  for await (const division of divisions) {
    batch.push(division)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const refusals = {
  future: () => new Refused({ code: 'region-change-in-future', sentence: '名录的日期不能晚于今天，请改正 --day。', cause: 'the day of the list lies after today', rule: 'R-016' }),
  empty: () => new Refused({ code: 'division-file-wrong', sentence: '文件里没有任何区划，请在表头下每行写一个。', cause: 'no lines', rule: 'R-009' }),
}
