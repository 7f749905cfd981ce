/**
 * Objections handed in on paper or said at the township's counter: entered by the township for the villager, whose signed paper is the
 * consent; the village reads the words and, where the villager wishes, not the name. The paper itself stays with the township, for it bears the name.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { dayOf, type Instant } from '../../core/time/index.ts'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { perform, type Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { householdsAskedFor, keepConsent } from '../registry/index.ts'
import type { Year } from './village-year.ts'

export type Noticed = { readonly household: string; readonly headName: string; readonly group: string }

/** Households on the notice that hangs, with what names them in a form: the rest is public already. Begins and ends as the person. */
export async function noticedIn(transaction: Transaction, { key, file }: Year): Promise<readonly Noticed[]> {
  await takeRole(transaction, 'system')
  const rows = await transaction.selectFrom('dossiers').select(['id', 'shown']).where('county', '=', key.county).where('belongs_to', '=', key.id).where('procedure', '=', 'star-household').execute()
  await takeRole(transaction, 'app')
  const households = new Map(rows.map(({ id, shown }) => [`${key.county}-${id}`, (shown as unknown as { household: string }).household]))
  return (file.notice?.lines ?? []).flatMap(({ rating, headName, group }) => {
    const household = households.get(rating)
    return household === undefined ? [] : [{ household, headName, group }]
  })
}

export type PaperObjection = {
  /** Of the act and of the new dossier, so that a second sending does nothing. */
  readonly id: string
  readonly about: string
  readonly objector: string
  readonly words: string
  readonly anonymous: 'yes' | 'no'
  /** Where the township keeps the signed paper. */
  readonly keptAt: string
}

/** @throws Refused as the procedure does; and where the villager is in no household of the village */
export async function enterObjection(door: Door, actor: Actor, { key, file }: Year, paper: PaperObjection): Promise<void> {
  const now = door.clock()
  const household = await door.database.transaction({ role: 'system' }, async (transaction) => {
    const found = await householdOf(transaction, key.county, paper, file.village, now)
    if (found !== null && actor.person !== null) await noteSigned(transaction, { county: key.county, actor, objector: paper.objector }, now)
    return found
  })
  if (household === null) {
    throw new Refused({ code: 'not-of-the-village', rule: 'R-407', sentence: '只有本村的成年村民可以提异议；这个人的户不在本村登记，请核对是哪个村的。', cause: 'in no living household of the village', fields: [{ pointer: '/objector', sentence: '请核对是哪个村的人。' }] })
  }
  await perform(door, {
    act: {
      id: paper.id, act: 'raise', channel: 'console', occurredAt: now,
      form: {
        village: file.village, year: file.year, about: paper.about, household: household.id, anonymous: paper.anonymous, onBehalfOf: paper.objector,
        words: `${paper.words}（书面异议，签字原件由乡镇保存：${paper.keptAt}）`,
      },
    },
    dossier: { county: key.county, id: paper.id }, actor, procedure: 'star-objection',
  })
}

/** Of several households of the villager one that is not objected to; the procedure judges. */
async function householdOf(transaction: Transaction, county: number, { objector, about }: PaperObjection, village: string, now: Instant): Promise<KnownHousehold | null> {
  const rows = await transaction.selectFrom('household_members').select('household').where('county', '=', county).where('person', '=', objector).where('left_on', 'is', null).execute()
  const found = [...(await householdsAskedFor(transaction, county, rows.map((row) => row.household), dayOf(now))).values()].filter((one) => one.village === village && one.endedOn === null)
  return found.find(({ id }) => id !== about) ?? found[0] ?? null
}

/** What was signed is a consent to this act, and an access that the villager reads. */
async function noteSigned(transaction: Transaction, { county, actor, objector }: { readonly county: number; readonly actor: Actor; readonly objector: string }, now: Instant): Promise<void> {
  const person = await transaction.selectFrom('persons').select('place').where('county', '=', county).where('id', '=', objector).executeTakeFirst()
  if (person === undefined || actor.person === null || actor.mandate === null) return
  await transaction.insertInto('access_records').values({
    county, id: uuidv7({ msecs: now }), person: objector, place: person.place, reader_person: actor.person, reader_office: actor.mandate.office, reader_unit: actor.mandate.unit,
    purpose: '代为登记书面异议，有本人签字', dossier: null, fields: ['basic'], at: new Date(now),
  }).execute()
  await keepConsent(transaction, { county, person: objector, helper: actor.person, purpose: 'raise' }, 'written', now)
}
