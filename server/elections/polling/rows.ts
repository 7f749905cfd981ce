/** Elections, rolls and boxes of one day as they are asked for: as the person, so that the policies decide who sees which. */
import type { DossierKey } from '../../../core/procedure/dossier.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { BoxFile } from '../../../procedures/election-box/box-file.ts'
import type { BoxState } from '../../../procedures/election-box/states.ts'
import type { RollFile } from '../../../procedures/election-roll/roll-file.ts'
import type { ElectionFile } from '../../../procedures/village-election/election-file.ts'
import { electionKey, rollKey } from '../../../procedures/village-election/names.ts'
import type { ElectionState } from '../../../procedures/village-election/states.ts'
import type { Transaction } from '../../database/index.ts'
import { parseDossierKey } from '../../dossiers/index.ts'

export type Row<File, State> = { readonly key: DossierKey; readonly state: State; readonly sequence: number; readonly file: File }
export type BoxRow = Row<BoxFile, BoxState>
export type ElectionRow = Row<ElectionFile, ElectionState>
export type RollRow = Row<RollFile, string>

/** @throws Refused `unknown-dossier` for what is no box, or none this person may see */
export async function boxAsked(transaction: Transaction, id: string): Promise<BoxRow> {
  return await asked(transaction, parseDossierKey(id), 'election-box', '没有这个投票点，或者您不能查看它。请从选举的投票日页面进入。')
}

/** @throws Refused `unknown-dossier` */
export async function electionAsked(transaction: Transaction, id: string): Promise<ElectionRow> {
  return await asked(transaction, parseDossierKey(id), 'village-election', '没有这次选举，或者您不能查看它。请从选举的名单进入。')
}

/** The election of a box, whoever asks: a worker of one station sees the station alone. Runs as the platform. */
export async function electionOfBox(transaction: Transaction, { file }: BoxRow): Promise<ElectionRow> {
  return await asked(transaction, electionKey(file.village, file.term, file.run), 'village-election', '没有这次选举。')
}

/** Runs as the platform; null where no roll was opened. */
export async function rollOfElection(transaction: Transaction, { village, term, run }: Pick<ElectionFile, 'village' | 'term' | 'run'>): Promise<RollRow | null> {
  return await find<RollFile, string>(transaction, rollKey(village, term, run), 'election-roll')
}

/** Boxes of a round that the present role may see, by number. */
export async function boxesInRound(transaction: Transaction, election: DossierKey, round: number): Promise<readonly BoxRow[]> {
  const rows = await transaction.selectFrom('dossiers').select(['id', 'state', 'sequence', 'file'])
    .where('county', '=', election.county).where('belongs_to', '=', election.id).where('procedure', '=', 'election-box').execute()
  return rows.map(({ id, state, sequence, file }) => ({ key: { county: election.county, id }, state: state as BoxState, sequence, file: file as unknown as BoxFile }))
    .filter(({ file }) => file.round === round).toSorted((one, other) => one.file.number - other.file.number)
}

export function worksAt({ file }: BoxRow, person: string | null): boolean {
  return person !== null && (file.committee.includes(person) || file.workers.some((one) => one.person === person))
}

/** @throws Refused `not-yours` where somebody only watches over the station */
export function demandWork(box: BoxRow, person: string | null): void {
  if (worksAt(box, person)) return
  throw new Refused({ code: 'not-yours', rule: 'R-229', sentence: '这一页只给这个投票点的工作人员和选举委员会成员用。', cause: 'neither committee nor worker of the box' })
}

async function asked<File, State>(transaction: Transaction, key: DossierKey | null, procedure: string, sentence: string): Promise<Row<File, State>> {
  const found = key === null ? null : await find<File, State>(transaction, key, procedure)
  if (found === null) throw new Refused({ code: 'unknown-dossier', sentence, cause: 'not visible' })
  return found
}

export async function find<File, State>(transaction: Transaction, key: DossierKey, procedure: string): Promise<Row<File, State> | null> {
  const row = await transaction.selectFrom('dossiers').select(['procedure', 'state', 'sequence', 'file']).where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  if (row?.procedure !== procedure) return null
  return { key, state: row.state as State, sequence: row.sequence, file: row.file as unknown as File }
}
