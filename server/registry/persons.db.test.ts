import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import type { Transaction } from '../database/index.ts'
import {
  accessesInScope, accessesTo, countHouseholds, findPersons, findPersonsByIdNumber, findPersonsByPhone, householdsOf, readPerson,
  registerPersons, takeInVillage, type Access,
} from './index.ts'
import { county, registeredAt, testRegistry, type TestRegistry } from './test-registry.ts'

let test: TestRegistry

before(async () => {
  test = await testRegistry()
})
after(() => test.close())

const access: Access = { purpose: '入户走访核对信息', fields: ['basic'], at: Date.UTC(2026, 1, 1) }
const scopeOfVillage = () => ({ level: 'VILLAGE', code: test.village.code } as const)

async function as<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return test.database.transaction({ role: 'app', actor }, work)
}

/** Everybody visible, page by page. */
async function everybody(actor: Actor, basis: 'residence' | 'hukou' = 'residence', scope: RegionKey = { level: 'CITY', code: '1404' }) {
  return as(actor, async (transaction) => {
    const seen: string[] = []
    for (let next: string | null | undefined = undefined; next !== null;) {
      const page: Awaited<ReturnType<typeof findPersons>> = await findPersons(transaction, county,
        { scope, basis, limit: 100, ...(next === undefined ? {} : { after: next }) })
      seen.push(...page.persons.map(({ id }) => id))
      next = page.next
    }
    return seen
  })
}

/** Somebody of the grid who signs in nowhere. */
function personIn(grid: number) {
  const officials = new Set(test.village.accounts.map(({ person }) => person))
  const code = test.village.grids[grid]?.code
  const found = test.village.persons.find(({ id, residenceGrid, phone, hukouVillage }) => residenceGrid === code && phone !== null && hukouVillage === test.village.code
    && !officials.has(id))
  assert.ok(found?.phone)
  return { ...found, phone: found.phone }
}

function anotherVillage(office: 'GRID_WORKER' | 'VILLAGE_CADRE'): Actor {
  const region = office === 'GRID_WORKER'
    ? { level: 'GRID', code: '140423100228001' } as const : { level: 'VILLAGE', code: '140423100228' } as const
  return underMandate('00000000-0000-8000-8000-0000000000aa', { id: 'none', office, unit: '140423100228:committee', region })
}

