import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { asVillager } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, verifyChains } from '../dossiers/index.ts'
import { publishedProcedures } from '../procedures/index.ts'
import { perform, type Submission } from './index.ts'
import { county, pothole, submission, testDoor, type TestDoor } from './door-testing.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const transport = '140423:transport'

describe('Many at the door at once', () => {
  let test: TestDatabase
  let desk: TestDoor
  before(async () => {
    test = await testDatabase()
    desk = await testDoor(test.database)
  })
  after(() => test.close())

  const sequences = async (dossier: DossierKey) =>
    (await test.ownerQuery<{ sequence: number }>('select sequence from events where dossier = $1 order by sequence', [dossier.id])).map((row) => row.sequence)
  const handling = async () => {
    const dossier = await desk.reported()
    await desk.act(dossier, desk.cast.cadre, 'accept')
    await desk.act(dossier, desk.cast.cadre, 'dispatch', { lead: transport })
    await desk.act(dossier, desk.cast.transport, 'sign')
    return dossier
  }
  const codeOf = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt
      return 'done'
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code
      throw error
    }
  }

  it('fifty different notes written at once all land, one after the other', async () => {
    const dossier = await handling()
    await Promise.all(Array.from({ length: 50 }, (_, index) => desk.act(dossier, index % 2 === 0 ? desk.cast.transport : desk.cast.secondTransport, 'progress', { note: `第 ${index} 条` }, 1)))
    assert.deepEqual(await sequences(dossier), Array.from({ length: 54 }, (_, index) => index + 1))
    const notes = await test.ownerQuery<{ note: string }>(`select form->>'note' as note from events where dossier = $1 and act = 'progress'`, [dossier.id])
    assert.equal(new Set(notes.map((row) => row.note)).size, 50)
  })

  it('two dispatchers of one township get one dispatch and one friendly "this changed meanwhile" (R-101)', async () => {
    const dossier = await desk.reported()
    await desk.act(dossier, desk.cast.cadre, 'accept')
    const outcomes = await Promise.all([
      codeOf(desk.act(dossier, desk.cast.cadre, 'dispatch', { lead: transport }, 2)), codeOf(desk.act(dossier, desk.cast.secondCadre, 'dispatch', { lead: '140423100:government' }, 2)),
    ])
    assert.deepEqual(outcomes.toSorted(), ['changed-meanwhile', 'done'])
  })

  it('two hundred identical reports make one dossier, one event and one set of to-dos', async () => {
    const dossier = { county, id: randomUUID() }
    const twice = submission(dossier, desk.cast.villager, 'report', pothole)
    const answers = await Promise.all(Array.from({ length: 200 }, () => perform(desk.door, twice)))
    assert.equal(answers.filter((one) => !one.repeated).length, 1)
    assert.deepEqual(new Set(answers.map((one) => one.sequence)), new Set([1]))
    assert.deepEqual(await sequences(dossier), [1])
  })

  it('numbers of one village and day come without gap or double, however many are accepted at once (R-102)', async () => {
    const day = monday + 86_400_000
    desk.setClock(day)
    const dossiers = await Promise.all(Array.from({ length: 20 }, () => desk.reported()))
    await Promise.all(dossiers.map((dossier, index) => (index % 4 === 0
      ? codeOf(desk.act(dossier, desk.cast.cadre, 'accept', { priority: 'P9' })) : desk.act(dossier, desk.cast.cadre, 'accept'))))
    const rows = await test.ownerQuery<{ number: string }>('select number from dossiers where number like $1 order by number', ['140423100299-20261124-%'])
    assert.deepEqual(rows.map((row) => Number(row.number.slice(-6))), Array.from({ length: 15 }, (_, index) => index + 1))
    desk.setClock(monday)
  })

  it('an act whose connection died before the commit left nothing, and works when sent again', async () => {
    const dossier = await desk.reported()
    const accept = submission(dossier, desk.cast.cadre, 'accept', {})
    const dying = { ...desk.door, enqueue: async (transaction: Parameters<typeof desk.door.enqueue>[0]) => { await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction) } }
    await assert.rejects(perform(dying, accept))
    assert.deepEqual(await sequences(dossier), [1])
    assert.deepEqual(await perform(desk.door, accept), { dossier, sequence: 2, repeated: false })
    assert.deepEqual(await perform(desk.door, accept), { dossier, sequence: 2, repeated: true })
  })

  it('an act whose answer was lost gets the first answer again, also after the matter went on', async () => {
    const dossier = await desk.reported()
    const accept = submission(dossier, desk.cast.cadre, 'accept', {}, 1)
    await perform(desk.door, accept)
    await desk.act(dossier, desk.cast.cadre, 'dispatch', { lead: transport })
    assert.deepEqual(await perform(desk.door, accept), { dossier, sequence: 2, repeated: true })
  })

  it('a refused act uses nothing up: the same id works once the reason is gone', async () => {
    const dossier = await desk.reported()
    const dispatch = submission(dossier, desk.cast.cadre, 'dispatch', { lead: transport })
    assert.equal(await codeOf(perform(desk.door, dispatch)), 'not-in-this-state')
    await desk.act(dossier, desk.cast.cadre, 'accept')
    assert.equal((await perform(desk.door, dispatch)).repeated, false)
  })

  describe('an act id', () => {
    const reuse = async (change: (first: Submission, elsewhere: DossierKey) => Submission) => {
      const [dossier, elsewhere] = [await desk.reported(), await desk.reported()]
      const accept = submission(dossier, desk.cast.cadre, 'accept', {})
      await perform(desk.door, accept)
      return await codeOf(perform(desk.door, change(accept, elsewhere)))
    }
    it('of somebody else is refused', async () => assert.equal(await reuse((first) => ({ ...first, actor: desk.cast.secondCadre })), 'act-id-used'))
    it('used on another dossier is refused', async () => assert.equal(await reuse((first, elsewhere) => ({ ...first, dossier: elsewhere })), 'act-id-used'))
    it('used for another act is refused: nothing a person typed is dropped silently', async () => {
      assert.equal(await reuse((first) => ({ ...first, act: { ...first.act, act: 'pass-up', form: { reason: '要乡镇协调' } } })), 'act-id-used')
    })
    it('used with another form is refused', async () => assert.equal(await reuse((first) => ({ ...first, act: { ...first.act, form: { note: '另一句' } } })), 'act-id-used'))
    it('remembered no longer still makes no second record', async () => {
      const dossier = await desk.reported()
      const accept = submission(dossier, desk.cast.cadre, 'accept', {})
      await perform(desk.door, accept)
      await test.ownerQuery('delete from acts where id = $1', [accept.act.id])
      await desk.act(dossier, desk.cast.cadre, 'dispatch', { lead: transport })
      // A note that a phone sends again after two months.
      const note = submission(dossier, desk.cast.transport, 'sign', {})
      await perform(desk.door, note)
      await test.ownerQuery('delete from acts where id = $1', [note.act.id])
      await desk.act(dossier, desk.cast.transport, 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: '2026-12-01' })
      assert.equal(await codeOf(perform(desk.door, note)), 'not-in-this-state')
      const progress = submission(dossier, desk.cast.transport, 'progress', { note: '正在办' })
      await perform(desk.door, progress)
      await test.ownerQuery('delete from acts where id = $1', [progress.act.id])
      assert.deepEqual(await perform(desk.door, progress), { dossier, sequence: 6, repeated: true })
      assert.equal(await codeOf(perform(desk.door, { ...progress, act: { ...progress.act, form: { note: '换一句' } } })), 'act-id-used')
      assert.deepEqual(await sequences(dossier), [1, 2, 3, 4, 5, 6])
    })
  })

  it('ids that the database would spell differently are refused', async () => {
    const dossier = await desk.reported()
    const accept = submission(dossier, desk.cast.cadre, 'accept', {})
    assert.equal(await codeOf(perform(desk.door, { ...accept, act: { ...accept.act, id: randomUUID().toUpperCase() } })), 'malformed-id')
    assert.equal(await codeOf(perform(desk.door, { ...accept, act: { ...accept.act, id: "x'; drop table acts" } })), 'malformed-id')
    assert.equal(await codeOf(perform(desk.door, { ...accept, dossier: { county, id: dossier.id.toUpperCase() } })), 'malformed-id')
    assert.equal(await codeOf(perform(desk.door, { ...accept, dossier: { county: 14, id: dossier.id } })), 'malformed-id')
  })

  it('a dossier id that somebody else used is refused in words, and tells nothing of it', async () => {
    const dossier = await desk.reported()
    const stranger = asVillager(randomUUID())
    assert.ok(['unknown-dossier', 'changed-meanwhile', 'not-in-this-state'].includes(await codeOf(perform(desk.door, submission(dossier, stranger, 'report', pothole)))))
    assert.deepEqual(await sequences(dossier), [1])
  })

  it('what a device\'s clock says is kept or refused, and never breaks the chain (R-126)', async () => {
    for (const occurredAt of [0, -1, 1.5, 9e15, NaN, -9e15, 253402300800000]) {
      const dossier = { county, id: randomUUID() }
      const report = submission(dossier, desk.cast.villager, 'report', pothole, undefined, occurredAt)
      const outcome = await codeOf(perform(desk.door, report))
      assert.ok(['done', 'form-invalid', 'device-clock'].includes(outcome), `${occurredAt}: ${outcome}`)
    }
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
  })

  it('parallel histories of several people leave gapless records, whole chains and true read models', async () => {
    const moves: readonly (readonly [name: keyof TestDoor['cast'], act: string, form: object])[] = [
      ['transport', 'progress', { note: '正在办' }], ['secondTransport', 'progress', { note: '快了' }], ['villager', 'urge', {}], ['town', 'supervise', { requirement: '三天内答复', answerBy: '2026-12-01' }],
      ['transport', 'answer-supervision', { answer: '马上' }], ['transport', 'escalate', { reason: '办不了' }], ['transport', 'feedback', { result: '已经修好了', solved: 'YES' }],
      ['town', 'whistle', { type: 'DIFFICULT', called: ['140423:water'], requirement: '到现场' }], ['water', 'report-in', {}], ['verifier', 'begin-verification', {}],
      ['transport', 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-27' }], ['neighbour', 'urge', {}], ['town', 'dispatch', { lead: transport }],
    ]
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ move: fc.constantFrom(...moves), seen: fc.option(fc.integer({ min: 3, max: 6 }), { nil: undefined }), after: fc.nat({ max: 8 }) }), { minLength: 8, maxLength: 16 }), async (history) => {
      const dossier = await handling()
      const outcomes = await Promise.all(history.map(async ({ move: [name, act, form], seen, after: wait }) => {
        await new Promise((resolve) => { setTimeout(resolve, wait) })
        return codeOf(desk.act(dossier, desk.cast[name], act, form, seen))
      }))
      const done = outcomes.filter((outcome) => outcome === 'done').length
      assert.deepEqual(await sequences(dossier), Array.from({ length: 4 + done }, (_, index) => index + 1))
    }), { numRuns: 12 * runs })
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
    assert.deepEqual((await rebuild({ ...desk.door, now: () => monday })).first, [])
  })
})
