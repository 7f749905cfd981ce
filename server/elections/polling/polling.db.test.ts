import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '../../../core/procedure/actor.ts'
import { inOffice } from '../../../core/procedure/testing/places.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { testDatabase, type TestDatabase } from '../../database/testing.ts'
import { dossierName } from '../../dossiers/index.ts'
import { actAtBox } from './acts.ts'
import { boxView } from './box-view.ts'
import { hallBoxes, hallView } from './hall-view.ts'
import { markOf, takenIn, votersOn } from './marks.ts'
import { boxAsked, boxesInRound, demandWork, electionAsked, rollOfElection } from './rows.ts'
import { sheetOf } from './sheets.ts'
import { openDay, village, type TestDay } from './test-day.ts'

describe('The day of the vote', () => {
  let test: TestDatabase
  let day: TestDay
  const box = (number: number) => dossierName(day.key.box(number))
  /** As the application's role, in the name of this person: what the database keeps from somebody is not there. */
  const as = <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => day.door.database.reading({ role: 'app', actor }, work)
  const atStation = async <T>(number: number, work: (transaction: Transaction, parts: { box: Awaited<ReturnType<typeof boxAsked>>; roll: NonNullable<Awaited<ReturnType<typeof rollOfElection>>> }) => Promise<T> | T) => await as(day.worker, async (transaction) => {
    const row = await boxAsked(transaction, box(number))
    await takeRole(transaction, 'system')
    const roll = await rollOfElection(transaction, row.file)
    return await work(transaction, { box: row, roll: roll ?? assert.fail('no roll') })
  })

  before(async () => {
    test = await testDatabase()
    day = await openDay(test)
  })
  after(() => test.close())

  it('hands one serial one ballot, of thirty who ask for it at once at two stations (R-228)', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, (_, at) => day.codeOf(day.act(day.key.box(at % 2 + 1), at % 3 === 0 ? day.worker : day.member(at % 3), 'mark', { serials: [5] }))))
    assert.equal(codes.filter((code) => code === 'accepted').length, 1, codes.join(' '))
    assert.ok(codes.every((code) => ['accepted', 'ballot-taken', 'changed-meanwhile'].includes(code)), codes.join(' '))
    assert.deepEqual(await atStation(1, (transaction, { box: row, roll }) => takenIn(transaction, roll, row)).then(({ taken }) => taken), [5])
  })

  it('tells a station when and where a ballot was taken, and nothing of what was on it (R-228, R-230)', async () => {
    await day.act(day.key.box(2), day.worker, 'mark', { serials: [6] })
    const told = await atStation(1, (transaction, { box: row, roll }) => markOf(transaction, roll, row, 6))
    assert.deepEqual({ ...told, at: null }, { serial: 6, taken: true, at: null, where: '南站', here: false, together: [] })
    assert.match(told.at ?? '', /^2026-12-15T/)
    await day.act(day.key.box(2), day.worker, 'unmark', { serial: 6 })
    assert.equal((await atStation(1, (transaction, { box: row, roll }) => markOf(transaction, roll, row, 6))).taken, false)
    await day.act(day.key.box(1), day.worker, 'mark', { serials: [6] })
  })

  it('gives a proxy\'s ballot to the trustee alone, and to nobody twice (R-218, R-228)', async () => {
    const voters = await atStation(1, (_, { roll, box: row }) => votersOn(roll, row))
    const trustee = voters.find(({ holds }) => holds.length > 0) ?? assert.fail('no proxy')
    const [principal] = trustee.holds
    assert.equal(principal?.reason, '在外打工')
    assert.equal(voters.find(({ serial }) => serial === principal.serial)?.heldBy, trustee.serial)
    const codes = await Promise.all([
      day.codeOf(day.act(day.key.box(1), day.worker, 'mark', { serials: [trustee.serial, principal.serial], by: trustee.serial })),
      day.codeOf(day.act(day.key.box(2), day.worker, 'mark', { serials: [principal.serial], inPerson: true })),
    ])
    assert.deepEqual(codes.toSorted(), ['accepted', 'ballot-taken'])
    assert.equal(await day.codeOf(day.act(day.key.box(1), day.worker, 'mark', { serials: [7], by: trustee.serial })), 'not-entrusted')
  })

  it('keeps marks and spent rights equal, whatever two stations mark and take back at once (R-228)', async () => {
    const step = fc.record({ number: fc.constantFrom(1, 2), serial: fc.integer({ min: 10, max: 16 }), undo: fc.boolean() })
    const [before] = await marked(test)
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      await Promise.all(steps.map(({ number, serial, undo }) => day.codeOf(day.act(day.key.box(number), day.worker, undo ? 'unmark' : 'mark', undo ? { serial } : { serials: [serial] }))))
      const [sums] = await marked(test)
      assert.equal(sums?.marks, sums?.spent)
    }), { numRuns: 6 })
    assert.ok(before !== undefined)
  })

  it('counts an act that comes twice once, and answers in a few words (R-126)', async () => {
    const row = await as(day.worker, (transaction) => boxAsked(transaction, box(1)))
    const acts = [{ id: randomUUID(), act: 'mark', form: { serials: [20] } }, { id: randomUUID(), act: 'mark', form: { serials: [20] } }]
    const first = await actAtBox(day.door, { box: row, actor: day.worker, acts })
    assert.deepEqual(first.results.map(({ ok, code }) => [ok, code]), [[true, null], [false, 'ballot-taken']])
    const again = await actAtBox(day.door, { box: row, actor: day.worker, acts: acts.slice(0, 1) })
    assert.deepEqual(again.results.map(({ ok, repeated }) => [ok, repeated]), [[true, true]])
    assert.equal(again.marks, first.marks)
    assert.ok(JSON.stringify(first).length < 1500)
  })

  it('refuses whoever does not work there: a cadre of no committee, another village, the township (R-229)', async () => {
    const stranger = inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee')
    const neighbour = inOffice(randomUUID(), 'PARTY_SEC', '140425200288', 'party')
    for (const who of [stranger, neighbour]) assert.equal(await day.codeOf(as(who, (transaction) => boxAsked(transaction, box(1)))), 'unknown-dossier')
    const seen = await as(day.town, (transaction) => boxAsked(transaction, box(1)))
    assert.equal(await day.codeOf(Promise.resolve().then(() => demandWork(seen, day.town.person))), 'not-yours')
    assert.equal(await day.codeOf(day.act(day.key.box(1), day.town, 'mark', { serials: [21] })), 'not-yours')
  })

  it('shows a sheet to who keys it in and to nobody else, whatever they ask, until both are equal (R-228)', async () => {
    for (const number of [1, 2]) {
      const { file } = await as(day.worker, (transaction) => boxAsked(transaction, box(number)))
      await day.act(day.key.box(number), day.member(1), 'shut', { unused: day.received - file.marks, spoilt: 0, seal: '封' })
    }
    await day.act(day.key.election, day.member(1), 'end-voting')
    const refused = async (form: object) => await day.codeOf(day.act(day.key.box(1), day.member(1), 'open-count', form))
    assert.equal(await refused({ mixed: [2], shuffled: false }), 'papers-not-shuffled', 'the order of the marks must not be the order of the papers (R-230)')
    assert.equal(await refused({ mixed: [], shuffled: true }), 'too-few-papers', 'a handful is not opened alone (R-230)')
    await day.act(day.key.box(1), day.member(1), 'open-count', { mixed: [2], shuffled: true })
    const inBox = { marks: 0 }
    for (const number of [1, 2]) inBox.marks += (await as(day.worker, (transaction) => boxAsked(transaction, box(number)))).file.marks
    const [caller, second, third] = [day.member(1), day.member(2), day.member(3)]
    await day.begin(1, 'A', caller)
    await day.begin(1, 'B', second)
    await day.act(day.key.sheet(1, 'A'), caller, 'read', { from: 1, papers: ['c1 m1', 'c1 m2', 'c2'] })
    const figures = async (who: Actor) => await as(who, async (transaction) => {
      const election = await electionAsked(transaction, dossierName(day.key.election))
      const rows = await boxesInRound(transaction, election.key, 1)
      const row = rows[0] ?? assert.fail('no box')
      const { key: { county, id } } = { key: day.key.sheet(1, 'A') }
      return {
        hall: hallView(election, await hallBoxes(transaction, rows, who.person), '').papers, sheet: (await sheetOf(transaction, row, 'A'))?.file.papers ?? null,
        records: (await transaction.selectFrom('events').select('form').where('county', '=', county).where('dossier', '=', id).execute()).length, view: JSON.stringify(await boxView(transaction, row, who)),
      }
    })
    const own = await figures(caller)
    assert.deepEqual([own.hall, own.sheet, own.records], [3, 3, 2])
    for (const who of [second, third, day.town]) {
      const seen = await figures(who)
      assert.deepEqual([seen.hall, seen.sheet, seen.records], [0, null, 0])
      assert.doesNotMatch(seen.view, /"papers":\d|"votes"|c1 m1/)
    }
    const file = inBox
    const rest = Array.from({ length: file.marks - 3 }, () => 'c1 m1')
    await day.act(day.key.sheet(1, 'A'), caller, 'read', { from: 4, papers: rest })
    await day.act(day.key.sheet(1, 'A'), caller, 'hand-in', { found: file.marks, forged: 0 })
    assert.deepEqual((await figures(second)).sheet, null, 'handed in by one is still nobody else\'s')
    await day.act(day.key.sheet(1, 'B'), second, 'read', { from: 1, papers: ['c1 m1', 'c1 m2', 'c1', ...rest] })
    await day.act(day.key.sheet(1, 'B'), second, 'hand-in', { found: file.marks, forged: 0 })
    await day.act(day.key.box(1), caller, 'compare')
    const apart = await as(second, async (transaction) => boxView(transaction, await boxAsked(transaction, box(1)), second))
    assert.deepEqual(apart.differences?.papers, [{ number: 3, posts: ['主任'], own: 'c1' }])
    assert.equal((await figures(second)).sheet, null, 'where they differ is told, not what the other says')
    await day.act(day.key.sheet(1, 'B'), second, 'correct', { paper: 3, now: 'c2', reason: '第 3 张看错了' })
    await day.act(day.key.box(1), caller, 'compare')
    assert.equal((await as(third, (transaction) => boxAsked(transaction, box(1)))).state, 'AGREED')
    assert.equal((await figures(third)).hall, file.marks)
  })

  it('keeps nothing anywhere that joins a voter and a paper (R-230)', async () => {
    const rows = await test.ownerQuery<{ procedure: string; joined: boolean }>(`
      select procedure, bool_or(form ? 'serials' and form::text ~ '"[cvm][0-9o?]') as joined from events join dossiers on dossiers.county = events.county and dossiers.id = events.dossier
      where procedure like 'election-%' group by procedure`)
    assert.ok(rows.length >= 3)
    assert.ok(rows.every(({ joined }) => !joined))
    const [sheets] = await test.ownerQuery<{ found: boolean }>(`select exists (select from dossiers where procedure = 'election-sheet' and (file::text ~ 'serial' or form_serials)) as found
      from (select bool_or(form ? 'serials' or form ? 'serial') as form_serials from events join dossiers using (county) where dossiers.id = events.dossier and procedure = 'election-sheet') as forms`)
    assert.equal(sheets?.found, false)
  })
})

/** Marks of both boxes, and rights that are spent. */
async function marked(test: TestDatabase) {
  return await test.ownerQuery<{ marks: number; spent: number }>(`
    select (select sum((file ->> 'marks')::int) from dossiers where procedure = 'election-box')::int as marks, (select count(*) from book_balances where book = 'ballot-right' and balance = 0)::int as spent`)
}
