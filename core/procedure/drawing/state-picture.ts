/** The state picture of a procedure with every place and line worked out; drawn as SVG and as BPMN. */
import type { ProcedureBook } from './book.ts'
import { columnsOf } from './columns.ts'
import { layered, type Spot } from './layers.ts'
import { widthOf, wrap } from './wrap.ts'

export type Point = { readonly x: number; readonly y: number }
/** `x` and `y` of the upper left corner. */
export type Box = Point & { readonly width: number; readonly height: number }

export type DrawnState = {
  readonly key: string
  readonly name: readonly string[]
  readonly step: string | null
  readonly end: boolean
  readonly box: Box
}
export type DrawnMove = {
  readonly key: string
  readonly from: string | null
  readonly to: string
  readonly words: readonly string[]
  readonly wordsAt: Point
  /** From the edge of one state to the edge of the other. */
  readonly line: readonly Point[]
  readonly byClock: boolean
}
export type StatePicture = {
  readonly width: number
  readonly height: number
  readonly start: Point
  readonly states: readonly DrawnState[]
  readonly moves: readonly DrawnMove[]
}

/** Sizes in px; BPMN leaves room for the gateway below each state. */
export type Sizes = { readonly name: number; readonly words: number; readonly below: number }
export const forReading: Sizes = { name: 16, words: 13, below: 0 }

const start = '(start)'
const margin = 16
const layerGap = 22
export const startRadius = 9

export function statePicture(book: ProcedureBook, sizes: Sizes = forReading): StatePicture {
  const moves = book.moves.map((move) => ({
    ...move, key: `${move.from ?? 'start'}-${move.to}`, words: move.acts.flatMap(({ name }) => wrap(name, 8)),
  }))
  const states = new Map(book.states.map((state) => [state.key, { ...state, lines: wrap(state.name, 8) }]))
  const words = new Map(moves.map((move) => [move.key, move.words]))
  const width = (spot: Spot) => {
    if (spot.kind === 'bend') return 10
    if (spot.kind === 'words') return Math.max(...(words.get(spot.arc) ?? ['']).map(widthOf)) * sizes.words + 8
    if (spot.key === start) return startRadius * 2
    return Math.max(6 * sizes.name, ...(states.get(spot.key)?.lines ?? []).map((line) => (widthOf(line) + 1.5) * sizes.name))
  }
  const height = (spot: Spot) => {
    if (spot.kind === 'bend') return 0
    if (spot.kind === 'words') return (words.get(spot.arc)?.length ?? 1) * sizes.words * 1.3
    if (spot.key === start) return startRadius * 2
    const state = states.get(spot.key)
    return (state?.lines.length ?? 1) * sizes.name * 1.3 + (state?.step === null ? 0 : sizes.words * 1.3) + 16 + sizes.below
  }
  const layers = layered([start, ...states.keys()], moves.map((move) => ({ key: move.key, from: move.from ?? start, to: move.to })))
  const columns = columnsOf(layers, width)
  const tops = topsOf(layers.layers, height)
  const boxes = new Map(layers.layers.flat().map((spot) => {
    const row = tops[spot.layer] ?? { top: 0, height: 0 }
    const size = { width: width(spot), height: height(spot) }
    return [spot.key, { x: margin + (columns.get(spot.key) ?? 0) - size.width / 2, y: row.top + (row.height - size.height) / 2, ...size }]
  }))
  const box = (key: string): Box => boxes.get(key) ?? { x: 0, y: 0, width: 0, height: 0 }
  const isWords = new Set(layers.layers.flat().filter((spot) => spot.kind === 'words').map((spot) => spot.key))
  const last = tops.at(-1)
  return {
    width: Math.ceil(Math.max(...[...boxes.values()].map((one) => one.x + one.width)) + margin),
    height: Math.ceil((last?.top ?? 0) + (last?.height ?? 0) + margin),
    start: middle(box(start)),
    states: [...states.values()].map(({ key, lines, step, end }) => ({ key, name: lines, step, end, box: box(key) })),
    moves: moves.map((move) => {
      const run = layers.runs.get(move.key) ?? []
      return {
        key: move.key, from: move.from, to: move.to, words: move.words, byClock: move.byClock,
        wordsAt: middle(box(run.find((spot) => isWords.has(spot)) ?? '')), line: lineOf(run.map(box)),
      }
    }),
  }
}

function topsOf(layers: readonly (readonly Spot[])[], height: (spot: Spot) => number): { top: number; height: number }[] {
  let top = margin
  return layers.map((layer) => {
    const row = { top, height: Math.max(0, ...layer.map(height)) }
    top += row.height + layerGap
    return row
  })
}

/** Through the middle of every bend, from edge to edge; several lines at one edge keep apart as their next bends do. */
function lineOf(boxes: readonly Box[]): Point[] {
  const [first, second] = boxes
  const last = boxes.at(-1)
  const before = boxes.at(-2)
  if (first === undefined || second === undefined || last === undefined || before === undefined) return []
  return [edgeOf(first, middle(second)), ...boxes.slice(1, -1).flatMap(through), edgeOf(last, middle(before))]
}

function edgeOf(box: Box, towards: Point): Point {
  const centre = middle(box)
  const reach = box.width / 2 - 12
  const x = box.width < 40 ? centre.x : centre.x + Math.max(-reach, Math.min(reach, (towards.x - centre.x) / 3))
  return { x: Math.round(x), y: Math.round(towards.y > centre.y ? box.y + box.height : box.y) }
}

/** Words are passed straight through, from top to bottom. */
function through(box: Box): Point[] {
  const { x, y } = middle(box)
  return [{ x, y }]
}

function middle(box: Box): Point {
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
}
