import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Type } from '@sinclair/typebox'
import { formInWords } from './words.ts'

const asked = Type.Object({
  amount: Type.Integer({ title: '延长多少', control: 'number' }),
  unit: Type.Union([Type.Literal('WORK_DAY', { title: '工作日' }), Type.Literal('CALENDAR_DAY', { title: '自然日' })], { title: '单位', control: 'choice' }),
  reason: Type.String({ title: '为什么来不及', control: 'text' }),
})

describe('A form in words', () => {
  it('tells an amount of time as one, not as a number and a unit that reads like an office', () => {
    assert.deepEqual(formInWords(asked, { amount: 2, unit: 'WORK_DAY', reason: '等材料' }), [
      { label: '延长多少', kind: 'text', value: '2 个工作日' }, { label: '为什么来不及', kind: 'text', value: '等材料' },
    ])
  })
  it('leaves a number alone that is no amount of time', () => {
    assert.deepEqual(formInWords(Type.Object({ amount: Type.Integer({ title: '几件', control: 'number' }) }), { amount: 2 }), [{ label: '几件', kind: 'text', value: '2' }])
  })
  it('says nothing of who somebody is', () => {
    assert.deepEqual(formInWords(Type.Object({ onBehalfOf: Type.String({ title: '代谁上报' }) }), { onBehalfOf: '0198c0de-0000-7000-8000-0000000000a1' }), [])
  })
})
