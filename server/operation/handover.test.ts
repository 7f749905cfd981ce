import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { handedOver } from './listening.ts'

/** `npx sanzhi recovery` stops a hundred times. */
const wanted = Number(process.env['SANZHI_STOPS'] ?? 4)
const served = join(import.meta.dirname, 'test-served.ts')

describe('A socket of the service manager', () => {
  it('is the first that systemd names for this process, or the one our own starter hands on', () => {
    assert.equal(handedOver({ LISTEN_PID: '77', LISTEN_FDS: '1' }, 77), 3)
    assert.equal(handedOver({ LISTEN_PID: '76', LISTEN_FDS: '1' }, 77), null)
    assert.equal(handedOver({ LISTEN_PID: '77', LISTEN_FDS: '2' }, 77), null)
    assert.equal(handedOver({ SANZHI_LISTEN_FD: '3' }, 77), 3)
    assert.equal(handedOver({}, 77), null)
  })

  it('loses nobody while one process after another ends under load and the next begins (R12)', { timeout: 240_000 + wanted * 10_000 }, async () => {
    const socket = boundSocket()
    const answers = new Map<string, number>()
    const state = { running: true }
    let child = await started(socket.fd)
    const clients = Array.from({ length: 8 }, async () => {
      while (state.running) {
        const who = await answer(socket.port)
        answers.set(who, (answers.get(who) ?? 0) + 1)
      }
    })
    for (let stops = 0; stops < wanted; stops += 1) {
      const before = [...answers.values()].reduce((sum, count) => sum + count, 0)
      while ([...answers.values()].reduce((sum, count) => sum + count, 0) < before + 50) await new Promise((resolve) => { setTimeout(resolve, 20) })
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      assert.deepEqual(await ended, [0, null])
      child = await started(socket.fd)
    }
    state.running = false
    await Promise.all(clients)
    child.kill('SIGTERM')
    await once(child, 'exit')
    socket.close()
    assert.deepEqual([...answers.keys()].filter((who) => !/^\d+$/.test(who)), [], 'every answer is one')
    assert.ok(answers.size >= wanted, `${answers.size} processes answered`)
  })
})

/** As systemd holds it: bound, and never asked for connections here. */
function boundSocket(): { readonly fd: number; readonly port: number; readonly close: () => void } {
  type Handle = { readonly fd: number; bind: (address: string, port: number) => number; getsockname: (into: { port?: number }) => number; close: () => void }
  type Binding = { readonly TCP: new (kind: number) => Handle; readonly constants: { readonly SERVER: number } }
  const { TCP, constants } = (process as unknown as { binding: (name: string) => Binding }).binding('tcp_wrap')
  const handle = new TCP(constants.SERVER)
  assert.equal(handle.bind('127.0.0.1', 0), 0)
  const name: { port?: number } = {}
  handle.getsockname(name)
  return { fd: handle.fd, port: name.port ?? 0, close: () => { handle.close() } }
}

async function started(fd: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', served], { stdio: ['ignore', 'inherit', 'inherit', fd, 'ipc'], env: { ...process.env, SANZHI_LISTEN_FD: '3' } })
  await once(child, 'message')
  return child
}

/** Who answered, or what went wrong; a connection of its own each time, as the worst proxy has it. */
async function answer(port: number): Promise<string> {
  return await new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => { body += chunk.toString() }).on('end', () => { resolve(response.statusCode === 200 ? body : `status ${response.statusCode ?? 0}`) })
        .on('error', (error) => { resolve(error.message) })
    })
    asking.on('error', (error) => { resolve(error.message) })
    asking.end()
  })
}
