/**
 * What everybody may read of a village's elections, without signing in: read as the platform, and rehearsals are never found. The roll leaves only in the four
 * columns of R-207, proxies only by the two names, results only after they were announced on the spot.
 */
import type { Result } from '../../../core/election/index.ts'
import { blankDossier, evolve } from '../../../core/procedure/fold.ts'
import { electionKey, firstRehearsal, rollKey } from '../../../procedures/village-election/names.ts'
import type { ElectionFile } from '../../../procedures/village-election/election-file.ts'
import type { ElectionState } from '../../../procedures/village-election/states.ts'
import type { RollFile } from '../../../procedures/election-roll/roll-file.ts'
import type { Instant } from '../../../core/time/index.ts'
import type { Door } from '../../acts/index.ts'
import type { Transaction } from '../../database/index.ts'
import { findDossier, type Loaded } from '../../dossiers/index.ts'
import { isChainWhole } from '../../open-affairs/index.ts'
import { publicationsOf, type Publication } from './publications.ts'

export type PublicElectionLine = { readonly term: number; readonly run: number; readonly state: ElectionState; readonly electionDay: string; readonly winners: number }
export type PublicRoll = { readonly file: RollFile; readonly state: string }
export type PublicElection = {
  readonly term: number
  readonly run: number
  readonly state: ElectionState
  readonly file: ElectionFile
  /** Null before it is published. */
  readonly roll: PublicRoll | null
  readonly publications: readonly Publication[]
  /** What law said of each vote when it was announced, by its number. */
  readonly results: ReadonlyMap<number, Result>
  /** Does every record follow the one before, unchanged? */
  readonly unchanged: boolean
}

/** Newest first, without rehearsals. */
export async function electionsOfVillage(transaction: Transaction, village: string): Promise<readonly PublicElectionLine[]> {
  const rows = await transaction.selectFrom('dossiers').select(['state', 'file']).where('county', '=', Number(village.slice(0, 6))).where('village', '=', Number(village)).where('procedure', '=', 'village-election').execute()
  return rows.map(({ state, file }) => ({ state: state as ElectionState, file: file as unknown as ElectionFile })).filter(({ file }) => !file.rehearsal && file.run < firstRehearsal)
    .map(({ state, file }) => ({ term: file.term, run: file.run, state, electionDay: file.rounds.at(-1)?.day ?? file.electionDay, winners: file.decidedAt !== null && file.result?.valid === true ? file.result.winners.length : 0 }))
    .toSorted((one, other) => other.term - one.term || other.run - one.run)
}

/** Null where there is none, and for every rehearsal. */
export async function publicElection(transaction: Transaction, { procedures, clock }: Pick<Door, 'procedures' | 'clock'>, village: string, term: number, run: number): Promise<PublicElection | null> {
  if (!/^\d{12}$/.test(village) || !Number.isInteger(term) || !Number.isInteger(run) || term < 2000 || term > 2099 || run < 0 || run >= firstRehearsal) return null
  const at = (name: string, version: number) => procedures.at(name, version)
  const [election, roll] = [await findDossier(transaction, at, electionKey(village, term, run)), await findDossier(transaction, at, rollKey(village, term, run))]
  if (election?.procedure.key !== 'village-election' || election.dossier.state === null) return null
  const file = election.dossier.file as ElectionFile
  const rollFile = roll?.procedure.key === 'election-roll' ? roll.dossier.file as RollFile : null
  const proofs = proved([election, ...(roll === null || rollFile === null ? [] : [roll])], clock())
  return {
    term, run, state: election.dossier.state as ElectionState, file, ...proofs, results: resultsOf(election),
    roll: rollFile === null || rollFile.published === null ? null : { file: rollFile, state: roll?.dossier.state ?? '' },
  }
}

/** What law said of each vote when it was announced. */
export function resultsOf({ procedure, dossier: { key }, events }: Loaded): ReadonlyMap<number, Result> {
  const results = new Map<number, Result>()
  let dossier = blankDossier(procedure, key)
  for (const { event } of events) {
    dossier = evolve(procedure, dossier, event)
    const { result, rounds } = dossier.file as ElectionFile
    if (event.act === 'announce-result' && result !== null) results.set(rounds.length, result)
  }
  return results
}

type Proofs = Pick<PublicElection, 'publications' | 'unchanged'>

/** A roll of three thousand is hashed in some thirty milliseconds: kept for a minute, so that a page everybody opens does not do it every time. */
function proved(dossiers: readonly Loaded[], now: Instant): Proofs {
  const name = dossiers.map(({ dossier, events }) => `${dossier.key.county}-${dossier.key.id}/${dossier.sequence}/${events.at(-1)?.hash.toString('hex') ?? ''}`).join(' ')
  const held = kept.get(name)
  if (held !== undefined && held.at <= now && held.at > now - 60_000) return held.proofs
  const publications = dossiers.flatMap(publicationsOf).toSorted((one, other) => (one.versions[0]?.at ?? 0) - (other.versions[0]?.at ?? 0))
  const proofs = { publications, unchanged: dossiers.every(isChainWhole) }
  kept.set(name, { at: now, proofs })
  const [oldest] = kept.keys()
  if (kept.size > 50 && oldest !== undefined) kept.delete(oldest)
  return proofs
}

const kept = new Map<string, { readonly at: Instant; readonly proofs: Proofs }>()

/** What a villager's own word is about: the election that runs, else the last one; its roll before and after it is public. Whoever is shown it sees only the own lines. */
export async function ownElection(transaction: Transaction, village: string) {
  const [last] = (await electionsOfVillage(transaction, village)).filter(({ state }) => state !== 'VOID')
  if (last === undefined) return null
  const { county, id } = rollKey(village, last.term, last.run)
  const roll = await transaction.selectFrom('dossiers').select(['state', 'file']).where('county', '=', county).where('id', '=', id).where('procedure', '=', 'election-roll').executeTakeFirst()
  return { term: last.term, run: last.run, state: last.state, roll: roll === undefined ? null : { state: roll.state, file: roll.file as unknown as RollFile } }
}
