/**
 * How the demonstration village elects its committee, through the one door: the election of the last term from announcement to hand-over, with a vote again
 * for one seat; this term's with its roll on the wall, objections and nominations; a rehearsal whose boxes stand ready. Deterministic apart from the day.
 */
import { addDays, addMonths, dayOf, yearOf, type Day, type Instant } from '../../core/time/index.ts'
import { system } from '../../core/procedure/actor.ts'
import { randomFrom, type DemoPerson, type DemoVillage } from '../../core/village/index.ts'
import type { RollFile } from '../../procedures/election-roll/roll-file.ts'
import type { ElectionFile } from '../../procedures/village-election/election-file.ts'
import { boxKey, electionKey, firstRehearsal, rollKey, sheetKey } from '../../procedures/village-election/names.ts'
import type { Door } from '../../server/acts/index.ts'
import { confirmProvince } from './demo-province.ts'
import { act, at, fileOf, personOf, type Play } from './demo-acts.ts'

/** Who runs the election of this term: they sign in under the offices they hold anyway, the first is its head. */
export const demoElectionCommittee = ['council-chair', 'virtue-recorder', 'occasions-member-2', 'council-member-3', 'election-member'] as const
const substitutes = ['occasions-recorder', 'virtue-member-3']
const committeeBefore = ['temperance-member-3', 'temperance-recorder', 'temperance-chair', 'council-member-2', 'council-recorder', 'virtue-member-1', 'occasions-member-3'] as const
/** Days from today to the vote of this term. */
const ahead = 26
const where = '村务公开栏'

type Which = { readonly term: number; readonly run: number }
type Running = Which & { readonly play: Play; readonly day: Day; /** Of those who leave. */ readonly termBeganOn: Day; readonly committee: readonly string[] }
type Post = 'chair' | 'vice' | 'member'
const seats = { chair: 1, vice: 1, member: 3 } as const

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoElections(door: Door, village: DemoVillage, today: Instant): Promise<number> {
  const day = addDays(dayOf(today), ahead)
  const key = electionKey(village.code, yearOf(day), 0)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst())
  if (there !== undefined) return 0
  await confirmProvince(door.database, village, today)
  const play: Play = { door, village, namespace: '3e6f7b52-1c94-4e0b-8f0d-7a52f6b0c9d3', now: today, acts: 0 }
  const before = addMonths(day, -60)
  await lastTerm({ play, term: yearOf(before), run: 0, day: before, termBeganOn: addMonths(before, -60), committee: committeeBefore })
  await thisTerm({ play, term: yearOf(day), run: 0, day, termBeganOn: addDays(before, 6), committee: demoElectionCommittee }, dayOf(today))
  await rehearsal({ play, term: yearOf(day), run: firstRehearsal, day: addDays(dayOf(today), 3), termBeganOn: addDays(before, 6), committee: demoElectionCommittee }, dayOf(today))
  return play.acts
}

async function lastTerm(election: Running): Promise<void> {
  const { play, day } = election
  await begun(election, addDays(day, -60), '县里统一部署的村委会换届（演示）')
  const entries = entriesOf(play, day, () => true)
  await rolled(election, entries, addDays(day, -32))
  await candidates(election, addDays(day, -28), [
    ['village-cadre', 'chair'], ['temperance-member-2', 'chair'], ['village-cadre-2', 'vice'], ['temperance-member-1', 'vice'],
    ['grid-leader', 'member'], ['village-mediator', 'member'], ['grid-worker-4', 'member'], ['proxy-helper', 'member'], ['virtue-member-2', 'member'],
  ], [])
  const roll = rollOf(election)
  at(play, addDays(day, -20))
  await act(play, head(election), roll, 'seal')
  const away = entries.filter(({ declared }) => declared === true)
  const staying = entries.filter(({ declared, applied }) => declared !== true && applied !== true)
  for (const [nth, principal] of away.slice(0, 3).entries()) {
    await act(play, head(election), roll, 'give-proxy', { principal: principal.person, trustee: staying[40 + Math.floor(nth / 2)]?.person ?? '', written: true, reason: '在外打工，投票那天回不来' })
  }
  at(play, addDays(day, -10))
  await act(play, head(election), roll, 'publish-proxies', { where })
  await act(play, head(election), electionOf(election), 'publish-candidates', { where })
  await introduced(election, addDays(day, -8))
  at(play, addDays(day, -6))
  const voters = entries.length
  await round(election, day, voters, [{ name: '村文化广场会场', kind: 'main', marks: Math.floor(voters * 0.55) }, { name: '流动票箱（行动不便的老人）', kind: 'mobile', marks: 12 }], firstVote)
  at(play, addDays(day, 2))
  await round(election, addDays(day, 6), voters, [{ name: '村文化广场会场', kind: 'main', marks: Math.floor(voters * 0.53) }], secondVote)
  at(play, addDays(day, 12))
  await act(play, head(election), electionOf(election), 'hand-over', {
    on: addDays(day, 12), items: ['seals', 'premises', 'assets', 'accounts', 'archives', 'debts'], from: '上一届村委会主任', to: '新一届村委会主任', words: '公章两枚、办公室六间、台账和档案清单一式三份，乡镇在场监督。',
  })
  at(play, addDays(day, 20))
  await act(play, 'town-dispatcher', electionOf(election), 'archive')
  await act(play, system, roll, 'close', { release: false })
}

