/**
 * A half year of points in the demonstration village, played through the one door: a catalogue adopted and filed, a shop with stock, households
 * with entries, some things waiting for somebody. Deterministic apart from the day; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { catalogueSeed } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey, passbookKey, shopKey } from '../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../core/star-rating/rating-names.ts'
import { addDays, dayOf, instantOf, type Day, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '2f0c7b1e-52b7-4f3e-9d61-7c5f0a9c4b12'
const takingPart = 16

type Household = DemoVillage['households'][number]
type Play = { readonly door: Door; readonly village: DemoVillage; readonly today: Day; now: Instant; acts: number }
type Step = { readonly key: DossierKey; readonly who: string | Actor; readonly act: string; readonly form: object; readonly procedure?: string; readonly seen?: number }

const deeds = [
  { rule: 'labour', points: 5, words: '清理村东头河道', evidence: '村里记工本' }, { rule: 'volunteer', points: 6, words: '敬老院打扫三小时', evidence: '签到簿' },
  { rule: 'neighbour', points: 3, words: '帮邻居家收玉米', evidence: '邻居能证明' }, { rule: 'assembly', points: 2, words: '参加村民代表会议', evidence: '会议签到' },
  { rule: 'simple-feast', points: 20, words: '儿子婚事新办', evidence: '红白理事会记录' }, { rule: 'sorting', points: 5, words: '垃圾分类月评合格', evidence: '月评表' },
  { rule: 'good-deed', points: 10, words: '捡到钱包交还失主', evidence: '失主来信' }, { rule: 'training', points: 3, words: '参加中药材种植培训', evidence: '培训名册' },
] as const

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoPoints(door: Door, village: DemoVillage, today: Instant): Promise<number> {
  const key = catalogueKey(village.code)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id')
    .where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst())
  if (there !== undefined) return 0
  const play: Play = { door, village, today: dayOf(today), now: today, acts: 0 }
  await adoptCatalogue(play)
  await fillShop(play)
  for (const [index, household] of householdsOf(village).entries()) await earn(play, household, index)
  return play.acts
}

async function adoptCatalogue(play: Play): Promise<void> {
  const key = catalogueKey(play.village.code)
  at(play, 200)
  await act(play, { key, who: 'village-cadre', act: 'open', form: { village: play.village.code, contents: catalogueSeed }, procedure: 'points-catalogue' })
  at(play, 190)
  await act(play, {
    key, who: 'village-cadre', act: 'adopt', seen: 1,
    form: { body: 'representatives', number: '演示村民代表会议〔演示〕2 号', heldOn: addDays(play.today, -191), entitled: 36, present: 33, yes: 31, minutes: '（演示）代表逐项讨论，表决通过，只加分不扣分。' },
  })
  await act(play, { key, who: 'town-dispatcher', act: 'file', form: { number: '演示备〔演示〕1 号' }, seen: 2 })
}

async function fillShop(play: Play): Promise<void> {
  const key = shopKey(play.village.code)
  at(play, 188)
  await act(play, { key, who: 'village-cadre', act: 'open', form: { village: play.village.code }, procedure: 'points-shop' })
  const things = [['面粉', '袋', 20, 40], ['食用油', '桶', 30, 24], ['肥皂', '块', 3, 120], ['毛巾', '条', 5, 60]] as const
  for (const [index, [name, unit, cost, stock]] of things.entries()) {
    await act(play, { key, who: 'village-cadre', act: 'shelve', form: { name, unit, cost, ...(index < 2 ? { mostPerMonth: 2 } : {}) } })
    await act(play, { key, who: 'village-cadre', act: 'move', form: { thing: index + 1, kind: 'received', quantity: stock, words: index % 2 === 0 ? '（演示）村集体购买' : '（演示）演示合作社捐赠' } })
    await act(play, { key, who: 'village-supervisor', act: 'confirm', form: { movement: index + 1 } })
  }
  at(play, 20)
  await act(play, { key, who: 'village-cadre', act: 'move', form: { thing: 3, kind: 'written-off', quantity: 2, words: '（演示）受潮' } })
}

/** Those whose people sign in come first; the last of everybody's claims still waits, and some exchanges are not collected. */
async function earn(play: Play, household: Household, index: number): Promise<void> {
  const key = passbookKey(play.village.code, household.id)
  const own = asVillager(household.head)
  at(play, 160 - index)
  await act(play, { key, who: own, act: 'open', form: { village: play.village.code, household: household.id }, procedure: 'points-passbook' })
  const count = 2 + index % 4
  let number = 0
  for (let turn = 0; turn < count; turn += 1) {
    const deed = deeds[(index + turn * 3) % deeds.length]
    const days = 150 - turn * 30 - index
    if (deed === undefined) continue
    at(play, days)
    await act(play, { key, who: own, act: 'claim', form: { ...deed, on: addDays(play.today, -days - 1) } })
    number += 1
    at(play, days - 2)
    await approve(play, key, number)
  }
  at(play, 10 - index % 8)
  if (index % 3 === 0) {
    await act(play, { key, who: own, act: 'redeem', form: { thing: 3, quantity: 1 } }, ['points-short'])
    number += 1
    if (index % 2 === 0) await act(play, { key, who: 'village-cadre-2', act: 'hand-over', form: { exchange: number } }, ['near-relative', 'no-such-exchange'])
  }
  if (index % 2 === 1) await act(play, { key, who: own, act: 'claim', form: { rule: 'labour', points: 5, on: addDays(play.today, -12), words: '修村道', evidence: '村里记工本' } })
}

