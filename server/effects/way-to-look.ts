/** How somebody who gets a short message about a matter can look at it, as it really is for this matter and this person (decision 0014). */
import type { Transaction } from '../database/index.ts'

export type Matter = { readonly county: number; readonly dossier: string; readonly person: string }
export type WayToLook = (trx: Transaction, matter: Matter) => Promise<string>

/** A sentence of at most 35 characters, which is what a filed template takes; runs as the system. */
export const wayToLook: WayToLook = async (trx, { county, dossier, person }) => {
  const row = await trx.selectFrom('dossiers')
    .leftJoin('dossier_contacts as contact', (join) => join.onRef('contact.county', '=', 'dossiers.county').onRef('contact.dossier', '=', 'dossiers.id'))
    .leftJoin('events as first', (join) => join.onRef('first.county', '=', 'dossiers.county').onRef('first.dossier', '=', 'dossiers.id').on('first.sequence', '=', 1))
    .select(['dossiers.region_readable', 'contact.follow_code_hash', 'first.actor_person', 'first.actor'])
    .where('dossiers.county', '=', county).where('dossiers.id', '=', dossier).executeTakeFirst()
  if (row === undefined) return ways.signIn
  // Taken down in an office for somebody who has no account here: there is nothing to sign in to, and no code was given.
  if (row.actor_person === person && row.actor?.office != null) return row.region_readable ? ways.askVillage : ways.askOffice
  const code = row.follow_code_hash !== null
  // A confidential matter is not found by the number it was left with, and the village may not even know of it.
  if (!row.region_readable) return code ? ways.code : ways.signIn
  return code ? ways.numberOrCode : ways.signInOrVillage
}

export const ways = {
  signIn: '可登录“三治”查看。',
  signInOrVillage: '可登录“三治”查看，也可打村委会电话询问。',
  numberOrCode: '可用这个手机号登录或凭查询码在“三治”查看，也可打村委会电话询问。',
  code: '可凭查询码在“三治”查看。',
  askVillage: '可打村委会电话询问。',
  askOffice: '可向登记这件事的单位询问。',
} as const