/** Its roll hangs since three days: one objection was answered, one waits, four more days for others. */
async function thisTerm(election: Running, today: Day): Promise<void> {
  const { play, day } = election
  const roll = rollOf(election)
  await begun(election, addDays(today, -20), '全市村委会换届选举工作安排（演示）')
  const missing = play.village.accounts.find(({ username }) => username === 'villager-2')?.person
  const entries = entriesOf(play, day, ({ id }) => id !== missing)
  await rolled(election, entries, addDays(today, -3))
  at(play, addDays(today, -2))
  const late = entriesOf(play, day, ({ id }) => entries.every(({ person }) => person !== id)).find(({ declared }) => declared === true)
  await act(play, head(election), roll, 'record-objection', { kind: 'missing', about: '第二组一户在外打工的儿子', words: '他上个月打电话表示要回来参加选举，名单上没有他。' })
  await act(play, head(election), roll, 'rule', { objection: 1, upheld: true, words: '核对了他本人的书面表示，异议成立，补登。' })
  if (late !== undefined) await act(play, head(election), roll, 'enter', { entries: [late], objection: 1 })
  const [elder, villager] = ['elder', 'villager'].map((name) => play.village.accounts.find(({ username }) => username === name)?.person ?? '')
  await act(play, head(election), roll, 'give-proxy', { principal: elder, trustee: villager, written: true, reason: '腿脚不便，那几天在县城住院检查' })
  await candidates(election, addDays(today, -2), [
    ['party-secretary', 'chair'], ['village-cadre', 'chair'], ['village-cadre-2', 'vice'], ['grid-leader', 'vice'], ['village-mediator', 'member'], ['grid-worker-2', 'member'], ['grid-worker-4', 'member'], ['virtue-chair', 'member'],
  ], ['village-mediator', 'grid-worker-2'])
  at(play, addDays(today, -1))
  await act(play, head(election), roll, 'record-objection', { kind: 'wrong', about: '第五组一位村民', words: '听说他的户口去年已经迁走，请核对。' })
}

/** Thirty people practise: nothing of it is public, nothing binds. */
async function rehearsal(election: Running, today: Day): Promise<void> {
  const { play, day } = election
  await begun(election, addDays(today, -8), '换届前练一遍（演练）')
  const persons = play.village.mandates.filter(({ region }) => region.code.startsWith(play.village.code)).map(({ person }) => person)
  await rolled(election, [...new Set(persons)].slice(0, 30).map((person) => ({ person })), addDays(today, -7))
  await candidates(election, addDays(today, -6), [
    ['party-secretary', 'chair'], ['village-cadre', 'chair'], ['village-cadre-2', 'vice'], ['grid-leader', 'vice'], ['grid-worker-1', 'member'], ['grid-worker-2', 'member'], ['grid-worker-3', 'member'], ['grid-worker-4', 'member'],
  ], [])
  at(play, addDays(today, -5))
  await act(play, head(election), electionOf(election), 'publish-candidates', { where })
  await act(play, head(election), rollOf(election), 'seal')
  at(play, addDays(today, -4))
  await prepared(election, day, 30, [{ name: '村委会会议室（演练）', kind: 'main', marks: 0 }, { name: '流动票箱（演练）', kind: 'mobile', marks: 0 }])
}

async function begun(election: Running, day: Day, basis: string): Promise<void> {
  const { play, term, run, committee } = election
  const { code } = play.village
  at(play, day)
  await act(play, 'town-dispatcher', electionOf(election), 'announce', { village: code, term, run, electionDay: election.day, ...seats, basis, ...(run === 0 ? { termBeganOn: election.termBeganOn } : {}) }, 'village-election')
  at(play, addDays(day, 5))
  const ranking = [...committee.map((name) => personOf(play, name)), ...(run === 0 && committee === demoElectionCommittee ? substitutes.map((name) => personOf(play, name)) : [])]
  await act(play, 'party-secretary', electionOf(election), 'form-committee', {
    by: 'representatives', heldOn: addDays(day, 4), resolution: '应到 30 人，实到 27 人，无记名推选，当场公布', size: 5, ranking, head: ranking[0], deputy: ranking[1],
  })
  await act(play, 'town-dispatcher', electionOf(election), 'record-audit', { document: '离任经济责任审计报告（演示）', publishedOn: addDays(day, 3) })
  at(play, addDays(day, 6))
  await act(play, head(election), rollOf(election), 'open', { village: code, term, run }, 'election-roll')
}

