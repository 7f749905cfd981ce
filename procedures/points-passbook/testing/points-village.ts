/** An invented village with a catalogue in force, a shop and one household: the world in which stories of passbooks happen. */
import { asVillager, system, type Actor } from '../../../core/procedure/actor.ts'
import { accountName, bookedIn } from '../../../core/procedure/books.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import type { Known, KnownHousehold } from '../../../core/procedure/procedure.ts'
import { demoVillage, inOffice, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { catalogueSeed, type PointsCatalogue } from '../../../core/star-rating/points-catalogue.ts'
import { catalogueKey, passbookKey, shopKey } from '../../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../../core/star-rating/rating-names.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { InForce } from '../../points-catalogue/catalogue-file.ts'
import { stockAccount, type Thing } from '../../points-shop/shop-file.ts'
import { pointsBook, type PassbookFile } from '../passbook-file.ts'
import { pointsPassbook } from '../points-passbook.procedure.ts'

export const village = demoVillage
export const household = '5a5a5a5a-0000-4000-8000-000000000001'
export const head = asVillager(person(1))
export const wife = asVillager(person(2))
export const child = asVillager(person(3))
export const stranger = asVillager(person(4))
export const cadre = inOffice(person(11), 'VILLAGE_CADRE', village, 'committee')
export const secretary = inOffice(person(12), 'PARTY_SEC', village, 'party')
/** A cadre who is the brother of the head. */
export const brother = inOffice(person(13), 'VILLAGE_CADRE', village, 'committee')
/** A cadre who belongs to the household. */
export const cadreWife = inOffice(person(2), 'VILLAGE_CADRE', village, 'committee')
export const otherVillageCadre = inOffice(person(14), 'VILLAGE_CADRE', '140425200288', 'committee')
export const clock: Actor = system

export const flour: Thing = { number: 1, name: '面粉', unit: '袋', cost: 10, mostPerMonth: 2, onShelf: true }
export const soap: Thing = { number: 2, name: '肥皂', unit: '块', cost: 2, mostPerMonth: null, onShelf: true }
export const gone: Thing = { number: 3, name: '毛巾', unit: '条', cost: 3, mostPerMonth: null, onShelf: false }

export type Surroundings = {
  readonly catalogue?: PointsCatalogue | null
  readonly stock?: Readonly<Record<number, number>>
  /** Read anew at every act, so that a household can end in the middle of a story. */
  endedOn?: string | null
  /** What approvers gave on earlier days. */
  readonly booked?: NonNullable<Known['booked']>
}

export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (instant === null) throw new RangeError(`no instant: ${text}`)
  return instant
}

export const day = at('2026-05-04 09:00')

/** Balances follow from the story's own records, as the books do. */
export function passbook(around: Surroundings = {}, now = day): Story<PassbookFile> {
  const world: World = {
    procedure: pointsPassbook, calendar, settings: pointsPassbook.settings.defaults,
    known: (dossier) => known(dossier as Dossier<PassbookFile>, around),
  }
  return begin<PassbookFile>(world, passbookKey(village, household), now)
}

export function opened(around: Surroundings = {}, now = day): Story<PassbookFile> {
  return passbook(around, now).after(head, 'open', { village, household })
}

export const labour = { rule: 'labour', points: 5, on: '2026-05-03', words: '清理河道', evidence: '李演示在场' }
export const valour = { rule: 'valour', points: 50, on: '2026-05-02', words: '下河救人', evidence: '派出所认定书' }

/** With fifty points, claimed by the head and approved by the secretary. */
export function rich(around: Surroundings = {}, now = day): Story<PassbookFile> {
  return opened(around, now).after(head, 'claim', valour).after(secretary, 'approve', { request: 1 })
}

export function inForce(contents: PointsCatalogue): InForce {
  return { contents, filedOn: '2026-01-20', filing: '演示备〔2026〕1 号', version: 1, adoption: { body: 'assembly', number: '演示村民会议〔2026〕3 号', heldOn: '2026-01-10', entitled: 300, present: 200, yes: 180, meeting: null } }
}

export function familyOf(endedOn: string | null = null): KnownHousehold {
  return {
    id: household, village, basis: 'residence', endedOn, head: person(1), headName: '张演示', group: '第一网格',
    members: [{ person: person(1), bornOn: '1980-01-01', adult: true }, { person: person(2), bornOn: '1982-01-01', adult: true }, { person: person(3), bornOn: '2015-01-01', adult: false }],
    nearRelatives: [person(13)],
  }
}

function known({ file }: Dossier<PassbookFile>, { catalogue = catalogueSeed, stock = { 1: 3, 2: 100 }, endedOn = null, booked = [] }: Surroundings): Known {
  const balances = new Map([[accountName({ book: pointsBook, account: household }), file.entries.reduce((sum, { delta }) => sum + delta, 0)]])
  for (const { number } of [flour, soap, gone]) {
    const taken = file.exchanges.filter(({ thing, state }) => thing === number && state !== 'cancelled').reduce((sum, { quantity }) => sum + quantity, 0)
    balances.set(accountName(stockAccount(village, number)), (stock[number] ?? 0) - taken)
  }
  return {
    ...nothingKnown, balances, booked, households: new Map([[household, familyOf(endedOn)]]),
    shown: new Map([
      [nameOfKey(catalogueKey(village)), { procedure: 'points-catalogue', state: 'IN_FORCE', shown: { inForce: catalogue === null ? null : inForce(catalogue) } as never }],
      [nameOfKey(shopKey(village)), { procedure: 'points-shop', state: 'OPEN', shown: { things: [flour, soap, gone] } as never }],
    ]),
  }
}

/** Everything a story booked, by account: what the books must hold. */
export function sumsOf(story: Story): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const entry of story.events.flatMap(({ facts }) => bookedIn(facts))) sums.set(accountName(entry), (sums.get(accountName(entry)) ?? 0) + entry.delta)
  return sums
}
