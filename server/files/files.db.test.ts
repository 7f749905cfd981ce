import assert from 'node:assert/strict'
import { readdirSync, rmSync, mkdtempSync, utimesSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { attachFiles } from './attach-files.ts'
import { writeFileKey } from './file-key.ts'
import { openFiles, type Files } from './files.ts'
import { hostileFiles, jpegAnatomy, plainJpeg, talkativeJpeg } from './test-photos.ts'
import { waitingTime } from './photo-limits.ts'
import type { Received } from './receive-photo.ts'

const county = 140423
const now = Date.UTC(2026, 10, 23, 1, 30)
const zhang = asVillager('0193a000-0000-7000-8000-000000000001')
const li = asVillager('0193a000-0000-7000-8000-000000000002')
const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }
const matterOfZhang = { county, id: '0193a000-0000-7000-8000-00000000d001' }
const matterOfBoth = { county, id: '0193a000-0000-7000-8000-00000000d002' }

let db: TestDatabase
let files: Files
let folder: string

before(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-files-'))
  files = openFiles({ database: db.database, folder, worker: { queue: 200 } })
  await openMatter(matterOfZhang.id, [zhang])
  await openMatter(matterOfBoth.id, [zhang, li])
})

after(async () => {
  files.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('files: an upload waits for its act', () => {
  it('is stored without metadata under its content, complete, with a thumbnail', async () => {
    const received = await send(zhang, await talkativeJpeg(), '../../村口\r\n大槐树.JPG')
    assert.equal(received.name, '村口大槐树.jpg')
    const stored = join(folder, String(county), received.sm3.slice(0, 2))
    assert.deepEqual(readdirSync(stored).sort(), [`${received.sm3}-320.jpg`, `${received.sm3}.jpg`])
    assert.equal(statSync(join(stored, `${received.sm3}.jpg`)).mode & 0o077, 0)
  })

  it('is readable by its uploader and by nobody else', async () => {
    const key = writeFileKey(await send(zhang))
    const opened = await files.open(zhang, key, 'photo')
    assert.equal(jpegAnatomy(await buffer(opened.body)).behindTheEnd, 0)
    assert.equal(opened.headers['cache-control'], 'private, no-store')
    await refused('file-unknown', files.open(li, key, 'photo'))
    await refused('file-unknown', files.open(nobody, key, 'thumbnail'))
  })

  it('of a person without sign-in is readable with its token only', async () => {
    const received = await send(nobody)
    const token = received.token ?? ''
    const key = writeFileKey(received)
    ;(await files.open(nobody, key, 'thumbnail', token)).body.destroy()
    await refused('file-unknown', files.open(nobody, key, 'thumbnail'))
    await refused('file-unknown', files.open(zhang, key, 'thumbnail', 'A'.repeat(43)))
    await refused('upload-malformed', send(nobody, undefined, 'a.jpg', "'; drop table files --"))
  })

  it('answers unknown, foreign and malformed keys alike', async () => {
    const foreign = writeFileKey(await send(li))
    for (const key of [foreign, `${county}-0193a000-0000-7000-8000-0000000000ff`, '../../etc/passwd', '', 'x'.repeat(10_000)]) {
      await refused('file-unknown', files.open(zhang, key, 'photo'))
    }
  })

  it('leaves nothing behind when it is refused', async () => {
    const before = await filesAndRows()
    for (const { bytes } of (await hostileFiles()).filter((_, index) => index % 5 === 0)) await assert.rejects(send(zhang, bytes), Refused)
    await refused('photo-odd-name', send(zhang, undefined, 'photo.html'))
    await refused('photo-too-large', send(zhang, Buffer.alloc(12 * 1024 * 1024 + 1, 0xff)))
    assert.deepEqual(await filesAndRows(), before)
  })

  it('is refused beyond nine waiting photos of one form, exactly, also when sent at once', async () => {
    const { token } = await send(nobody)
    const answers = await Promise.allSettled(Array.from({ length: 14 }, async (_, index) =>
      await send(nobody, await plainJpeg(60 + index, 60), 'a.jpg', token ?? '')))
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 8)
  })

  it('may be the same photo twenty times in parallel: one content, twenty rows', async () => {
    const sender = asVillager('0193a000-0000-7000-8000-000000000003')
    const photo = await plainJpeg(333, 222, 4)
    const received = await Promise.all(Array.from({ length: 20 }, () => send(sender, photo)))
    assert.equal(new Set(received.map(({ sm3 }) => sm3)).size, 1)
    assert.equal(new Set(received.map(({ id }) => id)).size, 20)
  })
})

describe('files: an act attaches its uploads', () => {
  it('and from then on whoever reads the dossier reads the photo, and nobody else', async () => {
    const mine = await send(zhang)
    const attached = await attach(zhang, matterOfBoth, [mine])
    assert.deepEqual(attached.map(({ sm3 }) => sm3), [mine.sm3])
    ;(await files.open(li, writeFileKey(mine), 'photo')).body.destroy()
    const hidden = await send(zhang)
    await attach(zhang, matterOfZhang, [hidden])
    await refused('file-unknown', files.open(li, writeFileKey(hidden), 'photo'))
  })

  it('although the actor gives the matter out of sight in the same act', async () => {
    const photo = await send(li)
    await attach(li, matterOfZhang, [photo])
    await refused('file-unknown', files.open(li, writeFileKey(photo), 'photo'))
    ;(await files.open(zhang, writeFileKey(photo), 'photo')).body.destroy()
  })

  it('with the token when they were sent without sign-in', async () => {
    const photo = await send(nobody)
    await refused('attachment-unknown', attach(zhang, matterOfZhang, [photo]))
    await attach(zhang, matterOfZhang, [photo], [photo.token ?? ''])
    ;(await files.open(zhang, writeFileKey(photo), 'photo')).body.destroy()
    await refused('file-unknown', files.open(nobody, writeFileKey(photo), 'photo', photo.token ?? ''))
  })

  it('refuses foreign, attached, expired, doubled and invented ids alike, all or none', async () => {
    const [good, used, foreign] = [await send(zhang), await send(zhang), await send(li)]
    await attach(zhang, matterOfZhang, [used])
    for (const bad of [used, foreign, { county, id: '0193a000-0000-7000-8000-0000000000ff' }, { county: 140481, id: good.id }]) {
      await refused('attachment-unknown', attach(zhang, matterOfZhang, [good, bad]))
    }
    await refused('attachment-unknown', attach(zhang, matterOfZhang, [good, good]))
    await refused('attachment-unknown', db.database.transaction({ role: 'app', actor: zhang }, (trx) =>
      attachFiles(trx, matterOfZhang, { files: [writeFileKey(good)], now: now + waitingTime })))
    await attach(zhang, matterOfZhang, [good])
  })

  it('gives one upload to one of twenty acts that want it at once', async () => {
    const photo = await send(zhang)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => attach(zhang, matterOfZhang, [photo])))
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  it('cannot be undone, moved to another dossier or renamed by the application role', async () => {
    const photo = await send(zhang)
    await attach(zhang, matterOfBoth, [photo])
    for (const change of [{ dossier: matterOfZhang.id }, { state: 'waiting', dossier: null } as const]) {
      const moved = await db.database.transaction({ role: 'app', actor: zhang }, (trx) =>
        trx.updateTable('files').set(change).where('county', '=', county).where('id', '=', photo.id).executeTakeFirst())
      assert.equal(moved.numUpdatedRows, 0n)
    }
    await assert.rejects(db.database.transaction({ role: 'app', actor: zhang }, (trx) =>
      trx.updateTable('files').set({ uploader: li.person }).where('county', '=', county).execute()), /permission denied/)
    await assert.rejects(db.database.transaction({ role: 'app', actor: zhang }, (trx) =>
      trx.deleteFrom('files').where('county', '=', county).execute()), /permission denied/)
  })
})

describe('files: what nobody claimed is swept away', () => {
  it('after 24 hours, with its bytes, unless another row speaks of the same content (R-914)', async () => {
    const sender = asVillager('0193a000-0000-7000-8000-000000000004')
    const [shared, alone] = [await plainJpeg(210, 100), await plainJpeg(220, 100)]
    const kept = await send(sender, shared)
    const [twin, lone] = [await send(sender, shared), await send(sender, alone)]
    await attach(sender, matterOfZhang, [kept])
    for (const { sm3 } of [kept, lone]) age(sm3)
    await files.sweep(now + waitingTime - 1)
    ;(await files.open(sender, writeFileKey(twin), 'photo')).body.destroy()
    const swept = await files.sweep(now + waitingTime + 1)
    assert.ok(swept.rows >= 2 && swept.contents >= 1)
    await refused('file-unknown', files.open(sender, writeFileKey(twin), 'photo'))
    assert.throws(() => statSync(pathOf(lone.sm3)))
    ;(await files.open(zhang, writeFileKey(kept), 'photo')).body.destroy()
  })
})

async function send(actor: Actor, bytes?: Buffer, name = '路灯.jpg', token?: string): Promise<Received> {
  return await files.receive(bytes ?? await plainJpeg(160, 120), { county, actor, name, now, ...(token === undefined ? {} : { token }) })
}

async function attach(actor: Actor, dossier: { county: number; id: string }, some: readonly { county: number; id: string }[], tokens: readonly string[] = []) {
  return await db.database.transaction({ role: 'app', actor }, (trx) => attachFiles(trx, dossier, { files: some.map(writeFileKey), tokens, now }))
}

async function refused(code: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof Refused && error.refusal.code === code, code)
}

