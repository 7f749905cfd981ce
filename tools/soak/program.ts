/** The platform as a process of its own, started again whenever it ends, as a service manager would. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Program = {
  readonly port: number
  readonly pid: () => number | null
  /** Until the next time it is started, too. */
  readonly isReady: () => Promise<boolean>
  readonly ready: (withinMs: number) => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => boolean
  /** Ends of the process so far, with exit code or signal. */
  readonly ends: readonly string[]
  readonly log: readonly string[]
  /** In good order, and not started again. */
  readonly stop: () => Promise<void>
  /** At once, for the end of a run that went wrong. */
  readonly end: () => void
}

const main = join(import.meta.dirname, '../../server/main.ts')
const shiftedClock = join(import.meta.dirname, 'shifted-clock.ts')
/** The same as `bin/sanzhi.mjs` gives it. */
const compiled = join(import.meta.dirname, '../../node_modules/.cache/sanzhi')
const restartAfter = 300
const keptLines = 400

export function startProgram(port: number, environment: Readonly<Record<string, string>>): Program {
  const ends: string[] = []
  const log: string[] = []
  let child: ChildProcess | null = null
  let stopping = false
  const run = () => {
    if (stopping) return
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', shiftedClock, main], {
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => keep(chunk.toString()))
    child.once('exit', (code, signal) => {
      ends.push(signal ?? `code ${String(code)}`)
      child = null
      setTimeout(run, restartAfter)
    })
  }
  const keep = (text: string) => {
    log.push(...text.split('\n').filter((line) => line !== ''))
    log.splice(0, Math.max(0, log.length - keptLines))
  }
  const isReady = () => answersReady(port)
  run()
  return {
    port, ends, log, isReady,
    pid: () => child?.pid ?? null,
    signal: (signal) => child?.kill(signal) ?? false,
    ready: async (withinMs) => {
      const giveUp = Date.now() + withinMs
      while (!(await isReady())) {
        if (Date.now() > giveUp) throw new Error(`the platform was not ready within ${withinMs} ms:\n${log.slice(-20).join('\n')}`)
        await pause(100)
      }
    },
    stop: async () => {
      stopping = true
      const ending = child
      if (ending === null) return
      const exited = once(ending, 'exit')
      ending.kill('SIGCONT')
      ending.kill('SIGTERM')
      await exited
    },
    end: () => {
      stopping = true
      child?.kill('SIGKILL')
    },
  }
}

async function answersReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve) })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => { probe.close(resolve) })
  return port
}
