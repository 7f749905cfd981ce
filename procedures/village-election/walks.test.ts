import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { faultOfBox } from '../../core/election/paper-box.ts'
import { postsByRank } from '../../core/election/posts.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { fold } from '../../core/procedure/fold.ts'
import { choosing, fitting, omitted, oneOf, type Choose } from '../../core/procedure/testing/forms.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { boxOf } from '../election-box/box-file.ts'
import { electionBox } from '../election-box/election-box.procedure.ts'
import { groundOf } from '../election-roll/roll-file.ts'
import { electionRoll } from '../election-roll/election-roll.procedure.ts'
import { allChecked, announcing, committee, county, handing, polls, ranking, registering, secretary, term, town, village, voter, workers, type Polls } from './testing/polls.ts'
import { villageElection } from './village-election.procedure.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 40, maxLength: 120, size: 'max' })
const everybody: readonly Actor[] = [town, county, secretary, ...[1, 2, 3, 4, 5, 6].map(committee)]
type Target = Polls['election'] | Polls['roll'] | ReturnType<Polls['box']> | ReturnType<Polls['sheet']>

describe('Walks through elections', () => {
  const [states, acts, refusals] = [new Set<string>(), new Set<string>(), new Set<string>()]

  it('keep every invariant after every act, and every refusal says what to do (R-203…R-232)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const world = polls({ voters: 14, kin: [[ranking[1] ?? '', voter(3)], [voter(3), voter(4)]] })
      registering(world)
      for (const number of numbers) {
        const choose = choosing(number)
        if (choose(4) > 0) forward(world, choose)
        else astray(world, choose)
        check(world)
      }
      for (const [procedure, { story }] of [[villageElection, world.election], [electionRoll, world.roll]] as const) assert.deepEqual(fold(procedure, story.dossier.key, story.events as never), story.dossier)
    }), { numRuns: 25 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach rounds, results and hand-overs', () => {
    for (const state of ['NOMINATING', 'CANDIDATES', 'PREPARED', 'VOTING', 'COUNTING', 'COUNTED', 'ROUND', 'DECIDED', 'HANDED_OVER', 'ARCHIVED']) assert.ok(states.has(state), `${state} of ${[...states].join(', ')}`)
    for (const act of ['leave-committee', 'give-proxy', 'unmark', 'redo-sheet', 'take-back']) assert.ok(acts.has(act), act)
    assert.ok(refusals.size >= 12, [...refusals].join(', '))
  })

  /** What is done next by somebody who knows the way; papers are chosen at random. */
  function forward(world: Polls, choose: Choose): void {
    const { election, roll } = world
    const sitting = everybody.find(({ person }) => person === election.file.committee?.members[0]) ?? committee(1)
    const round = election.file.rounds.at(-1)
    const boxes = (round?.stations ?? []).map(({ number }) => world.box(round?.number ?? 0, number))
    switch (election.state) {
      case 'REGISTERING':
        if (roll.state !== 'ENTERING') { attempt(election, sitting, 'begin-nominations', {}); return }
        if (roll.file.entries.length === 0) attempt(roll, sitting, 'enter', { entries: Array.from({ length: 14 }, (_, nth) => ({ person: voter(nth + 1) })) })
        else attempt(roll, sitting, 'publish', { where: '公开栏' })
        return
      case 'NOMINATING': nominating(world, sitting, choose); return
      case 'CANDIDATES': case 'ROUND':
        if (roll.state === 'PUBLISHED' && choose(3) > 0) attempt(roll, sitting, 'give-proxy', { principal: voter(1 + choose(14)), trustee: voter(1 + choose(14)), written: true, reason: '外出务工' })
        else if (roll.state === 'PUBLISHED') { world.later('2026-11-20 09:00'); attempt(roll, sitting, 'seal', {}) }
        else if (election.state === 'ROUND' && choose(8) === 0) attempt(election, sitting, 'leave-vacant', { resolution: '村民会议同意暂缺' })
        else if (!attempt(election, sitting, 'prepare', { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }, { name: '流动票箱', kind: 'mobile' }].slice(0, 1 + choose(2)) }) && election.state === 'ROUND') nominating(world, sitting, choose)
        return
      case 'PREPARED': {
        const raw = boxes.find(({ state }) => state !== 'READY')
        if (raw === undefined) {
          if (roll.file.proxiesPublished === null) attempt(roll, sitting, 'publish-proxies', { where: '公开栏' })
          else if (roll.file.rights[String(round?.number)] === undefined) attempt(roll, sitting, 'give-rights', { round: round?.number ?? 1, from: 1, to: roll.file.entries.length })
          else attempt(election, sitting, 'begin-voting', {})
        } else if (raw.state === null) attempt(raw, sitting, 'open', { village, term, run: world.run, round: round?.number ?? 1, number: boxes.indexOf(raw) + 1 })
        else attempt(raw, sitting, 'ready', { workers, checked: allChecked, received: 20, seal: '封条' })
        return
      }
      case 'VOTING': {
        const box = oneOf(choose, boxes)
        if (boxes.every(({ state }) => state === 'SHUT')) attempt(election, sitting, 'end-voting', {})
        else if (box.state === 'READY' && choose(5) === 0) attempt(box, sitting, 'shut', { unused: 20 - box.file.marks, spoilt: 0, seal: '封箱' })
        else if (box.state === 'READY' && box.file.recent.length > 0 && choose(6) === 0) attempt(box, committee(1), 'unmark', { serial: box.file.recent[0] ?? 1 })
        else if (box.state === 'READY') attempt(box, oneOf(choose, [1, 2, 3].map(committee)), 'mark', { serials: [1 + choose(14), 1 + choose(14), 1 + choose(14)].filter((serial, at, all) => all.indexOf(serial) === at) })
        return
      }
      case 'COUNTING': counting(world, boxes, sitting, choose); return
      case 'COUNTED': attempt(election, sitting, choose(6) === 0 ? 'count-again' : 'announce-result', choose(6) === 0 ? { where: '会场' } : announcing); return
      case 'DECIDED': attempt(election, sitting, 'hand-over', handing); return
      case 'HANDED_OVER': attempt(election, town, 'archive', {}); return
      default:
    }
  }

  function nominating({ election }: Polls, sitting: Actor, choose: Choose): void {
    const standing = election.file.nominees.filter(({ withdrawn }) => withdrawn === '')
    const waiting = standing.find(({ review }) => review === null)
    const missing = postsByRank.find((post) => standing.filter((one) => one.post === post && one.round === election.file.rounds.length).length < 2)
    const kin = election.file.committee?.members.find((one) => one === ranking[1])
    if (waiting !== undefined) attempt(election, town, 'review-nominee', { number: waiting.number, passed: choose(6) > 0, document: '联审〔2026〕1号' })
    else if (missing !== undefined) attempt(election, sitting, 'nominate', { person: voter(1 + choose(14)), post: missing, by: 'voters' })
    else if (kin !== undefined && choose(2) === 0) attempt(election, sitting, 'leave-committee', { person: kin, because: 'relative' })
    else attempt(election, sitting, 'publish-candidates', { where: '公开栏' })
  }

  function counting(world: Polls, boxes: readonly ReturnType<Polls['box']>[], sitting: Actor, choose: Choose): void {
    const [main, mobile] = boxes
    if (main === undefined) return
    const total = boxes.reduce((sum, { file }) => sum + file.marks, 0)
    if (main.state === 'SHUT') { attempt(main, sitting, 'open-count', { mixed: mobile === undefined ? [] : [2], shuffled: true }); return }
    if (main.state === 'AGREED') { attempt(world.election, sitting, 'finish-count', {}); return }
    const number = world.election.file.rounds.at(-1)?.number ?? 1
    const own = (sheet: 'A' | 'B') => world.sheet(number, 1, sheet, main.file.sheets[sheet].attempt)
    const [sheet, who] = own('A').state === 'HANDED_IN' ? (['B', committee(4)] as const) : (['A', committee(3)] as const)
    const held = own(sheet)
    if (main.file.sheets[sheet].person === null) attempt(main, who, 'take-sheet', { sheet })
    else if (held.state === null) attempt(held, everybody.find(({ person }) => person === main.file.sheets[sheet].person) ?? who, 'begin', { village, term, run: world.run, round: number, number: 1, sheet, attempt: main.file.sheets[sheet].attempt })
    else if (held.state !== 'KEYING') attempt(main, sitting, choose(2) === 0 ? 'compare' : 'redo-sheet', choose(2) === 0 ? {} : { sheet: choose(2) === 0 ? 'A' : 'B', reason: '两份不一致' })
    else {
      const keyer = everybody.find(({ person }) => person === held.file.keyer) ?? who
      const { papers } = held.file
      if (papers > 0 && choose(12) === 0) attempt(held, keyer, 'take-back', { paper: papers })
      // The same pile for both: what stands on the nth paper follows from its place, save a slip now and then.
      else if (papers < total) attempt(held, keyer, 'read', { from: papers + 1, papers: Array.from({ length: Math.min(6, total - papers) }, (_, nth) => paperAt(papers + nth + (choose(60) === 0 ? 1 : 0), main.file.slate)) })
      else attempt(held, keyer, 'hand-in', { found: total, forged: 0 })
    }
  }

  /** Anybody does anything, with whatever form fits. */
  function astray(world: Polls, choose: Choose): void {
    const number = world.election.file.rounds.at(-1)?.number ?? 1
    const target: Target = oneOf<Target>(choose, [world.election, world.roll, world.box(number, 1), world.box(number, 2), world.sheet(number, 1, 'A'), world.sheet(number, 1, 'B')])
    const { dossier, world: { procedure } } = target.story
    const open = Object.entries(procedure.acts).filter(([name, { from, who }]) => name !== 'void' && name !== 'reopen' && !who.every((party) => party === 'system') && (dossier.state === null ? from === 'nothing' : from !== 'nothing' && from.includes(dossier.state)))
    if (open.length === 0) return
    const [name, { form }] = oneOf(choose, open)
    attempt(target, oneOf(choose, everybody), name, fitting(form, choose, (field) => pointed(field, world, choose)) as object)
  }

  function pointed(field: string, world: Polls, choose: Choose): unknown {
    switch (field) {
      case 'village': return village
      case 'term': return term
      case 'run': return world.run
      case 'person': case 'principal': case 'trustee': return voter(1 + choose(15))
      case 'head': case 'deputy': return oneOf(choose, ranking)
      case 'electionDay': case 'day': case 'heldOn': case 'on': case 'publishedOn': return '2026-12-15'
      case 'since': case 'objection': return omitted
      case 'round': return world.election.file.rounds.length
      case 'number': return 1 + choose(3)
      case 'mixed': case 'sitting': case 'absent': return []
      case 'persons': return [voter(1 + choose(14))]
      case 'stays': return voter(1 + choose(14))
      case 'by': case 'inPerson': case 'mode': return omitted
      case 'serial': return 1 + choose(14)
      case 'papers': return ['c1']
      case 'now': return 'c1'
      case 'choices': return omitted
      default: return undefined
    }
  }

  function attempt(target: Target, actor: Actor, act: string, form: object): boolean {
    const decision = target.story.when(actor, act, form)
    if (!decision.accepted) {
      refusals.add(decision.refusal.code)
      assert.deepEqual(faultsOf(decision.refusal), [], `${act}: ${decision.refusal.sentence}`)
      return false
    }
    target.act(actor, act, form)
    states.add(target.state ?? '')
    acts.add(act)
    return true
  }
})