async function filesAndRows() {
  const rows = await db.ownerQuery<{ count: string }>('select count(*) as count from files')
  return { names: readdirSync(folder, { recursive: true }).sort(), rows }
}

function pathOf(sm3: string): string {
  return join(folder, String(county), sm3.slice(0, 2), `${sm3}.jpg`)
}

/** Bytes younger than a day are never swept; a test cannot wait for one. */
function age(sm3: string): void {
  utimesSync(pathOf(sm3), new Date(now - waitingTime), new Date(now - waitingTime))
}

async function openMatter(id: string, readers: readonly Actor[]): Promise<void> {
  const persons = `{${readers.map(({ person }) => person).join(',')}}`
  await db.ownerQuery(`insert into dossiers (county, id, procedure, procedure_version, state, sequence, title, category, priority, city, town,
      village, place, region_readable, reader_units, reader_persons, reader_offices, barred_units, barred_persons, opened_at, updated_at,
      file, search, head_hash)
    values ($1, $2, 'library-card', 1, 'open', 1, '演示', 'demo', 'normal', 1404, 140423100, 140423100201, 140423100201000, false,
      '{}', $3, '{}', '{}', '{}', now(), now(), '{}', '', decode(repeat('00', 32), 'hex'))`, [county, id, persons])
}
