/**
 * An invented village lives through a whole year of star rating, through the one door and on a real database: self-ratings of all kinds, opinions,
 * recusals, votes and corrections, notice, objections, reviews, appeals, award, moves, and meanwhile deaths, moves and splits of households. The
 * seed says everything; two runs of one seed are one story.
 */
import { createHash, randomUUID } from 'node:crypto'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { choosing, oneOf, type Choose } from '../../core/procedure/testing/forms.ts'
import { inOffice, regionsOf } from '../../core/procedure/testing/places.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import { tenStars } from '../../core/star-rating/ten-stars.ts'
import { addDays, dayOf, msPerDay, msPerHour, type Instant } from '../../core/time/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'
import { keepCalendars } from '../../server/calendar/index.ts'
import type { TestDatabase } from '../../server/database/testing.ts'
import { parseDossierKey } from '../../server/dossiers/index.ts'
import { enqueueIntents } from '../../server/effects/index.ts'
import { keepProcedures, keepSettings } from '../../server/procedures/index.ts'
import { enterObjection, yearAt } from '../../server/star-rating/index.ts'
import { fireDue } from '../../server/time/index.ts'

export type Played = {
  readonly cycle: DossierKey
  readonly household: (id: string) => DossierKey
  readonly now: () => Instant
  /** How often each act was done, and how often each was refused although the story wanted it. */
  readonly done: ReadonlyMap<string, number>
  readonly refused: ReadonlyMap<string, number>
  /** Of each, how many households it befell during the year, and the rating was told of it. */
  readonly befell: Readonly<Record<Change, number>>
}

/** What the register says of a household during the year: its head died, it moved away, a grown child took a house of its own. */
const changes = ['death', 'move', 'split'] as const
type Change = typeof changes[number]

export type Year = { readonly village: string; readonly households: number; readonly seed: number; readonly say?: (words: string) => void }

const year = 2026
const begin = Date.UTC(2026, 9, 12, 1)
export const sitters = [['PARTY_SEC', 'party'], ['VILLAGE_CADRE', 'committee'], ['VILLAGE_CADRE', 'committee'], ['VILLAGE_CADRE', 'committee'], ['VILLAGE_SUPERVISOR', 'supervision'], ['VILLAGE_SUPERVISOR', 'supervision'], ['VILLAGE_CADRE', 'committee']] as const

export type Home = { id: string; key: DossierKey; adults: string[]; child: string | null; state: 'none' | 'filled' | 'rated' | 'out' | 'gone' }
type Votes = readonly { readonly star: string; readonly yes: number; readonly no: number; readonly abstain: number }[]

