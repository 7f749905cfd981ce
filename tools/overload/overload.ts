/**
 * What becomes of the platform beyond what it can serve (security R9): first how much it serves at most, then once, twice and five times that at a
 * steady rate, then a quarter of it. Counted are good answers, refusals and how quick they were, and how soon all is well again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { asker, closedLoop, openLoop, type Answered, type Asking } from './generator.ts'

export type Level = {
  readonly times: number
  readonly asked: number
  /** Good answers a second, and as a share of the most there was. */
  readonly good: number
  readonly share: number
  readonly refused: number
  readonly refusedRightly: number
  readonly refusalMedian: number
  readonly goodMedian: number
  readonly goodLate: number
  readonly broken: number
  readonly unsent: number
}

export type Overload = { readonly most: number; readonly calmMedian: number; readonly levels: readonly Level[]; /** Seconds after the worst until answers were as quick as in calm; null when never. */ readonly recovered: number | null }

export type Plan = { readonly seconds: number; readonly times: readonly number[]; readonly progress: (line: string) => void }

export async function overload(asking: Asking, { seconds, times, progress }: Plan): Promise<Overload> {
  const few = asker(asking, 16)
  await closedLoop(few.ask, 16, Math.min(seconds, 5))
  const calm = (await closedLoop(few.ask, 1, 2)).filter(isGood)
  const best = (await closedLoop(few.ask, 16, seconds)).filter(isGood)
  const most = best.length / seconds
  progress(`最多每秒 ${most.toFixed(0)} 个，一个人问时中位 ${middle(calm).toFixed(0)} 毫秒`)
  few.close()
  if (most === 0) throw new Error('nothing was answered even in calm')
  const many = asker(asking, 2_000)
  const levels: Level[] = []
  for (const one of times) {
    const { answered, unsent } = await openLoop(many.ask, { rate: most * one, seconds })
    levels.push(levelOf(one, { answered, unsent }, most, seconds))
    progress(wordsOf(levels.at(-1)))
    if (one !== times.at(-1)) await pause(3_000)
  }
  const recovered = await recovery(asking, most / 4, middle(calm))
  many.close()
  return { most, calmMedian: middle(calm), levels, recovered }
}

/** At a quarter of the most, second by second, until a second's answers are all good and as quick as in calm, give or take. */
async function recovery(asking: Asking, rate: number, calm: number): Promise<number | null> {
  const { ask, close } = asker(asking, 200)
  try {
    for (let second = 1; second <= 30; second += 1) {
      const { answered } = await openLoop(ask, { rate, seconds: 1 })
      if (answered.length > 0 && answered.every(isGood) && middle(answered) <= calm * 5 + 20) return second
    }
    return null
  } finally {
    close()
  }
}

function levelOf(times: number, { answered, unsent }: { readonly answered: readonly Answered[]; readonly unsent: number }, most: number, seconds: number): Level {
  const good = answered.filter(isGood)
  const refused = answered.filter(({ status }) => status === 503 || status === 429)
  return {
    times, asked: answered.length, good: good.length / seconds, share: good.length / seconds / most, refused: refused.length, refusedRightly: refused.filter(({ retryAfter }) => retryAfter).length,
    refusalMedian: middle(refused), goodMedian: middle(good), goodLate: late(good), broken: answered.length - good.length - refused.length, unsent,
  }
}

function isGood({ status }: Answered): boolean {
  return status === 200
}

function middle(answered: readonly Answered[]): number {
  return at(answered, 0.5)
}

function late(answered: readonly Answered[]): number {
  return at(answered, 0.95)
}

function at(answered: readonly Answered[], share: number): number {
  const times = answered.map(({ ms }) => ms).toSorted((one, other) => one - other)
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

export function wordsOf(level: Level | undefined): string {
  if (level === undefined) return ''
  const { times, asked, good, share, refused, refusedRightly, refusalMedian, goodMedian, goodLate, broken, unsent } = level
  return `${times} 倍：问了 ${asked} 次，办成每秒 ${good.toFixed(0)} 个（最多的 ${(share * 100).toFixed(0)}%，中位 ${goodMedian.toFixed(0)} 毫秒，95% 在 ${goodLate.toFixed(0)} 毫秒内），`
    + `谢绝 ${refused} 次（都说了多久再来：${refusedRightly === refused ? '是' : `缺 ${refused - refusedRightly}`}，中位 ${refusalMedian.toFixed(0)} 毫秒），断开或没有应答 ${broken} 次${unsent === 0 ? '' : `，机器来不及发出 ${unsent} 次`}`
}
