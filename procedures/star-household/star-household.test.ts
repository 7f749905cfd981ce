import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { starHousehold } from './star-household.procedure.ts'

describe("A household's rating", () => {
  it('passes the procedure checker', () => {
    assert.deepEqual(checkProcedure(starHousehold as AnyProcedure), [])
  })
  it('has default settings that fit their own schema', () => {
    assert.deepEqual([...Value.Errors(starHousehold.settings.schema, starHousehold.settings.defaults)], [])
  })
})