describe('persons', () => {
  it('are seen grid by grid by the worker, village by village by the cadre (R-024)', async () => {
    const grid = test.village.grids[0]?.code
    const ofGrid = test.village.persons.filter(({ residenceGrid }) => residenceGrid === grid).map(({ id }) => id)
    const ofVillage = test.village.persons.filter(({ residenceGrid }) => residenceGrid !== null).map(({ id }) => id)
    assert.deepEqual(await everybody(test.as('grid-worker-1')), ofGrid.toSorted())
    for (const who of ['village-cadre', 'grid-leader', 'party-secretary', 'town-dispatcher', 'county-center', 'city-center']) {
      assert.deepEqual(await everybody(test.as(who)), ofVillage.toSorted(), who)
    }
  })

  it('who work elsewhere stay on the village\'s roll of registered residence (R-021, R-022)', async () => {
    const registered = test.village.persons.filter(({ hukouVillage }) => hukouVillage === test.village.code).map(({ id }) => id)
    assert.deepEqual(await everybody(test.as('village-cadre'), 'hukou', scopeOfVillage()), registered.toSorted())
    const ofGrid = await everybody(test.as('grid-worker-1'), 'hukou', scopeOfVillage())
    assert.ok(ofGrid.length > 0 && ofGrid.length < registered.length, 'the worker sees those who live in his grid')
  })

  it('refused: a grid worker of another village reads no person (R-024)', async () => {
    const stranger = anotherVillage('GRID_WORKER')
    assert.deepEqual(await everybody(stranger), [])
    assert.equal(await as(stranger, (transaction) => readPerson(transaction, test.cipher, stranger, county, personIn(0).id, access)), null)
  })

  it('refused: a cadre of another village sees of those who live here only whom his own roll holds (R-021)', async () => {
    const registeredThere = test.village.persons.filter(({ hukouVillage }) => hukouVillage === '140423100228').map(({ id }) => id)
    assert.deepEqual(await everybody(anotherVillage('VILLAGE_CADRE')), registeredThere.toSorted())
  })

  it('refused: the three administrators read no person but themselves (R-925)', async () => {
    for (const who of ['system-admin', 'security-admin', 'audit-admin', 'city-system-admin', 'city-security-admin', 'city-audit-admin']) {
      const actor = test.as(who)
      assert.deepEqual(await everybody(actor), [], who)
      const rows = await as(actor, (transaction) => transaction.selectFrom('persons').select('id').execute())
      assert.ok(rows.every(({ id }) => id === actor.person), who)
    }
  })

  it('refused: a department, a verifier, a helper and a villager list nobody but themselves', async () => {
    for (const who of ['transport-handler', 'verifier', 'proxy-helper', 'judge', 'villager']) {
      const actor = test.as(who)
      const rows = await as(actor, (transaction) => transaction.selectFrom('persons').select('id').execute())
      assert.deepEqual(rows.map(({ id }) => id), [actor.person], who)
    }
  })

  it('refused: nobody known yet sees nobody, and nothing breaks', async () => {
    const none: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }
    assert.deepEqual(await everybody(none), [])
    await assert.rejects(test.database.transaction({ role: 'gate' }, (transaction) => findPersons(transaction, county,
      { scope: scopeOfVillage(), basis: 'residence' })), /permission denied/)
  })

  it('leave a record when their file is opened, in the same transaction, and read it themselves', async () => {
    const person = personIn(1)
    const worker = test.as('grid-worker-2')
    const record = await as(worker, (transaction) => readPerson(transaction, test.cipher, worker, county, person.id, access))
    assert.equal(record?.name, person.name)
    assert.equal(record.idNumber, `9${'*'.repeat(16)}${person.idNumber.at(-1)}`)
    assert.equal(record.phone, `120****${person.phone.slice(-4)}`)
    const self: Actor = { kind: 'person', person: person.id, mandate: null, readsRegion: false }
    const { records } = await as(self, (transaction) => accessesTo(transaction, county, person.id))
    assert.deepEqual(records.map(({ reader, purpose, at }) => [reader.office, reader.unit, purpose, at]),
      [['GRID_WORKER', `${test.village.code}:committee`, access.purpose, access.at]])
  })

  it('leave no record when the reading fails afterwards', async () => {
    const person = personIn(2)
    const worker = test.as('grid-worker-3')
    await assert.rejects(as(worker, async (transaction) => {
      await readPerson(transaction, test.cipher, worker, county, person.id, access)
      throw new Error('the answer never left the house')
    }))
    const records = await test.ownerQuery('select 1 from access_records where person = $1', [person.id])
    assert.equal(records.length, 0)
  })

  it('show number and telephone unmasked only when asked for by name', async () => {
    const person = personIn(1)
    const worker = test.as('grid-worker-2')
    const record = await as(worker, (transaction) => readPerson(transaction, test.cipher, worker, county, person.id,
      { ...access, fields: ['id-number', 'phone'] }))
    assert.deepEqual([record?.idNumber, record?.phone], [person.idNumber, person.phone])
  })

  it('leave no record when they read their own file', async () => {
    const villager = test.as('villager')
    assert.ok(villager.person !== null)
    const { person } = villager
    const record = await as(villager, (transaction) => readPerson(transaction, test.cipher, villager, county, person, access))
    assert.equal(record?.id, person)
    assert.equal((await as(villager, (transaction) => accessesTo(transaction, county, person))).records.length, 0)
  })

  it('are found by exact identity number or telephone, and learn of it', async () => {
    const person = personIn(3)
    const cadre = test.as('village-cadre')
    const search = (transaction: Transaction) => findPersonsByIdNumber(transaction, test.cipher, cadre, county, ` ${person.idNumber} `, access)
    assert.deepEqual((await as(cadre, search)).map(({ id }) => id), [person.id])
    const byPhone = await as(cadre, (transaction) => findPersonsByPhone(transaction, test.cipher, cadre, county, `+86 ${person.phone}`, access))
    assert.deepEqual(byPhone.map(({ id }) => id), [person.id])
    const noted = await test.ownerQuery('select 1 from access_records where person = $1', [person.id])
    assert.equal(noted.length, 2)
  })

  it('refused: an exact search from another village finds nothing, as if there were nobody', async () => {
    const stranger = anotherVillage('VILLAGE_CADRE')
    for (const number of [personIn(3).idNumber, '999999199001010018']) {
      const found = await as(stranger, (transaction) => findPersonsByIdNumber(transaction, test.cipher, stranger, county, number, access))
      assert.deepEqual(found, [])
    }
  })

  it('keep no readable number in the database (R-017)', async () => {
    const person = personIn(0)
    const [row] = await test.ownerQuery<{ whole: string }>('select persons::text as whole from persons where id = $1', [person.id])
    assert.ok(row !== undefined && !row.whole.includes(person.idNumber.slice(0, 14)) && !row.whole.includes(person.phone))
    assert.ok(!row.whole.includes(Buffer.from(person.phone).toString('hex')))
  })

  it('have no column for a label, a disease or a crime (R-161, R-162)', async () => {
    const columns = await test.ownerQuery<{ column_name: string }>(
      "select column_name from information_schema.columns where table_name in ('persons', 'households', 'household_members')")
    assert.deepEqual(columns.filter(({ column_name: name }) => /tag|label|disease|crime|score|risk|special/.test(name)), [])
  })

  it('refused: a wrong number, a date that contradicts it, a grid outside the village (R-017)', async () => {
    const worker = test.as('grid-worker-1')
    const person = { ...personIn(0), county, id: '00000000-0000-8000-8000-0000000000bb' }
    const attempt = (changed: object) => as(worker, (transaction) => registerPersons(transaction, test.cipher, [{ ...person, ...changed }], access.at))
    const wrong = `${person.idNumber.slice(0, 17)}${person.idNumber.endsWith('0') ? '1' : '0'}`
    await assert.rejects(attempt({ idNumber: wrong }), /person-not-registrable/)
    await assert.rejects(attempt({ birthDate: '1970-01-01' }), /person-not-registrable/)
    await assert.rejects(attempt({ idNumber: null, residenceGrid: '140423100228001' }), /person-not-registrable/)
  })

  it('refused: a grid worker registers nobody in the neighbouring grid', async () => {
    const worker = test.as('grid-worker-1')
    const person = {
      county, id: '00000000-0000-8000-8000-0000000000cc', name: '周演示禾', gender: 0 as const, birthDate: null, idNumber: null, phone: null,
      hukouVillage: test.village.code, residenceVillage: test.village.code, residenceGrid: test.village.grids[1]?.code ?? '',
    }
    const attempt = (residenceGrid: string) => as(worker, (transaction) =>
      registerPersons(transaction, test.cipher, [{ ...person, residenceGrid }], access.at))
    await assert.rejects(attempt(person.residenceGrid), /row-level security/)
    await attempt(test.village.grids[0]?.code ?? '')
  })
})

