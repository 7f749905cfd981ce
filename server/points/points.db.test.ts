import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { system, type Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { joiningRule } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey, shopKey } from '../../core/star-rating/points-names.ts'
import { dayOf } from '../../core/time/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import { verifyBooks } from '../books/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, verifyChains } from '../dossiers/index.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../procedures/index.ts'
import { ownPassbook, publicPoints } from './index.ts'
import { changedPassbooks, type ChangedPassbook } from './register-changes.ts'
import { county, pointsVillage, village, type PointsVillage } from './test-village.ts'
import { householdsFound, villageDesk } from './village-desk.ts'

describe('Points through the door', () => {
  let test: TestDatabase
  let world: PointsVillage
  const parts = { procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars() }
  before(async () => {
    test = await testDatabase()
    world = await pointsVillage(test, { database: test.database, ...parts, enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve() }, 8)
  })
  after(() => test.close())

  const family = (number: number) => world.families[number] ?? assert.fail()
  const as = <T>(actor: Actor, work: Parameters<TestDatabase['database']['reading']>[1]) => test.database.reading({ role: 'app', actor }, work) as Promise<T>
  const balanceOf = async (book: string, account: string) => (await test.ownerQuery<{ balance: number }>('select balance from book_balances where book = $1 and account = $2', [book, account]))[0]?.balance ?? 0
  const stock = () => balanceOf('points-stock', `${village}/1`)
  const codeOf = async (work: Promise<unknown>) => await work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)))

  it('books what two persons agreed on, once, in the transaction of the record (R-461, R-464, R-468)', async () => {
    assert.equal(await stock(), 5)
    await world.earn(family(0), 30, '清理河道')
    assert.equal(await balanceOf('points', family(0).id), 30)
    assert.equal(await codeOf(world.act(family(0).key, family(0).head, 'claim', { rule: 'any', points: 30, on: '2026-11-23', words: '清理河道', evidence: '再报一次' })), 'counted-already')
    const [row] = await test.ownerQuery<Record<string, unknown>>(`select kind, delta, rule, actor_person, reversal_of from book_entries where book = 'points' and account = $1`, [family(0).id])
    assert.deepEqual(row, { kind: 'earned', delta: 30, rule: 'any', actor_person: world.secretary.person, reversal_of: null })
  })

  it('gives eight households that ask at once no more than the shop has, and takes points of those alone who got something (R-464)', async () => {
    for (const one of world.families.slice(1)) await world.earn(one, 20, '义务劳动')
    const before = await stock()
    const answers = await Promise.all(world.families.map((one) => codeOf(world.act(one.key, one.head, 'redeem', { thing: 1, quantity: 1 }))))
    assert.equal(answers.filter((one) => one === 'done').length, Math.min(before, 8))
    assert.ok(answers.every((one) => one === 'done' || one === 'out-of-stock'), answers.join(' '))
    assert.equal(await stock(), Math.max(0, before - 8))
    const entries = await test.ownerQuery<{ sum: number }>(`select sum(delta)::bigint as sum from book_entries where book = 'points' and kind = 'exchanged'`)
    assert.equal(entries[0]?.sum, -10 * Math.min(before, 8))
  })

  it('gives a household that asks many times at once no more than it has points (R-461, R-464)', async () => {
    await world.act(shopKey(village), world.cadre, 'move', { thing: 1, kind: 'received', quantity: 50, words: '村集体买' })
    const [{ movement } = { movement: 0 }] = await test.ownerQuery<{ movement: number }>(`select (file ->> 'moved')::int as movement from dossiers where id = $1`, [shopKey(village).id])
    await world.act(shopKey(village), world.supervisor, 'confirm', { movement })
    const one = family(0)
    const held = await balanceOf('points', one.id)
    const answers = await Promise.all(Array.from({ length: 5 }, () => codeOf(world.act(one.key, one.wife, 'redeem', { thing: 1, quantity: 1 }))))
    assert.equal(answers.filter((answer) => answer === 'done').length, Math.floor(held / 10))
    assert.ok(answers.every((answer) => ['done', 'points-short', 'changed-meanwhile'].includes(answer)), answers.join(' '))
    assert.equal(await balanceOf('points', one.id), held % 10)
  })

  it('hands the same act sent twice out once (R-466)', async () => {
    const one = family(2)
    const held = await balanceOf('points', one.id)
    const id = randomUUID()
    const { perform } = await import('../acts/index.ts')
    const door = { database: test.database, ...parts, enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: world.now }
    const send = () => perform(door, { act: { id, act: 'redeem', form: { thing: 1, quantity: 1 }, channel: 'portal', occurredAt: world.now() }, dossier: one.key, actor: one.head })
    const [first, second] = [await send(), await send()]
    assert.deepEqual([first.repeated, second.repeated, await balanceOf('points', one.id)], [false, true, held - 10])
  })

  it('shows a household its own passbook and nobody else any: no region reader, no other household, not even how many (R-465)', async () => {
    const own = await as<Awaited<ReturnType<typeof ownPassbook>>>(family(0).wife, (transaction) => ownPassbook(transaction, family(0).wife.person ?? ''))
    assert.deepEqual([own?.household, own?.file.members.length], [family(0).id, 2])
    const seenBy = async (actor: Actor) => await as<{ entries: number; balances: number; passbooks: number }>(actor, async (transaction) => ({
      entries: (await transaction.selectFrom('book_entries').select('account').where('book', '=', 'points').execute()).length,
      balances: (await transaction.selectFrom('book_balances').select('account').where('book', '=', 'points').execute()).length,
      passbooks: (await transaction.selectFrom('dossiers').select('id').where('procedure', '=', 'points-passbook').execute()).length,
    }))
    const mine = await seenBy(family(0).head)
    assert.deepEqual([mine.balances, mine.passbooks], [1, 1])
    assert.equal((await seenBy(world.cadre)).balances, 8)
    const above = [world.town, world.supervisor, inOffice(randomUUID(), 'COUNTY_CENTER', String(county), 'center'), inOffice(randomUUID(), 'CITY_CENTER', '1404', 'center'), inOffice(randomUUID(), 'GRID_WORKER', `${village}001`, 'committee'), inOffice(randomUUID(), 'VILLAGE_CADRE', '140423100298', 'committee')]
    for (const actor of above) assert.deepEqual(await seenBy(actor), { entries: 0, balances: 0, passbooks: 0 }, actor.mandate?.office)
  })

  it('lets nobody of the program change or delete an entry (R-461)', async () => {
    for (const role of ['app', 'system'] as const) {
      const context = role === 'app' ? { role, actor: world.cadre } as const : { role } as const
      for (const statement of [`update book_entries set delta = 1000`, 'delete from book_entries', `insert into book_balances select county, 'points', 'forged', holder, village, 5 from book_balances limit 1`]) {
        if (role === 'system' && statement.startsWith('insert')) continue
        await assert.rejects(test.database.transaction(context, async (transaction) => { const { sql } = await import('kysely'); await sql.raw(statement).execute(transaction) }), /permission denied/, `${role}: ${statement}`)
      }
    }
    await assert.rejects(test.database.transaction({ role: 'system' }, (transaction) => transaction.updateTable('book_balances').set({ balance: -1 }).execute()), /check constraint/)
  })

  it('tells the village how many households take part, and the sheet of the quarter adds up (R-464, R-465)', async () => {
    const shown = await publicPoints({ database: test.database, ...parts }, village, world.now())
    assert.deepEqual([shown.participants, shown.inForce?.adoption.number, shown.quarter], [8, '演示村民会议〔2026〕3 号', '2026-4'])
    const [line] = shown.sheet
    assert.ok(line)
    assert.equal(line.opening + line.received - line.exchanged - line.writtenOff + line.counted, line.closing)
    assert.deepEqual([line.received, line.closing], [55, await stock()])
    assert.deepEqual(Object.keys(shown).filter((key) => /house|rank|top|list/i.test(key)), [])
  })

  it('puts claims and exchanges before those who run points, with names of the register, never who claimed (R-468)', async () => {
    await world.act(family(3).key, family(3).wife, 'claim', { rule: 'labour', points: 5, on: '2026-11-22', words: '修村道', evidence: '村里记录' })
    const desk = await as<Awaited<ReturnType<typeof villageDesk>>>(world.cadre, (transaction) => villageDesk(transaction, village, world.cadre.person))
    assert.deepEqual(desk.requests.map(({ head, ruleName, points }) => [head, ruleName, points]), [['户主演示4', '义务劳动一次', 5]])
    assert.ok(desk.exchanges.length >= 5 && desk.exchanges.every(({ code, head }) => /^[0-9a-f]{4}-\d+$/.test(code) && head !== ''))
    assert.ok(desk.requests.every((one) => !('by' in one)))
    const none = await as<Awaited<ReturnType<typeof villageDesk>>>(world.town, (transaction) => villageDesk(transaction, village, world.town.person))
    assert.deepEqual([none.requests.length, none.exchanges.length, none.shop === null], [0, 0, false])
    const found = await as<Awaited<ReturnType<typeof householdsFound>>>(world.cadre, (transaction) => householdsFound(transaction, village, '演示5'))
    assert.deepEqual(found.map(({ head, opened }) => [head, opened]), [['户主演示5', true]])
  })

  it('asks the supervisor to look at a day of unusual approving, through the outbox, and names nobody (R-468)', async () => {
    for (const day of ['24', '25', '26', '27', '28']) {
      world.setClock(`2026-11-${day} 09:00`)
      await world.earn(family(4), 2, '扫街')
    }
    world.setClock('2026-11-30 09:00')
    await world.earn(family(4), 180, '一次补录')
    const [row] = await test.ownerQuery<{ payload: { act: string; form: object } }>(`select payload from outbox where payload ->> 'act' = 'note-unusual'`)
    assert.equal(row?.payload.act, 'note-unusual')
    await world.act(catalogueKey(village), system, 'note-unusual', row.payload.form)
    const [catalogue] = await test.ownerQuery<{ file: { doubts: object[] } }>('select file from dossiers where id = $1', [catalogueKey(village).id])
    assert.equal(catalogue?.file.doubts.length, 1)
    assert.ok(!JSON.stringify(catalogue.file.doubts).includes(world.secretary.person ?? ''))
  })

  it('refuses settings of a county that tie rewards to rights (R-450)', async () => {
    const { proposeSettings } = await import('../procedures/index.ts')
    const procedure = publishedProcedures.find(({ key }) => key === 'points-catalogue') ?? assert.fail()
    const centre = inOffice(randomUUID(), 'COUNTY_CENTER', String(county), 'center')
    const contents = { ...procedure.settings.defaults as object, rewards: [{ kind: 'honour', name: '十星户', words: '优先享受低保' }] }
    assert.equal(await codeOf(test.database.transaction({ role: 'app', actor: centre }, (transaction) => proposeSettings(transaction, procedure, { county, contents, reason: '试一试' }, centre, world.now()))), 'settings-faulty')
  })

  it('is proved from the records, and found out when somebody else touches it (R-461)', async () => {
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
    const verdict = await verifyBooks(test.database)
    assert.deepEqual(verdict.faults, [])
    assert.ok(verdict.entries > 20)
    const run = (repair = false) => rebuild({ database: test.database, ...parts, now: world.now }, { repair })
    assert.equal((await run()).different, 0)
    await test.ownerQuery(`update book_balances set balance = balance + 7 where account = $1`, [family(5).id])
    assert.deepEqual((await verifyBooks(test.database)).faults, [{ fault: 'balance', account: `${county} points/${family(5).id}` }])
    assert.deepEqual((await run(true)).repaired, 1)
    await test.ownerQuery(`update book_entries set delta = delta + 1 where dossier = $1 and line = 0`, [family(6).key.id])
    assert.ok((await verifyBooks(test.database)).faults.some((one) => one.fault === 'entry' && one.dossier.endsWith(family(6).key.id)))
    assert.ok((await run()).first.some(({ table }) => table === 'book_entries'))
    await test.ownerQuery(`update book_entries set delta = delta - 1 where dossier = $1 and line = 0`, [family(6).key.id])
    await test.ownerQuery(`delete from book_entries where dossier = $1`, [family(6).key.id])
    await run(true)
    assert.deepEqual((await verifyBooks(test.database)).faults, [])
  })

  it('finds by itself the passbook of a household that the register ended, for those who run points and for nobody else (R-461, R-465)', async () => {
    const found = (actor: Actor) => as<readonly ChangedPassbook[]>(actor, (transaction) => changedPassbooks(transaction, village, '2026-11-23'))
    assert.deepEqual((await found(world.cadre)).filter(({ what }) => what === 'gone'), [])
    await test.ownerQuery(`update households set ended_on = '2026-11-20' where id = $1`, [family(7).id])
    assert.deepEqual((await found(world.cadre)).filter(({ what }) => what === 'gone').map(({ dossier }) => dossier), [`${county}-${family(7).key.id}`])
    assert.deepEqual(await found(inOffice(randomUUID(), 'VILLAGE_CADRE', '140423100298', 'committee')), [])
  })

  it('lets what a joined household had go on by a claim of the one it was joined to, looked at by another person, and by nothing else (R-460, R-461, R-468)', async () => {
    const [left, into] = [family(7), family(6)]
    for (const { number } of (await test.ownerQuery<{ number: number }>(`select (one ->> 'number')::int as number from dossiers, jsonb_array_elements(file -> 'exchanges') as one where id = $1 and one ->> 'state' = 'waiting'`, [left.key.id]))) {
      await world.act(left.key, world.cadre, 'hand-over', { exchange: number })
    }
    const [had, before] = [await balanceOf('points', left.id), await balanceOf('points', into.id)]
    assert.ok(had > 0)
    await world.act(left.key, world.cadre, 'close')
    assert.deepEqual([await balanceOf('points', left.id), await balanceOf('points', into.id)], [0, before], 'nothing passes by itself')
    const day = dayOf(world.now())
    await world.act(into.key, world.cadre, 'claim', { rule: joiningRule, points: had, on: day, words: `并户，积分簿 ${left.key.id.slice(0, 4)} 剩的分`, evidence: '结簿记录', consent: 'present' })
    const [{ request } = { request: 0 }] = await test.ownerQuery<{ request: number }>(`select (file ->> 'numbers')::int as request from dossiers where id = $1`, [into.key.id])
    assert.equal(await codeOf(world.act(into.key, world.cadre, 'approve', { request })), 'own-approval')
    await world.act(into.key, world.secretary, 'approve', { request })
    assert.equal(await balanceOf('points', into.id), before + had)
    assert.equal(await codeOf(world.act(into.key, world.cadre, 'claim', { rule: joiningRule, points: had, on: day, words: `并户，积分簿 ${left.key.id.slice(0, 4)} 剩的分`, evidence: '结簿记录', consent: 'present' })), 'counted-already')
    assert.deepEqual((await verifyBooks(test.database)).faults, [])
  })
})
