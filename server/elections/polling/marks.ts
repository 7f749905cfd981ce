/** Who may take a ballot where, who took one already, and when: never what was on it. Runs as the platform for whoever works at the station. */
import { sql } from 'kysely'
import { ballotAccount, ballotBook } from '../../../procedures/election-roll/roll-file.ts'
import type { PollingMark, PollingTaken, PollingVoter } from '../../../core/view/polling.ts'
import { toIso } from '../../../core/time/index.ts'
import type { BoxFile } from '../../../procedures/election-box/box-file.ts'
import type { Transaction } from '../../database/index.ts'
import type { BoxRow, RollRow } from './rows.ts'

/** As it hangs on the wall, with the proxies that held when the station was made ready. */
export function votersOn({ file }: RollRow, { file: { proxies } }: BoxRow): readonly PollingVoter[] {
  const persons = new Map(file.entries.map(({ person, serial }) => [serial, person]))
  const inForce = proxies.map(([of, by]) => ({ of, by, reason: file.proxies.findLast((one) => one.principal === persons.get(of) && one.ended === '')?.reason ?? '' }))
  return file.entries.map(({ serial, person, name, sex, group }) => ({
    serial, person, name, sex, group, holds: inForce.filter(({ by }) => by === serial).map(({ of, reason }) => ({ serial: of, reason })), heldBy: inForce.find(({ of }) => of === serial)?.by ?? null,
  }))
}

/** Serials whose right of this round is spent, wherever. */
export async function takenIn(transaction: Transaction, roll: RollRow, { file }: BoxRow): Promise<PollingTaken> {
  const prefix = ballotAccount(roll.key.id, file.round, 0).account.slice(0, -1)
  const rows = await transaction.selectFrom('book_balances').select('account').where('county', '=', roll.key.county).where('holder', '=', roll.key.id)
    .where('book', '=', ballotBook).where(sql<boolean>`starts_with(account, ${prefix})`, '=', true).where('balance', '<=', 0).execute()
  const taken = rows.map(({ account }) => Number(account.slice(prefix.length))).toSorted((one, other) => one - other)
  return { registered: roll.file.entries.length, taken, here: file.marks, left: papersLeft(file) }
}

export async function markOf(transaction: Transaction, roll: RollRow, box: BoxRow, serial: number): Promise<PollingMark> {
  const { account } = ballotAccount(roll.key.id, box.file.round, serial)
  const last = await transaction.selectFrom('book_entries as entry')
    .innerJoin('events as event', (join) => join.onRef('event.county', '=', 'entry.county').onRef('event.dossier', '=', 'entry.dossier').onRef('event.sequence', '=', 'entry.sequence'))
    .innerJoin('dossiers as station', (join) => join.onRef('station.county', '=', 'entry.county').onRef('station.id', '=', 'entry.dossier'))
    .select(['entry.kind', 'entry.booked_at', 'entry.dossier', 'event.form', sql<string>`station.file ->> 'name'`.as('where')])
    .where('entry.county', '=', box.key.county).where('entry.book', '=', ballotBook).where('entry.account', '=', account).where('entry.kind', '<>', 'given')
    .orderBy('entry.booked_at', 'desc').orderBy('entry.sequence', 'desc').limit(1).executeTakeFirst()
  if (last?.kind !== 'taken') return { serial, taken: false, at: null, where: '', here: false, together: [] }
  const together = (last.form['serials'] as readonly number[] | undefined ?? []).filter((one) => one !== serial)
  return { serial, taken: true, at: toIso(last.booked_at.getTime()), where: last.where, here: last.dossier === box.key.id, together }
}

function papersLeft({ received, marks }: BoxFile): number {
  return received - marks
}
