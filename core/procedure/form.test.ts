import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkForm } from './form.ts'
import { applyForm } from './testing/library-card.ts'
import { faultsOf } from './testing/sentences.ts'

describe('A form', () => {
  const good = { name: '李演示', village: '140423100299' }
  const faults = (form: unknown) => checkForm(applyForm, form)?.fields ?? []

  it('fits as it is', () => assert.equal(checkForm(applyForm, good), null))
  it('fits with rare characters, full-width figures and right-to-left marks kept as they are', () => {
    for (const name of ['𠮷𠮷', '１２３', '‏李‎', 'e\u0301\u0301']) assert.equal(checkForm(applyForm, { ...good, name }), null, name)
  })

  it('fits with as many characters as allowed, although the machine counts a rare one twice', () => {
    assert.equal(checkForm(applyForm, { ...good, name: '𠮷'.repeat(10) }), null)
    assert.deepEqual(faults({ ...good, name: '𠮷'.repeat(11) }), [{ pointer: '/name', sentence: '“姓名”最多 10 个字，现在是 11 个字，请删短一些。' }])
    assert.deepEqual(faults({ ...good, name: `${'𠮷'.repeat(8)}\0` }), [{ pointer: '/name', sentence: '这里有无法保存的字符，请删掉后重新填写。' }])
  })

  const refused: readonly (readonly [title: string, form: unknown, pointer: string, sentence: string])[] = [
    ['a missing field', { village: good.village }, '/name', '请填写“姓名”。'],
    ['an empty field', { ...good, name: '' }, '/name', '请填写“姓名”。'],
    ['a null', { ...good, name: null }, '/name', '请填写“姓名”。'],
    ['too short a text', { ...good, name: '李' }, '/name', '“姓名”至少要写 2 个字。'],
    ['too long a text', { ...good, name: '李'.repeat(11) }, '/name', '“姓名”最多 10 个字，现在是 11 个字，请删短一些。'],
    ['a number out of range', { ...good, age: 5 }, '/age', '“年龄”要在 6 到 120 之间。'],
    ['a wrong type', { ...good, age: '九' }, '/age', '“年龄”填得不对，请重新选择或填写。'],
    ['a fraction where whole numbers are asked', { ...good, age: 9.5 }, '/age', '“年龄”要填整数。'],
    ['too many', { ...good, wishes: ['一', '二', '三'] }, '/wishes', '“想看的书”最多 2 项，请去掉几项。'],
    ['a text that does not match', { ...good, village: '全村' }, '/village', '“所在村”填得不对，请重新选择或填写。'],
    ['an unknown field', { ...good, state: 'ISSUED' }, '/state', '这一项不属于本表，请刷新页面后重新填写。'],
    ['an unknown field deeper down', { ...good, notFor: { persons: [], units: [], role: 'x' } }, '/notFor/role', '这一项不属于本表，请刷新页面后重新填写。'],
    ['a NUL byte', { ...good, name: '李\0示' }, '/name', '这里有无法保存的字符，请删掉后重新填写。'],
    ['half a character', { ...good, wishes: ['好', '\udfff'] }, '/wishes/1', '这里有无法保存的字符，请删掉后重新填写。'],
  ]
  for (const [title, form, pointer, sentence] of refused) {
    it(`with ${title} is refused at ${pointer}`, () => {
      const refusal = checkForm(applyForm, form)
      assert.equal(refusal?.code, 'form-invalid')
      assert.deepEqual(refusal.fields?.find((fault) => fault.pointer === pointer), { pointer, sentence })
      assert.deepEqual(faultsOf(refusal), [])
    })
  }

  it('that is none is refused as a whole', () => {
    for (const form of [null, undefined, 'text', 7, [], [good]]) assert.equal(checkForm(applyForm, form)?.code, 'form-invalid', JSON.stringify(form))
  })
  it('says each fault once and at most twenty', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, index]))
    assert.equal(faults({ ...good, ...many }).length, 20)
    assert.equal(faults({}).filter((fault) => fault.pointer === '/name').length, 1)
  })
})
