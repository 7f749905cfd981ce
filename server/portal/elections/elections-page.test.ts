import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant } from '../../../core/time/index.ts'
import { blankRoll, type RollEntry, type RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { blankElection } from '../../../procedures/village-election/election-file.ts'
import type { PublicElection } from '../../elections/index.ts'
import { electionPage, proofsPage, proxiesPage, rollAsked, rollPage } from './elections-page.ts'
import { myElectionPage } from './my-election-page.ts'

const place = { code: '140423100299', name: '演示镇演示村' }
const today = { now: parseInstant('2026-11-23T09:00:00+08:00') ?? 0, calendar }
const [hidden, secret] = ['隐藏的依据', '隐藏的理由']

const entries = fc.array(fc.record({
  name: fc.constantFrom('张演示', '王演示', '李演示', '欧阳演示'), sex: fc.constantFrom('woman' as const, 'man' as const, null), group: fc.constantFrom('', '第一组', '第十二组', '第二组'),
  registration: fc.constantFrom('resident' as const, 'away' as const, 'outside' as const),
}), { minLength: 2, maxLength: 90 }).map((all) => all.map((one, at): RollEntry => ({ ...one, serial: at + 1, person: `person-${at}-of-the-register`, ground: hidden })))

function rollOf(of: readonly RollEntry[]): RollFile {
  const [one, other] = of
  return {
    ...blankRoll, village: place.code, term: 2026, entries: of, next: of.length + 1, published: { on: '2026-11-21', where: '村务公开栏' }, proxiesPublished: { on: '2026-12-01', where: '村务公开栏' },
    proxies: [{ principal: one?.person ?? '', trustee: other?.person ?? '', reason: secret, on: '2026-11-22', ended: '' }],
  }
}
function electionOf(file: RollFile): PublicElection {
  return { term: 2026, run: 0, state: 'NOMINATING', file: { ...blankElection, village: place.code, term: 2026, electionDay: '2026-12-20' }, roll: { file, state: 'PUBLISHED' }, publications: [], results: new Map(), unchanged: true }
}
const leaks = (said: unknown) => ['of-the-register', hidden, secret].filter((word) => JSON.stringify(said).includes(word))

describe('Names of villagers', () => {
  const of = Array.from({ length: 3 }, (_, at): RollEntry => ({ name: `张演示${at}`, sex: 'man', group: '第一组', registration: 'resident', serial: at + 1, person: `p${at}`, ground: hidden }))
  const publications = (['roll', 'result-1'] as const).map((name) => ({ name, title: name, standing: true, versions: [{ number: 1, at: 1, text: '', hash: name, because: '' }] }))
  const election = (state: PublicElection['state']): PublicElection => ({ ...electionOf(rollOf(of)), state, publications: publications })
  const linked = (state: PublicElection['state']) => {
    const page = electionPage(place, election(state), today)
    const proofs = proofsPage(place, election(state)).proofs.map(({ hash, versions }) => [hash, versions[0]?.href !== undefined])
    return [page.roll?.href !== undefined, page.proxies?.href !== undefined, rollPage(place, election(state), rollAsked({}), today) !== null, proxiesPage(place, election(state)) !== null, proofs]
  }

  it('are on line while the election runs (R-204, R-218)', () => {
    for (const state of ['NOMINATING', 'VOTING', 'DECIDED'] as const) assert.deepEqual(linked(state), [true, true, true, true, [['roll', true], ['result-1', true]]], state)
  })

  it('are taken down when it is over; figures, results and every fingerprint stay (R-207)', () => {
    for (const state of ['HANDED_OVER', 'ARCHIVED', 'VOID'] as const) {
      assert.deepEqual(linked(state), [false, false, false, false, [['roll', false], ['result-1', true]]], state)
      assert.match(electionPage(place, election(state), today).roll?.words ?? '', /3 人/)
    }
  })
})

describe('Pages of a roll', () => {
  it('say of nobody more than name, sex, group and kind of registration, whoever is on it (R-207)', () => {
    fc.assert(fc.property(entries, fc.nat(3), (of, page) => {
      const file = rollOf(of)
      const shown = rollPage(place, electionOf(file), { group: undefined, query: '', page: page + 1 }, today)
      assert.deepEqual([...new Set(shown?.lines.flatMap((line) => Object.keys(line)))].toSorted(), ['at', 'group', 'name', 'registration', 'sex'])
      assert.deepEqual(leaks([shown, proxiesPage(place, electionOf(file))]), [])
    }))
  })

  it('show every line once over their pages, the second group before the twelfth, and nobody else for a name (R-207)', () => {
    fc.assert(fc.property(entries, (of) => {
      const election = electionOf(rollOf(of))
      const page = (asked: Parameters<typeof rollAsked>[0]) => rollPage(place, election, rollAsked(asked), today)
      const pages = Math.ceil(of.length / 40)
      const lines = Array.from({ length: pages }, (_, at) => page({ page: String(at + 1) })?.lines ?? []).flat()
      assert.deepEqual(lines.map(({ at }) => at), of.map((_, at) => at + 1))
      const order = ['第一组', '第二组', '第十二组', '不住在村里']
      const groups = lines.map(({ group }) => order.indexOf(group))
      assert.deepEqual(groups, groups.toSorted((one, other) => one - other))
      assert.ok((page({ q: '欧阳' })?.lines ?? []).every(({ name }) => name === '欧阳演示'))
    }))
  })

  const odd: readonly (readonly [asked: Parameters<typeof rollAsked>[0], page: number])[] = [[{ page: '999' }, 1], [{ page: '-1' }, 1], [{ page: ['2'] }, 1], [{ q: ['a'], group: { a: 1 } }, 1]]
  for (const [asked, expected] of odd) it(`answer ${JSON.stringify(asked)} with a page that is there`, () => {
    const few = Array.from({ length: 3 }, (_, at): RollEntry => ({ name: '张演示', sex: null, group: '', registration: 'away', serial: at + 1, person: String(at), ground: '' }))
    assert.equal(rollPage(place, electionOf(rollOf(few)), rollAsked(asked), today)?.lines[0]?.at, expected)
  })
})

describe('The own matters of an election', () => {
  const of = Array.from({ length: 4 }, (_, at): RollEntry => ({ name: ['张演示', '王演示', '李演示', '赵演示'][at] ?? '', sex: 'man', group: '第一组', registration: 'resident', serial: at + 1, person: `p${at}`, ground: hidden }))
  const asks = { roll: true, complaint: { wrong: [{ value: 'bribery', label: '贿选' }], body: [{ value: 'TOWN', label: '乡镇' }] } }
  const page = (person: string, state = 'PUBLISHED', now = today.now) => myElectionPage(place, { term: 2026, run: 0, state: 'NOMINATING', roll: { file: rollOf(of), state } }, { ...today, now }, { person, typed: {}, problems: [], done: null, asks })

  it('tell whoever is on the roll the own line and the own proxies, and nothing of others (R-207, R-218)', () => {
    const facts = JSON.stringify(page('p1').facts)
    assert.ok(facts.includes('张演示') && !facts.includes('李演示') && !facts.includes(hidden) && !facts.includes(secret))
    assert.deepEqual(page('somebody-else').facts, [{ name: '名单上有没有您', value: '没有' }])
  })
  it('offer the objection for five days and no longer (R-205)', () => {
    const keys = (now: string) => page('p1', 'PUBLISHED', parseInstant(now) ?? 0).forms.map(({ key }) => key)
    assert.deepEqual(keys('2026-11-26T23:59:00+08:00'), ['object', 'complaint'])
    assert.deepEqual(keys('2026-11-27T00:01:00+08:00'), ['complaint'])
  })
  it('offer the wish while the roll is made, only to whoever is not on it (R-202)', () => {
    assert.deepEqual(page('stranger', 'ENTERING').forms.map(({ key }) => key), ['wish', 'complaint'])
    assert.deepEqual(page('p1', 'ENTERING').forms.map(({ key }) => key), ['complaint'])
  })
  it('say before a complaint who sees it and who does not (R-234)', () => {
    const complaint = page('p1').forms.find(({ key }) => key === 'complaint')
    assert.match(complaint?.words.join('') ?? '', /村干部、村党组织书记、选举委员会、候选人、网格员都看不到/)
  })
})