/** Blank ones, void ones and ordinary ones. */
function paperAt(nth: number, slate: Polls['election']['file']['rounds'][number]['slate']): string {
  const choose = choosing(nth * 7919)
  if (choose(12) === 0) return ''
  return postsByRank.flatMap((post) => (slate[post].length === 0 ? [] : [`${{ chair: 'c', vice: 'v', member: 'm' }[post]}${choose(15) === 0 ? '?' : choose(4) > 0 ? 1 : 1 + choose(slate[post].length)}`])).join(' ')
}

function check({ election, roll, box }: Polls): void {
  const { file, state } = election
  const persons = roll.file.entries.map(({ person }) => person)
  assert.equal(new Set(persons).size, persons.length, 'nobody is on the roll twice (R-203)')
  const { accepted } = groundOf(roll.file, [])
  for (const { trustee } of accepted) {
    assert.ok(accepted.filter((one) => one.trustee === trustee).length <= 3, 'three proxies at most (R-218)')
    assert.ok(!file.nominees.some((one) => one.person === trustee && one.withdrawn === ''), 'no candidate holds a proxy (R-218)')
  }
  if (state === 'CANDIDATES') {
    assert.ok(!file.nominees.some(({ person, withdrawn }) => withdrawn === '' && file.committee?.members.includes(person) === true), 'no candidate sits in the committee (R-210)')
    for (const post of postsByRank) assert.ok(file.nominees.filter((one) => one.post === post && one.withdrawn === '').length > file.seats[post], 'more candidates than seats (R-212)')
  }
  for (const { number, stations, counted } of file.rounds) {
    const boxes = stations.map((one) => box(number, one.number))
    assert.ok(boxes.reduce((sum, one) => sum + one.file.marks, 0) <= roll.file.entries.length, 'no more marks than voters (R-228)')
    if (counted === null) continue
    assert.ok(boxes.every((one) => faultOfBox(boxOf(one.file)) === null), 'every box balances (R-228)')
    assert.equal(boxes.reduce((sum, one) => sum + one.file.marks, 0), counted.count.papers.returned, 'every paper was counted (R-221)')
  }
  if (file.result?.valid === true) {
    for (const post of postsByRank) assert.ok(file.result.winners.filter((one) => one.post === post).length <= file.seats[post], 'no more winners than seats (R-222)')
    if (state === 'DECIDED' || state === 'HANDED_OVER' || state === 'ARCHIVED') assert.ok(!file.result.womanMissing, 'a woman is elected (R-225)')
  }
  assert.deepEqual(Object.keys(electionBox.acts).filter((act) => act.includes('vote')), [], 'nobody votes here (R-200)')
}
