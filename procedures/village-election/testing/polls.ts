/**
 * An invented village that elects: its election, roll and boxes as stories that see of one another what the door would show, one book of rights, one register.
 * Nothing of it is kept between tests.
 */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import { accountName, bookedIn } from '../../../core/procedure/books.ts'
import type { Decision } from '../../../core/procedure/decide.ts'
import type { Dossier, DossierKey } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import type { AnyProcedure, Known, KnownMandate, KnownPerson } from '../../../core/procedure/procedure.ts'
import { demoVillage, inOffice, person } from '../../../core/procedure/testing/places.ts'
import { begin, follow, nothingKnown, type Story } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import { electionBox } from '../../election-box/election-box.procedure.ts'
import type { BoxFile } from '../../election-box/box-file.ts'
import type { SheetFile, SheetName } from '../../election-sheet/sheet-file.ts'
import { electionSheet } from '../../election-sheet/election-sheet.procedure.ts'
import { electionRoll } from '../../election-roll/election-roll.procedure.ts'
import type { RollFile } from '../../election-roll/roll-file.ts'
import type { ElectionFile } from '../election-file.ts'
import { boxKey, electionKey, firstRehearsal, nameOfKey, rollKey, sheetKey } from '../names.ts'
import { defaultSettings } from '../settings.ts'
import { villageElection } from '../village-election.procedure.ts'

