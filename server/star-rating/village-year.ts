/** A village's year, loaded: as whoever asks may read it, with what its households' ratings show, looked up as the platform. */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Known, KnownShown } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { CycleStage } from '../../core/star-rating/shown.ts'
import type { CycleFile, PublicLine } from '../../procedures/star-cycle/cycle-file.ts'
import { ratingsOf, type Rating } from '../../procedures/star-cycle/lines.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName, findDossier } from '../dossiers/index.ts'
import type { Procedures } from '../procedures/index.ts'

export type Year = { readonly key: DossierKey; readonly stage: CycleStage; readonly file: CycleFile }

/** @throws Refused `unknown-dossier` for what is no year, or none the present role may see */
export async function yearAsked(transaction: Transaction, procedures: Procedures, key: DossierKey | null): Promise<Year> {
  const found = key === null ? null : await yearAt(transaction, procedures, key)
  if (found === null) throw new Refused({ code: 'unknown-dossier', sentence: '没有这一轮星级评定，或者您不能查看它。请从星级评定的首页进入。', cause: 'not visible' })
  return found
}

/** Null where there is none that the present role sees. */
export async function yearAt(transaction: Transaction, procedures: Procedures, key: DossierKey): Promise<Year | null> {
  const found = await findDossier(transaction, (name, version) => procedures.at(name, version), key)
  if (found?.procedure.key !== 'star-cycle' || found.dossier.state === null) return null
  return { key, stage: found.dossier.state as CycleStage, file: found.dossier.file as CycleFile }
}

/** What every rating of the year shows; the present role is a person's again afterwards. */
export async function ratingsIn(transaction: Transaction, { key }: Pick<Year, 'key'>): Promise<readonly Rating[]> {
  await takeRole(transaction, 'system')
  const rows = await transaction.selectFrom('dossiers').select(['id', 'procedure', 'state', 'shown'])
    .where('county', '=', key.county).where('belongs_to', '=', key.id).where('shown', 'is not', null).orderBy('id').execute()
  await takeRole(transaction, 'app')
  const members = rows.map(({ id, procedure, state, shown }): KnownShown & { dossier: string } => ({ dossier: dossierName({ county: key.county, id }), procedure, state, shown: shown ?? {} }))
  return ratingsOf({ units: new Map(), dossiers: new Map(), door: {}, members } satisfies Known)
}

/** With the names of the stars, in the order of the standard. */
export function namedLines(lines: readonly PublicLine[], { agreed }: Pick<CycleFile, 'agreed'>): { headName: string; group: string; stars: string[] }[] {
  return lines.map(({ headName, group, stars }) => ({ headName, group, stars: agreed.standard.stars.filter(({ code }) => stars.includes(code)).map(({ name }) => name) }))
}

/** Those on the board of honour and with a plaque. */
export function honoured(lines: readonly PublicLine[], { agreed }: Pick<CycleFile, 'agreed'>): readonly PublicLine[] {
  return lines.filter(({ stars }) => stars.length >= agreed.honourFrom)
}
