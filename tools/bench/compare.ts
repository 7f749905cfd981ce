/** Two ways to the same answer, taken in turns within one run, so that both see the same weather on the machine. */
import { performance } from 'node:perf_hooks'
import { quantile } from './rate.ts'

export type Way = () => Promise<unknown>
/** Milliseconds for one call: the median of the rounds' medians, and how far apart the rounds lay. */
export type Took = {
  readonly ms: number
  readonly low: number
  readonly high: number
  /** Milliseconds of processor time that the database spent on one call, whatever else the machine did; null where nobody can say. */
  readonly work: number | null
}
/** Processor time so far, in milliseconds, of whoever does the work of a way; null where the machine does not say. */
export type Meter = () => number | null
export type Compared<Name extends string> = Readonly<Record<Name, Took>>

export type Effort = {
  readonly rounds: number
  /** How long one round of one way goes on, in milliseconds; a way slower than that is called once a round. */
  readonly patience: number
  /** After this many milliseconds no further round is begun; one is always made. What takes longer by itself is called once in all. */
  readonly longest: number
}

export async function inTurns<Name extends string>(
  ways: Readonly<Record<Name, Way>>, { rounds, patience, longest }: Effort, meters: Partial<Readonly<Record<Name, Meter>>> = {},
): Promise<Compared<Name>> {
  const names = Object.keys(ways) as Name[]
  const medians = new Map<Name, Round[]>(names.map((name) => [name, []]))
  const slow = new Set<Name>()
  for (const name of names) {
    const first = await medianOf(ways[name], 0, meters[name])
    if (first.ms < longest) continue
    slow.add(name)
    medians.get(name)?.push(first)
  }
  const begun = performance.now()
  for (let round = 0; round < rounds && (round === 0 || performance.now() - begun < longest); round += 1) {
    // The order turns as well: who comes second finds warm caches.
    for (const name of round % 2 === 0 ? names : names.toReversed()) if (!slow.has(name)) medians.get(name)?.push(await medianOf(ways[name], patience, meters[name]))
  }
  return Object.fromEntries(names.map((name) => [name, tookOf(medians.get(name) ?? [])])) as Compared<Name>
}

type Round = { readonly ms: number; readonly work: number | null }

async function medianOf(way: Way, patience: number, meter: Meter = () => null): Promise<Round> {
  const [took, worked] = [[] as number[], [] as number[]]
  const begun = performance.now()
  do {
    const [started, before] = [performance.now(), meter()]
    await way()
    took.push(performance.now() - started)
    const after = meter()
    if (before !== null && after !== null) worked.push(after - before)
  } while (performance.now() - begun < patience)
  return { ms: quantile(took, 0.5), work: worked.length === 0 ? null : quantile(worked, 0.5) }
}

function tookOf(rounds: readonly Round[]): Took {
  const [medians, worked] = [rounds.map(({ ms }) => ms), rounds.flatMap(({ work }) => work ?? [])]
  return { ms: quantile(medians, 0.5), low: Math.min(...medians), high: Math.max(...medians), work: worked.length === 0 ? null : quantile(worked, 0.5) }
}
