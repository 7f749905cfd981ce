import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ledgerKey, quarterOf } from '../../core/collective-economy/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { dayOf } from '../../core/time/index.ts'
import type { CollectiveMeetings, Inventory, Ledger, ReadTable } from '../../core/view/collective-economy.ts'
import type { LedgerFile } from '../../procedures/collective-ledger/ledger-file.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { perform } from '../acts/index.ts'
import { publicLedgers } from './index.ts'
import { tableIn } from './ledger-routes.ts'

describe('Ledgers of the collective, over HTTP', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  const ask = async (who: string, url: string) => await platform.app.inject({ method: 'GET', url, headers: { cookie: (await platform.signInAs(who)).cookie } })
  /** The two quarters of the demonstration, the reviewed one first. */
  const quarters = async () => {
    const { quarters: found } = (await ask('village-cadre', `/api/collective-economy/ledgers/${platform.village.code}/${quarterOf(dayOf(platform.door.clock()))}`)).json<Ledger>()
    return found.toSorted((one, other) => (one.period < other.period ? -1 : 1)).map(({ period }) => period)
  }
  const ledger = async (period: string, who = 'village-cadre') => (await ask(who, `/api/collective-economy/ledgers/${platform.village.code}/${period}`)).json<Ledger>()

  it('R-289: a quarter closes with what its records say, and the next opens with it to the fen', async () => {
    const [over = '', running = ''] = await quarters()
    const [closed, next] = [await ledger(over), await ledger(running)]
    assert.deepEqual([closed.state, next.state, next.carriesOver], ['CLOSED', 'OPEN', true])
    assert.deepEqual(next.accounts.map(({ opening }) => opening), closed.accounts.map(({ closing }) => closing))
    // Recounted from the records.
    const rows = await platform.ownerQuery<{ act: string; form: { lines?: { direction: string; fen: number }[]; sum?: string; direction?: string; line?: number } }>('select act, form from events where dossier = $1 order by sequence', [closed.dossier.slice(7)])
    const entered = rows.flatMap(({ act, form }) => (act === 'enter-table' ? (form.lines ?? []).map(({ direction, fen }) => (direction === 'in' ? fen : -fen)) : act === 'enter-line' ? [Math.round(Number(form.sum) * 100) * (form.direction === 'in' ? 1 : -1)] : []))
    const struck = rows.flatMap(({ act, form }) => (act === 'strike' ? [entered[(form.line ?? 0) - 1] ?? 0] : []))
    assert.equal(closed.sums.closing, closed.sums.opening + entered.reduce((sum, fen) => sum + fen, 0) - struck.reduce((sum, fen) => sum + fen, 0))
  })
  it('R-274: the workbook of a quarter is read in again line by line, struck lines left away', async () => {
    const [over = ''] = await quarters()
    const { lines } = await ledger(over)
    const answer = await ask('village-supervisor', `/api/collective-economy/ledgers/${platform.village.code}/${over}/xlsx`)
    const read = tableIn(answer.rawPayload, 'funds')
    assert.ok(read.ok)
    const gone = new Set(lines.flatMap(({ number, reverses }) => (reverses === null ? [] : [number, reverses])))
    assert.deepEqual(read.funds.map(({ fen, voucher }) => [fen, voucher]), lines.filter(({ number }) => !gone.has(number)).map(({ fen, voucher }) => [fen, voucher]))
  })
  it('R-289: inventories go out and come in again the same', async () => {
    for (const kind of ['assets', 'resources'] as const) {
      const { rows } = (await ask('village-cadre', `/api/collective-economy/inventories/${platform.village.code}/${kind}`)).json<Inventory>()
      const read = tableIn((await ask('village-cadre', `/api/collective-economy/inventories/${platform.village.code}/${kind}/xlsx`)).rawPayload, kind)
      assert.ok(read.ok, JSON.stringify(read))
      assert.deepEqual(read.property.map(({ code, name, amount, fen, since, where }) => [code, name, amount, fen, since, where]), rows.map(({ code, name, amount, fen, since, where }) => [code, name, amount, fen, since, where]))
    }
  })
  it('R-289: a table with faults is told row by row and nothing is kept; only the village\'s own read one in', async () => {
    const send = async (who: string, body: string) => {
      const { cookie, csrf } = await platform.signInAs(who)
      return await platform.app.inject({ method: 'POST', url: '/api/collective-economy/read-table?shape=funds', headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/octet-stream' }, payload: Buffer.from(body) })
    }
    const wrong = await send('village-cadre', '日期,项目,摘要,收入,支出,凭证号\n2026-13-01,办公费,买纸,,12.345,付1\n2026-07-01,,买纸,1,2,\n')
    assert.equal(wrong.statusCode, 200, wrong.body)
    const answer = wrong.json<ReadTable>()
    assert.ok(!answer.ok && answer.faults.length >= 4 && answer.faults.every(({ row }) => row === 2 || row === 3))
    assert.equal((await send('village-supervisor', 'x')).statusCode, 403)
  })
  it('R-286: the village, its supervisors and the township read how the members decided; nobody else does', async () => {
    const { meetings } = (await ask('village-supervisor', `/api/collective-economy/meetings/${platform.village.code}`)).json<CollectiveMeetings>()
    assert.deepEqual(meetings.map(({ all, present, items }) => [all, present, items.map(({ passed, yes }) => [passed, yes])]), [[612, 447, [[true, 421], [true, 430]]]])
    for (const [who, status] of [['town-dispatcher', 200], ['villager', 403], ['system-admin', 403]] as const) assert.equal((await ask(who, `/api/collective-economy/meetings/${platform.village.code}`)).statusCode, status, who)
  })
  it('R-024: nobody else reads a ledger, in the database as little as over HTTP', async () => {
    const [over = ''] = await quarters()
    for (const who of ['villager', 'transport-handler', 'system-admin', 'security-admin']) {
      if (platform.village.accounts.some(({ username }) => username === who)) assert.equal((await ask(who, `/api/collective-economy/ledgers/${platform.village.code}/${over}`)).statusCode, 403, who)
    }
    for (const who of ['villager', 'transport-handler', 'system-admin']) {
      const seen = await platform.database.reading({ role: 'app', actor: (await platform.signInAs(who)).actor }, (transaction) => transaction.selectFrom('dossiers').select('id').where('procedure', 'in', ['collective-ledger', 'collective-property']).execute())
      assert.equal(seen.length, 0, who)
    }
  })
  it('R-289: everybody reads the sums of a reviewed quarter, and nothing of one that runs', async () => {
    const [over = ''] = await quarters()
    const { quarters: shown, assets } = await platform.database.reading({ role: 'system' }, (transaction) => publicLedgers(transaction, platform.village.code))
    assert.deepEqual(shown.map(({ period }) => period), [over])
    assert.equal(assets?.entries.length, 6)
  })
  it('R-289: of a hundred payments at once no account ever falls below zero', async () => {
    const [, running = ''] = await quarters()
    const { accounts, dossier } = await ledger(running)
    const cash = accounts.find(({ kindName }) => kindName === '库存现金')
    assert.ok(cash !== undefined)
    const day = dayOf(platform.door.clock())
    const within = quarterOf(day) === running ? day : `${running.slice(0, 4)}-${String(Number(running.slice(6)) * 3 - 1).padStart(2, '0')}-15`
    const outcomes = await Promise.all(Array.from({ length: 100 }, async (_, nth) => {
      try {
        await perform(platform.door, {
          act: { id: randomUUID(), act: 'enter-line', form: { account: cash.number, day: within, direction: 'out', subject: '办公费', words: `第 ${nth} 笔`, sum: '100', voucher: `并 ${nth}` }, channel: 'console', occurredAt: platform.door.clock() },
          dossier: ledgerKey(platform.village.code, 'funds', running), actor: (await platform.signInAs(nth % 2 === 0 ? 'village-cadre' : 'party-secretary')).actor,
        })
        return 'entered'
      } catch (error) {
        if (error instanceof Refused) return error.refusal.code
        throw error
      }
    }))
    assert.deepEqual([...new Set(outcomes)].toSorted(), ['below-zero', 'entered'])
    assert.equal(outcomes.filter((one) => one === 'entered').length, Math.floor(cash.closing / 10_000))
    const [{ file } = { file: null }] = await platform.ownerQuery<{ file: LedgerFile | null }>('select file from dossiers where id = $1', [dossier.slice(7)])
    assert.ok((file?.lines.length ?? 0) > 0)
  })
})
