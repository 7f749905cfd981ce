import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded } from './index.ts'
import { isRunning } from './cluster.ts'

/** A program that holds the server, says so, and stops it cleanly on SIGTERM. */
const holder = `
  const { startEmbedded } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)})
  const pg = (await import('pg')).default
  const server = await startEmbedded(process.argv[1]).catch((error) => { console.log(error.message); process.exit(1) })
  const client = new pg.Client(server.owner)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table if not exists marks (mark int)')
  await client.query('insert into marks values (1)')
  const { rows } = await client.query('select count(*)::int as marks from marks')
  process.once('SIGTERM', async () => { await client.end().catch(() => undefined); await server.stop(); process.exit(0) })
  console.log('holding ' + rows[0].marks)
  setInterval(() => undefined, 1000)
`

describe('the embedded server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-embedded-'))
  let holding: ChildProcess
  before(async () => {
    chmodSync(folder, 0o711)
    holding = await hold(folder, 1)
  })
  after(async () => {
    await end(holding, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps its passwords readable by nobody else', () => {
    assert.equal(statSync(join(folder, 'database-passwords.json')).mode & 0o777, 0o600)
  })

  it('refuses a second sanzhi on the same data folder with one sentence', async () => {
    await assert.rejects(startEmbedded(folder), /数据目录 .* 正由另一个三治进程使用[^\n]*\n[^\n]*$/)
  })

  it('lets a command join beside it, and does not stop when the command is done', async () => {
    const joined = await startEmbedded(folder, { use: 'join' })
    await joined.stop()
    assert.ok(isRunning(serverPid(folder)))
  })

  it('is started again on the same port, and held again, after its server was killed under a running platform', async () => {
    const { pid, port } = { pid: serverPid(folder), port: portOf(folder) }
    process.kill(pid, 'SIGKILL')
    await until(() => existsSync(join(folder, 'postgres', 'postmaster.pid')) && serverPid(folder) !== pid && isRunning(serverPid(folder)))
    assert.equal(portOf(folder), port)
    await until(() => startEmbedded(folder).then((server) => server.stop().then(() => false), () => true))
  })

  it('is adopted after the process that held it was killed', async () => {
    const pid = serverPid(folder)
    await end(holding, 'SIGKILL')
    assert.ok(isRunning(pid))
    holding = await hold(folder, 2)
    assert.equal(serverPid(folder), pid)
  })

  it('recovers by itself, with all that was committed, after everything was killed', async () => {
    await end(holding, 'SIGKILL')
    const pid = serverPid(folder)
    process.kill(pid, 'SIGKILL')
    await gone(pid)
    holding = await hold(folder, 3)
    assert.notEqual(serverPid(folder), pid)
  })

  it('stops cleanly and starts again on the same data and the same port', async () => {
    const [pid, port] = [serverPid(folder), portOf(folder)]
    await end(holding, 'SIGTERM')
    await gone(pid)
    assert.ok(!existsSync(join(folder, 'postgres', 'postmaster.pid')))
    holding = await hold(folder, 4)
    assert.equal(portOf(folder), port)
  })

  it('takes another port when somebody has the one of last time', async () => {
    const [pid, port] = [serverPid(folder), portOf(folder)]
    await end(holding, 'SIGTERM')
    await gone(pid)
    const squatter = createServer().listen(Number(port), '127.0.0.1')
    await once(squatter, 'listening')
    try {
      holding = await hold(folder, 5)
      assert.notEqual(portOf(folder), port)
    } finally {
      squatter.close()
    }
  })

  it('is not in the way of an initdb that was killed half-way', async () => {
    const half = mkdtempSync(join(tmpdir(), 'sanzhi-half-'))
    chmodSync(half, 0o711)
    try {
      // A pid that cannot be running stands for the killed process.
      spawnSync('mkdir', ['-p', join(half, 'postgres.unfinished-99999999', 'cluster')])
      const server = await startEmbedded(half, { durable: false })
      await server.stop()
      assert.ok(!existsSync(join(half, 'postgres.unfinished-99999999')))
    } finally {
      rmSync(half, { recursive: true, force: true })
    }
  })

  it('refuses a data folder it cannot write with one sentence', async () => {
    await assert.rejects(startEmbedded('/proc/sanzhi'), /^CannotStart: 无法写入数据目录 \/proc\/sanzhi[^\n]*\n[^\n]*$/)
    await assert.rejects(startEmbedded('/dev/null/data'), /无法写入数据目录/)
  })
})

async function hold(folder: string, marks: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', holder, folder], { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname })
  const [line] = await once(child.stdout, 'data') as [Buffer]
  assert.equal(line.toString().trim(), `holding ${marks}`)
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

async function gone(pid: number): Promise<void> {
  for (const giveUp = Date.now() + 10_000; isRunning(pid) && !isOnlyAnEntry(pid);) {
    assert.ok(Date.now() < giveUp, `server ${pid} still runs`)
    await pause(20)
  }
}

/** An orphan that has ended stays in the list until the machine's first process takes notice, which in a container may be never. */
function isOnlyAnEntry(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function serverPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function portOf(folder: string): string | undefined {
  return readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const giveUp = Date.now() + 20_000; !await holds();) {
    assert.ok(Date.now() < giveUp, 'it did not come about')
    await pause(50)
  }
}