/** Whoever belongs to the household or is near to it steps back for another. */
async function approve(play: Play, key: DossierKey, request: number): Promise<void> {
  for (const who of ['party-secretary', 'village-cadre-2', 'village-cadre']) if (await act(play, { key, who, act: 'approve', form: { request } }, ['near-relative'])) return
}

function householdsOf(village: DemoVillage): readonly Household[] {
  const staff = new Set(village.mandates.map(({ person }) => person))
  const villagers = new Set(village.accounts.map(({ person }) => person).filter((person) => !staff.has(person)))
  const living = village.households.filter(({ basis }) => basis === 'residence')
  const signsIn = ({ members }: Household) => members.some(({ person }) => villagers.has(person))
  return [...living.filter(signsIn), ...living.filter((one) => !signsIn(one) && one.members.every(({ person }) => !staff.has(person)))].slice(0, takingPart)
}

function at(play: Play, daysAgo: number): void {
  play.now = instantOf(addDays(play.today, -daysAgo), 600)
}

/** As the platform would take it; nobody is told, since it happened long ago. False where it was refused in one of the ways expected. */
async function act(play: Play, { key, who, act: name, form, procedure, seen }: Step, expected: readonly string[] = []): Promise<boolean> {
  const actor = typeof who === 'string' ? inOffice(play, who) : who
  play.now += 60_000
  try {
    await perform({ ...play.door, clock: () => play.now }, {
      act: { id: uuidv5(`${nameOfKey(key)}:${name}:${play.acts}`, namespace), act: name, form, channel: actor.mandate === null ? 'portal' : 'console', occurredAt: play.now, ...(seen === undefined ? {} : { seen }) },
      dossier: key, actor, ...(procedure === undefined ? {} : { procedure }),
    })
    play.acts += 1
    return true
  } catch (error) {
    if (error instanceof Refused && expected.includes(error.refusal.code)) return false
    throw error instanceof Refused ? new Error(`${name} of ${nameOfKey(key)}: ${error.message}`, { cause: error }) : error
  }
}

function inOffice({ village }: Play, userName: string): Actor {
  const held = village.mandates.find(({ username }) => username === userName)
  if (held === undefined) throw new RangeError(`nobody in the demonstration is called ${userName}`)
  return underMandate(held.person, { id: held.id, office: held.office, unit: held.unit, region: held.region })
}
