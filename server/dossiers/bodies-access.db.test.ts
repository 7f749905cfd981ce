import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import { mayRead, placeNumber, readershipOf, type Readership } from '../../core/procedure/readers.ts'
import { person } from '../../core/procedure/testing/places.ts'
import type { Story } from '../../core/procedure/testing/story.ts'
import { bodyFunctions } from '../../core/village-bodies/index.ts'
import { beginMeeting, cadre as caller, callOf, everybody as ofMeetings } from '../../procedures/body-meeting/testing/village-room.ts'
import { beginOccasion, cadre, chair, everybody as ofOccasions, family, funeral, helper, member, wedding } from '../../procedures/family-occasion/testing/family-home.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { storeStory } from './story-testing.ts'

describe('What PostgreSQL shows of meetings and of families\' occasions is what core says may be read (R-024)', () => {
  let test: TestDatabase
  const kept = new Map<string, { readonly readership: Readership; readonly place: number }>()

  before(async () => {
    test = await testDatabase()
    const named = <F>(story: Story<F>, nth: number): Story<F> => ({ ...story, dossier: { ...story.dossier, key: { ...story.dossier.key, id: person(5_000 + nth) } } })
    const nobody = new Set([chair, member, cadre].map(({ person: id }) => id ?? ''))
    const stories: readonly Story[] = [
      ...bodyFunctions.map((body, nth) => named(beginMeeting(person(600 + nth)).after(caller, 'call', callOf(body)), nth)),
      named(beginOccasion().after(family, 'report', wedding), 10), named(beginOccasion().after(helper, 'report', { ...wedding, onBehalfOf: family.person }).after(chair, 'answer', { helpers: '来两个人' }), 11),
      named(beginOccasion(nobody).after(family, 'report', funeral), 12), named(beginOccasion().after(family, 'report', funeral).after(family, 'withdraw'), 13),
    ]
    await test.database.transaction({ role: 'system' }, async (transaction) => {
      for (const story of stories) {
        await storeStory(transaction, { ...story, events: story.events.map((event, nth) => ({ ...event, actId: `${String(nth).padStart(8, '0')}${story.dossier.key.id.slice(8)}` })) })
        kept.set(story.dossier.key.id, { readership: readershipOf(story.world.procedure, story.dossier, story.world.settings), place: placeNumber(story.dossier) })
      }
    })
  })
  after(() => test.close())

  it('for every actor and dossier, records included', async (context) => {
    const actors: readonly Actor[] = [...ofMeetings, ...ofOccasions]
    let readable = 0
    for (const actor of actors) {
      const wanted = [...kept].filter(([, { readership, place }]) => mayRead(readership, place, actor)).map(([id]) => id).toSorted()
      readable += wanted.length
      await test.database.transaction({ role: 'app', actor }, async (transaction) => {
        assert.deepEqual((await transaction.selectFrom('dossiers').select('id').orderBy('id').execute()).map(({ id }) => id), wanted, JSON.stringify(actor))
        assert.deepEqual((await transaction.selectFrom('events').select('dossier').distinct().orderBy('dossier').execute()).map(({ dossier }) => dossier), wanted, JSON.stringify(actor))
      })
    }
    context.diagnostic(`${actors.length} actors × ${kept.size} dossiers, ${readable} readable`)
    assert.ok(readable > 30 && readable < actors.length * kept.size / 2)
  })

  it('and before anybody is known nothing of them is there', async () => {
    assert.deepEqual(await test.database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('dossiers').select('id').execute()), [])
  })
})
