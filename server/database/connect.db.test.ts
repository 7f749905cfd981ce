import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { connectDatabase, type ConnectedDatabase } from './connect.ts'
import { startEmbedded, type EmbeddedServer, type SignIn } from './embedded/index.ts'

describe('an outside database (DATABASE_URL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-outside-'))
  let server: EmbeddedServer
  before(async () => {
    chmodSync(folder, 0o711)
    server = await startEmbedded(folder, { durable: false })
  })
  after(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const connectTo = (databaseUrl: string, databaseRuntimeUrl?: string) =>
    connectDatabase({ dataFolder: '/nowhere', databaseUrl, databaseRuntimeUrl })

  it('is migrated once and entered as the runtime role by several processes starting together', async () => {
    const connected = await Promise.all([1, 2, 3].map(() => connectTo(urlOf(server.owner))))
    for (const { database } of connected) assert.deepEqual(await whoIn(database), { login: 'sanzhi_runtime', role: 'sanzhi_system' })
    await Promise.all(connected.map(({ close }) => close()))
  })

  it('says progress only while there is something to do', async () => {
    const lines: string[] = []
    const { close } = await connectDatabase({ dataFolder: '/nowhere', databaseUrl: urlOf(server.owner) }, { progress: (line) => lines.push(line) })
    await close()
    assert.deepEqual(lines, [])
  })

  it('takes the runtime sign-in it is given', async () => {
    const owner = urlOf(server.owner)
    await (await connectTo(owner)).close()
    const runtime = new URL(owner)
    runtime.username = 'sanzhi_runtime'
    await assert.rejects(connectTo(owner, runtime.toString()), /用户名或密码不对.*DATABASE_RUNTIME_URL/s)
  })

  const refusals: Readonly<Record<string, readonly [url: (owner: SignIn) => string, sentence: RegExp]>> = {
    'a wrong password': [(owner) => urlOf({ ...owner, password: 'wrong' }), /用户名或密码不对.*请检查 DATABASE_URL/],
    'an unknown database': [(owner) => urlOf({ ...owner, database: 'nope' }), /没有这个数据库/],
    'a port nobody listens on': [(owner) => urlOf({ ...owner, port: 9 }), /没有监听/],
    'an unknown host': [(owner) => urlOf({ ...owner, host: 'nope.invalid' }), /主机名/],
    'an address without a password': [(owner) => `postgres://sanzhi_owner@${owner.host}:${owner.port}/sanzhi`, /没有密码|用户名或密码/],
  }
  for (const [name, [url, sentence]] of Object.entries(refusals)) {
    it(`refuses ${name} with one clear sentence`, async () => {
      await assert.rejects(connectTo(url(server.owner)), (error: unknown) => {
        assert.ok(error instanceof Error && error.name === 'CannotStart')
        assert.match(error.message, sentence)
        assert.equal(error.message.split('\n').length, 2)
        return true
      })
    })
  }

  it('refuses to run as the owner or as a superuser, whom row-level security does not bind', async () => {
    for (const powerful of [server.owner, server.superuser]) {
      await assert.rejects(connectTo(urlOf(server.owner), urlOf(powerful)), /权限过大/)
    }
  })
})

function urlOf({ user, password, host, port, database }: SignIn): string {
  return `postgres://${user}:${password}@${host}:${port}/${database}`
}

async function whoIn(database: ConnectedDatabase['database']): Promise<unknown> {
  const { rows: [row] } = await database.transaction({ role: 'system' }, (trx) =>
    sql`select session_user::text as login, current_user::text as role`.execute(trx))
  return row
}