export const village = demoVillage
export const term = 2026
export const town = inOffice(person(3), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
export const county = inOffice(person(4), 'CIVIL_AFFAIRS', village.slice(0, 6), 'civil-affairs')
export const secretary = inOffice(person(2), 'PARTY_SEC', village, 'party')
/** Five of the committee, 101…105, and two who would follow. */
export const committee = (nth: number): Actor => inOffice(person(100 + nth), 'VILLAGE_CADRE', village, 'committee')
export const ranking = [1, 2, 3, 4, 5, 6, 7].map((nth) => person(100 + nth))
export const voter = (nth: number): string => person(1000 + nth)

export function at(text: string): Instant {
  return parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
}

/** Of other procedures than the election, by key. */
const noSettings: Readonly<Record<string, unknown>> = {}

export type Polls = ReturnType<typeof polls>

/** @param voters how many grown villagers the register has, 1001 upward; women have even numbers */
export function polls({ voters = 30, run = firstRehearsal, settings = defaultSettings, kin = [] as readonly (readonly [string, string])[], now = at('2026-11-02 09:00'), more = noSettings, mandates = [] as readonly KnownMandate[] } = {}) {
  const people = new Map<string, KnownPerson>([...ranking, ...Array.from({ length: voters }, (_, nth) => voter(nth + 1)), voter(9001), voter(9002), voter(9003)].map((id) => [id, personOf(id, kin)]))
  const stories = new Map<string, Story<never>>()
  const balances = new Map<string, number>()
  const held = new Map<string, string>()
  let clock = now

  const settingsOf = (procedure: AnyProcedure) => (procedure.key === 'village-election' ? settings : procedure.key in more ? more[procedure.key] : procedure.settings.defaults) as object
  /** Whoever acts now: some look-ups ask about the actor. */
  let acting: Actor = system

  const storyOf = (procedure: AnyProcedure, key: DossierKey): Story<never> => {
    const name = nameOfKey(key)
    const known = stories.get(name) ?? begin<never>({ procedure, calendar, settings: settingsOf(procedure), known: (dossier, act, form) => knownFor(procedure, dossier, act, form) }, key, clock)
    return known.at(clock)
  }
  const shownBy = (name: string) => {
    const story = stories.get(name)
    return story === undefined ? null : { procedure: story.dossier.procedure.key, state: story.dossier.state ?? '', shown: story.world.procedure.shows?.what(story.dossier) ?? {} }
  }
  const knownFor = (procedure: AnyProcedure, dossier: Dossier, act: string, form: unknown): Known => {
    const definition = procedure.acts[act]
    if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
    const wanted = definition.looksUp?.(form, { dossier: dossier as never, actor: acting, now: clock, settings: settingsOf(procedure) as never, calendar }) ?? {}
    const members = wanted.membersOf === undefined ? [] : [...stories].filter(([, story]) => story.world.procedure.belongsTo?.(story.dossier) === wanted.membersOf)
    return {
      ...nothingKnown,
      regions: new Map([[village, { kind: 'village' }]]), mandates: wanted.mandates === undefined ? [] : mandates,
      shown: new Map((wanted.shown ?? []).flatMap((name) => { const one = shownBy(name); return one === null ? [] : [[name, one] as const] })),
      members: members.flatMap(([name]) => { const one = shownBy(name); return one === null ? [] : [{ ...one, dossier: name }] }),
      people: new Map((wanted.people ?? []).flatMap((id) => { const one = people.get(id); return one === undefined ? [] : [[id, one] as const] })),
      heldElsewhere: new Map((wanted.holds?.persons ?? []).flatMap((id) => { const other = held.get(`${wanted.holds?.what ?? ''}/${id}`); return other === undefined ? [] : [[id, other] as const] })),
      balances: new Map((wanted.balances ?? []).map((account) => [accountName(account), balances.get(accountName(account)) ?? 0])),
    }
  }
  const keep = (story: Story<never>, decision: Decision & { accepted: true }): void => {
    const next = follow(story, decision)
    stories.set(nameOfKey(next.dossier.key), next)
    for (const entry of bookedIn(decision.event.facts)) balances.set(accountName(entry), (balances.get(accountName(entry)) ?? 0) + entry.delta)
    for (const following of decision.followUps) {
      const target = stories.get(following.on)
      if (target === undefined) continue
      const answer = target.at(clock).when(system, following.act, following.form)
      if (answer.accepted) keep(target.at(clock), answer)
    }
  }
  const on = <File>(procedure: AnyProcedure, key: DossierKey) => ({
    get file(): File { return storyOf(procedure, key).dossier.file },
    get state() { return storyOf(procedure, key).dossier.state },
    get story() { return storyOf(procedure, key) as Story<File> },
    /** @throws Error with the refusal where it is not allowed */
    act: (actor: Actor, act: string, form: object = {}) => {
      acting = actor
      const story = storyOf(procedure, key)
      const decision = story.when(actor, act, form)
      if (!decision.accepted) throw new Error(`${act}: ${decision.refusal.code} — ${decision.refusal.sentence} ${JSON.stringify(decision.refusal.fields ?? [])}`)
      keep(story, decision)
    },
    refusal: (actor: Actor, act: string, form: object = {}) => { acting = actor; return storyOf(procedure, key).refusal(actor, act, form) },
  })
  return {
    get now() { return clock },
    later: (text: string) => { clock = at(text) },
    people, held,
    election: on<ElectionFile>(villageElection, electionKey(village, term, run)),
    roll: on<RollFile>(electionRoll, rollKey(village, term, run)),
    box: (round: number, number: number) => on<BoxFile>(electionBox, boxKey(village, term, run, round, number)),
    sheet: (round: number, number: number, sheet: SheetName, attempt = 1) => on<SheetFile>(electionSheet, sheetKey(village, term, run, round, number, sheet, attempt)),
    other: <File>(procedure: AnyProcedure, key: DossierKey) => on<File>(procedure, key),
    run,
  }
}

function personOf(id: string, kin: readonly (readonly [string, string])[]): KnownPerson {
  const number = Number(id.slice(-4))
  const bornOn = number === 1000 + 9001 || id === voter(9001) ? '2008-12-31' : '1980-01-01'
  return {
    id, name: `演示${number}`, gender: number % 2 === 0 ? 2 : 1, bornOn, hukouVillage: id === voter(9003) ? '140425200288' : village, residenceVillage: id === voter(9002) ? null : village, group: `第${number % 3 + 1}组`,
    nearRelatives: kin.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : [])),
  }
}

