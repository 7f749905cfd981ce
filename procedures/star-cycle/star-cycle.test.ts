import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { readFileSync } from 'node:fs'
import { checkProcedure } from '../../core/procedure/check.ts'
import { describeProcedure } from '../../core/procedure/describe.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { cycleStages } from '../../core/star-rating/shown.ts'
import { faultsOfStandard } from '../../core/star-rating/standard.ts'
import { defaultSettings, faultsOfSettings } from './settings.ts'
import { starCycle } from './star-cycle.procedure.ts'
import { starCycleV1 } from './v1/star-cycle-v1.ts'

describe('A village\'s year of star rating', () => {
  it('passes the procedure checker', () => assert.deepEqual(checkProcedure(starCycle as AnyProcedure), []))
  it('has default settings that fit their own schema and the closed lists (R-440…R-444)', () => {
    assert.deepEqual([...Value.Errors(starCycle.settings.schema, starCycle.settings.defaults)], [])
    assert.deepEqual(faultsOfStandard(starCycle.settings.defaults.standard), [])
  })
  it('refuses settings at the field they are wrong at: forbidden subjects, vetoes on everything, an honour nobody reaches (R-440…R-444, R-409)', () => {
    const { standard, ...rest } = defaultSettings
    const [first, ...others] = standard.stars
    assert.ok(first !== undefined)
    const pointersOf = (changed: object) => faultsOfSettings({ ...defaultSettings, ...changed }).map(({ pointer }) => pointer)
    assert.deepEqual(pointersOf({}), [])
    assert.deepEqual(pointersOf({ standard: { ...standard, stars: [{ ...first, items: [{ text: '没有上访记录', points: 10, basic: true, evidence: [] }] }, ...others] } }), ['/standard/stars/0/items/0/text'])
    assert.deepEqual(pointersOf({ honourFrom: 11 }), ['/honourFrom'])
    assert.deepEqual(pointersOf({ honourFrom: 2, standard: { ...standard, titleFrom: 3 } }), ['/honourFrom'])
    assert.deepEqual(pointersOf({ ...rest, bonus: [defaultSettings.bonus[0], defaultSettings.bonus[0]] }), ['/bonus/1/code'])
  })
  it('has a first version, under which years go on to their end, that differs in who may be put down as recorder, and is the one that was frozen (R-401, R-404)', () => {
    const codes = (procedure: typeof starCycle) => Object.entries(procedure.acts).map(([key, { checks }]) => [key, checks?.map(({ code }) => code).filter((code) => code === 'recorder-may-not-record')])
    assert.deepEqual(codes(starCycle).filter(([, found]) => found?.length === 1).map(([key]) => key), ['open-meeting', 'change-attendance'])
    assert.deepEqual(codes(starCycleV1).filter(([, found]) => found?.length === 1), [])
    const { definition } = JSON.parse(readFileSync(new URL('published/v1.json', import.meta.url), 'utf8')) as { definition: unknown }
    assert.deepEqual(JSON.parse(JSON.stringify(describeProcedure(starCycleV1 as AnyProcedure))), definition)
  })
  it('has exactly the stages of R-401, in order', () => assert.deepEqual(Object.keys(starCycle.states), [...cycleStages]))
  it('shows something to the procedures of star rating and to no other (R-450, R-451)', () => {
    assert.deepEqual(starCycle.shows?.to, ['star-household', 'star-objection', 'star-cycle'])
  })
})
