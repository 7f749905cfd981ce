import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { connectDatabase, newestMigration } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { verifyChains } from '../dossiers/index.ts'
import { prepareFirstStart } from '../first-start.ts'
import { openPlatform, type Platform } from '../platform.ts'
import { publishedProcedures } from '../procedures/index.ts'
import type { DossierView } from '../../core/view/index.ts'
import { demonstrationCodes, demonstrationPassword } from '../identity/index.ts'
import { inspect, restore } from './index.ts'
import { emptyDatabase } from './testing.ts'

/** A demonstration as the first landed program (migrations 0001–0010, grid case version 1) left it, with the secret below. */
const landed = join(import.meta.dirname, 'fixtures', 'landed-0010.backup')
const secret = 'a secret for tests only, more than thirty-two bytes long'

describe('Data of the first landed program', () => {
  let test: TestDatabase
  let elsewhere: Awaited<ReturnType<typeof emptyDatabase>>
  let folder: string
  let platform: Platform
  let close: () => Promise<void>
  before(async () => {
    test = await testDatabase()
    elsewhere = await emptyDatabase(test.ownerQuery, test.owner)
    folder = await mkdtemp(join(tmpdir(), 'sanzhi-upgrade-'))
    await restore({ owner: elsewhere.signIn, filesFolder: join(folder, 'files'), path: landed, key: null, secret })
    assert.equal(await headOf(elsewhere.signIn), 10)
    const urls = { databaseUrl: at(test.environment.DATABASE_URL), databaseRuntimeUrl: at(test.environment.DATABASE_RUNTIME_URL) }
    // What a start does, in its order.
    const connected = await connectDatabase({ dataFolder: folder, ...urls }, { connections: 4 })
    close = connected.close
    await prepareFirstStart({ database: connected.database, progress: () => undefined })
    platform = await openPlatform({ database: connected.database, secret, mode: 'demo', filesFolder: join(folder, 'files'), secureCookies: false, background: false, faces: false })
  })
  after(async () => {
    await platform.close()
    await close()
    await elsewhere.drop()
    await test.close()
    await rm(folder, { recursive: true })
  })

  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${elsewhere.name}` }).toString()

  it('is upgraded by a start to the schema of this program, with every row and every chain as it was', async () => {
    assert.equal(await headOf(elsewhere.signIn), newestMigration())
    const { summary } = await inspect(landed, null)
    const chains = await verifyChains(platform.door.database, publishedProcedures)
    assert.deepEqual([chains.records, chains.faults], [summary.tables['events']?.rows, []])
    assert.deepEqual((await platform.app.inject('/readyz')).json<{ ready: boolean }>().ready, true)
  })

  it('can still be read and acted on, under the version of the procedure it was opened with', async () => {
    const clerk = await signIn(platform, 'transport-handler')
    const list = (await platform.app.inject({ url: '/api/dossiers?queue=tasks', headers: clerk })).json<{ items: { id: string }[] }>()
    assert.ok(list.items.length > 0)
    let acted = 0
    for (const { id } of list.items) {
      const view = (await platform.app.inject({ url: `/api/dossiers/${id}`, headers: clerk })).json<DossierView>()
      assert.equal(view.procedure.version, 1)
      if (view.acts.find(({ act }) => act === 'progress')?.open !== true) continue
      const answer = await platform.app.inject({
        method: 'POST', url: '/api/acts', headers: clerk, payload: { id: randomUUID(), dossier: id, act: 'progress', form: { note: '升级以后继续办理' }, seen: view.sequence },
      })
      assert.equal(answer.statusCode, 201, answer.body)
      acted += 1
    }
    assert.ok(acted > 0, 'no dossier of the old data could be acted on')
    assert.deepEqual((await verifyChains(platform.door.database, publishedProcedures)).faults, [])
  })
})

async function headOf(signIn: pg.ClientConfig): Promise<number | undefined> {
  const client = new pg.Client(signIn)
  await client.connect()
  try {
    const { rows } = await client.query<{ number: number }>('select max(number) as number from schema_migrations')
    return rows[0]?.number
  } finally {
    await client.end()
  }
}

async function signIn({ app }: Platform, userName: string): Promise<Record<string, string>> {
  const password = await app.inject({ method: 'POST', url: '/api/session', payload: { method: 'password', userName, password: demonstrationPassword } })
  const [code] = demonstrationCodes([userName], Date.now())
  const half = { 'cookie': cookieOf(password.headers['set-cookie']), 'x-csrf-token': password.json<{ csrf: string }>().csrf }
  const whole = await app.inject({ method: 'POST', url: '/api/session', headers: half, payload: { method: 'second-factor', code: code?.code } })
  assert.equal(whole.statusCode, 200, whole.body)
  return { 'cookie': cookieOf(whole.headers['set-cookie']), 'x-csrf-token': whole.json<{ csrf: string }>().csrf }
}

function cookieOf(header: string | readonly string[] | undefined): string {
  return [header ?? []].flat().map((one) => one.split(';')[0]).join('; ')
}
