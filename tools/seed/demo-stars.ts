/**
 * Two years of star rating in the demonstration village, played through the one door: last year's awarded, with an objection answered, an appeal
 * decided and a star proposed to be taken; this year's in the middle of its vote. Deterministic apart from the day; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { asVillager, system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import { tenStars } from '../../core/star-rating/ten-stars.ts'
import { addDays, dayOf, instantOf, yearOf, type Day, type Instant } from '../../core/time/index.ts'
import { randomFrom, type DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '6b8d0d2c-31c5-4b07-9a5f-2c9c1c0e4a11'
const codes = tenStars.stars.map(({ code }) => code)
const ratedLastYear = 24
const ratedThisYear = 44
const reasons = ['全家都守规矩', '邻里都能作证', '一年来没有红过脸', '院里院外天天扫', '去年参加过两次义务劳动', '家里老人孩子都照顾得好']

type Household = DemoVillage['households'][number]
type Play = { readonly door: Door; readonly village: DemoVillage; readonly households: readonly Household[]; readonly seen: Map<string, number>; readonly thisYear: number; now: Instant; acts: number }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoStars(door: Door, village: DemoVillage, today: Instant): Promise<number> {
  const county = Number(village.code.slice(0, 6))
  const year = yearOf(dayOf(today))
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id')
    .where('county', '=', county).where('id', '=', cycleKey(village.code, year).id).executeTakeFirst())
  if (there !== undefined) return 0
  const play: Play = { door, village, households: householdsOf(village), seen: new Map(), thisYear: year, now: today, acts: 0 }
  await lastYear(play, year - 1, today)
  await thisYear(play, year, today)
  return play.acts
}

/** Those whose people sign in come first, so that each has something on the own page. */
function householdsOf(village: DemoVillage): readonly Household[] {
  const known = new Set(village.accounts.filter(({ username }) => village.mandates.every((mandate) => mandate.username !== username)).map(({ person }) => person))
  const living = village.households.filter(({ basis, members }) => basis === 'residence' && members.length > 0)
  return [...living.filter(({ members }) => members.some(({ person }) => known.has(person))), ...living.filter(({ members }) => members.every(({ person }) => !known.has(person)))]
}

async function lastYear(play: Play, year: number, today: Instant): Promise<void> {
  const at = (day: string, minute = 570) => { play.now = instantOf(`${year}-${day}`, minute) }
  const cycle = cycleKey(play.village.code, year)
  at('09-01')
  await act(play, 'civilization', cycle, 'launch', { village: play.village.code, year, selfUntil: `${year}-09-12`, basis: '县文明委年度安排（演示）' }, 'star-cycle')
  at('09-05')
  const rated = play.households.slice(0, ratedLastYear)
  for (const [index, household] of rated.entries()) await rateSelf(play, household, year, index)
  at('09-14')
  await act(play, 'party-secretary', cycle, 'begin-peer-review', {})
  at('09-18', 19 * 60)
  await openMeeting(play, cycle, `${year}-09-18`)
  for (const [index, household] of rated.entries()) await vote(play, household, year, index)
  at('09-20')
  await act(play, 'party-secretary', cycle, 'publish', { days: 15, where: '村务公开栏' })
  await act(play, 'village-supervisor', cycle, 'confirm-board', { on: `${year}-09-20`, where: '村务公开栏' })
  await objectAndReview(play, year, rated)
  at('10-06')
  await act(play, 'party-secretary', cycle, 'end-notice', {})
  at('10-12')
  await act(play, 'party-secretary', cycle, 'award', { heldOn: `${year}-10-12`, where: '文化广场' })
  await proposeTaking(play, year, rated, today)
}

