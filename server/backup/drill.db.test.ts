import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { perform } from '../acts/index.ts'
import { openDatabase } from '../database/index.ts'
import { verifyChains } from '../dossiers/index.ts'
import { verifyAuditChain } from '../identity/index.ts'
import { publishedProcedures } from '../procedures/index.ts'
import { backUp, BrokenArchive, restore, type Inspected } from './index.ts'
import { emptyDatabase } from './testing.ts'

const secret = 'a secret for tests only, more than thirty-two bytes long'
const key = randomBytes(48)

describe('The drill: back up under load, restore elsewhere, compare (control 68)', () => {
  let platform: RunningPlatform
  let folder: string
  const photo = `140423/ab/${createHash('sha256').update('photo').digest('hex')}.jpg`
  before(async () => {
    platform = await startPlatform({ faces: false })
    folder = await mkdtemp(join(tmpdir(), 'sanzhi-drill-'))
    await mkdir(join(folder, 'files/140423/ab'), { recursive: true })
    await writeFile(join(folder, 'files', photo), randomBytes(70_000))
  })
  after(async () => {
    await platform.close()
    await rm(folder, { recursive: true })
  })

  /** As on an outside server: by the owner, whom row-level security would show nothing. */
  const backedUp = (name: string, reader: pg.ClientConfig, files = 'files'): Promise<Inspected> =>
    backUp({ reader, filesFolder: join(folder, files), path: join(folder, name), key, secret })

  const restored = (name: string, owner: pg.ClientConfig, files: string) =>
    restore({ owner, filesFolder: join(folder, files), path: join(folder, name), key, secret })

  it('gives back every table, byte by byte, with chains that hold and nothing lost that was acknowledged before', async () => {
    const { actor } = await platform.signInAs('villager')
    const [place] = await platform.ownerQuery<{ village: string; grid: string }>('select village::text, grid::text from dossiers where grid is not null limit 1')
    const acknowledged: string[] = []
    let running = true
    const report = async () => {
      const id = randomUUID()
      await perform(platform.door, {
        act: { id: randomUUID(), act: 'report', form: { category: '0201', description: '演练：路面塌了一块', ...place, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' }, channel: 'portal', occurredAt: platform.door.clock() },
        dossier: { county: 140423, id }, actor, procedure: 'grid-case',
      })
      acknowledged.push(id)
    }
    await report()
    const load = Promise.all(Array.from({ length: 4 }, async () => { while (running) await report() }))
    const before = [...acknowledged]
    const archive = await backedUp('first.backup', platform.owner).finally(() => { running = false })
    await load
    assert.ok(acknowledged.length > before.length, 'nothing happened during the backup')

    const elsewhere = await emptyDatabase(platform.ownerQuery, platform.owner)
    try {
      await restored('first.backup', elsewhere.signIn, 'restored')
      const again = await backedUp('second.backup', elsewhere.signIn, 'restored')
      assert.deepEqual(again.summary.tables, archive.summary.tables)
      assert.deepEqual(again.summary.files, archive.summary.files)
      assert.deepEqual(await readFile(join(folder, 'restored', photo)), await readFile(join(folder, 'files', photo)))

      const database = openDatabase({ ...platform.runtime, database: elsewhere.name, max: 2 })
      try {
        const chains = await verifyChains(database, publishedProcedures)
        assert.deepEqual(chains.faults, [])
        assert.equal(chains.records, archive.summary.tables['events']?.rows)
        const audit = await database.transaction({ role: 'system' }, (transaction) => verifyAuditChain(transaction))
        assert.deepEqual(audit.faults, [])
        const rows = await database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('id', 'in', before).execute())
        assert.equal(rows.length, before.length)
      } finally {
        await database.close()
      }
      assert.deepEqual(await policies(elsewhere.signIn), await policies(platform.owner))
    } finally {
      await elsewhere.drop()
    }
  })

  it('refuses what is broken, sealed otherwise or meant for another secret, and leaves the database empty', async () => {
    await backedUp('whole.backup', platform.owner)
    const whole = await readFile(join(folder, 'whole.backup'))
    const elsewhere = await emptyDatabase(platform.ownerQuery, platform.owner)
    const tables = async () => {
      const client = new pg.Client(elsewhere.signIn)
      await client.connect()
      const { rows } = await client.query("select relname from pg_class where relnamespace = 'public'::regnamespace")
      await client.end()
      return rows.length
    }
    try {
      await writeFile(join(folder, 'cut.backup'), whole.subarray(0, Math.floor(whole.length * 0.9)))
      const turned = Buffer.from(whole)
      turned[Math.floor(whole.length / 2)] = (turned[Math.floor(whole.length / 2)] ?? 0) ^ 0x10
      await writeFile(join(folder, 'turned.backup'), turned)
      for (const name of ['cut.backup', 'turned.backup']) await assert.rejects(restored(name, elsewhere.signIn, 'never'), BrokenArchive)
      const other = { owner: elsewhere.signIn, filesFolder: join(folder, 'never'), path: join(folder, 'whole.backup') }
      await assert.rejects(restore({ ...other, key: randomBytes(40), secret }), BrokenArchive)
      await assert.rejects(restore({ ...other, key, secret: 'another secret, also more than thirty-two bytes long' }), /SANZHI_SECRET/)
      assert.equal(await tables(), 0)
      assert.deepEqual((await readdir(folder)).filter((name) => name.startsWith('never')), [])
    } finally {
      await elsewhere.drop()
    }
  })

  it('refuses a database or a folder with something in it, and a backup over a file that is there', async () => {
    await assert.rejects(restored('whole.backup', platform.owner, 'never'), /不是空的/)
    const elsewhere = await emptyDatabase(platform.ownerQuery, platform.owner)
    await assert.rejects(restored('whole.backup', elsewhere.signIn, 'files'), /附件目录/).finally(() => elsewhere.drop())
    await assert.rejects(backedUp('whole.backup', platform.owner), /已经存在/)
  })
})

async function policies(signIn: pg.ClientConfig): Promise<readonly unknown[]> {
  const client = new pg.Client(signIn)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(`
      select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text, array(select polname::text from pg_policy where polrelid = c.oid order by polname) as policies
      from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
    return rows
  } finally {
    await client.end()
  }
}
