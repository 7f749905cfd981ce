/** Meetings of a village's collective, newest first. Read as the platform; the caller has judged that the village is the asker's. */
import { sql } from 'kysely'
import { collectiveBodies, collectiveMatterNames } from '../../core/collective-economy/index.ts'
import type { CollectiveMeetings } from '../../core/view/collective-economy.ts'
import type { CollectiveMeetingShown } from '../../procedures/collective-contract/meeting-shown.ts'
import { collectiveMeeting } from '../../procedures/collective-meeting/collective-meeting.procedure.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

export async function meetingsOf(transaction: Transaction, village: string): Promise<CollectiveMeetings['meetings']> {
  const { rows } = await sql<{ county: number; id: string; state: string; shown: CollectiveMeetingShown }>`
    select county, id, state, shown from dossiers where procedure = 'collective-meeting' and village = ${Number(village)}::bigint order by opened_at desc, id desc limit 100`.execute(transaction)
  return rows.map(({ county, id, state, shown }) => ({
    dossier: dossierName({ county, id }), bodyName: collectiveBodies[shown.body], heldOn: shown.heldOn, state, stateName: collectiveMeeting.states[state as keyof typeof collectiveMeeting.states].name, all: shown.all, present: shown.present,
    items: shown.items.map(({ number, kind, title, passed, yes }) => ({ number, kindName: collectiveMatterNames[kind], title, passed, yes })),
  }))
}
