import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { system, type Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { partiesOf } from '../../core/procedure/decide.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { due, dueForStaff } from '../../core/time/index.ts'
import { noSuchPowerIn } from '../../core/village-bodies/index.ts'
import { familyOccasion } from './family-occasion.procedure.ts'
import type { OccasionFile } from './occasion-file.ts'
import { adviceWords, defaultSettings } from './settings.ts'
import { beginOccasion, cadre, chair, everybody, family, funeral, helper, member, monday, occasionForm, strangers, town, village, wedding, type OccasionStory } from './testing/family-home.ts'

const reported = (form: object = wedding) => beginOccasion().after(family, 'report', form)
const answered = (form: object = wedding) => reported(form).after(chair, 'answer', { helpers: '李演示带三个人帮厨' })

function refused(story: OccasionStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}
const reads = (story: OccasionStory, actor: Actor) => mayRead(readershipOf(story.world.procedure, story.dossier, story.world.settings), placeNumber(story.dossier), actor)
const dueOf = (story: OccasionStory) => { const ledger = story.dossier.deadlines['answer']; return ledger === undefined ? '' : dueForStaff(due(ledger, story.world.calendar) ?? 0) }

describe('A family\'s wedding or funeral', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(familyOccasion as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(familyOccasion.settings.schema, familyOccasion.settings.defaults)], [])
  })
  it('is told, answered, helped with, done and filed', () => {
    const done = answered().after(member, 'arrange', { words: '十张桌子周五送到' }).at(monday + 30 * 86_400_000).after(cadre, 'record', { doneOn: '2026-12-12', words: '办得热热闹闹' })
    assert.equal(done.dossier.state, 'RECORDED')
    assert.equal(done.after(system, 'archive', { deadline: 'archive' }).dossier.state, 'CLOSED')
  })
  it('asks a bereaved family for the day and nothing else (R-837)', () => assert.equal(reported(funeral).dossier.state, 'REPORTED'))
})

describe('Advice', () => {
  it('R-249, R-450: no number of tables is refused, marked or told to anybody; the advice is only attached', () => {
    for (const tables of [1, 20, 21, 300]) {
      const story = answered({ ...wedding, tables })
      assert.equal(story.dossier.state, 'ANSWERED')
      assert.equal(story.dossier.file.answer?.advice, adviceWords('WEDDING', defaultSettings))
      assert.match(story.dossier.file.answer.advice, /只是建议，怎么办由您家定/)
    }
    const withoutTables = (tables: number) => ({ ...answered({ ...wedding, tables }).dossier.file, tables: 0 })
    assert.deepEqual(withoutTables(7), withoutTables(99))
  })
  it('refused: an answer or a record that fines, lists, searches or counts gifts (R-249, R-162)', () => {
    for (const text of ['超过十五桌罚款', '列入黑名单', '登记礼金', '取消低保']) {
      assert.equal(refused(reported(), chair, 'answer', { helpers: '李演示', words: text }), 'no-such-power R-249')
      assert.equal(refused(answered(), chair, 'arrange', { words: text }), 'no-such-power R-249')
      assert.equal(refused(answered().at(monday + 40 * 86_400_000), chair, 'record', { doneOn: '2026-12-12', words: text }), 'no-such-power R-249')
    }
  })
})

describe('How soon', () => {
  it('a funeral in three hours by the clock, at night and at the weekend too; a wedding in two working days', () => {
    assert.equal(dueOf(reported()), '2026-11-25 18:00')
    const sunday = beginOccasion(new Set(), {}, monday - 34 * 3_600_000)
    assert.equal(dueOf(sunday.after(family, 'report', funeral)), '2026-11-22 02:00')
  })
})