export async function playYear(test: TestDatabase, { village, households, seed, say = () => undefined }: Year): Promise<Played> {
  const choose = choosing(seed)
  const chance = (percent: number) => choose(100) < percent
  const clock = { now: begin }
  const door: Door = {
    database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), enqueue: enqueueIntents,
    attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => clock.now,
  }
  const [done, refused] = [new Map<string, number>(), new Map<string, number>()]
  let nextChange = -1
  const befell: Record<Change, number> = { death: 0, move: 0, split: 0 }
  const id = (what: string) => uuidOf(`${village} ${seed} ${what}`)
  const staff = sitters.map(([office, unit], index) => inOffice(id(`sitter ${index}`), office, village, unit))
  const [secretary, cadre, ...others] = staff as [Actor, Actor, ...Actor[]]
  const helper = inOffice(id('helper'), 'PROXY_HELPER', village, 'committee')
  const town = inOffice(id('town'), 'TOWN_DISPATCHER', regionsOf(village).TOWN, 'government')
  const cycle = cycleKey(village, year)
  const homes = await settle(test, { village, staff, count: households, chance, id })

  const act = async (dossier: DossierKey, actor: Actor, name: string, form: object, procedure?: string): Promise<boolean> => {
    // One after the other, so that whoever recounts knows the order.
    clock.now += 1
    try {
      await perform(door, {
        act: { id: randomUUID(), act: name, form, channel: actor === system ? 'exchange' : 'console', occurredAt: clock.now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }),
      })
      count(done, name)
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      count(refused, `${name}: ${error.refusal.code}`)
      return false
    }
  }
  const onHome = (home: Home, actor: Actor, name: string, form: object, procedure?: string) => act(home.key, actor, name, form, procedure)
  const opening = (home: Home) => ({ village, year, household: home.id })
  const adultOf = (home: Home) => asVillager(home.adults[0] ?? '')

  // 自评
  await act(cycle, town, 'launch', { village, year, selfUntil: addDays(dayOf(clock.now), 20), basis: '演示：乡镇安排' }, 'star-cycle')
  say(`${households} 户自评`)
  for (const home of homes) {
    // One at least stays out, however small the village.
    const dice = home === homes.at(-1) ? 95 : choose(100)
    if (dice < 78) home.state = await onHome(home, adultOf(home), 'rate-self', { ...opening(home), ...ownWords(choose) }, 'star-household') ? 'rated' : home.state
    else if (dice < 88) home.state = await onHome(home, helper, 'rate-self', { ...opening(home), ...ownWords(choose), paper: { signedOn: dayOf(clock.now), keptAt: '村委会档案柜' } }, 'star-household') ? 'rated' : home.state
    else if (dice < 92) home.state = await onHome(home, helper, 'rate-self', { ...opening(home), ...ownWords(choose) }, 'star-household') ? 'filled' : home.state
    else if (dice < 96) home.state = await onHome(home, adultOf(home), 'stay-out', opening(home), 'star-household') ? 'out' : home.state
  }
  for (const home of homes.filter(({ state }) => state === 'filled')) if (chance(70) && await onHome(home, adultOf(home), 'confirm', {})) home.state = 'rated'
  await livesOn(homes, 3 + Math.floor(households / 40))
  // Who has a house of his own since then rates it as everybody does.
  for (const home of homes.slice(households)) if (chance(70)) home.state = await onHome(home, adultOf(home), 'rate-self', { ...opening(home), ...ownWords(choose) }, 'star-household') ? 'rated' : home.state

  // 互评
  clock.now += 21 * msPerDay
  await act(cycle, cadre, 'begin-peer-review', {})
  for (const home of homes.filter(({ state }) => state === 'rated')) {
    if (!chance(40)) continue
    const [supports, doubts] = split(choose)
    await onHome(home, chance(50) ? secretary : cadre, 'add-opinion', { people: 1 + choose(12), supports, doubts, group: '第一小组' })
  }

  // 表决
  clock.now += 2 * msPerDay
  const everybody = staff.flatMap(({ person }) => person ?? [])
  let present = everybody
  await act(cycle, cadre, 'open-meeting', { heldOn: dayOf(clock.now), where: '村委会大院', present, chair: secretary.person, recorder: cadre.person })
  let sitting = 1
  say('开会表决')
  const waiting = homes.filter(({ state }) => state === 'rated')
  for (const [index, home] of waiting.entries()) {
    if (index === Math.floor(waiting.length / 2)) {
      present = everybody.slice(0, -1)
      if (await act(cycle, cadre, 'change-attendance', { heldOn: dayOf(clock.now), where: '村委会大院', present, chair: secretary.person, recorder: cadre.person })) sitting = 2
    }
    const withdrawn = await kinOf(home, present)
    const recorder = withdrawn.includes(cadre.person ?? '') ? secretary : cadre
    if (withdrawn.includes(recorder.person ?? '')) continue
    const form = { sitting, withdrawn, votes: hands(choose, present.length - withdrawn.length) }
    if (await onHome(home, recorder, 'decide', form) && chance(3)) await onHome(home, recorder, 'correct-decision', { ...form, votes: hands(choose, present.length - withdrawn.length), reason: '举手数错了一只' })
  }
  await livesOn(homes, 1 + Math.floor(households / 80))
  // Whoever could be recorded by neither of the two stays out, by its own word: nobody is skipped in silence.
  for (const home of waiting) if (await stateOf(home) === 'RATED') await onHome(home, adultOf(home), 'opt-out', {})

  // 公示、异议、复核、申诉
  await act(cycle, cadre, 'publish', { days: 15, where: '村委会门口公开栏' })
  await act(cycle, others[3] ?? cadre, 'confirm-board', { on: dayOf(clock.now), where: '村委会门口公开栏' })
  say('公示')
  const decided = homes.filter(({ state }) => state === 'rated')
  let onPaper = false
  const speaker = homes.find(({ state, adults }) => state !== 'gone' && adults.length > 0) ?? oneOf(choose, homes)
  const objected = decided.find((home) => home !== speaker)
  for (const home of decided) {
    const dice = choose(100)
    // At least one, however small the village: everybody may object.
    if ((dice < 4 || home === objected) && home !== speaker) {
      const objection = { county: cycle.county, id: randomUUID() }
      const said = { words: '这颗星和平时看到的不一样', anonymous: chance(50) ? 'yes' as const : 'no' as const }
      onPaper = !onPaper
      if (onPaper) await paper(objection, home, said)
      else await act(objection, adultOf(speaker), 'raise', { village, year, about: home.id, household: speaker.id, ...said }, 'star-objection')
      await followUp()
      if (await stateOf(home) === 'REVIEW' && chance(70)) await reviewed(home, nameOfKey(objection))
      else if (chance(50)) {
        await act(objection, adultOf(speaker), 'withdraw', {})
        await followUp()
      }
    } else if (dice < 8) {
      if (await onHome(home, adultOf(home), 'ask-review', { words: '请再看一看卫生健康星' }) && chance(80)) await reviewed(home)
    } else if (dice < 10 && await onHome(home, adultOf(home), 'appeal', { words: '请乡镇看一看' }) && chance(70)) {
      const back = chance(50)
      await onHome(home, town, 'decide-appeal', { outcome: back ? 'back' : 'stands', words: '演示：看过材料' })
      if (back && chance(70)) await reviewed(home)
    }
  }
  await act(cycle, cadre, 'amend-notice', { reason: '复核以后更正' })

  // 授牌、补授、能上能下
  clock.now += 16 * msPerDay
  await act(cycle, cadre, 'end-notice', {})
  await act(cycle, cadre, 'award', { heldOn: dayOf(clock.now), where: '村文化广场' })
  say('授牌以后')
  for (const home of decided) {
    if (await stateOf(home) === 'REVIEW') await reviewed(home, await openObjection(home))
    else if (await stateOf(home) === 'APPEALED') await onHome(home, town, 'decide-appeal', { outcome: 'stands', words: '演示：维持' })
    if (chance(30)) await onHome(home, adultOf(home), 'answer-plaque', { agrees: chance(80) })
  }
  await act(cycle, cadre, 'award-later', { heldOn: dayOf(clock.now) })
  const moving = decided.filter(() => chance(12))
  for (const home of moving) {
    const star = oneOf(choose, tenStars.stars).code
    const form = { star, evidence: '演示：有村里的记录' }
    if (!(await onHome(home, cadre, 'propose-taking', form)) && await onHome(home, cadre, 'propose-adding', form)) await voteMove(home, cadre)
    else if (chance(60) && await onHome(home, adultOf(home), 'answer-proposal', { words: '演示：说明情况' })) await voteMove(home, cadre)
  }
  await pass(12)
  for (const home of moving) {
    const state = await stateOf(home)
    if (state === 'PROPOSED') await voteMove(home, cadre)
    else if (state === 'VOTED' && chance(40) && await onHome(home, adultOf(home), 'ask-move-review', { words: '演示：请再议' })) await voteMove(home, secretary)
  }
  await pass(20)
  await act(cycle, cadre, 'publish-list', {})
  await livesOn(homes, 1)
  // Beyond the twelve months after which a taken star comes back, and not to the year's end.
  await pass(360)
  await act(cycle, cadre, 'publish-list', { resolution: '2027年村民会议第1号决议' })
  return { cycle, household: (one) => ratingKey(village, one, year), now: () => clock.now, done, refused, befell }

  /** Signed and handed to the township, which enters it: every other objection comes so. */
  async function paper({ id: objection }: DossierKey, home: Home, said: { readonly words: string; readonly anonymous: 'yes' | 'no' }): Promise<void> {
    const found = await door.database.reading({ role: 'app', actor: town }, (transaction) => yearAt(transaction, door.procedures, cycle))
    if (found === null) throw new Error('the township sees no year')
    clock.now += 1
    try {
      await enterObjection(door, town, found, { id: objection, about: home.id, objector: speaker.adults[0] ?? '', keptAt: '乡镇档案柜', ...said })
      count(done, 'paper objection')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      count(refused, `paper objection: ${error.refusal.code}`)
    }
  }

  async function reviewed(home: Home, objection?: string | null): Promise<void> {
    const met = present.slice(0, 5)
    const withdrawn = await kinOf(home, met)
    const recorder = [secretary, ...others, cadre].find((one) => met.includes(one.person ?? '') && !withdrawn.includes(one.person ?? '') && one !== cadre) ?? secretary
    const form = { heldOn: dayOf(clock.now), present: met, withdrawn, votes: hands(choose, met.length - withdrawn.length), conclusion: '演示：复核过了', ...(objection == null ? {} : { objection }) }
    await onHome(home, recorder, 'decide-review', form)
    await followUp()
  }

  async function voteMove(home: Home, recorder: Actor): Promise<void> {
    const met = present.slice(0, 5)
    const withdrawn = await kinOf(home, met)
    const [one] = hands(choose, met.length - withdrawn.length)
    if (one === undefined || withdrawn.includes(recorder.person ?? '')) return
    await onHome(home, recorder, 'vote-move', { heldOn: dayOf(clock.now), present: met, withdrawn, yes: one.yes, no: one.no, abstain: one.abstain, words: '演示：评议会意见' })
  }

  /** Days go by, and every clock that runs out speaks when it does. */
  async function pass(days: number): Promise<void> {
    const until = clock.now + days * msPerDay
    while (clock.now < until) {
      clock.now = Math.min(until, clock.now + 12 * msPerHour)
      while (await firedOnce() > 0) await followUp()
    }
  }

  async function firedOnce(): Promise<number> {
    clock.now += 1
    return await fireDue(door, () => undefined)
  }

  /** What the relay would carry out next. */
  async function followUp(): Promise<void> {
    const rows = await test.ownerQuery<{ id: string; payload: { id: string; on: string; act: string; form: object } }>(`select id, payload from outbox where kind = 'perform-act' and state = 'waiting' order by id`)
    for (const { id: row, payload } of rows) {
      const key = parseDossierKey(payload.on)
      if (key !== null) await act(key, system, payload.act, payload.form)
      await test.ownerQuery(`delete from outbox where id = $1`, [row])
    }
  }

  async function kinOf(home: Home, there: readonly string[]): Promise<string[]> {
    const rows = await test.ownerQuery<{ person: string }>(`
      select person from household_members where household = $1 and left_on is null union
      select k.other from kinships k join household_members m on m.person = k.person and m.left_on is null where m.household = $1 and withdrawn_at is null union
      select k.person from kinships k join household_members m on m.person = k.other and m.left_on is null where m.household = $1 and withdrawn_at is null`, [home.id])
    const kin = new Set(rows.map(({ person }) => person))
    return there.filter((person) => kin.has(person))
  }

  async function stateOf(home: Home): Promise<string | null> {
    return (await test.ownerQuery<{ state: string }>('select state from dossiers where id = $1', [home.key.id]))[0]?.state ?? null
  }

  async function openObjection(home: Home): Promise<string | null> {
    return (await test.ownerQuery<{ objections: string[] }>(`select file -> 'objections' as objections from dossiers where id = $1`, [home.key.id]))[0]?.objections[0] ?? null
  }

  /** Somebody dies, a household moves away, a son takes a house of his own; the register says so first, then the rating is told. */
  async function livesOn(all: Home[], times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const home = oneOf(choose, all.filter(({ state, adults }) => state === 'rated' && adults.length > 1))
      const [head = '', heir = ''] = home.adults
      const change = changes[(nextChange += 1) % changes.length] ?? 'death'
      switch (change) {
        case 'death':
          await test.ownerQuery('update household_members set left_on = $3 where household = $1 and person = $2', [home.id, head, dayOf(clock.now)])
          await test.ownerQuery('update households set head = $2 where id = $1', [home.id, heir])
          home.adults = home.adults.slice(1)
          break
        case 'move':
          await test.ownerQuery('update households set ended_on = $2 where id = $1', [home.id, dayOf(clock.now)])
          break
        case 'split': {
          const split = { id: uuidOf(`${home.id} split`), key: ratingKey(village, uuidOf(`${home.id} split`), year), adults: [heir], child: null, state: 'none' as const }
          await test.ownerQuery('update household_members set left_on = $3 where household = $1 and person = $2', [home.id, heir, dayOf(clock.now)])
          await test.ownerQuery(`insert into households (county, id, basis, village, place, head, created_at) values ($1, $2, 'residence', $3, $4, $5, now())`, [cycle.county, split.id, village, Number(`${village}000`), heir])
          await test.ownerQuery(`insert into household_members (county, id, household, basis, person, relation, place, joined_on) values ($1, $2, $3, 'residence', $4, 0, $5, $6)`, [cycle.county, randomUUID(), split.id, heir, Number(`${village}000`), dayOf(clock.now)])
          home.adults = home.adults.filter((one) => one !== heir)
          all.push(split)
        }
      }
      if (!await onHome(home, cadre, 'record-change', { reason: '演示：人户登记有变化' })) continue
      befell[change] += 1
      if (await stateOf(home) === 'ENDED') home.state = 'gone'
    }
  }
}

