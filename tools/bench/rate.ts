/** How fast a list of jobs is done by so many workers, and how long single ones take. */
import { performance } from 'node:perf_hooks'

export type Rate = {
  readonly jobs: number
  /** Per second. */
  readonly rate: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export type Job = (worker: number) => Promise<unknown>

export async function rateOf(jobs: readonly Job[], workers: number): Promise<Rate> {
  const took: number[] = []
  let next = 0
  const begin = performance.now()
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const started = performance.now()
      await job(worker)
      took.push(performance.now() - started)
    }
  }))
  return summed(took, performance.now() - begin)
}

/** Rounds of one thing taken alternately with another are summed, so that both saw the same weather on the machine. */
export function joined(rates: readonly Rate[]): Rate {
  const jobs = rates.reduce((sum, one) => sum + one.jobs, 0)
  const seconds = rates.reduce((sum, one) => sum + one.jobs / one.rate, 0)
  const middle = (of: (rate: Rate) => number) => quantile(rates.map(of), 0.5)
  return { jobs, rate: jobs / seconds, p50: middle((one) => one.p50), p95: middle((one) => one.p95), p99: middle((one) => one.p99) }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function summed(took: readonly number[], milliseconds: number): Rate {
  return { jobs: took.length, rate: took.length / (milliseconds / 1_000), p50: quantile(took, 0.5), p95: quantile(took, 0.95), p99: quantile(took, 0.99) }
}
