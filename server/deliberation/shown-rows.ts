/** Meetings and matters as their dossiers show them, read under the present role: a person's policies, or the platform's for what is public. */
import type { MeetingShown } from '../../core/deliberation/index.ts'
import type { Instant } from '../../core/time/index.ts'
import type { PublicMatter } from '../../procedures/four-deliberations/sheet.ts'
import type { PublicMeeting } from '../../procedures/village-meeting/sheet.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

type Row = { readonly id: string; readonly title: string; readonly state: string; readonly village: string }
export type MeetingRow = Row & { readonly shown: MeetingShown & PublicMeeting }
export type MatterRow = Row & { readonly shown: PublicMatter }

/** Newest first. `from` and `to` are village codes, both included. */
export type Asked = { readonly county: number; readonly from: string; readonly to: string; readonly since: Instant; readonly limit: number }

export async function meetingsIn(transaction: Transaction, asked: Asked): Promise<readonly MeetingRow[]> {
  return await rowsOf(transaction, 'village-meeting', asked) as unknown as readonly MeetingRow[]
}

export async function mattersIn(transaction: Transaction, asked: Asked): Promise<readonly MatterRow[]> {
  return await rowsOf(transaction, 'four-deliberations', asked) as unknown as readonly MatterRow[]
}

async function rowsOf(transaction: Transaction, procedure: string, { county, from, to, since, limit }: Asked) {
  const rows = await transaction.selectFrom('dossiers').select(['id', 'title', 'state', 'village', 'shown']).where('county', '=', county)
    .where('procedure', '=', procedure).where('procedure', 'in', ['village-meeting', 'four-deliberations'])
    .where('village', '>=', Number(from)).where('village', '<=', Number(to)).where('opened_at', '>=', new Date(since)).where('shown', 'is not', null)
    .orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(({ id, title, state, village, shown }) => ({ id: dossierName({ county, id }), title, state, village: String(village), shown }))
}
