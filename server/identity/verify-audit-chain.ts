/** Recomputes every audit chain and names each place where it does not hold (R-927, control 37, S13). */
import type { Transaction } from '../database/index.ts'
import { beginning, linkHash, type LinkedRecord } from './audit-hash.ts'

export type AuditFault = {
  readonly county: number
  readonly chain: number
  /** The record that is missing or was changed. */
  readonly sequence: number
  /** `altered`: its content is not what was hashed; `unlinked`: it does not follow the record before; `missing`: a gap or a cut-off end. */
  readonly fault: 'altered' | 'unlinked' | 'missing'
}

export type AuditVerdict = {
  readonly records: number
  readonly faults: readonly AuditFault[]
  /** Ends of all chains: print, publish or hand them to a witness, and a later verification proves nothing was cut or rewritten before. */
  readonly heads: readonly AuditHead[]
}

export type AuditHead = { readonly county: number; readonly chain: number; readonly sequence: number; readonly hash: string }

const pageSize = 1000
const mostOfGap = 1000

/**
 * Run as the system. `witnessed` are heads published earlier: history before them must still lead to the same hashes. With `counties`, of
 * those alone: a county's administrator waits for no other county's chains and learns not even their length.
 */
export async function verifyAuditChain(
  transaction: Transaction, witnessed: readonly AuditHead[] = [], counties?: readonly number[],
): Promise<AuditVerdict> {
  const heads = await headsOf(transaction, counties)
  const faults: AuditFault[] = []
  let records = 0
  for (const head of withLost(heads, witnessed)) {
    const walked = await walk(transaction, head, witnessed.filter((other) => sameChain(other, head)))
    records += walked.records
    for (const fault of walked.faults) faults.push(fault)
  }
  return { records, faults, heads }
}

async function headsOf(transaction: Transaction, counties: readonly number[] | undefined): Promise<AuditHead[]> {
  const all = transaction.selectFrom('audit_heads').selectAll()
  const asked = counties === undefined ? all : all.where('county', 'in', [...counties])
  const rows = await asked.orderBy('county').orderBy('chain').execute()
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }))
}

/** A head that was published and is gone was deleted together with its chain. */
function withLost(heads: readonly AuditHead[], witnessed: readonly AuditHead[]): readonly AuditHead[] {
  return [...heads, ...witnessed.filter((old) => !heads.some((head) => sameChain(head, old)))]
}

function sameChain(one: AuditHead, other: AuditHead): boolean {
  return one.county === other.county && one.chain === other.chain
}

type Walk = { expected: number; previous: string; records: number; readonly faults: AuditFault[] }

async function walk(transaction: Transaction, head: AuditHead, witnessed: readonly AuditHead[]): Promise<Walk> {
  const state: Walk = { expected: 1, previous: beginning, records: 0, faults: [] }
  for (;;) {
    const page = await pageAfter(transaction, head, state.expected - 1)
    for (const row of page) step(state, head, row, witnessed)
    if (page.length < pageSize) break
  }
  close(state, head, witnessed)
  return state
}

type Row = LinkedRecord & { readonly previousHash: string; readonly hash: string }

function step(state: Walk, head: AuditHead, row: Row, witnessed: readonly AuditHead[]): void {
  const { county, chain } = head
  noteGap(state, head, row.sequence - 1)
  const afterGap = row.sequence > state.expected
  const computed = linkHash(row.previousHash, row)
  const published = witnessed.find((other) => other.sequence === row.sequence)
  if (computed !== row.hash || (published !== undefined && published.hash !== row.hash)) {
    state.faults.push({ county, chain, sequence: row.sequence, fault: 'altered' })
  } else if (row.previousHash !== state.previous && !afterGap) {
    // The record before was changed and its own hash recomputed: this link still remembers the old one.
    state.faults.push({ county, chain, sequence: Math.max(1, row.sequence - 1), fault: 'unlinked' })
  }
  state.previous = row.hash
  state.expected = row.sequence + 1
  state.records += 1
}

/** Each missing record by its place; of a long gap the first ones and the last: whoever deleted a million must not make the answer fail. */
function noteGap(state: Walk, { county, chain }: AuditHead, last: number): void {
  const named = Math.min(last, state.expected + mostOfGap - 1)
  for (let gone = state.expected; gone <= named; gone += 1) state.faults.push({ county, chain, sequence: gone, fault: 'missing' })
  if (last > named) state.faults.push({ county, chain, sequence: last, fault: 'missing' })
}

function close(state: Walk, head: AuditHead, witnessed: readonly AuditHead[]): void {
  const { county, chain } = head
  const end = Math.max(head.sequence, ...witnessed.map((other) => other.sequence))
  noteGap(state, head, end)
  if (state.expected - 1 === head.sequence && state.previous !== head.hash) {
    state.faults.push({ county, chain, sequence: head.sequence, fault: 'unlinked' })
  }
}

async function pageAfter(transaction: Transaction, head: AuditHead, after: number): Promise<Row[]> {
  const rows = await transaction.selectFrom('audit_records').selectAll()
    .where('county', '=', head.county).where('chain', '=', head.chain).where('sequence', '>', after)
    .orderBy('sequence').limit(pageSize).execute()
  return rows.map((row) => ({
    ...row, sequence: Number(row.sequence), at: row.at.getTime(), requestId: row.request_id, previousHash: row.previous_hash,
  }))
}