/** A neighbour objected and was answered; another household appealed, and the result stood. */
async function objectAndReview(play: Play, year: number, rated: readonly Household[]): Promise<void> {
  const [, own, about, objecting] = rated
  if (own === undefined || about === undefined || objecting === undefined) return
  play.now = instantOf(`${year}-09-22`, 600)
  const objection = { county: Number(play.village.code.slice(0, 6)), id: uuidv5(`objection:${year}`, namespace) }
  await act(play, asVillager(adultOf(objecting)), objection, 'raise', {
    village: play.village.code, year, about: about.id, household: objecting.id, words: '他家门口的柴堆占了半条巷子，绿色环保星评得不妥。', anonymous: 'yes',
  }, 'star-objection')
  const rating = ratingKey(play.village.code, about.id, year)
  await act(play, system, rating, 'take-objection', { objection: nameOfKey(objection) })
  play.now = instantOf(`${year}-09-24`, 600)
  const conclusion = '到现场看过，柴堆已经清走，重新表决维持原来的星。'
  const present = peopleOf(play, 'party-secretary', 'village-cadre-2', 'village-supervisor', 'virtue-chair')
  await act(play, 'village-cadre-2', rating, 'decide-review', {
    heldOn: `${year}-09-24`, present, withdrawn: [], votes: votesFor(starsOf(2), present.length), conclusion, objection: nameOfKey(objection),
  })
  await act(play, system, objection, 'take-conclusion', { rating: nameOfKey(rating), conclusion })
  play.now = instantOf(`${year}-09-25`, 600)
  const appealed = ratingKey(play.village.code, own.id, year)
  await act(play, asVillager(adultOf(own)), appealed, 'appeal', { words: '卫生健康星没有评上，请乡镇看看程序对不对。' })
  await act(play, 'town-dispatcher', appealed, 'decide-appeal', { outcome: 'stands', words: '看了会议记录：到会人数、回避、表决都符合规定，维持原结果。' })
}

/** The first household is asked for its word about a star that is proposed to be taken. */
async function proposeTaking(play: Play, year: number, [first]: readonly Household[], today: Instant): Promise<void> {
  if (first === undefined) return
  play.now = Math.max(play.now, today - 2 * 86_400_000)
  await act(play, 'village-cadre', ratingKey(play.village.code, first.id, year), 'propose-taking', { star: starsOf(0)[0] ?? 'S01', evidence: '（演示）三次村民小组会议反映集体蔬菜大棚钥匙没有按约定交还。' })
}

async function thisYear(play: Play, year: number, today: Instant): Promise<void> {
  const before = (days: number, minute = 600) => { play.now = instantOf(addDays(dayOf(today), -days), minute) }
  const cycle = cycleKey(play.village.code, year)
  before(30)
  await act(play, 'civilization', cycle, 'launch', { village: play.village.code, year, selfUntil: addDays(dayOf(today), -12), basis: '县文明委年度安排（演示）' }, 'star-cycle')
  before(20)
  const rated = play.households.slice(0, ratedThisYear)
  for (const [index, household] of rated.entries()) await rateSelf(play, household, year, index)
  const [out] = play.households.slice(ratedThisYear)
  if (out !== undefined) await act(play, asVillager(adultOf(out)), ratingKey(play.village.code, out.id, year), 'stay-out', { village: play.village.code, year, household: out.id }, 'star-household')
  before(11)
  await act(play, 'party-secretary', cycle, 'begin-peer-review', {})
  before(8)
  for (const [index, household] of rated.entries()) if (index % 4 === 3) await opinion(play, household, year, index)
  // Early enough that nothing of it lies ahead of whoever looks at it now.
  play.now = Math.min(today - 20 * 60_000, instantOf(dayOf(today), 8 * 60))
  await openMeeting(play, cycle, dayOf(play.now))
  for (const [index, household] of rated.slice(3, 9).entries()) await vote(play, household, year, index + 3)
}

/** The elder's household was helped and has not yet confirmed; two papers were signed; the others rated themselves. */
async function rateSelf(play: Play, household: Household, year: number, index: number): Promise<void> {
  const { next: random } = randomFrom(year * 100 + index)
  const own = codes.map((star) => {
    const isMet = starsOf(index).includes(star) || random() < 0.3
    return { star, claim: isMet ? 'met' : random() < 0.5 ? 'not-met' : 'not-claimed', items: isMet ? [0, 1] : [], words: isMet ? reasons[Math.floor(random() * reasons.length)] ?? '' : '' }
  })
  const elder = play.village.accounts.find(({ username }) => username === 'elder')?.person ?? ''
  const isHelped = year === play.thisYear && household.members.some(({ person }) => person === elder)
  const isPaper = index % 20 === 7
  await act(play, isHelped || isPaper ? 'proxy-helper' : asVillager(adultOf(household)), ratingKey(play.village.code, household.id, year), 'rate-self', {
    village: play.village.code, year, household: household.id, stars: own, ...(isPaper ? { paper: { signedOn: dayOf(play.now), keptAt: '村委会档案柜第二层' } } : {}),
  }, 'star-household')
}

