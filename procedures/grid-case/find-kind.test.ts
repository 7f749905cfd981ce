import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultSettings } from './catalogue.ts'
import { findKind } from './find-kind.ts'

const names = (text: string, most?: number) => findKind(defaultSettings, text, most).map(({ name }) => name)

describe('a kind of the catalogue', () => {
  it('is found by what people say, although its name has none of the words', () => {
    for (const [said, meant] of [['路坏了', '路面坑槽'], ['没水了', '停水'], ['骗子', '电信诈骗预警'], ['工资没发', '劳资欠薪'], ['打老婆', '家庭暴力']] as const) {
      assert.equal(names(said)[0], meant, said)
    }
  })

  it('is found by its code, and the kinds of a group by theirs', () => {
    assert.deepEqual(findKind(defaultSettings, '0201').map(({ code }) => code), ['0201'])
    assert.ok(findKind(defaultSettings, '０２').every(({ code }) => code.startsWith('02')))
  })

  it('is not found by what says nothing, and no more are shown than asked for', () => {
    assert.deepEqual(names('了'), [])
    assert.equal(names('坏', 3).length, 3)
  })
})
