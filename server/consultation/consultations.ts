/** Consultations of a village with what was said to them on line: asked as the platform, and only what everybody may read leaves it. */
import { opinionKey, type ConsultationShown, type OpinionShown } from '../../core/consultation/index.ts'
import type { Day } from '../../core/time/index.ts'
import { consultation } from '../../procedures/consultation/consultation.procedure.ts'
import type { OpinionFile } from '../../procedures/consultation-opinion/consultation-opinion.procedure.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'

export type PublicOpinion = { readonly words: string; readonly name: string; readonly on: Day }
export type PublicConsultation = {
  readonly id: string
  readonly state: string
  readonly stateName: string
  readonly shown: ConsultationShown
  /** Opinions are taken now. */
  readonly open: boolean
  readonly opinions: readonly PublicOpinion[]
  /** Opinions that the township took down. */
  readonly hidden: number
}
const mostOpinions = 300

/** Newest first; what was called off is not shown. */
export async function publicConsultations(transaction: Transaction, village: string): Promise<readonly PublicConsultation[]> {
  const county = Number(village.slice(0, 6))
  const rows = await transaction.selectFrom('dossiers').select(['id', 'state', 'shown']).where('county', '=', county).where('village', '=', Number(village)).where('procedure', '=', 'consultation')
    .where('state', '<>', 'CANCELLED').orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(30).execute()
  const ids = rows.map(({ id }) => id)
  const said = ids.length === 0 ? [] : await transaction.selectFrom('dossiers').select(['belongs_to', 'shown']).where('county', '=', county).where('belongs_to', 'in', ids)
    .where('procedure', '=', 'consultation-opinion').orderBy('opened_at').orderBy('id').limit(ids.length * mostOpinions).execute()
  return rows.map(({ id, state, shown }) => {
    const ofIt = said.filter(({ belongs_to: of }) => of === id).map((one) => one.shown as unknown as OpinionShown)
    const found = shown as unknown as ConsultationShown
    return {
      id: dossierName({ county, id }), state, stateName: consultation.states[state as keyof typeof consultation.states].name, shown: found, open: state === 'OPEN' && found.way === 'ONLINE',
      opinions: ofIt.filter(({ hidden, withdrawn }) => !hidden && !withdrawn).map(({ words, name, on }) => ({ words, name, on })), hidden: ofIt.filter(({ hidden }) => hidden).length,
    }
  })
}

export type OwnOpinion = { readonly sequence: number; readonly words: string; readonly named: boolean; readonly withdrawn: boolean; readonly hidden: boolean }

/** What this person said to it; null where nothing was. Found by name: nobody else's key leads there. */
export async function ownOpinion(transaction: Transaction, consultationName: string, person: string): Promise<OwnOpinion | null> {
  if (parseDossierKey(consultationName) === null) return null
  const { county, id } = opinionKey(consultationName, person)
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'file']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const file = row.file as unknown as OpinionFile
  return { sequence: row.sequence, words: file.words, named: file.name !== '', withdrawn: file.withdrawn, hidden: row.state === 'HIDDEN' }
}