async function opinion(play: Play, household: Household, year: number, index: number): Promise<void> {
  const doubts = index % 8 === 7 ? ['S09'] : []
  await act(play, 'village-cadre-2', ratingKey(play.village.code, household.id, year), 'add-opinion', {
    group: '村民小组会', people: 8 + index % 5, supports: starsOf(index).filter((star) => !doubts.includes(star)).slice(0, 6), doubts, words: doubts.length > 0 ? '院里有杂物，大家觉得再收拾收拾。' : '邻里相处得好。',
  })
}

async function openMeeting(play: Play, cycle: DossierKey, heldOn: Day): Promise<void> {
  await act(play, 'party-secretary', cycle, 'open-meeting', {
    heldOn, where: '村委会会议室', present: peopleOf(play, ...seats), chair: personOf(play, 'party-secretary'), recorder: personOf(play, 'village-cadre'),
  })
}

const seats = ['party-secretary', 'village-cadre', 'village-cadre-2', 'village-supervisor', 'virtue-chair', 'virtue-recorder', 'virtue-member-1'] as const

async function vote(play: Play, household: Household, year: number, index: number): Promise<void> {
  const present = peopleOf(play, ...seats)
  const withdrawn = present.filter((one) => household.members.some(({ person }) => person === one))
  // The recorder's own household is recorded by the chair.
  const who = withdrawn.includes(personOf(play, 'village-cadre')) ? 'party-secretary' : 'village-cadre'
  await act(play, who, ratingKey(play.village.code, household.id, year), 'decide', { sitting: 1, withdrawn, votes: votesFor(starsOf(index), present.length - withdrawn.length) })
}

/** Seven of ten on the whole, some fewer: like a village, not like a prize. */
function starsOf(index: number): readonly string[] {
  return codes.filter((_, at) => (at * 7 + index * 3) % 10 < 5 + index % 5)
}

function votesFor(won: readonly string[], voters: number) {
  return codes.map((star, at) => {
    const against = at % 4
    return won.includes(star) ? { star, yes: voters - (against === 1 ? 1 : 0), no: against === 1 ? 1 : 0, abstain: 0 } : { star, yes: 1, no: voters - 2, abstain: 1 }
  })
}

function adultOf({ head }: Household): string {
  return head
}

function personOf({ village }: Play, userName: string): string {
  return village.mandates.find(({ username }) => username === userName)?.person ?? ''
}

function peopleOf(play: Play, ...names: readonly string[]): readonly string[] {
  return names.map((name) => personOf(play, name))
}

/** As the platform would take it, with what the actor saw; nobody is told, since it happened long ago. */
async function act(play: Play, who: string | Actor, dossier: DossierKey, name: string, form: object, procedure?: string): Promise<void> {
  const actor = typeof who === 'string' ? inOffice(play, who) : who
  const key = nameOfKey(dossier)
  play.now += 60_000
  const done = await perform({ ...play.door, clock: () => play.now }, {
    act: {
      id: uuidv5(`${key}:${name}:${play.acts}`, namespace), act: name, form, channel: actor.kind === 'system' ? 'timer' : procedure === undefined ? 'console' : 'portal', occurredAt: play.now,
      ...(procedure === undefined ? { seen: play.seen.get(key) ?? 0 } : {}),
    },
    dossier, actor, ...(procedure === undefined ? {} : { procedure }),
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new Error(`${name} of ${key}: ${error.message}`, { cause: error }) : error
  })
  play.acts += 1
  play.seen.set(key, done.sequence)
}

function inOffice({ village }: Play, userName: string): Actor {
  const held = village.mandates.find(({ username }) => username === userName)
  if (held === undefined) throw new RangeError(`nobody in the demonstration is called ${userName}`)
  return underMandate(held.person, { id: held.id, office: held.office, unit: held.unit, region: held.region })
}