type Settling = { readonly village: string; readonly staff: readonly Actor[]; readonly count: number; readonly chance: (percent: number) => boolean; readonly id: (what: string) => string }

/** Households of two or three, some of whom are kin of those who sit; offices in force. */
export async function settle(test: TestDatabase, { village, staff, count: wanted, chance, id }: Settling): Promise<Home[]> {
  const county = Number(village.slice(0, 6))
  const place = Number(`${village}000`)
  const homes = Array.from({ length: wanted }, (_, index): Home => {
    const home = id(`home ${index}`)
    return { id: home, key: ratingKey(village, home, year), adults: [id(`head ${index}`), id(`spouse ${index}`)], child: index % 3 === 0 ? id(`child ${index}`) : null, state: 'none' }
  })
  // The first of those who sit have a house of their own among the rest.
  for (const [index, { person }] of staff.entries()) if (homes[index] !== undefined && person !== null) homes[index] = { ...homes[index], adults: [person, ...homes[index].adults.slice(1)] }
  const persons = [...homes.flatMap(({ adults, child }) => [...adults.map((one) => ({ one, born: '1970-03-04' })), ...(child === null ? [] : [{ one: child, born: '2015-06-07' }])])]
  await test.ownerQuery(`insert into persons (county, id, name, birth_date, residence_village, place, created_at, updated_at)
    select $1, p, '张演示' || substr(p::text, 1, 4), b, $4, $5, now(), now() from unnest($2::uuid[], $3::date[]) as t(p, b)`, [county, persons.map(({ one }) => one), persons.map(({ born }) => born), village, place])
  await test.ownerQuery(`insert into households (county, id, basis, village, place, head, created_at) select $1, h, 'residence', $4, $5, p, now() from unnest($2::uuid[], $3::uuid[]) as t(h, p)`,
    [county, homes.map(({ id: home }) => home), homes.map(({ adults: [head = ''] }) => head), village, place])
  const members = homes.flatMap(({ id: home, adults, child }) => [...adults, ...(child === null ? [] : [child])].map((person, at) => ({ home, person, relation: at })))
  await test.ownerQuery(`insert into household_members (county, id, household, basis, person, relation, place, joined_on)
    select $1, gen_random_uuid(), h, 'residence', p, r, $5, '2020-01-01' from unnest($2::uuid[], $3::uuid[], $4::smallint[]) as t(h, p, r)`,
  [county, members.map(({ home }) => home), members.map(({ person }) => person), members.map(({ relation }) => relation), place])
  for (const { adults: [head = ''] } of homes.slice(staff.length)) {
    if (!chance(6)) continue
    const sitter = staff[2 + (head.charCodeAt(0) % 3)]?.person ?? ''
    await test.ownerQuery(`insert into kinships (county, id, person, relation, other, place, declared_at) values ($1, gen_random_uuid(), $2, 'sibling', $3, $4, now())`, [county, head, sitter, place])
  }
  await test.ownerQuery(`insert into mandates (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, granted_at)
    select $1, gen_random_uuid(), p, '演示任职', o, 'VILLAGE', $4, $5, $6, '2024-01-01', now() from unnest($2::uuid[], $3::text[]) as t(p, o)`,
  [county, staff.map(({ person }) => person), staff.map(({ mandate }) => mandate?.office), village, place, place + 999])
  return homes
}