/** The election with its committee, and an open roll. */
export function registering(world: Polls, seats = { chair: 1, vice: 1, member: 1 }, electionDay = '2026-12-15'): void {
  world.election.act(town, 'announce', { village, term, run: world.run, electionDay, termBeganOn: '2021-12-20', ...seats, basis: '演示换届文件' })
  world.election.act(secretary, 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人，通过', size: 5, ranking, head: ranking[0], deputy: ranking[1] })
  world.roll.act(committee(1), 'open', { village, term, run: world.run })
}

/** The roll with so many of the register, published and sealed, candidates 1… nominated, reviewed, published. */
export function withCandidates(world: Polls, voters: number, candidates: readonly { readonly nth: number; readonly post: 'chair' | 'vice' | 'member' }[]): void {
  world.roll.act(committee(1), 'enter', { entries: Array.from({ length: voters }, (_, nth) => ({ person: voter(nth + 1) })) })
  world.roll.act(committee(1), 'publish', { where: '村务公开栏' })
  world.election.act(committee(1), 'begin-nominations')
  candidates.forEach(({ nth, post }, at) => {
    world.election.act(committee(2), 'nominate', { person: voter(nth), post, by: 'voters' })
    world.election.act(town, 'review-nominee', { number: at + 1, passed: true, document: '联审〔2026〕1号' })
  })
  world.election.act(committee(1), 'publish-candidates', { where: '村务公开栏' })
}

export const workers = [{ person: ranking[2], duty: 'caller' }, { person: ranking[3], duty: 'scrutineer' }, { person: ranking[4], duty: 'scrutineer' }]
export const allChecked = ['box-shown-empty', 'seal-recorded', 'secret-booth', 'scribe-place', 'rules-posted', 'roll-on-hand', 'papers-counted']

/** A round from its preparation to open voting. */
export function opened(world: Polls, round: number, stations: readonly { readonly name: string; readonly kind: string }[], papers = 100, day = '2026-12-15'): void {
  world.election.act(committee(1), 'prepare', { day, stations })
  stations.forEach((_, at) => {
    world.box(round, at + 1).act(committee(1), 'open', { village, term, run: world.run, round, number: at + 1 })
    world.box(round, at + 1).act(committee(1), 'ready', { workers, checked: allChecked, received: papers, seal: `封${at + 1}` })
  })
  world.roll.act(committee(1), 'give-rights', { round, from: 1, to: world.roll.file.entries.length })
  world.election.act(committee(1), 'begin-voting')
}

/** Marks so many, shuts the box with what is left. */
export function voted(world: Polls, round: number, number: number, from: number, to: number, papers = 100): void {
  const box = world.box(round, number)
  for (let serial = from; serial <= to; serial += 12) box.act(committee(3), 'mark', { serials: Array.from({ length: Math.min(12, to - serial + 1) }, (_, at) => serial + at) })
  box.act(committee(1), 'shut', { unused: papers - (to - from + 1), spoilt: 0, seal: '封箱' })
}

/** Both people read the same papers. */
export function counted(world: Polls, round: number, number: number, papers: readonly string[], mixed: readonly number[] = []): void {
  world.box(round, number).act(committee(1), 'open-count', { mixed, shuffled: true })
  for (const [sheet, who] of [['A', committee(3)], ['B', committee(4)]] as const) keyed(world, round, number, sheet, who, papers)
}

/** One count from taking it to handing it in. */
export function keyed(world: Polls, round: number, number: number, sheet: SheetName, who: Actor, papers: readonly string[]): void {
  const box = world.box(round, number)
  const { attempt } = box.file.sheets[sheet]
  box.act(who, 'take-sheet', { sheet })
  const own = world.sheet(round, number, sheet, attempt)
  own.act(who, 'begin', { village, term, run: world.run, round, number, sheet, attempt })
  for (let at = 0; at < papers.length; at += 20) own.act(who, 'read', { from: at + 1, papers: papers.slice(at, at + 20) })
  own.act(who, 'hand-in', { found: papers.length, forged: 0 })
}

export const announcing = { where: '会场', by: '选举委员会主任' }
export const handing = { on: '2026-12-20', items: ['seals', 'premises', 'assets', 'accounts', 'archives', 'debts'], from: '上一届', to: '新一届', words: '清单一式三份' }