describe('By whose hand', () => {
  it('R-104: helpers, grid workers, cadres and the council write for somebody; refused: a neighbour', () => {
    const form = { ...wedding, onBehalfOf: family.person }
    for (const actor of [helper, cadre, member]) {
      const story = beginOccasion().after(actor, 'report', form)
      assert.deepEqual([story.dossier.file.reporter, story.dossier.file.filer], [family.person, actor.person])
    }
    assert.equal(refused(beginOccasion(), strangers[0] ?? family, 'report', form), 'not-a-helper R-104')
  })
  it('R-162: nobody comes to the house unasked, and the family may change its mind', () => {
    assert.equal(refused(answered(), member, 'record-visit', { words: '送去桌椅' }), 'visit-not-welcome R-162')
    const welcome = answered().after(family, 'answer-visit', { welcome: 'YES' })
    assert.equal(welcome.after(member, 'record-visit', { words: '送去桌椅' }).dossier.file.arranged.length, 1)
    assert.equal(refused(welcome.after(family, 'answer-visit', { welcome: 'NO' }), member, 'record-visit', { words: '又来了' }), 'visit-not-welcome R-162')
  })
  it('R-463: only the family itself says that it keeps it simple', () => {
    for (const actor of [chair, cadre, helper]) assert.equal(refused(answered(), actor, 'declare-simple'), 'not-yours R-024')
    const simple = answered().after(family, 'declare-simple').at(monday + 30 * 86_400_000).after(chair, 'record', { doneOn: '2026-12-12', words: '办完了' })
    assert.deepEqual(familyOccasion.shows?.what(simple.dossier), { village, reporter: family.person, kind: 'WEDDING', doneOn: '2026-12-12', simple: true })
  })
  it('R-837: it is taken back without a reason and without a consequence', () => assert.equal(answered().after(family, 'withdraw').dossier.state, 'WITHDRAWN'))
  it('refused: a day years ahead or long gone, a record before the day', () => {
    assert.equal(refused(beginOccasion(), family, 'report', { ...wedding, day: '2030-01-01' }), 'day-not-near R-837')
    assert.equal(refused(beginOccasion(), family, 'report', { ...wedding, day: '2026-11-01' }), 'day-not-near R-837')
    assert.equal(refused(answered(), chair, 'record', { doneOn: '2026-12-12', words: '办完' }), 'not-done-yet R-162')
  })
})

describe('Who reads it', () => {
  it('the family, who wrote it down, the council and the village\'s cadres; refused: everybody else, the region\'s offices included', () => {
    const story = beginOccasion().after(helper, 'report', { ...wedding, onBehalfOf: family.person })
    for (const actor of [family, helper, chair, member, cadre]) assert.ok(reads(story, actor), actor.mandate?.office)
    for (const actor of [...strangers, town]) assert.ok(!reads(story, actor), JSON.stringify(actor))
  })
  it('the township helps out where neither council nor cadre is there, and steps back when they are (docs/decisions/0022)', () => {
    const absent = new Set([chair, member, cadre].map(({ person }) => person ?? ''))
    const alone = beginOccasion(absent).after(family, 'report', funeral)
    assert.ok(reads(alone, town))
    assert.equal(alone.world.procedure.remarks?.(alone.dossier)[0]?.for, 'everybody')
    assert.equal(alone.after(town, 'answer', { helpers: '镇里来两个人' }).dossier.state, 'ANSWERED')
    assert.equal(refused(alone, system, 'note-vacancy'), 'nothing-changed R-114')
    absent.clear()
    assert.ok(!reads(alone.after(system, 'note-vacancy'), town))
  })
})

describe('Walks through occasions', () => {
  const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
  const [states, acts] = [new Set<string>(), new Set<string>()]

  it('keep every invariant after every act, and every refusal says what to do (R-162, R-249, R-450)', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 30, size: 'max' }), (numbers) => {
      const absent = new Set(numbers.length % 4 === 0 ? [chair, member, cadre].map(({ person }) => person ?? '') : [])
      const story = wander<OccasionFile>({
        begin: () => beginOccasion(absent), people: () => everybody.filter(({ person }) => person === null || !absent.has(person)), form: occasionForm, ownActs: ['note-vacancy'], rarely: ['withdraw'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered); if (wandered.event.sequence === 3) absent.clear() },
        refused: (refusal, act) => assert.deepEqual(faultsOf(refusal), [], act),
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 200 * runs, seed: 20261123 })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(familyOccasion.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(familyOccasion.acts).filter((act) => !acts.has(act)), [])
  })
})

function checkStep({ before, story, event, actor }: Wandered<OccasionFile>): void {
  const { file } = story.dossier
  assert.equal(noSuchPowerIn([file.answer?.helpers, file.answer?.words, ...file.arranged, file.closing?.words].join('\n')), null, 'help, and nothing else (R-249)')
  if (event.act === 'record-visit') assert.ok(before.dossier.file.visitWelcome, 'nobody comes unasked (R-162)')
  if (event.act === 'declare-simple') assert.equal(actor.person, file.reporter, 'the family says it itself (R-463)')
  if (file.closing?.simple === true) assert.ok(story.events.some(({ act }) => act === 'declare-simple'), 'nobody says it for the family (R-463)')
  for (const one of everybody) {
    const wanted = one.person === file.reporter || one.person === file.filer || one.mandate?.unit === `${village}:occasions-council`
      || (one.mandate?.office === 'VILLAGE_CADRE' && one.mandate.region.code === village) || (file.vacant && one === town)
    assert.equal(reads(story, one), wanted, `who reads after ${event.act}`)
    assert.ok(wanted || partiesOf(story.world.procedure, { dossier: story.dossier, actor: one, settings: story.world.settings }).length === 0)
  }
}
