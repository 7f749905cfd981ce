/** Sends wild requests and judges every answer; a failure comes with the line that repeats it, made smaller where that is cheap. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { InjectOptions } from 'fastify'
import { sinceNow, type Processor } from '../../processor.ts'
import { faultsOf } from './answers.ts'
import type { Ground } from './ground.ts'
import { makeWild, planOf, type Making, type Wild } from './wild.ts'

export type Failure = { readonly number: number; readonly faults: readonly string[]; readonly broken: readonly string[]; readonly request: string; readonly body: string }
export type Outcome = {
  readonly sent: number
  readonly failures: readonly Failure[]
  readonly statuses: ReadonlyMap<number, number>
  /** `POST /api/acts report body:form.where` for everything that was made hostile at least once. */
  readonly touched: ReadonlySet<string>
  /** Batches in which nothing was accepted and yet a table grew. */
  readonly halfWritten: readonly string[]
  readonly longest: number
  /** Milliseconds by which the event loop was late, 99.9 of 100 times less. */
  readonly lag: number
  /** Milliseconds of processor time this process spent, the program's and the driver's together. */
  readonly processor: number
  readonly polluted: readonly string[]
}
export type RunOptions = {
  readonly ground: Ground
  readonly seed: number
  readonly from?: number
  readonly count: number
  readonly atOnce?: number
  /** Requests after which rows are counted and budgets given back. */
  readonly batch?: number
  /** Counts all rows around each batch; slower. */
  readonly counting?: boolean
  readonly progress?: (sent: number) => void
  readonly failed?: (failure: Failure) => void
  /** By `performance.now()`: ends after the batch under way. */
  readonly until?: number
}

export async function run({ ground, seed, from = 0, count, atOnce = 8, batch = 400, counting = false, progress, failed, until = Infinity }: RunOptions): Promise<Outcome> {
  const making = ground.making(seed)
  const plan = planOf(making.targets)
  const tally = { failures: [] as Failure[], statuses: new Map<number, number>(), touched: new Set<string>(), halfWritten: [] as string[], longest: 0 }
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  const processor = process.cpuUsage()
  let sent = 0
  for (let start = from; start < from + count && performance.now() < until; start += batch) {
    const end = Math.min(start + batch, from + count)
    await ground.refresh()
    const before = counting ? await ground.rows() : null
    let accepted = 0
    let next = start
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let number = next++; number < end; number = next++) {
        const wild = makeWild(making, plan, number)
        const { faults, status, milliseconds, body } = await judged(ground, wild)
        tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1)
        tally.longest = Math.max(tally.longest, milliseconds)
        for (const broken of wild.broken) tally.touched.add(`${wild.target.key} ${broken}`)
        if (status < 400 && wild.method !== 'GET' && wild.method !== 'HEAD') accepted += 1
        if (faults.length === 0 || await wasOnlyTheMachine(ground, wild, faults)) continue
        const failure = await smaller(ground, making, wild, faults, body)
        tally.failures.push(failure)
        failed?.(failure)
      }
    }))
    if (before !== null && accepted === 0) tally.halfWritten.push(...grownBetween(before, await ground.rows()).map((table) => `${table} grew between ${start} and ${end}`))
    sent = end - from
    progress?.(sent)
    if (tally.failures.length > 200) break
  }
  lag.disable()
  const { user, system } = process.cpuUsage(processor)
  return { sent, ...tally, lag: lag.percentile(99.9) / 1e6, processor: (user + system) / 1000, polluted: pollution() }
}

export async function judged(ground: Ground, wild: Wild): Promise<{ readonly faults: readonly string[]; readonly status: number; readonly milliseconds: number; readonly body: string }> {
  const [began, processor] = [performance.now(), lately()]
  const answer = await ground.platform.app.inject({
    method: wild.method as 'GET', url: wild.url, headers: { ...ground.headersOf(wild.asker), ...wild.headers }, remoteAddress: `198.18.${wild.number % 251}.9`, ...(wild.payload === undefined ? {} : { payload: wild.payload }),
  } satisfies InjectOptions)
  const waited = performance.now() - began
  const milliseconds = waited < suspicious ? waited : processor.effective()
  const faults = faultsOf({
    kind: wild.target.kind, method: wild.method, url: wild.url, sent: `${decoded(wild.url)} ${decoded(String(wild.payload ?? ''))}`, status: answer.statusCode, headers: answer.headers, body: answer.body, milliseconds,
  })
  return { faults, status: answer.statusCode, milliseconds, body: answer.body }
}

/** Below this nobody asks whether the machine had other things to do. */
const suspicious = 1_000

let last: { readonly at: number; readonly processor: Processor } | null = null

/** The kernel's word on this process, asked ten times a second and not for every request: reading it costs as much as a refusal does. */
function lately(): Processor {
  const at = performance.now()
  if (last === null || at - last.at > 100) last = { at, processor: sinceNow() }
  return last.processor
}

/** Slow once, among others, on a machine that does other things as well, is no fault; slow again when asked alone is. */
async function wasOnlyTheMachine(ground: Ground, wild: Wild, faults: readonly string[]): Promise<boolean> {
  if (!faults.every((fault) => fault.endsWith(' ms'))) return false
  return (await judged(ground, wild)).faults.length === 0
}

/** Whether one of several breakages is enough by itself. */
async function smaller(ground: Ground, making: Making, wild: Wild, faults: readonly string[], body: string): Promise<Failure> {
  if (wild.broken.length > 1) {
    for (const nth of wild.broken.keys()) {
      const less = makeWild(making, planOf(making.targets), wild.number, [nth])
      const again = await judged(ground, less)
      if (again.faults.length > 0) return { number: wild.number, faults: again.faults, broken: [wild.broken[nth] ?? ''], request: lineOf(less), body: again.body.slice(0, 300) }
    }
  }
  return { number: wild.number, faults, broken: wild.broken, request: lineOf(wild), body: body.slice(0, 300) }
}

export function lineOf({ asker, method, url, headers, payload }: Wild): string {
  const text = payload === undefined ? undefined : typeof payload === 'string' ? payload : `base64:${payload.toString('base64')}`
  return JSON.stringify({ asker, method, url: url.length > 3_000 ? `${url.slice(0, 3_000)}…` : url, headers, payload: text === undefined || text.length <= 3_000 ? text : `${text.slice(0, 3_000)}… (${text.length})` })
}

export function grownBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly string[] {
  return [...after].filter(([name, rows]) => rows !== before.get(name)).map(([name, rows]) => `${name} ${before.get(name) ?? 0} → ${rows}`)
}

/** Names on the mother of all objects that were not there from the start. */
export function pollution(): readonly string[] {
  const found: string[] = []
  for (const name in {}) found.push(name)
  return [...found, ...['polluted', 'a', 'x'].filter((name) => name in Object.prototype || name in Array.prototype || name in Function.prototype)]
}

function decoded(text: string): string {
  try {
    return `${text} ${decodeURIComponent(text.replaceAll('+', ' '))}`
  } catch {
    return text
  }
}
