import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { ledgerKey } from '../../core/collective-economy/index.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { begin, nothingKnown, type Story, type World } from '../../core/procedure/testing/story.ts'
import { wander } from '../../core/procedure/testing/wander.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { at, cast, people, strangers, village } from '../village-meeting/testing/hall.ts'
import { collectiveProperty } from './collective-property.procedure.ts'
import { standing, sumsOfProperty, type PropertyFile } from './property-file.ts'

type PropertyStory = Story<PropertyFile>
const { cadre, supervisor } = cast
const world: World = { procedure: collectiveProperty, calendar, settings: collectiveProperty.settings.defaults, known: () => nothingKnown }
const beginProperty = (kind: 'assets' | 'resources' = 'assets') => begin<PropertyFile>(world, ledgerKey(village, kind), at('2026-11-23 09:00'))
const line = (code: string, more: object = {}) => ({ code, name: '旧学校', kind: '房屋建筑物', amount: 1, fen: 12_000_000, since: '1998-09-01', where: '村东', use: 'let', ...more })
const opened = () => beginProperty().after(cadre, 'open', { village, kind: 'assets' })
const kept = () => opened().after(cadre, 'enter-property', { lines: [line('Z1'), line('Z2', { name: '潜水泵', kind: '机械设备', amount: 6, fen: 1_860_000, use: 'own', since: '' })] })
const correction = (more: object = {}) => ({ line: 2, name: '潜水泵', kind: '机械设备', size: '5', value: '15500', where: '村西', use: 'own', reason: '坏了一台', ...more })

function refused(story: PropertyStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [], refusal.sentence)
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}

describe('资产和资源台账', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(collectiveProperty as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(collectiveProperty.settings.schema, collectiveProperty.settings.defaults)], [])
  })
  it('R-289: keeps what was written beside what it was corrected to', () => {
    const story = kept().after(cadre, 'correct-property', correction())
    assert.deepEqual(story.dossier.file.entries[1]?.versions.map(({ amount, fen, reason }) => [amount, fen, reason]), [[6, 1_860_000, ''], [5, 1_550_000, '坏了一台']])
    assert.deepEqual(sumsOfProperty(story.dossier.file), { lines: 2, amount: 6, fen: 13_550_000, own: 1, let: 1, idle: 0, gone: 0 })
  })
  it('R-289: writes off with its resolution and keeps the record', () => {
    const story = kept().after(cadre, 'write-off-property', { line: 2, reason: '报废', basis: '成员大会 2026-11-01，记录在档案柜' })
    assert.deepEqual([standing(story.dossier.file).length, story.dossier.file.entries.length], [1, 2])
    assert.equal(refused(story, cadre, 'write-off-property', { line: 2, reason: '再报废', basis: '成员大会' }), 'no-such-line R-289')
    assert.equal(refused(story, cadre, 'correct-property', correction()), 'no-such-line R-289')
    assert.equal(refused(kept(), cadre, 'write-off-property', { line: 1, reason: '卖了', basis: '' }).startsWith('form-'), true)
  })
  it('R-289: one ledger of each kind, one line of each number, only kinds of its own', () => {
    assert.equal(refused(beginProperty('resources'), cadre, 'open', { village, kind: 'assets' }), 'inventory-exists R-289')
    assert.equal(refused(kept(), cadre, 'enter-property', { lines: [line('Z1')] }), 'code-taken R-289')
    assert.equal(refused(opened(), cadre, 'enter-property', { lines: [line('A'), line('A')] }), 'code-taken R-289')
    assert.equal(refused(opened(), cadre, 'enter-property', { lines: [line('A', { kind: '耕地' })] }), 'kind-does-not-fit R-289')
    assert.equal(refused(kept(), cadre, 'correct-property', correction({ size: '1.5' })), 'correction-does-not-fit R-289')
    assert.equal(refused(kept(), cadre, 'correct-property', correction({ kind: '林地' })), 'correction-does-not-fit R-289')
    assert.equal(refused(opened(), cadre, 'enter-property', { lines: [line('A', { where: '张演示家，电话 13800001234' })] }), 'private-in-inventory R-275')
  })
  it('R-289: is looked over every year by the supervisors, and by nobody else', () => {
    assert.equal(kept().after(supervisor, 'take-stock', { words: '账实相符' }).dossier.file.stock.length, 1)
    assert.equal(refused(kept(), cadre, 'take-stock', { words: '账实相符' }), 'not-yours R-024')
    for (const who of strangers) assert.equal(refused(kept(), who, 'correct-property', correction()), 'not-yours R-024')
  })
  it('R-289: generated years lose no line and no version', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 25, size: 'max' }), (numbers) => {
      const story = wander<PropertyFile>({
        begin: () => kept(), people: () => people,
        form: ({ dossier: { file } }, act, choose, timer) => {
          switch (act) {
            case 'enter-property': return { lines: Array.from({ length: 1 + choose(3) }, () => line(`Z${choose(40)}`)) }
            case 'correct-property': return correction({ line: 1 + choose(file.entries.length + 1), size: String(1 + choose(9)) })
            case 'write-off-property': return { line: 1 + choose(file.entries.length + 1), reason: '报废', basis: '成员大会记录' }
            case 'note-overdue': return { deadline: timer ?? 'stock' }
            default: return { words: '账实相符' }
          }
        },
        step: ({ before, story: { dossier: { file } } }) => {
          before.dossier.file.entries.forEach((was, nth) => { assert.deepEqual(file.entries[nth]?.versions.slice(0, was.versions.length), was.versions) })
          assert.equal(standing(file).length + sumsOfProperty(file).gone, file.entries.length)
        },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 60, seed: 20261124 })
  })
})
