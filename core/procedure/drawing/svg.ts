/**
 * The state picture as SVG, for the documentation and for the portal's 办事规则: with title and description, fixed size in px so
 * that it scrolls instead of shrinking, nothing from outside, no script, no style attribute (the portal's content policy).
 */
import type { ProcedureBook } from './book.ts'
import { forReading, startRadius, statePicture, type DrawnMove, type DrawnState, type Point } from './state-picture.ts'
import { element, escaped, type Attributes } from './xml.ts'

/** Values of design/tokens.css, light scheme: a picture stands on its own paper. */
const ink = {
  paper: '#ffffff', text: '#1b1f23', soft: '#4a535b', line: '#77756c', jade: '#0b6b57', wash: '#e6f1ed', end: '#f1efe8',
} as const

export function drawSvg(book: ProcedureBook): string {
  const picture = statePicture(book)
  const id = (part: string) => `${book.key}-${part}`
  return element(
    'svg',
    {
      'xmlns': 'http://www.w3.org/2000/svg', 'class': 'state-picture', 'role': 'img', 'lang': 'zh-CN',
      'aria-labelledby': `${id('title')} ${id('desc')}`,
      'width': picture.width, 'height': picture.height, 'viewBox': `0 0 ${picture.width} ${picture.height}`,
      'font-family': "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif",
    },
    element('title', { id: id('title') }, escaped(`${book.name}的流程图`)),
    element('desc', { id: id('desc') }, escaped(describe(book))),
    element('defs', {}, element(
      'marker', { id: id('arrow'), viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
      element('path', { d: 'M0 0 8 4 0 8z', fill: ink.line }),
    )),
    element('rect', { width: '100%', height: '100%', fill: ink.paper }),
    ...picture.moves.map((move) => drawLine(move, id('arrow'))),
    ...picture.moves.map(drawWords),
    element('circle', { cx: picture.start.x, cy: picture.start.y, r: startRadius, fill: ink.jade }),
    ...picture.states.map(drawState),
  )
}

/** What the picture shows, for whoever cannot see it. */
export function describe(book: ProcedureBook): string {
  const name = (key: string) => book.states.find((state) => state.key === key)?.name ?? key
  const acts = (move: ProcedureBook['moves'][number]) => move.acts.map((act) => act.name).join('或')
  const ways = book.states.map((state) => {
    const moves = book.moves.filter((move) => move.from === state.key).map((move) => `${acts(move)}到${name(move.to)}`)
    return moves.length === 0 ? `${state.name}是最后一步。` : `${state.name}：${moves.join('，')}。`
  })
  const openings = book.moves.filter((move) => move.from === null).map((move) => `${acts(move)}后是${name(move.to)}`)
  return `共 ${book.states.length} 个状态。${openings.join('，')}。${ways.join('')}虚线由系统到时间办理。`
}

function drawState({ name, step, end, box }: DrawnState): string {
  const x = Math.round(box.x + box.width / 2)
  const nameLine = forReading.name * 1.3
  const first = box.y + 8 + forReading.name
  const under = { 'font-size': forReading.words - 1, 'fill': ink.soft } as const
  return element(
    'g', { class: end ? 'state-picture__state state-picture__state--end' : 'state-picture__state' },
    element('rect', {
      x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width), height: Math.round(box.height), rx: 8,
      'fill': end ? ink.end : ink.wash, 'stroke': end ? ink.line : ink.jade, 'stroke-width': end ? 3 : 1.5,
    }),
    textLines(name, { x, y: first }, nameLine, { 'font-size': forReading.name, 'font-weight': 600, 'fill': ink.text }),
    ...(step === null ? [] : [textLines([step], { x, y: first + name.length * nameLine - 2 }, 0, under)]),
  )
}

function drawLine({ line, byClock }: DrawnMove, arrow: string): string {
  return element('path', {
    'd': curve(line), 'fill': 'none', 'stroke': ink.line, 'stroke-width': 1.5, 'marker-end': `url(#${arrow})`,
    ...(byClock ? { 'stroke-dasharray': '5 4' } : {}),
  })
}

/** Each stretch leaves and arrives upright, so that lines part and meet softly. */
function curve([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return ''
  let from = first
  const stretches = rest.map((to) => {
    const half = Math.round((from.y + to.y) / 2)
    const stretch = `C${from.x} ${half} ${to.x} ${half} ${to.x} ${to.y}`
    from = to
    return stretch
  })
  return `M${first.x} ${first.y}${stretches.join('')}`
}

function drawWords({ words, wordsAt }: DrawnMove): string {
  const line = forReading.words * 1.3
  const halo = {
    'font-size': forReading.words, 'fill': ink.soft, 'stroke': ink.paper, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  } as const
  return textLines(words, { x: wordsAt.x, y: wordsAt.y - (words.length * line) / 2 + forReading.words }, line, halo)
}

function textLines(lines: readonly string[], { x, y }: Point, height: number, attributes: Attributes): string {
  return element(
    'text', { 'text-anchor': 'middle', ...attributes },
    ...lines.map((line, index) => element('tspan', { x, y: Math.round(y + index * height) }, escaped(line))),
  )
}