describe('access records', () => {
  it('refused: nobody writes one in another\'s name', async () => {
    const worker = test.as('grid-worker-2')
    const forged = (changed: object) => as(worker, (transaction) => transaction.insertInto('access_records').values({
      county, id: '00000000-0000-8000-8000-0000000000dd', person: personIn(1).id, place: null, reader_person: worker.person ?? '',
      reader_office: 'GRID_WORKER', reader_unit: worker.mandate?.unit ?? null, purpose: '核对', dossier: null, fields: ['basic'],
      at: new Date(access.at), ...changed,
    }).execute())
    await assert.rejects(forged({ reader_person: test.as('village-cadre').person }), /row-level security/)
    await assert.rejects(forged({ reader_office: 'VILLAGE_CADRE' }), /row-level security/)
  })

  it('refused: nobody changes or deletes one', async () => {
    const worker = test.as('grid-worker-2')
    await assert.rejects(as(worker, (transaction) => transaction.updateTable('access_records').set({ purpose: '' }).execute()), /permission denied/)
    await assert.rejects(as(worker, (transaction) => transaction.deleteFrom('access_records').execute()), /permission denied/)
    await assert.rejects(test.database.transaction({ role: 'system' }, (transaction) =>
      transaction.deleteFrom('access_records').execute()), /permission denied/)
  })

  it('are seen by the audit administrator of the scope and by no other villager', async () => {
    const auditor = test.as('audit-admin')
    const seen = await as(auditor, (transaction) => accessesInScope(transaction, county, { level: 'COUNTY', code: '140423' }))
    assert.ok(seen.records.length > 0)
    for (const who of ['villager', 'security-admin', 'system-admin', 'village-cadre-2']) {
      const others = await as(test.as(who), (transaction) => accessesInScope(transaction, county, { level: 'COUNTY', code: '140423' }))
      assert.deepEqual(others.records, [], who)
    }
  })
})

describe('households', () => {
  it('are counted grid by grid as of a day, and not at all before they were registered (R-016)', async () => {
    const codes = test.village.grids.map(({ code }) => code)
    const [then, now] = await as(test.as('village-cadre'), async (transaction) => [
      await countHouseholds(transaction, county, codes, 'residence', '2024-12-31'),
      await countHouseholds(transaction, county, codes, 'residence', '2026-01-01'),
    ])
    assert.deepEqual([...then.values()], [0, 0, 0, 0, 0])
    assert.deepEqual([...now.values()], [48, 48, 48, 48, 48])
  })

  it('come with their members, page by page', async () => {
    const grid = test.village.grids[0]?.code ?? ''
    const page = await as(test.as('grid-worker-1'), (transaction) => householdsOf(transaction, county, grid, 'residence', { limit: 10 }))
    assert.equal(page.households.length, 10)
    assert.ok(page.next !== null)
    assert.ok(page.households.every(({ members, head }) => members[0]?.person === head))
  })

  it('refused: a grid worker of another grid sees none', async () => {
    const grid = test.village.grids[0]?.code ?? ''
    const page = await as(test.as('grid-worker-2'), (transaction) => householdsOf(transaction, county, grid, 'residence'))
    assert.deepEqual(page.households, [])
  })

  it('do not double when the village is taken in again', async () => {
    assert.equal(await takeInVillage(test.database, test.cipher, test.village, registeredAt), false)
  })
})