/** Each star claimed or not, with a reason where claimed. */
export function ownWords(choose: Choose) {
  return {
    stars: tenStars.stars.map(({ code, items }) => {
      const claim = oneOf(choose, ['met', 'met', 'met', 'not-met', 'not-claimed'] as const)
      return { star: code, claim, items: claim === 'met' ? items.map((_, at) => at).filter(() => choose(3) > 0) : [], words: claim === 'met' ? '演示：做到了' : '' }
    }),
  }
}

function split(choose: Choose): [string[], string[]] {
  const said = tenStars.stars.map(({ code }) => ({ code, dice: choose(4) }))
  return [said.filter(({ dice }) => dice < 2).map(({ code }) => code), said.filter(({ dice }) => dice === 2).map(({ code }) => code)].map((list, at) => (at === 0 && list.length === 0 ? ['S01'] : list)) as [string[], string[]]
}

/** Hands of those in the room, every star once. */
export function hands(choose: Choose, voters: number): Votes {
  return tenStars.stars.map(({ code }) => {
    const yes = choose(4) === 0 ? choose(voters + 1) : voters - choose(Math.min(3, voters + 1))
    const abstain = choose(voters - yes + 1)
    return { star: code, yes, no: voters - yes - abstain, abstain }
  })
}

function count(into: Map<string, number>, what: string): void {
  into.set(what, (into.get(what) ?? 0) + 1)
}

export function uuidOf(text: string): string {
  const hex = createHash('sm3').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
