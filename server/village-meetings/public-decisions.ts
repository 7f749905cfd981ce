/**
 * What the bodies of a village have put on the board, on line for as long as the paper hangs: the decision in the words of the meeting, the
 * kind of matter, the day. Items about a household are left out on line even where a board names them; who was there and who voted how never leaves.
 */
import { addDays, dayOf, type Day, type Instant } from '../../core/time/index.ts'
import { agendaKinds, bodies, bodyOf } from '../../core/village-bodies/index.ts'
import { publicItems, type MeetingFile } from '../../procedures/body-meeting/meeting-file.ts'
import type { Database } from '../database/index.ts'

export type PublicDecision = {
  readonly body: string
  readonly heldOn: Day
  readonly kind: string
  readonly title: string
  readonly words: string
  readonly where: string
  readonly until: Day
}

/** Newest meetings first; asked as the platform, for anybody. */
export async function publicDecisions(database: Database, village: string, now: Instant): Promise<readonly PublicDecision[]> {
  const county = Number(village.slice(0, 6))
  const rows = await database.reading({ role: 'system' }, (transaction) => (
    transaction.selectFrom('dossiers').select('file').where('county', '=', county).where('village', '=', Number(village)).where('procedure', '=', 'body-meeting')
      .where('state', '=', 'PUBLISHED').orderBy('updated_at', 'desc').limit(50).execute()))
  return rows.flatMap(({ file }) => decisionsOf(file as unknown as MeetingFile, dayOf(now)))
}

/** Nothing of a meeting whose board is down, or about a household. */
export function decisionsOf(file: MeetingFile, today: Day): readonly PublicDecision[] {
  const { board, body } = file
  if (board === null || today < board.on || today > addDays(board.on, board.days)) return []
  const of = bodyOf(body)
  return publicItems(file).filter(({ kind, households }) => households.length === 0 && agendaKinds[kind].households !== 'must').map(({ kind, title, settled }) => ({
    body: of === null ? '村级组织' : bodies[of].name, heldOn: file.day, kind: agendaKinds[kind].name, title, words: settled?.words ?? '', where: board.where, until: addDays(board.on, board.days),
  }))
}
