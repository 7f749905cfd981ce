/** What stood open before these procedures were published, each settled point with its test. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { due, toIso } from '../../core/time/index.ts'
import { electionSheet } from '../election-sheet/election-sheet.procedure.ts'
import { electedNow, type ElectionFile } from './election-file.ts'
import { firstRehearsal } from './names.ts'
import { announcing, allChecked, at, committee, counted, county, keyed, opened, polls, ranking, registering, secretary, term, town, village, voted, voter, withCandidates, workers, type Polls } from './testing/polls.ts'
import { villageElection } from './village-election.procedure.ts'

const slate = [
  { nth: 1, post: 'chair' }, { nth: 2, post: 'chair' }, { nth: 3, post: 'vice' }, { nth: 4, post: 'vice' }, { nth: 5, post: 'member' }, { nth: 6, post: 'member' },
] as const
const papers = (paper: string, times: number) => Array.from({ length: times }, () => paper)
const announced = { village, term, electionDay: '2026-12-15', basis: '演示换届文件' }
const whole = { chair: 1, vice: 1, member: 1 }

function prepared(more: Parameters<typeof polls>[0] = {}, voters = 30): Polls {
  const world = polls({ voters, ...more })
  registering(world)
  withCandidates(world, voters, slate)
  world.later('2026-11-20 09:00')
  world.roll.act(committee(1), 'seal')
  world.later('2026-12-15 08:00')
  return world
}

function confirmed(change: Readonly<Record<string, unknown>> = {}) {
  const settings = structuredClone(villageElection.settings.defaults) as { province: Record<string, { value: unknown; document: string }> }
  for (const [key, rule] of Object.entries(settings.province)) { rule.document = '晋人常〔2026〕1号第一条'; if (key in change) rule.value = change[key] }
  return settings as never
}

describe('Two people count apart (R-228)', () => {
  const world = prepared()
  opened(world, 1, [{ name: '会场', kind: 'main' }])
  voted(world, 1, 1, 1, 20)
  world.election.act(committee(1), 'end-voting')
  world.box(1, 1).act(committee(1), 'open-count', { mixed: [], shuffled: true })
  const reads = (sheet: 'A' | 'B', actor: Actor, attempt = 1): boolean => {
    const { story } = world.sheet(1, 1, sheet, attempt)
    return mayRead(readershipOf(electionSheet, story.dossier, {}), placeNumber(story.dossier), actor)
  }
  const everybodyElse = [committee(1), committee(2), committee(4), town, county, secretary, asVillager(voter(7))]

  it('refused: to read a count before both are equal, to anybody but the one who keys it (R-228)', () => {
    keyed(world, 1, 1, 'A', committee(3), [...papers('c1 v1 m1', 10), ...papers('c2 v2 m2', 10)])
    assert.equal(reads('A', committee(3)), true)
    for (const actor of everybodyElse) assert.equal(reads('A', actor), false)
    assert.doesNotMatch(JSON.stringify(world.box(1, 1).story.events), /votes|invalid/, 'the box holds no figure of a count')
    assert.equal(world.box(1, 1).refusal(committee(1), 'compare').code, 'sheets-not-in')
    assert.equal(world.box(1, 1).refusal(committee(3), 'take-sheet', { sheet: 'B' }).code, 'two-people')
  })
  it('names where two counts differ and no figure, and asks for a count anew (R-228)', () => {
    keyed(world, 1, 1, 'B', committee(4), [...papers('c1 v1 m1', 11), ...papers('c2 v2 m2', 9)])
    const { file, state } = world.box(1, 1)
    assert.equal(state, 'COUNTING')
    assert.deepEqual(file.differences.length, 6)
    assert.doesNotMatch(file.differences.join(''), /\b(?:9|10|11)\b/)
    for (const actor of everybodyElse) assert.equal(reads('A', actor), false, 'not yet')
    assert.equal(world.sheet(1, 1, 'B').refusal(committee(3), 'begin', { village, term, run: firstRehearsal, round: 1, number: 1, sheet: 'B', attempt: 1 }).code, 'not-in-this-state')
    world.box(1, 1).act(committee(1), 'redo-sheet', { sheet: 'B', reason: '不一致' })
    assert.equal(world.sheet(1, 1, 'B').state, 'DISCARDED')
    assert.equal(reads('B', committee(3)), false, 'what was discarded is shown to no other counter either')
  })
  it('opens both counts to the committee once they are equal (R-228)', () => {
    keyed(world, 1, 1, 'B', committee(4), [...papers('c1 v1 m1', 10), ...papers('c2 v2 m2', 10)])
    assert.equal(world.box(1, 1).state, 'AGREED')
    assert.equal(world.box(1, 1).file.opening?.found, 20)
    assert.deepEqual([committee(1), town, county].map((actor) => reads('A', actor)), [true, true, true])
    assert.deepEqual([secretary, asVillager(voter(7))].map((actor) => reads('A', actor)), [false, false])
  })
  it('begins both anew where they were equal and open to all (R-228)', () => {
    world.box(1, 1).act(committee(1), 'redo-sheet', { sheet: 'A', reason: '发现漏了一张' })
    assert.deepEqual(world.box(1, 1).file.sheets, { A: { person: null, attempt: 2 }, B: { person: null, attempt: 3 } })
    assert.equal(world.box(1, 1).file.opening, null)
    assert.deepEqual([world.sheet(1, 1, 'A').state, world.sheet(1, 1, 'B', 2).state], ['DISCARDED', 'DISCARDED'])
  })
  it('refused: a paper twice, a name not on the paper, more papers than read (R-220, R-221, R-228)', () => {
    world.box(1, 1).act(committee(3), 'take-sheet', { sheet: 'A' })
    const own = world.sheet(1, 1, 'A', 2)
    assert.equal(own.refusal(committee(4), 'begin', { village, term, run: firstRehearsal, round: 1, number: 1, sheet: 'A', attempt: 2 }).code, 'not-your-sheet')
    own.act(committee(3), 'begin', { village, term, run: firstRehearsal, round: 1, number: 1, sheet: 'A', attempt: 2 })
    own.act(committee(3), 'read', { from: 1, papers: ['c1', 'c1 c2', ''] })
    assert.equal(own.refusal(committee(3), 'read', { from: 3, papers: ['c1'] }).code, 'paper-out-of-order')
    assert.equal(own.refusal(committee(3), 'read', { from: 4, papers: ['c9'] }).code, 'no-such-candidate')
    assert.equal(own.refusal(committee(3), 'hand-in', { found: 4, forged: 0 }).code, 'papers-missing')
    assert.deepEqual(own.file.counts.chair, { invalid: 1, votes: [{ person: world.box(1, 1).file.slate.chair[0]?.person, votes: 1 }] })
    own.act(committee(3), 'take-back', { paper: 3 })
    assert.equal(own.refusal(committee(3), 'take-back', { paper: 1 }).code, 'not-the-last-paper')
    world.box(1, 1).act(committee(2), 'add-name', { person: voter(20) })
    own.act(committee(3), 'read', { from: 3, papers: ['co1'] })
    assert.ok(own.file.counts.chair.votes.some(({ person }) => person === voter(20)), 'written in, though the count was begun before')
  })
})

describe('A by-election', () => {
  const sitting = [{ person: voter(11), post: 'chair' }, { person: voter(13), post: 'member' }]
  const by = (kin: readonly (readonly [string, string])[], members = sitting, seats = { chair: 0, vice: 0, member: 1 }) => {
    const world = polls({ kin })
    world.election.act(town, 'announce', { ...announced, run: firstRehearsal, ...seats, sitting: members })
    world.election.act(secretary, 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人，通过', size: 5, ranking, head: ranking[0], deputy: ranking[1] })
    world.roll.act(committee(1), 'open', { village, term, run: firstRehearsal })
    return world
  }
  const held = (world: Polls, candidates: readonly { readonly nth: number; readonly post: 'chair' | 'vice' | 'member' }[], sheet: readonly string[]): ElectionFile => {
    withCandidates(world, 30, candidates)
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, sheet.length)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, sheet)
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    return world.election.file
  }
  it('keeps near relatives of those who sit out of the committee (R-226, R-238)', () => {
    const file = held(by([[voter(11), voter(1)]], [{ person: voter(11), post: 'chair' }, { person: voter(12), post: 'member' }]), [{ nth: 1, post: 'member' }, { nth: 2, post: 'member' }], [...papers('m1', 20), ...papers('m2', 6)])
    assert.deepEqual(file.result?.valid === true ? [file.result.winners, file.result.passedOver.map(({ person, of }) => [person, of])] : [], [[], [[voter(1), voter(11)]]])
  })
  it('is content with a woman who sits, and takes a woman first where none does (R-225, R-238)', () => {
    const content = held(by([], [{ person: voter(12), post: 'chair' }, { person: voter(13), post: 'member' }]), [{ nth: 1, post: 'member' }, { nth: 2, post: 'member' }], [...papers('m1', 20), ...papers('m2', 6)])
    assert.deepEqual(electedNow(content).map(({ person }) => person), [voter(1)])
    const kept = held(by([]), [{ nth: 1, post: 'member' }, { nth: 2, post: 'member' }], [...papers('m1', 20), ...papers('m2', 6)])
    assert.equal(kept.result?.valid === true && kept.result.open.some((open) => open.kind === 'rerun' && open.forWoman), true)
  })
  it('lets a member who sits be elected to the chair (R-238)', () => {
    const world = by([], [{ person: voter(12), post: 'member' }, { person: voter(13), post: 'member' }], { chair: 1, vice: 0, member: 0 })
    const file = held(world, [{ nth: 13, post: 'chair' }, { nth: 2, post: 'chair' }], [...papers('c2', 20), ...papers('c1', 6)])
    assert.deepEqual(electedNow(file).map(({ person, post }) => [person, post]), [[voter(13), 'chair']])
  })
  it('refused: more seats than seven with those who sit, a second chair, sitting members in an election of the term (R-227, R-238)', () => {
    const world = polls()
    const code = (form: object) => world.election.refusal(town, 'announce', { ...announced, run: firstRehearsal, chair: 0, vice: 0, member: 1, ...form }).code
    assert.equal(code({ sitting, member: 6 }), 'seats-unlawful')
    assert.equal(code({ sitting, chair: 1 }), 'seats-unlawful')
    assert.equal(code({ sitting: [sitting[0], sitting[0]] }), 'sitting-unknown')
  })
})

describe('The committee of an election', () => {
  it('reaches open boxes when one leaves it (R-210)', () => {
    const world = prepared()
    world.election.act(committee(1), 'prepare', { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }, { name: '南站', kind: 'station' }, { name: '北站', kind: 'station' }] })
    for (const number of [1, 3]) world.box(1, number).act(committee(1), 'open', { village, term, run: firstRehearsal, round: 1, number })
    world.election.act(committee(1), 'leave-committee', { person: ranking[1], because: 'resigned' })
    const members = [ranking[0], ranking[2], ranking[3], ranking[4], ranking[5]]
    assert.deepEqual([world.box(1, 1).file.committee, world.box(1, 3).file.committee, world.roll.file.committee], [members, members, members])
    assert.equal(world.box(1, 3).refusal(committee(2), 'ready', { workers, checked: allChecked, received: 10, seal: '封' }).code, 'not-yours')
  })
  it('lets nobody go for absence who was not absent so often without a reason (R-211)', () => {
    const world = polls()
    registering(world)
    const leave = { person: ranking[2], because: 'absent' }
    for (const [on, excused] of [['2026-11-01', false], ['2026-11-02', true], ['2026-11-02', false]] as const) world.election.act(committee(1), 'record-meeting', { on, about: '登记', absent: [{ person: ranking[2], excused }] })
    assert.equal(world.election.refusal(committee(1), 'leave-committee', leave).code, 'not-absent-so-often')
    world.election.act(committee(1), 'record-meeting', { on: '2026-11-02', about: '登记', absent: [{ person: ranking[2], excused: false }] })
    assert.match(villageElection.remarks?.(world.election.story.dossier).map(({ text }) => text).join('') ?? '', /缺席满次数/)
    world.election.act(committee(1), 'leave-committee', leave)
    assert.ok(world.election.file.committee?.members.includes(ranking[5] ?? ''))
    assert.equal(world.election.refusal(committee(1), 'record-meeting', { on: '2026-11-02', about: '登记', absent: [{ person: ranking[2], excused: false }] }).code, 'not-a-member')
  })
})

describe('Boxes and ballots', () => {
  it('mix any number of mobile boxes into one (R-228, R-229)', () => {
    const world = prepared()
    const stations = [{ name: '会场', kind: 'main' }, ...Array.from({ length: 9 }, (_, nth) => ({ name: `流动 ${nth + 1}`, kind: 'mobile' }))]
    opened(world, 1, stations)
    stations.forEach((_, nth) => { voted(world, 1, nth + 1, nth * 3 + 1, nth * 3 + 3) })
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, papers('c1 v1 m2', 30), [2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert.deepEqual(stations.slice(1).map((_, nth) => world.box(1, nth + 2).state), stations.slice(1).map(() => 'MIXED'))
    world.election.act(committee(1), 'finish-count')
    assert.equal(world.election.file.rounds[0]?.counted?.count.papers.returned, 30)
  })
  it('are taken for an absent voter by the one whom the roll names, or by the voter who came after all (R-218)', () => {
    const world = polls()
    registering(world)
    withCandidates(world, 30, slate)
    world.roll.act(committee(1), 'give-proxy', { principal: voter(20), trustee: voter(10), written: true, reason: '外出务工' })
    world.roll.act(committee(1), 'give-proxy', { principal: voter(21), trustee: voter(10), written: true, reason: '外出务工' })
    world.roll.act(committee(1), 'publish-proxies', { where: '公开栏' })
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    const serial = (nth: number) => world.roll.file.entries.find(({ person }) => person === voter(nth))?.serial ?? 0
    const box = world.box(1, 1)
    const code = (form: object) => box.refusal(committee(3), 'mark', form).code
    assert.equal(code({ serials: [serial(20)] }), 'not-entrusted')
    assert.equal(code({ serials: [serial(20)], by: serial(9) }), 'not-entrusted')
    assert.equal(code({ serials: [serial(11)], by: serial(10) }), 'not-entrusted', 'nobody takes for somebody who entrusted nobody')
    assert.equal(code({ serials: [serial(11)], inPerson: true }), 'not-entrusted')
    box.act(committee(3), 'mark', { serials: [serial(10), serial(20)], by: serial(10) })
    box.act(committee(3), 'mark', { serials: [serial(21)], inPerson: true })
    assert.equal(box.file.marks, 3)
  })
  it('are made ready again where a proxy changed meanwhile (R-218)', () => {
    const world = prepared()
    world.election.act(committee(1), 'prepare', { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }] })
    world.box(1, 1).act(committee(1), 'open', { village, term, run: firstRehearsal, round: 1, number: 1 })
    const ready = { workers, checked: allChecked, received: 100, seal: '封1' }
    world.box(1, 1).act(committee(1), 'ready', ready)
    world.roll.act(committee(1), 'give-proxy', { principal: voter(20), trustee: voter(10), written: true, reason: '外出务工' })
    world.roll.act(committee(1), 'publish-proxies', { where: '公开栏' })
    world.roll.act(committee(1), 'give-rights', { round: 1, from: 1, to: 30 })
    assert.equal(world.election.refusal(committee(1), 'begin-voting').code, 'proxies-changed')
    world.box(1, 1).act(committee(1), 'ready', ready)
    world.election.act(committee(1), 'begin-voting')
  })
})

describe('What the province leaves open', () => {
  it('R-208: leaves out of the total who is out of reach, and counts them where they come; only where the province allows it', () => {
    const without = prepared()
    assert.equal(polls().run, firstRehearsal)
    assert.equal(without.roll.refusal(committee(1), 'leave-out', { persons: [voter(28)], resolution: '选举委员会决议', where: '公开栏' }).code, 'not-in-this-state')
    const world = polls({ settings: confirmed({ leaveOutUnreachable: true }) })
    registering(world)
    withCandidates(world, 30, slate)
    world.roll.act(committee(1), 'give-proxy', { principal: voter(30), trustee: voter(10), written: true, reason: '外出务工' })
    world.roll.act(committee(1), 'publish-proxies', { where: '公开栏' })
    const out = { resolution: '选举委员会决议', where: '公开栏' }
    assert.equal(world.roll.refusal(committee(1), 'leave-out', { persons: [voter(30)], ...out }).code, 'not-out-of-reach', 'whoever has a proxy is in reach')
    world.roll.act(committee(1), 'leave-out', { persons: [voter(27), voter(28), voter(29)], ...out })
    world.roll.act(committee(1), 'take-in-again', { person: voter(27), reason: '打通了电话' })
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    assert.equal(world.election.file.leftOut.length, 2)
    const [came] = world.election.file.leftOut
    world.box(1, 1).act(committee(3), 'mark', { serials: [came] })
    const others = world.roll.file.entries.map(({ serial }) => serial).filter((serial) => !world.election.file.leftOut.includes(serial) && !world.roll.file.proxies.some(({ principal }) => world.roll.file.entries.find((one) => one.person === principal)?.serial === serial)).slice(0, 19)
    for (const serial of others) world.box(1, 1).act(committee(3), 'mark', { serials: [serial] })
    world.box(1, 1).act(committee(1), 'shut', { unused: 80, spoilt: 0, seal: '封' })
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, papers('c1 v1 m2', 20))
    world.election.act(committee(1), 'finish-count')
    assert.equal(world.election.file.rounds[0]?.counted?.count.papers.registered, 29, 'thirty, less two, and the one who came')
  })
  it('R-208: refused where the province does not allow it', () => {
    const world = polls()
    registering(world)
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(1) }] })
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    assert.equal(world.roll.refusal(committee(1), 'leave-out', { persons: [voter(1)], resolution: '选举委员会决议', where: '公开栏' }).code, 'leaving-out-not-allowed')
  })
  it('R-214: holds an election without candidates, whose names the voters write, to its re-run', () => {
    const world = polls({ voters: 12, kin: [[ranking[1] ?? '', voter(4)]] })
    const form = { ...announced, run: firstRehearsal, ...whole, mode: 'open' }
    assert.equal(world.election.refusal(town, 'announce', form).code, 'mode-not-allowed', 'no resolution')
    world.election.act(town, 'announce', { ...form, modeResolution: '村民代表会议 2026-10-20 决定' })
    world.election.act(secretary, 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人，通过', size: 5, ranking, head: ranking[0], deputy: ranking[1] })
    world.roll.act(committee(1), 'open', { village, term, run: firstRehearsal })
    world.roll.act(committee(1), 'enter', { entries: Array.from({ length: 12 }, (_, nth) => ({ person: voter(nth + 1) })) })
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    assert.equal(world.election.refusal(committee(1), 'begin-nominations').code, 'no-nominations-here')
    world.election.act(committee(1), 'open-ballot', { where: '公开栏' })
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, 12)
    world.election.act(committee(1), 'end-voting')
    world.box(1, 1).act(committee(1), 'open-count', { mixed: [], shuffled: true })
    for (const nth of [1, 2, 3, 4]) world.box(1, 1).act(committee(2), 'add-name', { person: voter(nth) })
    const sheet = [...papers('co1 vo2 mo3', 6), 'co1 vo2 mo4', ...papers('co2 mo4', 5)]
    for (const [name, who] of [['A', committee(3)], ['B', committee(4)]] as const) keyed(world, 1, 1, name, who, sheet)
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.deepEqual(world.election.file.result?.valid === true ? world.election.file.result.winners.map(({ person, post }) => [person, post]) : [], [[voter(1), 'chair'], [voter(2), 'vice']])
    const again = { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }] }
    assert.equal(world.election.refusal(committee(1), 'prepare', again).code, 'member-must-withdraw', 'a relative of a member stands in the re-run (R-210)')
    world.election.act(committee(1), 'leave-committee', { person: ranking[1], because: 'relative' })
    opened(world, 2, [{ name: '会场', kind: 'main' }], 100)
    assert.deepEqual(world.election.file.rounds[1]?.slate.member.map(({ person }) => person), [voter(3), voter(4)])
  })
  it('R-217: introduces every candidate at the same length, and nobody first', () => {
    const world = polls()
    registering(world)
    withCandidates(world, 30, slate)
    const lines = slate.map(({ nth }) => ({ person: voter(nth), text: '我愿意为大家服务。', minutes: 10 }))
    const code = (some: readonly object[]) => world.election.refusal(committee(1), 'introduce', { on: '2026-12-01', where: '会场', lines: some })
    assert.match(code(lines.slice(1)).sentence, /还缺/)
    assert.match(code(lines.map((line, nth) => (nth === 0 ? { ...line, minutes: 20 } : line))).sentence, /10 分钟/)
    assert.match(code(lines.map((line, nth) => (nth === 0 ? { ...line, text: '长'.repeat(501) } : line))).sentence, /500/)
    world.election.act(committee(1), 'introduce', { on: '2026-12-01', where: '会场', lines })
    assert.equal(world.election.file.introductions?.lines.length, 6)
  })
  it('R-226: leaves near relatives with equal votes to the assembly where the province says so', () => {
    const world = prepared({ settings: confirmed({ equalRelatives: 'assembly' }), kin: [[voter(2), voter(4)]] })
    assert.equal(world.election.file.rules.equalRelatives, 'assembly')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, 30)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, papers('c2 v2 m2', 30))
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    // Chair before vice: no question. The assembly is asked about equals in one post only.
    assert.equal(world.election.refusal(committee(1), 'settle-relatives', { stays: voter(2), resolution: '村民会议决定留一人' }).code, 'relatives-vote-again')
  })
})

describe('The day of an election', () => {
  it('R-231: lies in the last months of the term, or was agreed to, reported and approved', () => {
    const world = polls({ run: 0, settings: confirmed() })
    const form = { ...announced, run: 0, ...whole }
    const code = (more: object) => world.election.refusal(town, 'announce', { ...form, ...more }).code
    assert.equal(code({}), 'day-off-the-term')
    const early = { termBeganOn: '2022-10-01' }
    assert.match(world.election.refusal(town, 'announce', { ...form, ...early }).sentence, /决议/)
    assert.match(world.election.refusal(town, 'announce', { ...form, ...early, resolution: '村民代表会议决议', townshipReported: true }).sentence, /批准/)
    assert.match(world.election.refusal(town, 'announce', { ...form, termBeganOn: '2020-10-01', resolution: '村民代表会议决议', townshipReported: true, countyApproval: '县民〔2026〕1号' }).sentence, /太久/)
    world.election.act(town, 'announce', { ...form, ...early, resolution: '村民代表会议决议', townshipReported: true, countyApproval: '县民〔2026〕1号' })
  })
  it('R-231: put off past the term\'s end is agreed to like an early one', () => {
    const world = polls({ run: 0, settings: confirmed() })
    world.election.act(town, 'announce', { ...announced, run: 0, ...whole, termBeganOn: '2021-12-20' })
    assert.equal(world.election.refusal(town, 'postpone', { electionDay: '2027-01-10', basis: '疫情' }).code, 'day-off-the-term')
    world.election.act(town, 'postpone', { electionDay: '2027-01-10', basis: '疫情', resolution: '村民代表会议决议', townshipReported: true, countyApproval: '县民〔2026〕1号' })
    assert.equal(world.election.file.consent.countyApproval, '县民〔2026〕1号')
  })
  it('R-002, R-205: an objection of a Thursday is ruled upon by the Monday that follows its last day', () => {
    const world = polls({ now: at('2026-11-19 09:00') })
    registering(world)
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(1) }] })
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    world.roll.act(committee(1), 'record-objection', { kind: 'missing', about: '演示1002', words: '应该在名单上' })
    const ledger = world.roll.story.dossier.deadlines['ruling']
    assert.ok(ledger)
    // Thursday 19 November and three days is Sunday 22: Monday 23, 24:00.
    assert.equal(toIso(due(ledger, world.roll.story.world.calendar) ?? 0), '2026-11-24T00:00:00.000+08:00')
  })
  it('R-232, R-002: the hand-over is due ten days on, holidays rolled over', () => {
    const world = prepared()
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, 30)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, papers('c1 v1 m2', 30))
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.equal(world.election.file.handOverBy, '2026-12-25')
    assert.equal(world.election.file.rerunBy, null)
  })
})

describe('Found void (R-234)', () => {
  it('takes the office from the one found guilty and nobody else', () => {
    const world = prepared()
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, 30)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, papers('c1 v1 m2', 30))
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    const [chair] = electedNow(world.election.file)
    assert.equal(world.election.refusal(committee(1), 'void-elected', { person: chair?.person, document: '认定〔2026〕1号', reason: '贿选属实' }).code, 'not-yours')
    world.election.act(county, 'void-elected', { person: chair?.person, document: '认定〔2026〕1号', reason: '贿选属实' })
    assert.deepEqual(electedNow(world.election.file).map(({ post }) => post), ['vice', 'member'])
    assert.equal(world.election.refusal(county, 'void-elected', { person: chair?.person, document: '认定〔2026〕1号', reason: '贿选属实' }).code, 'not-elected')
  })
})
