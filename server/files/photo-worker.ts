/**
 * Opens photos in child processes with a ceiling on time, memory and number. Worker threads would not do: a decoder that runs
 * out of memory takes the whole process with it (security.md trap 4).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fileRefusal, type FileReason } from './file-refusals.ts'
import { maxBytes, workLimit } from './photo-limits.ts'
import { Refused } from '../../core/procedure/refusal.ts'

export type CleanPhoto = {
  readonly photo: Buffer
  readonly thumbnail: Buffer
  readonly width: number
  readonly height: number
  /** 64-bit difference hash, 16 hex digits. */
  readonly likeness: string
}

export type CleanHeader =
  | { readonly width: number; readonly height: number; readonly likeness: string; readonly photo: number; readonly thumbnail: number }
  | { readonly refused: FileReason; readonly detail: string }

export type PhotoWorker = {
  /** Re-encodes without any metadata. @throws Refused photo-broken, photo-too-many-pixels, photo-too-hard, photo-queue-full */
  readonly clean: (source: Buffer) => Promise<CleanPhoto>
  /** Ends the children that still run; their uploads are refused. */
  readonly close: () => void
}

export type PhotoWorkerOptions = {
  /** Children at a time. */
  readonly atOnce?: number
  /** Photos that may wait for a child before the next one is refused. */
  readonly queue?: number
  /** Milliseconds per photo. */
  readonly limit?: number
}

const child = fileURLToPath(new URL('photo-child.ts', import.meta.url))
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path))

export function startPhotoWorker(options: PhotoWorkerOptions = {}): PhotoWorker {
  const { atOnce = 2, queue = 24, limit = workLimit } = options
  const running = new Set<ChildProcess>()
  const waiting: (() => void)[] = []
  let busy = 0

  async function turn(): Promise<void> {
    if (busy < atOnce) {
      busy += 1
      return
    }
    if (waiting.length >= queue) throw new Refused(fileRefusal('photo-queue-full'))
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function next(): void {
    const first = waiting.shift()
    if (first === undefined) busy -= 1
    else first()
  }

  return {
    clean: async (source) => {
      await turn()
      try {
        return read(await runChild(source, limit, running))
      } finally {
        next()
      }
    },
    close: () => {
      for (const one of running) one.kill('SIGKILL')
    },
  }
}

function runChild(source: Buffer, limit: number, running: Set<ChildProcess>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const one = start()
    const chunks: Buffer[] = []
    let size = 0
    running.add(one)
    const timer = setTimeout(() => one.kill('SIGKILL'), limit)
    one.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) one.kill('SIGKILL')
      else chunks.push(chunk)
    })
    // The child may end before it has read everything; that is told by its exit, not by the pipe.
    one.stdin?.on('error', () => undefined)
    one.on('error', (error) => { settle(() => { reject(tooHard(error.message)) }) })
    one.on('close', (code, signal) => {
      settle(() => {
        if (code === 0) resolve(Buffer.concat(chunks))
        else reject(tooHard(`ended with ${String(code ?? signal)}`))
      })
    })
    one.stdin?.end(source)

    function settle(end: () => void): void {
      clearTimeout(timer)
      running.delete(one)
      end()
    }
  })
}

// Data, not address space: Node 24 reserves 4 GB of addresses before it does anything, of which it writes 0.7 GB at most.
const ceilings = ['--cpu=10', '--data=2000000000', '--core=0', '--fsize=0', '--nofile=256']
const frugal = { MALLOC_ARENA_MAX: '2', VIPS_CONCURRENCY: '1', UV_THREADPOOL_SIZE: '2', ...(process.platform === 'win32' ? windows() : {}) }

/** Nothing of our environment reaches the child: it has no use for our secrets. */
function start(): ChildProcess {
  const node = [process.execPath, '--max-old-space-size=96', '--v8-pool-size=1', '--no-warnings', child]
  const [program = process.execPath, ...rest] = prlimit === undefined ? node : [prlimit, ...ceilings, ...node]
  return spawn(program, rest, { stdio: ['pipe', 'pipe', 'ignore'], env: frugal, windowsHide: true })
}

/** Windows programs cannot start without knowing where Windows is. */
function windows(): Record<string, string> {
  return { SystemRoot: process.env['SystemRoot'] ?? 'C:\\Windows' }
}

function read(answer: Buffer): CleanPhoto {
  const header = headerOf(answer)
  if ('refused' in header) throw new Refused(fileRefusal(header.refused, header.detail))
  const from = 4 + answer.readUInt32BE(0)
  const photo = answer.subarray(from, from + header.photo)
  const thumbnail = answer.subarray(from + header.photo, from + header.photo + header.thumbnail)
  if (thumbnail.length !== header.thumbnail || photo.length === 0) throw tooHard('the answer was cut short')
  return { photo, thumbnail, width: header.width, height: header.height, likeness: header.likeness }
}

function headerOf(answer: Buffer): CleanHeader {
  if (answer.length < 4) throw tooHard('no answer')
  return JSON.parse(answer.toString('utf8', 4, 4 + answer.readUInt32BE(0))) as CleanHeader
}

function tooHard(detail: string): Refused {
  return new Refused(fileRefusal('photo-too-hard', detail))
}
