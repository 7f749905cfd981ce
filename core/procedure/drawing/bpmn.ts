/**
 * The procedure as BPMN 2.0 with diagram interchange, for the process tools that departments have. A state is a task that waits
 * for its parties; where several acts lead out, an exclusive gateway stands below it; a flow is named by the acts that take it.
 * Acts that stay in their state, forms and time limits are no part of it: they stand in the book.
 */
import type { ProcedureBook, StateEntry } from './book.ts'
import type { Move } from './moves.ts'
import { startRadius, statePicture, type Box, type DrawnMove, type Point, type StatePicture } from './state-picture.ts'
import { element, escaped } from './xml.ts'

const namespaces = {
  'xmlns': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
} as const

/** Height kept free below a task for its gateway or its end. */
const below = 64
const half = 20

type Node = { readonly id: string; readonly xml: (flows: readonly Flow[]) => string; readonly box: Box }
type Flow = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly line: readonly Point[]
  readonly wordsAt: Point | null
}

export function drawBpmn(book: ProcedureBook): string {
  const picture = statePicture(book, { name: 16, words: 13, below })
  const nodes = nodesOf(book, picture)
  const flows = flowsOf(book, picture)
  const process = `process_${nameOf(book.key)}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(element(
    'definitions',
    {
      ...namespaces, id: `definitions_${nameOf(book.key)}`, targetNamespace: 'urn:sanzhi:procedures',
      exporter: 'Sanzhi', exporterVersion: book.version,
    },
    element(
      'process', { id: process, name: `${book.name} 第 ${book.version} 版`, isExecutable: 'false' },
      element('documentation', {}, escaped(book.basis.join('；'))), ...nodes.map((node) => node.xml(flows)), ...flows.map(flowXml),
    ),
    element('bpmndi:BPMNDiagram', { id: 'diagram' }, element(
      'bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process },
      ...nodes.map((node) => shape(node.id, node.box)), ...flows.map(edge),
    )),
  ))}`
}

function nodesOf(book: ProcedureBook, picture: StatePicture): Node[] {
  const boxes = new Map(picture.states.map((state) => [state.key, state.box]))
  return [
    node('startEvent', 'start', {}, '', around(picture.start, startRadius * 2)),
    ...book.states.flatMap((state) => {
      const box = boxes.get(state.key) ?? { x: 0, y: 0, width: 0, height: 0 }
      const task = node('userTask', taskOf(state.key), { name: state.name }, waits(state), { ...box, height: box.height - below })
      const foot = around(footOf(box), half * 2)
      if (state.end) return [task, node('endEvent', `end_${nameOf(state.key)}`, { name: state.name }, '', foot)]
      return branches(book, state.key) ? [task, node('exclusiveGateway', gatewayOf(state.key), {}, '', foot)] : [task]
    }),
  ]
}

function waits(state: StateEntry): string {
  return state.awaits.length === 0 ? state.sentence : `${state.sentence}（等${state.awaits.join('、')}办理）`
}

function node(kind: string, id: string, attributes: { readonly name?: string }, words: string, box: Box): Node {
  return {
    id, box,
    xml: (flows) => element(
      kind, { id, ...attributes }, ...(words === '' ? [] : [element('documentation', {}, escaped(words))]),
      ...flows.filter((flow) => flow.to === id).map((flow) => element('incoming', {}, flow.id)),
      ...flows.filter((flow) => flow.from === id).map((flow) => element('outgoing', {}, flow.id)),
    ),
  }
}

function flowsOf(book: ProcedureBook, picture: StatePicture): Flow[] {
  const boxes = new Map(picture.states.map((state) => [state.key, state.box]))
  const box = (key: string): Box => boxes.get(key) ?? { x: 0, y: 0, width: 0, height: 0 }
  return [
    ...book.states.filter((state) => state.end || branches(book, state.key)).map((state) => footFlow(state, box(state.key))),
    ...book.moves.map((move, index): Flow => {
      const drawn = picture.moves[index]
      return {
        id: move.from === null ? `opens.${nameOf(move.to)}` : `flow.${nameOf(move.from)}.${nameOf(move.to)}`, from: sourceOf(book, move), to: taskOf(move.to),
        name: move.acts.map(({ name }) => name).join(' / '),
        line: drawn === undefined ? [] : lineOf(book, drawn, box), wordsAt: drawn?.wordsAt ?? null,
      }
    }),
  ]
}

