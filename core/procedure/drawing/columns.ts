/** Where each spot of a layer stands from left to right: near its neighbours above and below, never on another. */
import type { Layers, Spot } from './layers.ts'

export type Width = (spot: Spot) => number

const gap = 18
const sweeps = 40

/** The middle of each spot, from 0. Long straight lines count for more than short ones. */
export function columnsOf({ layers, joints }: Layers, width: Width): Map<string, number> {
  const isBend = new Map(layers.flat().map((spot) => [spot.key, spot.kind !== 'state']))
  const neighbours = new Map<string, { key: string; weight: number }[]>()
  for (const [upper, lower] of joints) {
    const weight = isBend.get(upper) === true && isBend.get(lower) === true ? 6 : 1
    for (const [one, other] of [[upper, lower], [lower, upper]] as const) {
      neighbours.set(one, [...(neighbours.get(one) ?? []), { key: other, weight }])
    }
  }
  const middle = new Map(layers.flatMap((layer) => sideBySide(layer, width)))
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = layer.map((spot) => wish(spot.key, neighbours.get(spot.key) ?? [], middle))
      apart(wanted, layer.map(width)).forEach((x, index) => middle.set(layer[index]?.key ?? '', x))
    }
  }
  const left = Math.min(...layers.flat().map((spot) => (middle.get(spot.key) ?? 0) - width(spot) / 2))
  return new Map([...middle].map(([key, x]) => [key, Math.round(x - left)]))
}

function sideBySide(layer: readonly Spot[], width: Width): [string, number][] {
  let edge = 0
  return layer.map((spot) => {
    const x = edge + width(spot) / 2
    edge += width(spot) + gap
    return [spot.key, x]
  })
}

function wish(key: string, neighbours: readonly { key: string; weight: number }[], middle: ReadonlyMap<string, number>): number {
  const weight = neighbours.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return middle.get(key) ?? 0
  return neighbours.reduce((sum, one) => sum + (middle.get(one.key) ?? 0) * one.weight, 0) / weight
}

/** The places nearest to the wished ones that keep the order and the gaps: neighbours in each other's way move as one block. */
function apart(wanted: readonly number[], widths: readonly number[]): number[] {
  const offsets: number[] = []
  widths.forEach((width, index) => {
    offsets.push(index === 0 ? 0 : (offsets[index - 1] ?? 0) + (widths[index - 1] ?? 0) / 2 + gap + width / 2)
  })
  const blocks: { sum: number; count: number }[] = []
  wanted.forEach((x, index) => {
    let block = { sum: x - (offsets[index] ?? 0), count: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count }
      blocks.pop()
    }
    blocks.push(block)
  })
  return blocks.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count)).map((x, index) => x + (offsets[index] ?? 0))
}
