import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnyProcedure } from '../procedure.ts'
import { libraryCard } from '../testing/library-card.ts'
import { bookOf, drawBpmn, drawMermaid, drawSvg, writeMarkdown } from './index.ts'
import { attributeValues, readXml, type Xml } from './testing/read-xml.ts'

const procedure = libraryCard as AnyProcedure
const card = bookOf(procedure)

describe('Procedure book', () => {
  it('says who may do what in a state, by name', () => {
    assert.deepEqual(card.may.filter((entry) => entry.state === '已停用'), [
      { state: '已停用', who: '持证人', acts: ['还书', '注销'] },
      { state: '已停用', who: '管理员', acts: ['恢复', '注销'] },
      { state: '已停用', who: '县馆', acts: ['还书'] },
    ])
  })
  it('says a refusal that depends on the settings with the settings given', () => {
    const borrow = bookOf(procedure, { ...libraryCard.settings.defaults, mostBooks: 7 }).acts.find((act) => act.name === '借书')
    assert.equal(borrow?.refusals[0]?.sentence, '最多借 7 本，请先还书。')
  })
  it('says how long a deadline is from the settings it reads', () => {
    assert.deepEqual(card.deadlines.map(({ name, length }) => [name, length]), [['审核', '1 个工作日'], ['还书', '5 个工作日'], ['有效期', '365 个自然日']])
  })
  it('tells fields by their titles, groups by their parts', () => {
    assert.deepEqual(card.acts[0]?.fields.map(({ label, needed }) => [label, needed]), [
      ['姓名', true], ['所在村', true], ['年龄', false], ['想看的书', false], ['保密', false], ['不给谁看：哪些人', false], ['不给谁看：哪些单位', false],
    ])
  })
  it('calls a state that nothing leaves an end', () => {
    assert.deepEqual(card.states.filter((state) => state.end).map((state) => state.name), ['未发证', '已过期', '已注销'])
  })
})

describe('Mermaid', () => {
  it('names every state and ends where the procedure ends', () => {
    const drawn = drawMermaid(card)
    assert.match(drawn, /^stateDiagram-v2\n/)
    assert.match(drawn, / {2}state "已申请" as ASKED\n/)
    assert.match(drawn, / {2}\[\*\] --> ASKED: 申请\n/)
    assert.match(drawn, / {2}ENDED --> \[\*\]$/)
  })
  it('lets no name of a state break the grammar', () => {
    const odd = drawMermaid({ ...card, states: card.states.map((state) => ({ ...state, name: 'a"]:;\n#' })) })
    assert.match(odd, /state "a" as ASKED/)
  })
})

describe('BPMN', () => {
  const root = readXml(drawBpmn(card))
  const all = everything(root)
  const named = (name: string) => all.filter((one) => one.name === name)

  it('is well-formed, with ids that occur once', () => {
    const ids = attributeValues(root, 'id')
    assert.equal(root.name, 'definitions')
    assert.equal(new Set(ids).size, ids.length)
  })
  it('gives every flow a source and a target that exist and know it', () => {
    const nodes = new Map(all.filter((one) => ['startEvent', 'endEvent', 'userTask', 'exclusiveGateway'].includes(one.name)).map((one) => [one.attributes['id'], one]))
    const mentions = (id: string | undefined, way: string, flow: string | undefined) => (
      nodes.get(id)?.children.some((child) => child.name === way && child.text === flow) === true)
    const flows = named('sequenceFlow')
    assert.ok(flows.length >= card.moves.length)
    assert.deepEqual(flows.filter(({ attributes }) => !mentions(attributes['sourceRef'], 'outgoing', attributes['id']) || !mentions(attributes['targetRef'], 'incoming', attributes['id'])), [])
  })
  it('draws every node as a shape and every flow as an edge of two points or more', () => {
    const drawn = (name: string) => new Set(named(name).map((one) => one.attributes['bpmnElement']))
    const shapes = drawn('bpmndi:BPMNShape')
    const edges = drawn('bpmndi:BPMNEdge')
    for (const one of all) {
      if (['startEvent', 'endEvent', 'userTask', 'exclusiveGateway'].includes(one.name)) assert.ok(shapes.has(one.attributes['id'] ?? ''), one.attributes['id'])
      if (one.name === 'sequenceFlow') assert.ok(edges.has(one.attributes['id'] ?? ''), one.attributes['id'])
    }
    assert.ok(named('bpmndi:BPMNEdge').every((edge) => edge.children.filter((child) => child.name === 'di:waypoint').length >= 2))
  })
  it('leads every task on: to a gateway, a task or an end', () => {
    assert.deepEqual(named('userTask').filter((task) => task.children.filter((child) => child.name === 'outgoing').length !== 1).map((task) => task.attributes['id']), [])
  })
})

describe('SVG', () => {
  const drawn = drawSvg(card)
  const root = readXml(drawn)

  it('has a title and a description that its role refers to', () => {
    const ids = (root.attributes['aria-labelledby'] ?? '').split(' ')
    const texts = everything(root).filter((one) => ids.includes(one.attributes['id'] ?? '')).map((one) => [one.name, one.text])
    assert.equal(root.attributes['role'], 'img')
    assert.deepEqual(texts.map(([name]) => name), ['title', 'desc'])
    assert.match(texts[1]?.[1] ?? '', /已申请：审核到已发证/)
  })
  it('has a size in px, so that a narrow screen scrolls it instead of shrinking the words', () => {
    assert.match(root.attributes['width'] ?? '', /^\d+$/)
    assert.match(root.attributes['height'] ?? '', /^\d+$/)
  })
  it('brings nothing from outside and needs no exception from the content policy', () => {
    assert.deepEqual(drawn.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)|<script|<style|<image|<use|<foreignObject| style=| on[a-z]+=|xlink|data:|@import/g), null)
  })
  it('writes no line of words longer than eight letters', () => {
    const lines = everything(root).filter((one) => one.name === 'tspan').map((one) => one.text)
    assert.deepEqual(lines.filter((line) => [...line].length > 9), [])
  })
})

describe('Page of a procedure', () => {
  const page = writeMarkdown(card)

  it('has the eight chapters in order', () => {
    assert.deepEqual([...page.matchAll(/^## .、(.*)$/gm)].map(([, name]) => name), ['流程图', '状态', '当事各方', '谁能做什么', '怎么办理', '时限', '设置', '谁能看'])
  })
  it('gives each act its own section', () => {
    for (const act of card.acts) assert.ok(page.includes(`\n### ${act.name}\n`), act.name)
  })
  it('keeps a bar in a name inside its cell', () => {
    const odd = writeMarkdown({ ...card, parties: [{ name: 'a|b', found: '甲\n乙' }] })
    assert.ok(odd.includes('| **a\\|b** | 甲<br>乙 |'))
  })
})

function everything(one: Xml): Xml[] {
  return [one, ...one.children.flatMap(everything)]
}
