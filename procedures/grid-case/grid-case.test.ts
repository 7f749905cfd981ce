import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { gridCase } from './grid-case.procedure.ts'

describe('Grid case', () => {
  it('passes the procedure checker', () => {
    assert.deepEqual(checkProcedure(gridCase as AnyProcedure), [])
  })
  it('has default settings that fit their own schema', () => {
    assert.deepEqual([...Value.Errors(gridCase.settings.schema, gridCase.settings.defaults)], [])
  })
})
