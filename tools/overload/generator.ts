/** Two ways to ask: as fast as answers come (how much is served at most), and at a rate whether answers come or not (what happens beyond). */
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export type Asking = { readonly port: number; readonly path: string; readonly headers: Readonly<Record<string, string>> }
/** `status` 0: no answer, the connection broke or nothing came in time. */
export type Answered = { readonly status: number; readonly ms: number; readonly retryAfter: boolean }

const longestWait = 20_000

export function asker({ port, path, headers }: Asking, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  return {
    ask: async (): Promise<Answered> => await new Promise((resolve) => {
      const began = performance.now()
      const end = (status: number, retryAfter = false) => { resolve({ status, ms: performance.now() - began, retryAfter }) }
      const asking = request({ host: '127.0.0.1', port, path, headers, agent, timeout: longestWait }, (response) => {
        response.resume().on('end', () => { end(response.statusCode ?? 0, response.headers['retry-after'] !== undefined) }).on('error', () => { end(0) })
      })
      asking.on('timeout', () => { asking.destroy() }).on('error', () => { end(0) })
      asking.end()
    }),
    close: () => { agent.destroy() },
  }
}

type Ask = () => Promise<Answered>

/** Answers per second of `at` askers, each asking again as soon as it is answered. */
export async function closedLoop(ask: Ask, at: number, seconds: number): Promise<readonly Answered[]> {
  const until = performance.now() + seconds * 1_000
  const answered: Answered[] = []
  await Promise.all(Array.from({ length: at }, async () => {
    while (performance.now() < until) answered.push(await ask())
  }))
  return answered
}

export type Loaded = {
  readonly answered: readonly Answered[]
  /** Requests the generator could not send in time: the machine had no processor for it. */
  readonly unsent: number
}

/** `rate` requests a second for that long, whether earlier ones are answered or not. At most `most` wait at a time. */
export async function openLoop(ask: Ask, { rate, seconds, most = 4_000 }: { readonly rate: number; readonly seconds: number; readonly most?: number }): Promise<Loaded> {
  const answered: Answered[] = []
  const began = performance.now()
  let [sent, under, unsent] = [0, 0, 0]
  const waiting = new Set<Promise<void>>()
  for (;;) {
    const now = performance.now() - began
    if (now >= seconds * 1_000) break
    for (const due = Math.floor(now / 1_000 * rate); sent < due; sent += 1) {
      if (under >= most) {
        unsent += 1
        continue
      }
      under += 1
      const one: Promise<void> = ask().then((answer) => {
        answered.push(answer)
        under -= 1
        waiting.delete(one)
      })
      waiting.add(one)
    }
    await pause(2)
  }
  await Promise.all(waiting)
  return { answered, unsent }
}
