/**
 * Puts a picture into layers. The order in which the author wrote the states is the order of reading: a move to a state written
 * later goes down, a move to one written earlier goes back up. Long moves get a waypoint in every layer they cross, and their
 * words a place of their own, so that nothing is drawn over anything.
 */
export type Arc = { readonly key: string; readonly from: string; readonly to: string }

/** A place in the picture: a state, the words of a move, or a bend of one. */
export type Spot =
  | { readonly kind: 'state'; readonly key: string; readonly layer: number }
  | { readonly kind: 'words' | 'bend'; readonly key: string; readonly layer: number; readonly arc: string }

/** A line between neighbouring layers, upper end first. */
export type Joint = readonly [upper: string, lower: string]

export type Layers = {
  readonly layers: readonly (readonly Spot[])[]
  readonly joints: readonly Joint[]
  /** Per arc the spots its line runs through, in its own direction. */
  readonly runs: ReadonlyMap<string, readonly string[]>
}

/** @param states in the order in which they are written */
export function layered(states: readonly string[], arcs: readonly Arc[]): Layers {
  const place = new Map(states.map((state, index) => [state, index]))
  const goesBack = (arc: Arc) => (place.get(arc.to) ?? 0) < (place.get(arc.from) ?? 0)
  const down = arcs.map((arc) => (goesBack(arc) ? { arc, upper: arc.to, lower: arc.from } : { arc, upper: arc.from, lower: arc.to }))
  const rank = ranks(states, down)
  const spots: Spot[] = states.map((key) => ({ kind: 'state', key, layer: rank.get(key) ?? 0 }))
  const joints: Joint[] = []
  const runs = new Map<string, readonly string[]>()
  for (const { arc, upper, lower } of down) {
    const between = bendsOf(arc, rank.get(upper) ?? 0, rank.get(lower) ?? 0, goesBack(arc))
    spots.push(...between)
    const line = [upper, ...between.map(({ key }) => key), lower]
    line.slice(1).forEach((key, index) => joints.push([line[index] ?? '', key]))
    runs.set(arc.key, goesBack(arc) ? line.toReversed() : line)
  }
  const depth = Math.max(0, ...spots.map(({ layer }) => layer)) + 1
  const layers = Array.from({ length: depth }, (_, layer) => spots.filter((spot) => spot.layer === layer))
  return { layers: leastCrossings(layers, joints), joints, runs }
}

/** States stand in even layers, words between them; longest path from the top. */
function ranks(states: readonly string[], down: readonly { upper: string; lower: string }[]): Map<string, number> {
  const rank = new Map(states.map((state) => [state, 0]))
  for (const state of states) {
    for (const { upper, lower } of down) {
      if (upper === state) rank.set(lower, Math.max(rank.get(lower) ?? 0, (rank.get(upper) ?? 0) + 2))
    }
  }
  return rank
}

/** The words stand next to the state the move leaves. */
function bendsOf(arc: Arc, upper: number, lower: number, back: boolean): Spot[] {
  const words = back ? lower - 1 : upper + 1
  return Array.from({ length: lower - upper - 1 }, (_, index) => upper + 1 + index)
    .map((layer) => ({ kind: layer === words ? 'words' : 'bend', key: `${arc.key}@${layer}`, layer, arc: arc.key }))
}

/** Sweeps down and up, ordering each layer by the middle of its neighbours, and keeps the best order seen. */
function leastCrossings(layers: Layers['layers'], joints: readonly Joint[]): Layers['layers'] {
  let current = layers.map((layer) => [...layer])
  let best = current
  let fewest = crossings(current, joints)
  for (let sweep = 0; sweep < 24 && fewest > 0; sweep += 1) {
    current = swept(current, joints, sweep % 2 === 0)
    const count = crossings(current, joints)
    if (count < fewest) [best, fewest] = [current, count]
  }
  return best
}

function swept(layers: Layers['layers'], joints: readonly Joint[], downward: boolean): Spot[][] {
  const result = layers.map((layer) => [...layer])
  const indexes = result.map((_, index) => index)
  for (const index of downward ? indexes : indexes.toReversed()) {
    const fixed = new Map((result[downward ? index - 1 : index + 1] ?? []).map((spot, position) => [spot.key, position]))
    const layer = result[index] ?? []
    const middle = new Map(layer.map((spot, position) => [spot.key, middleOf(spot.key, fixed, joints, downward) ?? position]))
    layer.sort((one, other) => (middle.get(one.key) ?? 0) - (middle.get(other.key) ?? 0))
  }
  return result
}

function middleOf(key: string, fixed: ReadonlyMap<string, number>, joints: readonly Joint[], downward: boolean): number | null {
  const neighbours = joints.filter(([upper, lower]) => (downward ? lower : upper) === key)
    .map(([upper, lower]) => fixed.get(downward ? upper : lower) ?? 0)
  return neighbours.length === 0 ? null : neighbours.reduce((sum, one) => sum + one, 0) / neighbours.length
}

export function crossings(layers: Layers['layers'], joints: readonly Joint[]): number {
  const at = new Map(layers.flatMap((layer) => layer.map((spot, position) => [spot.key, { layer: spot.layer, position }])))
  const lines = joints.map(([upper, lower]) => ({
    layer: at.get(upper)?.layer ?? 0, top: at.get(upper)?.position ?? 0, bottom: at.get(lower)?.position ?? 0,
  }))
  const cross = (one: typeof lines[number], other: typeof lines[number]) => (
    other.layer === one.layer && (one.top - other.top) * (one.bottom - other.bottom) < 0)
  return lines.reduce((count, one, index) => count + lines.slice(index + 1).filter((other) => cross(one, other)).length, 0)
}
