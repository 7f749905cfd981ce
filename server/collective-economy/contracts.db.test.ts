import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { Refused } from '../../core/procedure/refusal.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import type { Contracts } from '../../core/view/collective-economy.ts'
import type { ContractFile } from '../../procedures/collective-contract/contract-file.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { perform } from '../acts/index.ts'
import { publicContracts } from './index.ts'
import { readTable } from '../open-affairs/index.ts'

describe('Contracts of the collective, over HTTP', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  const ask = async (who: string, url: string) => await platform.app.inject({ method: 'GET', url, headers: { cookie: (await platform.signInAs(who)).cookie } })
  const list = async (who: string, query: Readonly<Record<string, string>> = {}) => (await ask(who, `/api/collective-economy/contracts?${new URLSearchParams(query).toString()}`)).json<Contracts>()
  const act = async (who: string, dossier: string, name: string, form: object, opens = false) => {
    const id = dossier.slice(7)
    return await perform(platform.door, {
      act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: platform.door.clock() }, dossier: { county: Number(dossier.slice(0, 6)), id }, actor: (await platform.signInAs(who)).actor, ...(opens ? { procedure: 'collective-contract' } : {}),
    })
  }

  it('R-289: the village, its supervisors, the township and the county read the same figures, and what is late and what ends is told', async () => {
    for (const who of ['village-cadre', 'party-secretary', 'village-supervisor', 'town-dispatcher', 'county-center']) {
      const { sums, items } = await list(who, { code: platform.village.code })
      assert.deepEqual(sums, { running: 3, drafted: 1, overdue: 1, overdueFen: 180_000, expiring: 1 }, who)
      assert.equal(items.length, 4)
    }
    const { items } = await list('village-cadre')
    // Recounted from the records, apart from what the lists were told.
    for (const { dossier, paid, open, fen } of items) {
      const rows = await platform.ownerQuery<{ act: string; sum: string | null }>('select act, form ->> \'sum\' as sum from events where dossier = $1 order by sequence', [dossier.slice(7)])
      const booked = rows.filter((row) => row.act === 'book').reduce((sum, row) => sum + Math.round(Number(row.sum) * 100), 0)
      assert.deepEqual([paid, open], [booked, fen - booked])
    }
  })
  it('R-289: are found by name, number, party and object, and narrowed to what is late or ends', async () => {
    const titles = async (query: Readonly<Record<string, string>>) => (await list('village-cadre', query)).items.map(({ title }) => title)
    assert.deepEqual(await titles({ q: '荒山' }), ['北坡荒山承包'])
    assert.deepEqual(await titles({ q: '农机商店' }), ['购买灌溉水泵'])
    assert.deepEqual(await titles({ standing: 'overdue' }), ['北坡荒山承包'])
    assert.deepEqual(await titles({ standing: 'expiring' }), ['旧学校房屋出租'])
    assert.deepEqual(await titles({ standing: 'drafted' }), ['购买灌溉水泵'])
    assert.deepEqual(await titles({ q: '没有的' }), [])
  })
  it('R-024: nobody else reads the list, and no region but one\'s own', async () => {
    for (const who of ['villager', 'grid-worker-1', 'transport-handler', 'system-admin', 'security-admin', 'audit-admin']) {
      if (platform.village.accounts.some(({ username }) => username === who)) assert.equal((await ask(who, `/api/collective-economy/contracts?code=${platform.village.code}`)).statusCode, 403, who)
    }
    assert.equal((await ask('village-cadre', '/api/collective-economy/contracts?code=140423')).statusCode, 403)
    assert.equal((await ask('county-center', '/api/collective-economy/contracts?code=140425')).statusCode, 403)
    const seen = async (who: string) => (await platform.database.reading({ role: 'app', actor: (await platform.signInAs(who)).actor }, (transaction) => (
      transaction.selectFrom('dossiers').select('id').where('procedure', '=', 'collective-contract').execute()))).length
    assert.deepEqual([await seen('village-supervisor'), await seen('villager'), await seen('transport-handler'), await seen('system-admin')], [4, 0, 0, 0])
  })
  it('S10: the workbook holds no formula, and numbers as numbers', async () => {
    const answer = await ask('village-supervisor', '/api/collective-economy/contracts/xlsx')
    assert.equal(answer.statusCode, 200)
    const { rows } = readTable(answer.rawPayload)
    assert.deepEqual([rows.length, rows[0]?.[1], rows.some((row) => row.includes('96000'))], [5, '合同编号', true])
  })
  it('R-275: everybody reads signed contracts without the name of a person', async () => {
    const { rows, total } = await platform.database.reading({ role: 'system' }, (transaction) => publicContracts(transaction, platform.village.code, { limit: 20, offset: 0 }))
    assert.equal(total, 3)
    assert.equal(JSON.stringify(rows).includes('张演示'), false)
  })
  it('R-289: of two hundred receipts at once on one instalment as many land as it asks for, and never a fen more', async () => {
    const dossier = `${platform.village.code.slice(0, 6)}-${randomUUID()}`
    const today = dayOf(platform.door.clock())
    const { code: village } = platform.village
    await act('village-cadre', dossier, 'draft', {
      village, number: '演示合字 9 号', title: '晒场出租', kind: 'lease', direction: 'in', partyKind: 'organisation', party: '演示粮站', object: '晒场一块', from: today, to: addDays(today, 300), price: '1000', every: 'once', first: addDays(today, 10),
    }, true)
    await act('village-cadre', dossier, 'sign-small', { signedOn: today, kept: '档案柜' })
    const outcomes = await Promise.all(Array.from({ length: 200 }, async (_, nth) => {
      try {
        await act(nth % 2 === 0 ? 'village-cadre' : 'party-secretary', dossier, 'book', { instalment: 1, sum: '7', on: today, voucher: `并 ${nth}` })
        return 'booked'
      } catch (error) {
        if (error instanceof Refused) return error.refusal.code
        throw error
      }
    }))
    // 142 × 7 = 994: the 143rd would make 1001.
    const [{ file } = { file: null }] = await platform.ownerQuery<{ file: ContractFile | null }>('select file from dossiers where id = $1', [dossier.slice(7)])
    const paid = file?.payments.reduce((sum, { fen }) => sum + fen, 0) ?? -1
    const booked = outcomes.filter((outcome) => outcome === 'booked').length
    assert.equal(paid, booked * 700)
    assert.equal(booked, 142)
    assert.deepEqual([...new Set(outcomes)].toSorted(), ['booked', 'over-the-instalment'])
  })
})
