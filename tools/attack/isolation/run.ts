/** The matrix: every asker × every route × every place, in an order of its own, until as many requests were sent as wanted. */
import { attemptsAt, keys, notAsked, routeOf, writesOnly, type Attempt } from './attempts.ts'
import { ask, isReadable, judge, type Finding } from './judge.ts'
import { covers, places, relationOf, type Asker, type PlaceKey, type Relation } from './places.ts'
import type { Described } from '../../../server/edge/openapi.ts'
import type { World } from './world.ts'

export type Report = {
  readonly requests: number
  readonly milliseconds: number
  /** Requests about places that stand so to the asker. */
  readonly relations: Readonly<Partial<Record<Relation, number>>>
  readonly statuses: Readonly<Record<number, number>>
  readonly routes: number
  readonly findings: readonly Finding[]
  /** Fields of which an asker who may hear them heard a canary: what the harness can find at all. */
  readonly heard: ReadonlySet<string>
  /** Routes about a thing, in each of which somebody who may see it did. */
  readonly opened: ReadonlySet<string>
}

export type Running = {
  readonly requests: number
  readonly seed?: number
  /** Attempts taken from one asker, route and place before the next. */
  readonly perCell?: number
  readonly progress?: (sent: number, findings: readonly Finding[]) => void
  /** Stops after so many seconds, wherever it is. */
  readonly seconds?: number
  readonly atOnce?: number
}

export function routesOf(world: World): readonly Described[] {
  const seen = new Set<string>()
  return (world.platform.documented?.routes() ?? []).filter((one) => !seen.has(routeOf(one)) && seen.add(routeOf(one)))
}

export async function run(world: World, { requests, seed = 1, perCell = 2, progress, seconds = Infinity, atOnce = 24 }: Running): Promise<Report> {
  const random = dice(seed)
  const pick = (below: number) => Math.floor(random() * below)
  const began = performance.now()
  const tally = { requests: 0, relations: {} as Partial<Record<Relation, number>>, statuses: {} as Record<number, number>, findings: [] as Finding[], heard: new Set<string>(), opened: new Set<string>() }
  const routes = routesOf(world).filter((one) => !(routeOf(one) in notAsked))
  const cells = inTurns(world, routes, random, () => tally.requests < requests && performance.now() - began < seconds * 1000)
  const work = async () => {
    for (let cell = cells.next(); cell.done !== true; cell = cells.next()) {
      const { asker, place, described } = cell.value
      const attempts = attemptsAt({ described, planted: world.planted[place], asker, pick }).filter((one) => isHarmless(world, asker, place, one))
      for (const attempt of shuffled(attempts, random).slice(0, perCell)) await one(asker, place, attempt)
    }
  }
  const one = async (asker: Asker, place: PlaceKey, attempt: Attempt) => {
    const judged = await judge(world, asker, attempt)
    const before = tally.requests
    tally.requests += judged.requests
    tally.findings.push(...judged.findings)
    const relation = relationOf(asker, world.planted[place].place)
    tally.relations[relation] = (tally.relations[relation] ?? 0) + judged.requests
    tally.statuses[judged.status] = (tally.statuses[judged.status] ?? 0) + 1
    for (const { field } of judged.heard) tally.heard.add(field)
    if (attempt.key !== undefined && judged.status < 300 && isReadable(world, asker, attempt)) tally.opened.add(attempt.route)
    if (Math.floor(before / 1000) === Math.floor(tally.requests / 1000)) return
    await world.refresh()
    progress?.(tally.requests, tally.findings)
  }
  // Many at a time, as people come; each judged by itself.
  await Promise.all(Array.from({ length: atOnce }, work))
  return { ...tally, milliseconds: performance.now() - began, routes: routes.length }
}

/** Routes about a thing in which nobody who may see one did: nothing would be tried there. Each is opened once, by whoever of the askers is let in first. */
export async function unopened(world: World): Promise<readonly string[]> {
  const described = routesOf(world).filter(({ method, url }) => method === 'GET' && url in keys && !url.includes('open311') && !writesOnly.includes(url))
  const opens = async (one: Described) => {
    for (const asker of world.askers) {
      for (const { key: place } of places) {
        const plain = attemptsAt({ described: one, planted: world.planted[place], asker, pick: () => 0 }).filter((at) => at.method === 'GET' && at.headers === undefined && isReadable(world, asker, at))
        for (const attempt of plain) if ((await ask(world, asker, attempt)).statusCode < 300) return true
      }
    }
    return false
  }
  const silent = []
  for (const one of described) if (!await opens(one)) silent.push(one.url)
  return silent
}

/** Round after round, each in an order of its own. */
function* inTurns(world: World, routes: readonly Described[], random: () => number, more: () => boolean): Generator<Cell, undefined> {
  while (more()) for (const cell of shuffled(cellsOf(world, routes), random)) if (more()) yield cell
  return undefined
}

type Cell = { readonly asker: Asker; readonly place: PlaceKey; readonly described: Described }

function cellsOf({ askers }: World, routes: readonly Described[]): readonly Cell[] {
  // What takes nothing is asked once by each: its answer knows of no place.
  const takesNothing = ({ method, url, schema }: Described) => method === 'GET' && !/[:*]/.test(url) && schema.querystring === undefined && url.split('/').length < 3
  return askers.flatMap((asker) => places.flatMap(({ key: place }, index) => routes.filter((one) => index === 0 || !takesNothing(one)).map((described) => ({ asker, place, described }))))
}

/** Writes are tried only where they must be refused: what somebody may change would change what the next one may see. */
function isHarmless(world: World, asker: Asker, place: PlaceKey, attempt: Attempt): boolean {
  return attempt.method === 'GET' || attempt.method === 'HEAD' || (!covers(asker, world.planted[place].place) && !isReadable(world, asker, attempt))
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list.map((one) => [random(), one] as const).toSorted(([a], [b]) => a - b).map(([, one]) => one)
}

/** The same throws for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The findings without repetitions: one of each kind, asker's office and route. */
export function summaryOf(findings: readonly Finding[], most = 40): string {
  const groups = new Map<string, { readonly first: Finding; count: number }>()
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.asker} ${finding.request.replace(/[?{].*/, '').replace(/[0-9a-f-]{20,}|\d{4,}/g, '…')}`
    const group = groups.get(key) ?? { first: finding, count: 0 }
    group.count += 1
    groups.set(key, group)
  }
  return [...groups.values()].slice(0, most).map(({ first, count }) => `${first.kind} ×${count} · ${first.asker} · ${first.request} → ${first.said}`).join('\n')
}
