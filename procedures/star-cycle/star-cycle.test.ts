import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { cycleStages } from '../../core/star-rating/shown.ts'
import { faultsOfStandard } from '../../core/star-rating/standard.ts'
import { starCycle } from './star-cycle.procedure.ts'

describe('A village\'s year of star rating', () => {
  it('passes the procedure checker', () => assert.deepEqual(checkProcedure(starCycle as AnyProcedure), []))
  it('has default settings that fit their own schema and the closed lists (R-440…R-444)', () => {
    assert.deepEqual([...Value.Errors(starCycle.settings.schema, starCycle.settings.defaults)], [])
    assert.deepEqual(faultsOfStandard(starCycle.settings.defaults.standard), [])
  })
  it('has exactly the stages of R-401, in order', () => assert.deepEqual(Object.keys(starCycle.states), [...cycleStages]))
  it('shows something to the procedures of star rating and to no other (R-450, R-451)', () => {
    assert.deepEqual(starCycle.shows?.to, ['star-household', 'star-objection', 'star-cycle'])
  })
})