type Entry = { readonly person: string; readonly declared?: boolean; readonly applied?: boolean; readonly since?: Day; readonly resolution?: string }

async function rolled(election: Running, entries: readonly Entry[], publishedOn: Day): Promise<void> {
  const { play } = election
  for (let from = 0; from < entries.length; from += 200) await act(play, head(election), rollOf(election), 'enter', { entries: entries.slice(from, from + 200) })
  at(play, publishedOn)
  await act(play, head(election), rollOf(election), 'publish', { where })
  await act(play, head(election), electionOf(election), 'begin-nominations')
}

/** Everybody of age of the three kinds: of those who live elsewhere every second wants to take part; those registered elsewhere live here for years. */
function entriesOf({ village }: Play, day: Day, fits: (person: DemoPerson) => boolean): readonly Entry[] {
  const grown = village.persons.filter((person) => person.birthDate <= addMonths(day, -18 * 12) && fits(person))
  return grown.flatMap((person, nth): Entry[] => {
    if (person.hukouVillage !== village.code) return nth % 2 === 0 ? [{ person: person.id, applied: true, since: addMonths(day, -36), resolution: '村民代表会议第 3 号决议同意' }] : []
    if (person.residenceVillage === village.code) return [{ person: person.id }]
    return nth % 2 === 0 ? [{ person: person.id, declared: true }] : []
  })
}

async function candidates(election: Running, day: Day, nominees: readonly (readonly [name: string, post: Post])[], waiting: readonly string[]): Promise<void> {
  const { play } = election
  at(play, day)
  for (const [nth, [name, post]] of nominees.entries()) await act(play, head(election), electionOf(election), 'nominate', { person: personOf(play, name), post, by: nth % 3 === 2 ? 'party' : 'voters' })
  at(play, addDays(day, 1))
  for (const [nth, [name]] of nominees.entries()) {
    if (!waiting.includes(name)) await act(play, 'town-dispatcher', electionOf(election), 'review-nominee', { number: nth + 1, passed: true, document: '镇换届联审〔演示〕2 号' })
  }
}

/** Every candidate as long as the others. */
async function introduced(election: Running, day: Day): Promise<void> {
  const { play } = election
  const { nominees, rules } = await fileOf<ElectionFile>(play, electionOf(election))
  at(play, day)
  await act(play, head(election), electionOf(election), 'introduce', {
    on: day, where: '村委会会议室', lines: nominees.map(({ person }, nth) => ({ person, minutes: rules.introductionMinutes, text: wishes[nth % wishes.length] ?? '' })),
  })
}

const wishes = ['我在村里住了二十年，想把自来水和路灯的事办好。', '我做过五年网格员，想把账目一笔一笔公开清楚。', '我会用电脑，想把集体的台账和合同都理一遍。', '我常年照看老人，想把互助食堂办起来、办长久。', '我懂种植，想帮大家把谷子和药材卖出去。']

type Station = { readonly name: string; readonly kind: 'main' | 'station' | 'mobile'; readonly marks: number }

async function prepared(election: Running, day: Day, voters: number, stations: readonly Station[]): Promise<number> {
  const { play, term, run, committee } = election
  await act(play, head(election), electionOf(election), 'prepare', { day, stations: stations.map(({ name, kind }) => ({ name, kind })) })
  const number = (await fileOf<ElectionFile>(play, electionOf(election))).rounds.length
  const [, , caller, one, other] = committee.map((name) => personOf(play, name))
  for (const [nth, { kind, marks }] of stations.entries()) {
    const box = boxKey(play.village.code, term, run, number, nth + 1)
    await act(play, head(election), box, 'open', { village: play.village.code, term, run, round: number, number: nth + 1 }, 'election-box')
    await act(play, head(election), box, 'ready', {
      workers: [{ person: caller, duty: 'caller' }, { person: one, duty: 'scrutineer' }, { person: other, duty: 'scrutineer' }], received: Math.max(marks, kind === 'mobile' ? 10 : 30) + 20, seal: `演示封条 ${number}-${nth + 1}`,
      checked: ['box-shown-empty', 'seal-recorded', 'rules-posted', 'roll-on-hand', 'papers-counted', ...(kind === 'mobile' ? [] : ['secret-booth', 'scribe-place'])],
    })
  }
  for (let from = 1; from <= voters; from += 1000) await act(play, head(election), rollOf(election), 'give-rights', { round: number, from, to: Math.min(voters, from + 999) })
  return number
}

