import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { system, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { parseInstant } from '../../core/time/index.ts'
import { electionBox } from '../../procedures/election-box/election-box.procedure.ts'
import { electionSheet } from '../../procedures/election-sheet/election-sheet.procedure.ts'
import { electionRoll } from '../../procedures/election-roll/election-roll.procedure.ts'
import { boxKey, electionKey, firstRehearsal, rollKey, sheetKey } from '../../procedures/village-election/names.ts'
import { villageElection } from '../../procedures/village-election/village-election.procedure.ts'
import { perform, type Door } from '../acts/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../procedures/index.ts'
import { compareHeld, holdPersons, mendHeld, releasePersons } from '../registry/index.ts'

const [county, term, run] = [140423, 2026, firstRehearsal]
const [village, neighbour] = ['140423100299', '140423100298']
const voters = 12

describe('An election through the door', () => {
  let test: TestDatabase
  let door: Door
  const now = parseInstant('2026-11-02T09:00+08:00') ?? 0
  const people = Array.from({ length: voters }, () => randomUUID())
  const person = (nth: number): string => people[nth] ?? ''
  const town = inOffice(randomUUID(), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
  const secretary = (of: string): Actor => inOffice(person(0), 'PARTY_SEC', of, 'party')
  const members = [1, 2, 3].map((nth) => inOffice(person(nth), 'VILLAGE_CADRE', village, 'committee'))
  const member = (nth: number): Actor => members[nth] ?? town
  const key = { election: electionKey(village, term, run), roll: rollKey(village, term, run), box: (number: number) => boxKey(village, term, run, 1, number) }

  const act = async (dossier: DossierKey, actor: Actor, name: string, form: object = {}, procedure?: string) => await perform(door, {
    act: { id: randomUUID(), act: name, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  const codeOf = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt
      return 'accepted'
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code
      throw error
    }
  }

  before(async () => {
    test = await testDatabase()
    door = {
      database: test.database, procedures: keepProcedures(publishedProcedures), settings: keepSettings(), calendars: keepCalendars(),
      enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now,
    }
    for (const [code, name] of [[village, '演示村'], [neighbour, '演示邻村']] as const) {
      await test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
        values ('VILLAGE', $1, $2, $2, ''::tsvector, 'TOWN', $3, 'statutory', 'village', '2026-01-01', $4, $5)`, [code, name, code.slice(0, 9), code.padEnd(15, '0'), code.padEnd(15, '9')])
    }
    for (const [nth, id] of people.entries()) {
      await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, hukou_village, hukou_place, residence_village, place, created_at, updated_at)
        values ($1, $2, $3, $4, '1980-01-01', $5, $6, $5, $6, now(), now())`, [county, id, `演示${nth}`, nth % 2 + 1, village, Number(village.padEnd(15, '0'))])
    }
    await act(key.election, town, 'announce', { village, term, run, electionDay: '2026-12-15', chair: 1, vice: 0, member: 2, basis: '演示换届文件' }, villageElection.key)
    await act(key.election, secretary(village), 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人', size: 3, ranking: people.slice(1, 4), head: person(1), deputy: person(2) })
    await act(key.roll, member(0), 'open', { village, term, run }, electionRoll.key)
    await act(key.roll, member(0), 'enter', { entries: people.map((one) => ({ person: one })) })
    await act(key.roll, member(0), 'publish', { where: '公开栏' })
    await act(key.election, member(0), 'begin-nominations')
    for (const [nth, post] of [[4, 'chair'], [5, 'chair'], [6, 'member'], [7, 'member'], [8, 'member']] as const) await act(key.election, member(0), 'nominate', { person: person(nth), post, by: 'voters' })
    for (let number = 1; number <= 5; number += 1) await act(key.election, town, 'review-nominee', { number, passed: true, document: '联审〔2026〕1号' })
    await act(key.election, member(0), 'publish-candidates', { where: '公开栏' })
  })
  after(() => test.close())

  it('never keeps a birthday of anybody (R-207)', async () => {
    const [row] = await test.ownerQuery<{ found: boolean }>(`select exists (select from events where form::text || facts::text like '%1980-01-01%') as found`)
    assert.equal(row?.found, false)
  })

  it('registers nobody in two villages of a term, whoever asks first, and tells the other village\'s name alone (R-203)', async () => {
    const holding = async (of: string, id: string) => await test.database.transaction({ role: 'system' }, async (transaction) => {
      const held = await holdPersons(transaction, { county, id }, { what: 'election-2026-term', village: of, persons: [person(5), person(6)] })
      return [...held.values()]
    })
    const [one, other] = [randomUUID(), randomUUID()]
    const answers = await Promise.all([holding(village, one), holding(neighbour, other)])
    const [first, second] = answers[0].length === 0 ? [[village, one], [neighbour, other]] as const : [[neighbour, other], [village, one]] as const
    assert.deepEqual(answers.map((names) => names.length).toSorted(), [0, 2], 'one of the two has both')
    assert.deepEqual(await holding(...second), Array.from({ length: 2 }, () => (first[0] === village ? '演示村' : '演示邻村')))
    await test.database.transaction({ role: 'system' }, (transaction) => releasePersons(transaction, { county, id: first[1] }, { what: 'election-2026-term', persons: [person(5), person(6)] }))
    assert.deepEqual(await holding(...second), [])
    await assert.rejects(test.database.reading({ role: 'app', actor: member(0) }, (transaction) => transaction.selectFrom('held_persons').selectAll().execute()), /permission denied/)
  })

  it('hands each serial one ballot over two stations however many ask at once (R-228)', async () => {
    door = { ...door, clock: () => parseInstant('2026-12-15T08:00+08:00') ?? 0 }
    await act(key.roll, member(0), 'seal')
    await act(key.election, member(0), 'prepare', { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }, { name: '南站', kind: 'station' }] })
    for (const number of [1, 2]) {
      await act(key.box(number), member(0), 'open', { village, term, run, round: 1, number }, electionBox.key)
      await act(key.box(number), member(0), 'ready', {
        workers: [{ person: person(9), duty: 'register' }, { person: person(10), duty: 'scrutineer' }, { person: person(11), duty: 'scrutineer' }],
        checked: ['box-shown-empty', 'seal-recorded', 'secret-booth', 'scribe-place', 'rules-posted', 'roll-on-hand', 'papers-counted'], received: 100, seal: '封1',
      })
    }
    await act(key.roll, member(0), 'give-rights', { round: 1, from: 1, to: voters })
    await act(key.election, member(0), 'begin-voting')
    const asked = Array.from({ length: voters }, (_, at) => at + 1).flatMap((serial) => [1, 2, 1].map((number) => ({ serial, number })))
    const codes = await Promise.all(asked.map(({ serial, number }, at) => codeOf(act(key.box(number), member(at % 3), 'mark', { serials: [serial] }))))
    for (let serial = 1; serial <= voters; serial += 1) {
      const own = codes.filter((_, at) => asked[at]?.serial === serial)
      assert.equal(own.filter((code) => code === 'accepted').length, 1, `${serial}: ${own.join(', ')}`)
      assert.ok(own.every((code) => ['accepted', 'ballot-taken', 'changed-meanwhile'].includes(code)), own.join(', '))
    }
    const balances = await test.ownerQuery<{ balance: string }>(`select balance from book_balances where book = 'ballot-right'`)
    assert.deepEqual(balances.map(({ balance }) => Number(balance)), Array.from({ length: voters }, () => 0))
  })

  it('lets two people read papers at the same moment and loses none (R-228)', async () => {
    const marks = await test.ownerQuery<{ number: number; marks: number }>(`select (file ->> 'number')::int as number, (file ->> 'marks')::int as marks from dossiers where procedure = 'election-box'`)
    for (const { number, marks: used } of marks) await act(key.box(number), member(0), 'shut', { unused: 100 - used, spoilt: 0, seal: '封' })
    await act(key.election, member(0), 'end-voting')
    // A dozen papers in all, spread over two boxes as the race would have it: the one with fewer is not opened alone.
    const [few, most] = marks.toSorted((one, other) => one.marks - other.marks).map(({ number }) => number)
    assert.ok(few !== undefined && most !== undefined)
    assert.equal(await codeOf(act(key.box(few), member(0), 'open-count', { mixed: [], shuffled: true })), 'too-few-papers')
    assert.equal(await codeOf(act(key.box(most), member(0), 'open-count', { mixed: [few], shuffled: false })), 'papers-not-shuffled')
    for (const { number, used } of [{ number: most, used: voters }]) {
      await act(key.box(number), member(0), 'open-count', { mixed: [few], shuffled: true })
      await act(key.box(few), system, 'mixed-in', { rest: [] })
      const reading = async (sheet: 'A' | 'B', who: Actor) => {
        await act(key.box(number), who, 'take-sheet', { sheet })
        const own = sheetKey(village, term, run, 1, number, sheet, 1)
        await act(own, who, 'begin', { village, term, run, round: 1, number, sheet, attempt: 1 }, electionSheet.key)
        for (let from = 1; from <= used; from += 1) await act(own, who, 'read', { from, papers: ['c1 m1 m2'] })
        assert.equal(await codeOf(act(own, who, 'read', { from: used, papers: ['c1'] })), 'paper-out-of-order', 'the same paper sent twice counts once')
        await act(own, who, 'hand-in', { found: used, forged: 0 })
      }
      await Promise.all([reading('A', member(0)), reading('B', member(1))])
      await act(key.box(number), member(2), 'compare')
    }
    await act(key.election, member(0), 'finish-count')
    const [row] = await test.ownerQuery<{ winners: string }>(`select jsonb_array_length(file -> 'result' -> 'winners')::text as winners from dossiers where procedure = 'village-election'`)
    assert.equal(row?.winners, '3')
  })

  it('a serial or a voter stands in no record beside a paper or its place, and no paper in the books (R-230)', async () => {
    const rows = await test.ownerQuery<{ act: string; keys: string }>(`select act, (select string_agg(distinct key, ',') from (select jsonb_object_keys(form) as key union select jsonb_object_keys(facts)) as keys) as keys
      from events where act in ('mark', 'unmark', 'read', 'take-back', 'hand-in', 'compare')`)
    assert.ok(rows.length > voters)
    const keysOf = (act: string) => [...new Set(rows.filter((row) => row.act === act).map(({ keys }) => keys))]
    assert.deepEqual(keysOf('mark'), ['booked,serials'])
    assert.deepEqual(keysOf('read'), ['from,papers'])
    const entries = await test.ownerQuery<{ column_name: string }>(`select column_name from information_schema.columns where table_name in ('book_entries', 'book_balances')`)
    assert.ok(entries.length > 0)
    assert.deepEqual(entries.filter(({ column_name: name }) => /paper|vote|choice|candidate/.test(name)), [])
  })

  it('who is held is what the rolls say, is found where it is not, and is made anew from the rolls (R-203)', async () => {
    const held = async () => await test.database.transaction({ role: 'system' }, (transaction) => compareHeld(transaction))
    const before = await held()
    assert.ok(before.every(({ missing }) => !missing), 'what the test before held by hand belongs to no roll')
    await test.database.transaction({ role: 'system' }, (transaction) => mendHeld(transaction, before))
    assert.deepEqual(await held(), [])
    await test.ownerQuery(`update dossiers set file = jsonb_set(file, '{rehearsal}', 'false') where procedure = 'election-roll'`)
    assert.equal((await held()).filter(({ missing }) => missing).length, voters)
    await test.database.transaction({ role: 'system' }, async (transaction) => { assert.equal(await mendHeld(transaction, await compareHeld(transaction)), voters) })
    assert.deepEqual(await held(), [])
  })
})
