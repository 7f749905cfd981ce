/**
 * Recomputes the chain of every dossier and names each place where it does not hold (R-125, R-927, security control 37). What a chain
 * cannot show, because somebody rewrote it to its very end, the Merkle log of the ledger will.
 */
import { sql } from 'kysely'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Database, Transaction } from '../database/index.ts'
import { chainHash, genesis } from '../ledger/index.ts'
import { nameOf, pageAfter, pageSize, type DossierKeyOfPage, type WalkedDossier } from './walk-dossiers.ts'

export type ChainFault = {
  /** `county-uuid` */
  readonly dossier: string
  readonly sequence: number
  /**
   * `altered`: the record is not what was hashed; `unlinked`: it does not follow the record before it; `missing`: there is a gap or the
   * end is cut off; `headless`: the dossier's row is gone, its records remain; `head-differs`: the row names another last record.
   */
  readonly fault: 'altered' | 'unlinked' | 'missing' | 'headless' | 'head-differs'
}
export type ChainVerdict = { readonly dossiers: number; readonly records: number; readonly faults: readonly ChainFault[] }

/** @param procedures tried where a dossier's row is gone: its first record tells by its hash which one it was opened under */
export async function verifyChains(database: Database, procedures: readonly AnyProcedure[], size = pageSize): Promise<ChainVerdict> {
  const faults: ChainFault[] = []
  let [dossiers, records] = [0, 0]
  for (let last: DossierKeyOfPage | null = null; ;) {
    const page: WalkedDossier[] | null = await database.transaction({ role: 'system' }, (transaction) => pageAfter(transaction, last, size))
    if (page === null) break
    for (const dossier of page) faults.push(...faultsOf(dossier, procedures))
    dossiers += page.length
    records += page.reduce((sum, { events }) => sum + events.length, 0)
    last = page.at(-1)?.key ?? last
  }
  const lost = await database.transaction({ role: 'system' }, lostActs)
  return { dossiers, records, faults: [...faults, ...lost.filter((one) => !faults.some((fault) => fault.dossier === one.dossier && fault.sequence === one.sequence))] }
}

/** Under which published procedure the first record was written, by its hash alone; null when none fits. */
export function procedureOf({ key, events }: WalkedDossier, procedures: readonly AnyProcedure[]): { key: string; version: number } | null {
  const [first] = events
  if (first === undefined) return null
  const fits = procedures.find((procedure) => chainHash(key, { key: procedure.key, version: procedure.version }, genesis, first.event).equals(first.hash))
  return fits === undefined ? null : { key: fits.key, version: fits.version }
}

function faultsOf(walked: WalkedDossier, procedures: readonly AnyProcedure[]): ChainFault[] {
  const { key, row, events } = walked
  const fault = (sequence: number, what: ChainFault['fault']): ChainFault => ({ dossier: nameOf(key), sequence, fault: what })
  const procedure = row === null ? procedureOf(walked, procedures) : { key: row.procedure, version: row.procedure_version }
  const faults = row === null ? [fault(0, 'headless')] : []
  let previous: Buffer = genesis
  let expected = 1
  for (const { event, previousHash, hash } of events) {
    for (; expected < event.sequence; expected += 1) faults.push(fault(expected, 'missing'))
    const followsGap = faults.at(-1)?.fault === 'missing' && faults.at(-1)?.sequence === event.sequence - 1
    if (procedure === null || !hashOf(key, procedure, previousHash, event)?.equals(hash)) faults.push(fault(event.sequence, 'altered'))
    else if (!followsGap && !previousHash.equals(previous)) faults.push(fault(event.sequence, 'unlinked'))
    previous = hash
    expected = event.sequence + 1
  }
  if (row === null) return faults
  for (; expected <= row.sequence; expected += 1) faults.push(fault(expected, 'missing'))
  const last = events.at(-1)
  if (last?.event.sequence === row.sequence && !last.hash.equals(row.head_hash)) faults.push(fault(row.sequence, 'head-differs'))
  if (last !== undefined && last.event.sequence > row.sequence) faults.push(fault(row.sequence, 'head-differs'))
  return faults
}

/** A record somebody rewrote may no longer be anything a hash can be made of. */
function hashOf(...[key, procedure, previous, event]: Parameters<typeof chainHash>): Buffer | null {
  try {
    return chainHash(key, procedure, previous, event)
  } catch {
    return null
  }
}

/** Acts that were answered, and whose record is gone together with its dossier. */
async function lostActs(transaction: Transaction): Promise<ChainFault[]> {
  const { rows } = await sql<{ county: number; dossier: string; sequence: number }>`
    select county, dossier, sequence from acts where sequence is not null and not exists (
      select from events where events.county = acts.county and events.dossier = acts.dossier and events.sequence = acts.sequence)
    order by county, dossier, sequence limit 1000`.execute(transaction)
  return rows.map(({ county, dossier, sequence }) => ({ dossier: nameOf({ county, id: dossier }), sequence, fault: 'missing' }))
}
