/** Breaks one thing after another at random, and measures how long it takes until each process does good work again by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import { sinceNow } from '../processor.ts'
import type { Fault } from './faults.ts'
import type { Node, Site } from './site.ts'

export type Struck = {
  readonly fault: string
  readonly at: number
  /** From the fault's beginning to its end, ms. */
  readonly lasted: number
  /** From its end until an act was acknowledged by that process, ms; null when it never was. */
  readonly recovered: Readonly<Record<string, number | null>>
  /** The same without the time in which the machine had no processor for us. */
  readonly effective: Readonly<Record<string, number | null>>
}

export type Tormenting = {
  readonly deck: readonly Fault[]
  readonly goesOn: () => boolean
  readonly onFault: (struck: Struck) => void
  /** False while the work has to catch up with the faults, so that they are spread over all of it. */
  readonly isDue?: () => boolean
  /** Until an act is acknowledged again, without waiting for a processor; beyond it, a hand would have been needed, ms. */
  readonly longest?: number
  /** Milliseconds of quiet between faults, at most. */
  readonly quiet?: number
  /** How one knows that a process works again; by acknowledged acts unless told otherwise. */
  readonly works?: (node: Node, since: number) => Promise<boolean>
}

export async function torment(site: Site, { deck, goesOn, onFault, longest = 90_000, quiet = 1_500, works = acknowledges, isDue = () => true }: Tormenting): Promise<void> {
  for (let hand = shuffled(deck, site.random); goesOn(); hand = hand.length > 1 ? hand.slice(1) : shuffled(deck, site.random)) {
    const [fault] = hand
    if (fault === undefined) return
    const struck = await strike(site, fault, works, longest)
    if (struck !== null) {
      onFault(struck)
      if (Object.values(struck.recovered).includes(null)) return
    }
    do await pause(200 + site.random() * quiet)
    while (goesOn() && !isDue())
  }
}

/** Each fault as often as its share says, in an order of its own each time. */
function shuffled(deck: readonly Fault[], random: () => number): readonly Fault[] {
  return deck.flatMap((fault) => Array.from({ length: fault.share }, () => ({ fault, place: random() }))).toSorted((one, other) => one.place - other.place).map(({ fault }) => fault)
}

async function strike(site: Site, fault: Fault, works: NonNullable<Tormenting['works']>, longest: number): Promise<Struck | null> {
  const at = Date.now()
  const undo = await fault.strike(site)
  if (undo === null) return null
  const [least, most] = fault.lasts ?? [0, 0]
  await pause(least + site.random() * (most - least))
  undo()
  const ended = Date.now()
  const recovered = await Promise.all(site.nodes.map(async (node) => [node.name, await recovery(node, ended, works, longest)] as const))
  const times = (of: (time: Recovery) => number) => Object.fromEntries(recovered.map(([name, time]) => [name, time === null ? null : of(time)]))
  return { fault: fault.name, at, lasted: ended - at, recovered: times(({ wall }) => wall), effective: times(({ effective }) => effective) }
}

type Recovery = { readonly wall: number; readonly effective: number }

/** However starved the machine is, ms. */
const patience = 20 * 60_000

async function recovery(node: Node, ended: number, works: NonNullable<Tormenting['works']>, longest: number): Promise<Recovery | null> {
  const processor = sinceNow()
  while (processor.effective() < longest && Date.now() - ended < patience) {
    if (await works(node, ended)) return { wall: Date.now() - ended, effective: processor.effective() }
    await pause(20)
  }
  return null
}

async function acknowledges(node: Node, since: number): Promise<boolean> {
  return await Promise.resolve(node.lastGood > since)
}
