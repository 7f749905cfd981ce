/** The long form: one platform after the other, so that what a round changed does not shield the next, and nothing grows for ever. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { verifyChains } from '../../../server/dossiers/index.ts'
import { verifyAuditChain } from '../../../server/identity/index.ts'
import { publishedProcedures } from '../../../server/procedures/index.ts'
import { openGround, staff, type Ground } from './ground.ts'
import { run } from './run.ts'
import { planOf } from './wild.ts'

export type Round = {
  readonly sent: number
  readonly refused: number
  readonly statuses: ReadonlyMap<number, number>
  readonly wrong: readonly string[]
  readonly longest: number
  readonly lag: number
  /** Milliseconds of processor time, the program's and the driver's together. */
  readonly processor: number
  /** Bytes of memory in use, after collecting, more than at the start of the round. */
  readonly grown: number
  readonly untouched: number
  /** The opening of the platform included. */
  readonly minutes: number
}

/** What a round may keep for good: plans of statements, compiled schemas, remembered senders. */
const mostGrowth = 150_000_000
/** Sixteen chances in a second of somebody else's work on a machine that is shared. */
const mostLag = 2_000

export type Rounds = {
  readonly seed: number
  readonly requests: number
  readonly round: number
  readonly minutes: number
  /** Number of the first request: the same numbers make the same requests, in one run or in pieces. */
  readonly from: number
}

export async function* rounds({ seed, requests, round, minutes, from }: Rounds): AsyncGenerator<Round> {
  const until = performance.now() + minutes * 60_000
  for (let next = from; next < from + requests && performance.now() < until;) {
    const [nth, within] = [Math.floor(next / round), next % round]
    const count = Math.min(round - within, from + requests - next)
    const began = performance.now()
    const ground = await openGround()
    const before = memory()
    // In pieces, so that a time limit ends a round early.
    const outcome = await run({ ground, seed: seed + nth, from: within, count, until })
    const grown = memory() - before
    const wrong = [
      ...outcome.failures.map(({ number, faults, broken, request, body }) => `${nth * round + number}（${broken.join(' + ')}）：${faults.join('；')}\n    ${request}\n    ${body}`), ...outcome.polluted.map((name) => `Object.prototype.${name}`), ...await brokenIn(ground),
      ...(grown > mostGrowth ? [`内存增长 ${Math.round(grown / 1e6)} MB`] : []), ...(outcome.lag > mostLag ? [`事件循环迟 ${Math.round(outcome.lag)} 毫秒`] : []),
    ]
    const untouched = planOf(ground.targets).filter(([target, parameter]) => parameter !== null && !outcome.touched.has(`${target.key} ${parameter}`)).length
    await ground.close().catch((error: unknown) => wrong.push(String(error)))
    next += outcome.sent
    const refused = [...outcome.statuses].reduce((sum, [status, times]) => sum + (status >= 400 ? times : 0), 0)
    yield { ...outcome, refused, wrong, grown, untouched, minutes: (performance.now() - began) / 60_000 }
    // It gave up in the middle: there is enough to look at.
    if (outcome.sent < count) return
  }
}

/** Chains hold, everybody is still signed in, no dossier is without a record. */
async function brokenIn({ platform, headersOf, refresh }: Ground): Promise<readonly string[]> {
  const { faults } = await verifyChains(platform.database, publishedProcedures)
  const audit = await platform.database.transaction({ role: 'system' }, (transaction) => verifyAuditChain(transaction))
  const empty = await platform.ownerQuery<{ id: string }>('select d.id from dossiers d where not exists (select from events e where e.county = d.county and e.dossier = d.id)')
  await refresh()
  const lost: string[] = []
  for (const name of staff) {
    const { signedIn } = (await platform.app.inject({ method: 'GET', url: '/api/session', headers: headersOf(name) })).json<{ signedIn: boolean }>()
    if (!signedIn) lost.push(`${name} 的会话没有了`)
  }
  return [...faults.map((fault) => `案卷链 ${JSON.stringify(fault)}`), ...audit.faults.map((fault) => `审计链 ${JSON.stringify(fault)}`), ...empty.map(({ id }) => `没有记录的案卷 ${id}`), ...lost]
}

function memory(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
