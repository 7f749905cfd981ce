import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { wayToLook, ways } from './way-to-look.ts'

describe('How a matter is looked at, as the short message says', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  const plant = async (matter: { readonly confidential: boolean; readonly code: boolean; readonly office?: string }): Promise<string> => {
    const person = randomUUID()
    const [row] = await platform.ownerQuery<{ id: string }>('select id from dossiers where not exists (select from dossier_contacts c where c.dossier = dossiers.id) order by id limit 1')
    const dossier = row?.id ?? assert.fail('no matter without contact')
    await platform.ownerQuery('update dossiers set region_readable = $2, reporter = $3 where id = $1', [dossier, !matter.confidential, person])
    await platform.ownerQuery('update events set actor_person = $2, actor = $3 where dossier = $1 and sequence = 1', [dossier, person, JSON.stringify({ person, office: matter.office ?? null })])
    await platform.ownerQuery(`insert into dossier_contacts (county, dossier, follow_code_hash, person, created_at) values (140423, $1, $2, $3, now())`, [dossier, matter.code ? Buffer.from(dossier) : null, person])
    return await platform.database.transaction({ role: 'system' }, (trx) => wayToLook(trx, { county: 140423, dossier, person }))
  }

  it('tells of the query code and of the number where a matter was filed without an account', async () => {
    assert.equal(await plant({ confidential: false, code: true }), ways.numberOrCode)
  })

  it('tells of the query code only where the matter is confidential: signing in would show nothing, and the village may not know (R-129)', async () => {
    assert.equal(await plant({ confidential: true, code: true }), ways.code)
  })

  it('tells of signing in where it was filed with an account', async () => {
    assert.equal(await plant({ confidential: false, code: false }), ways.signInOrVillage)
    assert.equal(await plant({ confidential: true, code: false }), ways.signIn)
  })

  it('tells whom to ask where it was taken down in an office: neither number nor code would show anything', async () => {
    assert.equal(await plant({ confidential: false, code: false, office: 'VILLAGE_CADRE' }), ways.askVillage)
    assert.equal(await plant({ confidential: true, code: false, office: 'COUNTY_CENTER' }), ways.askOffice)
  })
})
