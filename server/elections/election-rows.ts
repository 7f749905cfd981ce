/** An election with its roll and boxes, as whoever asks may read the election: of the parts only what every party to it may know is taken further. */
import { Refused } from '../../core/procedure/refusal.ts'
import { dayOf, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import type { BoxFile } from '../../procedures/election-box/box-file.ts'
import { openObjections, proxiesNow, type RollFile } from '../../procedures/election-roll/roll-file.ts'
import { roundNow, type ElectionFile } from '../../procedures/village-election/election-file.ts'
import { boxKey, rollKey } from '../../procedures/village-election/names.ts'
import type { ElectionState } from '../../procedures/village-election/states.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName, findDossier, parseDossierKey } from '../dossiers/index.ts'
import type { Climbing, RollFacts } from './ladder.ts'

export type Part<File> = { readonly id: string; readonly state: string; readonly sequence: number; readonly file: File }
export type Election = {
  readonly key: DossierKey
  readonly sequence: number
  readonly state: ElectionState
  readonly file: ElectionFile
  readonly roll: Part<RollFile> | null
  /** Of the present round, by their numbers; null where the box was not opened yet. */
  readonly boxes: readonly { readonly number: number; readonly id: string; readonly state: string | null; readonly sequence: number; readonly file: BoxFile | null }[]
}

/** @throws Refused `unknown-dossier` for what is no election, or none the present role may see. The role is a person's before and after. */
export async function electionAsked(transaction: Transaction, door: Pick<Door, 'procedures'>, id: string): Promise<Election> {
  const key = parseDossierKey(id)
  const found = key === null ? null : await findDossier(transaction, (name, version) => door.procedures.at(name, version), key)
  if (key === null || found?.procedure.key !== 'village-election' || found.dossier.state === null) {
    throw new Refused({ code: 'unknown-dossier', sentence: '没有这次选举，或者您不能查看它。请从“选举”进入。', cause: 'not visible' })
  }
  const file = found.dossier.file as ElectionFile
  await takeRole(transaction, 'system')
  const election: Election = {
    key, sequence: found.dossier.sequence, state: found.dossier.state as ElectionState, file, roll: await partAt<RollFile>(transaction, rollKey(file.village, file.term, file.run)),
    boxes: await boxesOf(transaction, file),
  }
  await takeRole(transaction, 'app')
  return election
}

export function climbing({ state, file, roll, boxes }: Election, now: Instant, calendar: WorkingCalendar): Climbing {
  return { state, file, roll: roll === null ? null : factsOf(roll), boxes: boxes.map(({ state: box }) => box ?? 'NONE'), today: dayOf(now), calendar }
}

export function factsOf({ state, file }: Pick<Part<RollFile>, 'state' | 'file'>): RollFacts {
  return {
    state, count: file.entries.length, publishedOn: file.published?.on ?? null, openObjections: openObjections(file).map(({ dueOn }) => dueOn), openWishes: file.wishes.filter(({ answer }) => answer === null).length, proxies: proxiesNow(file).length,
    proxiesOn: file.proxiesPublished?.on ?? null, rights: file.rights,
  }
}

/** May the person act as a member of the election committee? */
export function isOfCommittee({ file }: Pick<Election, 'file'>, person: string | null): boolean {
  return person !== null && file.committee?.members.includes(person) === true
}

async function partAt<File>(transaction: Transaction, { county, id }: DossierKey): Promise<Part<File> | null> {
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'file']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { id: dossierName({ county, id }), state: row.state, sequence: row.sequence, file: row.file as unknown as File }
}

async function boxesOf(transaction: Transaction, file: ElectionFile): Promise<Election['boxes']> {
  const round = roundNow(file)
  if (round === null) return []
  const keys = round.stations.map(({ number }) => ({ number, key: boxKey(file.village, file.term, file.run, round.number, number) }))
  const rows = await transaction.selectFrom('dossiers').select(['id', 'state', 'sequence', 'file']).where('county', '=', keys[0]?.key.county ?? 0).where('id', 'in', keys.map(({ key }) => key.id)).execute()
  return keys.map(({ number, key }) => {
    const row = rows.find(({ id }) => id === key.id)
    return { number, id: dossierName(key), state: row?.state ?? null, sequence: row?.sequence ?? 0, file: row === undefined ? null : row.file as unknown as BoxFile }
  })
}
