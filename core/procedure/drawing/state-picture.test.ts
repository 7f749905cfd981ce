import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AnyProcedure } from '../procedure.ts'
import { libraryCard } from '../testing/library-card.ts'
import { bookOf } from './book.ts'
import { columnsOf } from './columns.ts'
import { layered, type Arc } from './layers.ts'
import { statePicture, type Box } from './state-picture.ts'

const card = bookOf(libraryCard)

/** Any states and any ways between them, also back and forth, also to nowhere. */
const anyGraph = fc.integer({ min: 1, max: 9 }).chain((count) => fc.record({
  states: fc.constant(Array.from({ length: count }, (_, index) => `S${index}`)),
  arcs: fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { selector: ([from, to]) => `${from}>${to}`, maxLength: 24 })
    .map((pairs) => pairs.filter(([from, to]) => from !== to).map(([from, to]): Arc => ({ key: `${from}-${to}`, from: `S${from}`, to: `S${to}` }))),
}))

describe('State picture', () => {
  it('draws every state and every way of the procedure', () => {
    const picture = statePicture(card)
    assert.equal(picture.states.length, card.states.length)
    assert.deepEqual(picture.moves.map((move) => [move.from, move.to]), card.moves.map((move) => [move.from, move.to]))
  })
  it('keeps everything on the paper', () => {
    const { width, height, states, moves } = statePicture(card)
    const points = [...states.flatMap(({ box }) => [box, { x: box.x + box.width, y: box.y + box.height }]), ...moves.flatMap((move) => move.line)]
    assert.deepEqual(points.filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height), [])
  })
  it('puts no state upon another', () => {
    const { states } = statePicture(card)
    assert.deepEqual(states.flatMap((one, index) => states.slice(index + 1).filter((other) => overlap(one.box, other.box)).map((other) => `${one.key}/${other.key}`)), [])
  })
  it('begins and ends every line at its states', () => {
    const { states, moves, start } = statePicture(card)
    const box = (key: string | null) => states.find((state) => state.key === key)?.box ?? { x: start.x - 12, y: start.y - 12, width: 24, height: 24 }
    for (const move of moves) {
      const [first] = move.line
      const last = move.line.at(-1)
      assert.ok(first !== undefined && touches(box(move.from), first), `${move.key} leaves its state`)
      assert.ok(last !== undefined && touches(box(move.to), last), `${move.key} reaches its state`)
    }
  })
  it('is the same picture every time', () => {
    assert.deepEqual(statePicture(card), statePicture(bookOf(libraryCard as AnyProcedure)))
  })
})

describe('Layers', () => {
  it('lets the order of writing decide what is above', () => {
    const { layers } = layered(['ASKED', 'ISSUED', 'HELD'], [
      { key: 'a', from: 'ASKED', to: 'ISSUED' }, { key: 'b', from: 'ISSUED', to: 'HELD' }, { key: 'c', from: 'HELD', to: 'ISSUED' },
    ])
    const layerOf = (key: string) => layers.findIndex((layer) => layer.some((spot) => spot.key === key))
    assert.deepEqual([layerOf('ASKED'), layerOf('ISSUED'), layerOf('HELD')], [0, 2, 4])
  })
  it('runs every way through each layer between its states, for any graph', () => {
    fc.assert(fc.property(anyGraph, ({ states, arcs }) => {
      const { layers, runs } = layered(states, arcs)
      const layerOf = new Map(layers.flatMap((layer, index) => layer.map((spot) => [spot.key, index])))
      for (const arc of arcs) {
        const run = runs.get(arc.key) ?? []
        assert.deepEqual([run[0], run.at(-1)], [arc.from, arc.to])
        const steps = run.slice(1).map((key, index) => Math.abs((layerOf.get(key) ?? 0) - (layerOf.get(run[index] ?? '') ?? 0)))
        assert.ok(steps.every((step) => step === 1), `${arc.key}: ${steps.join(' ')}`)
      }
    }))
  })
  it('lets no two spots of a layer touch, for any graph', () => {
    fc.assert(fc.property(anyGraph, fc.integer({ min: 10, max: 200 }), ({ states, arcs }, width) => {
      const drawn = layered(states, arcs)
      const columns = columnsOf(drawn, () => width)
      for (const layer of drawn.layers) {
        const middles = layer.map((spot) => columns.get(spot.key) ?? 0)
        assert.ok(middles.slice(1).every((x, index) => x - (middles[index] ?? 0) >= width), middles.join(' '))
      }
    }))
  })
})

function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height
}

function touches(box: Box, { x, y }: { x: number; y: number }): boolean {
  return x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y - 2 && y <= box.y + box.height + 2
}