/** From a task down to its gateway or end. */
function footFlow({ key, end }: StateEntry, box: Box): Flow {
  const { x, y } = footOf(box)
  return {
    id: `foot.${nameOf(key)}`, from: taskOf(key), to: end ? `end_${nameOf(key)}` : gatewayOf(key), name: '', wordsAt: null,
    line: [{ x, y: Math.round(box.y + box.height - below) }, { x, y: y - half }],
  }
}

function sourceOf(book: ProcedureBook, move: Move): string {
  if (move.from === null) return 'start'
  return branches(book, move.from) ? gatewayOf(move.from) : taskOf(move.from)
}

/** The picture's line, led around the foot of the task at either end. */
function lineOf(book: ProcedureBook, { from, to, line }: DrawnMove, box: (key: string) => Box): Point[] {
  const [first, second] = line
  const last = line.at(-1)
  const before = line.at(-2)
  if (first === undefined || second === undefined || last === undefined || before === undefined) return []
  const leaving = from === null ? [first] : leave(box(from), second, branches(book, from))
  const arriving = last.y > box(to).y + 1 ? aroundFoot(box(to), before).toReversed() : [last]
  return [...leaving, ...line.slice(1, -1), ...arriving]
}

function leave(box: Box, next: Point, fromGateway: boolean): Point[] {
  const foot = footOf(box)
  const up = next.y < box.y
  if (!fromGateway) return up ? [{ x: foot.x, y: Math.round(box.y) }] : [{ x: foot.x, y: Math.round(box.y + box.height - below) }]
  if (!up) return [{ x: foot.x, y: foot.y + half }]
  const side = next.x < foot.x ? -1 : 1
  const x = Math.round(foot.x + side * (box.width / 2 + 10))
  return [{ x: foot.x + side * half, y: foot.y }, { x, y: foot.y }, { x, y: Math.round(box.y - 8) }]
}

/** From the side of the task down past its foot. */
function aroundFoot(box: Box, next: Point): Point[] {
  const foot = footOf(box)
  const side = next.x < foot.x ? -1 : 1
  const x = Math.round(foot.x + side * (box.width / 2 + 10))
  const y = Math.round(box.y + (box.height - below) / 2)
  return [{ x: Math.round(foot.x + side * box.width / 2), y }, { x, y }, { x, y: Math.round(box.y + box.height + 4) }]
}

function footOf(box: Box): Point {
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height - half - 4) }
}

function around(point: Point, size: number): Box {
  return { x: point.x - size / 2, y: point.y - size / 2, width: size, height: size }
}

function branches(book: ProcedureBook, state: string): boolean {
  return book.moves.filter((move) => move.from === state).length > 1
}

function flowXml({ id, name, from, to }: Flow): string {
  return element('sequenceFlow', { id, ...(name === '' ? {} : { name }), sourceRef: from, targetRef: to })
}

function shape(id: string, box: Box): string {
  return element('bpmndi:BPMNShape', { id: `${id}_shape`, bpmnElement: id }, bounds(box))
}

function edge({ id, line, wordsAt }: Flow): string {
  return element(
    'bpmndi:BPMNEdge', { id: `${id}_edge`, bpmnElement: id }, ...line.map(({ x, y }) => element('di:waypoint', { x, y })),
    ...(wordsAt === null ? [] : [element('bpmndi:BPMNLabel', {}, bounds({ x: wordsAt.x - 40, y: wordsAt.y - 8, width: 80, height: 16 }))]),
  )
}

function bounds({ x, y, width, height }: Box): string {
  return element('dc:Bounds', { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) })
}

function taskOf(state: string): string {
  return `state_${nameOf(state)}`
}

function gatewayOf(state: string): string {
  return `ways_${nameOf(state)}`
}

/** Part of an XML name. Parts of an id are joined by dots, which no part contains, so that two never read alike. */
function nameOf(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]/g, '_')
}

/** One element a line, so that a change shows as a change of lines. */
function lines(xml: string): string {
  return `${xml.replaceAll(/><(?!\/(?:incoming|outgoing|documentation)>)/g, '>\n<')}\n`
}
