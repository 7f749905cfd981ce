import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { msPerDay } from '../../core/time/index.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { consentDays, helpersOf, keepConsent, withdrawConsents, type Consent, type Consenting } from '../registry/index.ts'
import { county, pothole, submission, testDoor, type TestDoor } from './door-testing.ts'
import { perform } from './index.ts'

describe('Whoever reports in the name of somebody (代办)', () => {
  let test: TestDatabase
  let world: TestDoor
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
  })
  after(() => test.close())

  it('is let through with the consent of that person, however it was given (R-606)', async () => {
    for (const [helper, way] of [[world.cast.helper, 'present'], [world.cast.gridWorker, 'telephone'], [world.cast.cadre, 'written']] as const) {
      const person = randomUUID()
      await agree(helper, person, way)
      const file = await reported(helper, person)
      assert.deepEqual([file.reporter, file.filer], [person, helper.person])
    }
  })
  it('needs no consent for what is nobody else\'s, or of somebody without a name in the register', async () => {
    assert.equal((await world.act({ county, id: randomUUID() }, world.cast.helper, 'report', { ...pothole, source: 'PAPER' })).sequence, 1)
  })
  it('may report several things within the time the consent holds', async () => {
    const person = randomUUID()
    await agree(world.cast.helper, person)
    await reported(world.cast.helper, person)
    at(consentDays.present - 1)
    await reported(world.cast.helper, person)
    at(0)
  })

  describe('is refused, and nothing is written', () => {
    it('without a consent', () => refused(world.cast.helper, randomUUID(), 'consent-missing'))
    it('with the consent of another person', async () => {
      await agree(world.cast.helper, randomUUID())
      await refused(world.cast.helper, randomUUID(), 'consent-missing')
    })
    it('with a consent that was given to another helper', async () => {
      const person = randomUUID()
      await agree(world.cast.gridWorker, person)
      await refused(world.cast.helper, person, 'consent-missing')
    })
    it('with a consent to something else', async () => {
      const person = randomUUID()
      await agree(world.cast.helper, person, 'written', { purpose: 'evaluate' })
      await refused(world.cast.helper, person, 'consent-missing')
    })
    it('with a consent given in another county', async () => {
      const person = randomUUID()
      await agree(world.cast.helper, person, 'present', { county: 140425 })
      await refused(world.cast.helper, person, 'consent-missing')
    })
    it('once the consent is out of date: spoken ones after a week, written ones after ninety days', async () => {
      for (const way of ['present', 'telephone', 'written'] as const) {
        const person = randomUUID()
        await agree(world.cast.helper, person, way)
        at(consentDays[way])
        await refused(world.cast.helper, person, 'consent-outdated')
        at(0)
      }
    })
    it('once the person took the consent back, however long it was to hold; asked anew it holds again (R-606)', async () => {
      const person = randomUUID()
      const withdraw = (helper: Actor, when: number) => test.database.transaction({ role: 'system' }, (transaction) => withdrawConsents(transaction, county, person, helper.person ?? '', when))
      const told = () => test.database.transaction({ role: 'system' }, (transaction) => helpersOf(transaction, county, person, monday))
      await agree(world.cast.helper, person, 'written', {}, monday - 9)
      await agree(world.cast.gridWorker, person, 'present', {}, monday - 9)
      assert.deepEqual((await told()).map(({ helper }) => helper).toSorted(), [world.cast.helper.person ?? '', world.cast.gridWorker.person ?? ''].toSorted())
      assert.equal(await withdraw(world.cast.helper, monday - 5), true)
      assert.equal(await withdraw(world.cast.helper, monday - 5), false)
      assert.equal(await withdraw(world.cast.cadre, monday - 5), false)
      assert.deepEqual((await told()).map(({ helper }) => helper), [world.cast.gridWorker.person])
      await refused(world.cast.helper, person, 'consent-withdrawn')
      await reported(world.cast.gridWorker, person)
      await agree(world.cast.helper, person, 'present', {}, monday - 1)
      await reported(world.cast.helper, person)
    })
    it('with a consent that is only given later', async () => {
      const person = randomUUID()
      await agree(world.cast.helper, person, 'present', {}, monday + msPerDay)
      await refused(world.cast.helper, person, 'consent-missing')
    })
    it('in the own name by the way of a helper: nobody makes the own matter a villager\'s (R-147)', async () => {
      const { person } = world.cast.gridWorker
      await agree(world.cast.gridWorker, person ?? '')
      await refused(world.cast.gridWorker, person ?? '', 'helps-oneself')
    })
    it('as a villager or an office that helps nobody, whatever was agreed: that comes first (R-104)', async () => {
      for (const actor of [world.cast.villager, world.cast.town]) {
        const person = randomUUID()
        await agree(actor, person)
        await refused(actor, person, 'not-a-helper')
      }
    })
  })

  it('can note a consent only by the platform: a person neither writes nor reads one, and nobody changes one', async () => {
    const { helper } = world.cast
    const row = { county, id: randomUUID(), person: randomUUID(), helper: helper.person ?? '', purpose: 'report', way: 'present', given_at: new Date(monday), valid_until: new Date(monday + msPerDay) }
    await assert.rejects(test.database.transaction({ role: 'app', actor: helper }, (transaction) => transaction.insertInto('consents').values(row).execute()), /permission denied/)
    await assert.rejects(test.database.transaction({ role: 'app', actor: helper }, (transaction) => transaction.selectFrom('consents').selectAll().execute()), /permission denied/)
    for (const change of ['update consents set valid_until = now()', 'delete from consents']) {
      await assert.rejects(test.ownerQuery(`begin; set local role sanzhi_system; ${change}; commit`), /permission denied/)
      await test.ownerQuery('rollback')
    }
  })

  async function agree(helper: Actor, person: string, way: Consent = 'present', other: Partial<Consenting> = {}, given = monday): Promise<void> {
    const consenting = { county, person, helper: helper.person ?? '', purpose: 'report', ...other }
    await test.database.transaction({ role: 'system' }, (transaction) => keepConsent(transaction, consenting, way, given))
  }

  function report(helper: Actor, person: string) {
    const source = helper === world.cast.villager ? 'VILLAGER' : 'PAPER'
    return submission({ county, id: randomUUID() }, helper, 'report', { ...pothole, source, onBehalfOf: person })
  }

  async function reported(helper: Actor, person: string): Promise<{ reporter: string; filer: string }> {
    const { dossier } = await perform(world.door, report(helper, person))
    const [row] = await test.ownerQuery<{ file: { reporter: string; filer: string } }>('select file from dossiers where id = $1', [dossier.id])
    return row?.file ?? assert.fail()
  }

  async function refused(helper: Actor, person: string, code: string): Promise<void> {
    const tried = report(helper, person)
    await assert.rejects(perform(world.door, tried), (error) => {
      assert.ok(error instanceof Refused)
      assert.deepEqual([error.refusal.code, faultsOf(error.refusal)], [code, []])
      return true
    })
    const rows = await test.ownerQuery('select 1 from dossiers where id = $1 union all select 1 from events where dossier = $1 union all select 1 from acts where id = $2', [tried.dossier.id, tried.act.id])
    assert.equal(rows.length, 0)
  }

  function at(days: number): void {
    world.setClock(monday + days * msPerDay)
  }
})
