import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { testDatabase } from '../database/testing.ts'
import { enqueueIntents, type CausedNotices } from './enqueue-intents.ts'

const key = { county: 140423, id: '0193a000-0000-7000-8000-00000000d001' }
const zhang = { kind: 'person', person: '0193a000-0000-7000-8000-000000000001' } as const
const dossier = { key, sequence: 3 } as Dossier
const libraryCard = {
  key: 'library-card', texts: { issued: () => '您的借书证办好了。' }, summary: () => ({ number: 'JS-1' }),
} as unknown as AnyProcedure

describe('effects: what an accepted act intends', () => {
  it('is written once per intent, in the words that are true now', async () => {
    const { database, ownerQuery } = await testDatabase()
    const caused: CausedNotices = {
      key, procedure: libraryCard, dossier, sequence: 3, now: 0, actor: null, followUps: [],
      intents: [
        { effect: 'notify', to: [zhang], party: 'reader', text: 'issued', mustReach: true },
        { effect: 'notify', to: [], party: 'nobody', text: 'issued', mustReach: false },
      ],
    }
    for (let round = 0; round < 2; round += 1) await database.transaction({ role: 'system' }, (trx) => enqueueIntents(trx, caused))
    const rows = await ownerQuery<{ payload: { sentence: string; number: string } }>('select payload from outbox')
    assert.deepEqual(rows.map(({ payload }) => [payload.sentence, payload.number]), [['您的借书证办好了。', 'JS-1']])
    const wrong = { ...caused, intents: [{ effect: 'notify', to: [zhang], party: 'reader', text: 'no-such-text', mustReach: true }] } as const
    await assert.rejects(database.transaction({ role: 'system' }, (trx) => enqueueIntents(trx, wrong)), /has no text no-such-text/)
  })
})
