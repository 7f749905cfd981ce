import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { testRegistry } from '../registry/test-registry.ts'
import type { TestDatabase } from '../database/testing.ts'
import { countReviewers } from './reviewers.ts'

const village = '140423100228'

describe('Who may approve points in a village', () => {
  let test: TestDatabase
  before(async () => { test = await testRegistry() })
  after(() => test.close())
  const seat = async (person: string, office: string) => await test.ownerQuery(`
    insert into mandates (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, granted_at)
    values (140423, $1, $2, '演示任职', $3, 'VILLAGE', $4, $5, $6, '2026-01-01', now())`, [randomUUID(), person, office, village, Number(`${village}000`), Number(`${village}999`)])
  const count = async (today = '2026-11-23') => await test.database.reading({ role: 'app', actor: inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee') }, (transaction) => countReviewers(transaction, village, today))

  it('is counted by persons in force: two offices of one person are one reviewer, and a supervisor is none (R-468)', async () => {
    const before = await count()
    const [one, other] = [randomUUID(), randomUUID()]
    await seat(one, 'PARTY_SEC')
    await seat(one, 'VILLAGE_CADRE')
    await seat(randomUUID(), 'VILLAGE_SUPERVISOR')
    assert.equal(await count(), before + 1)
    await seat(other, 'VILLAGE_CADRE')
    assert.equal(await count(), before + 2)
    assert.equal(await count('2025-12-31'), before, 'before they took office they were none')
  })
})