/** From the preparation to the announcement on the spot: who takes a ballot is marked, what lay in the boxes is read by two. */
async function round(election: Running, day: Day, voters: number, stations: readonly Station[], paperOf: (nth: number, share: () => number) => string): Promise<void> {
  const { play, term, run, committee } = election
  const number = await prepared(election, day, voters, stations)
  const box = (nth: number) => boxKey(play.village.code, term, run, number, nth)
  at(play, day, 8 * 60)
  await act(play, head(election), electionOf(election), 'begin-voting')
  const roll = await fileOf<RollFile>(play, rollOf(election))
  const serialOf = new Map(roll.entries.map(({ person, serial }) => [person, serial]))
  const away = new Set(roll.proxies.map(({ principal }) => principal))
  const serials = roll.entries.filter(({ person }) => !away.has(person)).map(({ serial }) => serial)
  for (const [nth, { marks }] of stations.entries()) {
    const carried = nth === 0 ? [...Map.groupBy(roll.proxies, ({ trustee }) => trustee)] : []
    for (const [trustee, proxies] of carried) await act(play, head(election), box(1), 'mark', { serials: proxies.map(({ principal }) => serialOf.get(principal)), by: serialOf.get(trustee) })
    const here = serials.splice(0, marks - carried.reduce((sum, [, proxies]) => sum + proxies.length, 0))
    for (let from = 0; from < here.length; from += 12) await act(play, head(election), box(nth + 1), 'mark', { serials: here.slice(from, from + 12) })
    await act(play, head(election), box(nth + 1), 'shut', { unused: 20, spoilt: 0, seal: `演示封箱 ${number}-${nth + 1}` })
  }
  at(play, day, 14 * 60)
  await act(play, head(election), electionOf(election), 'end-voting')
  const mobile = stations.flatMap(({ kind }, nth) => (kind === 'mobile' ? [nth + 1] : []))
  await act(play, head(election), box(1), 'open-count', { mixed: mobile, shuffled: true })
  for (const nth of mobile) await act(play, system, box(nth), 'mixed-in', { rest: [] })
  const { next } = randomFrom(term * 10 + number)
  const papers = Array.from({ length: stations.reduce((sum, { marks }) => sum + marks, 0) }, (_, nth) => paperOf(nth, next))
  for (const [sheet, who] of [['A', committee[3] ?? ''], ['B', committee[4] ?? '']] as const) await keyIn(election, number, who, sheet, papers)
  await act(play, head(election), box(1), 'compare')
  for (const sheet of ['A', 'B'] as const) await act(play, system, sheetKey(play.village.code, term, run, number, 1, sheet, 1), 'release')
  await act(play, head(election), electionOf(election), 'finish-count')
  await act(play, head(election), electionOf(election), 'announce-result', { where: '计票会场，张贴在村务公开栏', by: '村民选举委员会主任' })
  at(play, addDays(day, 3))
  await act(play, system, box(1), 'lock', { deadline: 'lock' })
}

/** Each of two people keys in every paper. */
async function keyIn({ play, term, run }: Running, number: number, who: string, sheet: 'A' | 'B', papers: readonly string[]): Promise<void> {
  const { code } = play.village
  const box = boxKey(code, term, run, number, 1)
  await act(play, who, box, 'take-sheet', { sheet })
  const own = sheetKey(code, term, run, number, 1, sheet, 1)
  await act(play, who, own, 'begin', { village: code, term, run, round: number, number: 1, sheet, attempt: 1 }, 'election-sheet')
  for (let from = 0; from < papers.length; from += 50) await act(play, who, own, 'read', { from: from + 1, papers: papers.slice(from, from + 50) })
  await act(play, who, own, 'hand-in', { found: papers.length, forged: 0 })
}

/** Two of three members have their half; some papers are void for a post, some blank. */
function firstVote(nth: number, share: () => number): string {
  if (nth % 47 === 0) return 'c1 c2 v1 m1 m2 m3 m4'
  const members = ([['m5', 0.63], ['m1', 0.74], ['m2', 0.44], ['m3', 0.4], ['m4', 0.21]] as const).flatMap(([mark, likely]) => (share() < likely ? [mark] : []))
  return [...(share() < 0.04 ? [] : [share() < 0.63 ? 'c1' : 'c2']), share() < 0.58 ? 'v2' : 'v1', ...members.slice(0, 3)].join(' ')
}

function secondVote(nth: number, share: () => number): string {
  return nth % 61 === 0 ? '' : share() < 0.57 ? 'm1' : 'm2'
}

function electionOf({ play, term, run }: Running) {
  return electionKey(play.village.code, term, run)
}

function rollOf({ play, term, run }: Running) {
  return rollKey(play.village.code, term, run)
}

function head({ committee }: Running): string {
  return committee[0] ?? ''
}
