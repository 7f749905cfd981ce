import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findKinds } from '../../core/search/find-kinds.ts'
import { categories, groups } from './catalogue.ts'
import { everydayWords } from './everyday-words.ts'

const kinds = Object.entries(categories).map(([code, { name }]) => ({ code, name, group: groups[code.slice(0, 2)] ?? '', everyday: everydayWords[code] ?? '' }))
const first = (text: string) => findKinds(kinds, text)[0]?.name

describe('finding the kind of a matter', () => {
  it('knows everyday words for every kind of the catalogue, and for no other', () => {
    assert.deepEqual(Object.keys(everydayWords).toSorted(), Object.keys(categories).toSorted())
  })

  it('puts first what people mean', () => {
    const meant: Readonly<Record<string, string>> = {
      '路坏了': '路面坑槽', '路灯': '路灯不亮', '灯坏了': '路灯不亮', '路灯坏了好几天': '路灯不亮', '没水了': '停水', '家里没电': '停电、线路垂落', '垃圾没人收': '垃圾清运不及时', '井盖丢了': '井盖缺损',
      '欠工资': '劳资欠薪', '邻居吵架': '邻里纠纷', '着火了': '火情', '老人走丢了': '老人失联', '暖气不热': '供暖不热', '被骗了': '电信诈骗预警', '低保': '困难救助', '下水道堵了': '污水乱排', '太吵': '噪声',
      '烧秸秆': '秸秆、垃圾焚烧', '水渠坏了': '农田水利损坏', '坑': '路面坑槽', '停水': '停水', '医保': '医保社保咨询', '家暴': '家庭暴力', '路上有个大坑': '路面坑槽', '马路上有个大窟窿': '路面坑槽', '放炮': '违规燃放烟花爆竹',
    }
    for (const [text, name] of Object.entries(meant)) assert.equal(first(text), name, text)
  })

  it('finds each kind first by its own name', () => {
    for (const { name } of kinds) assert.equal(first(name), name)
  })

  it('finds nothing for what is no matter, and nothing for nothing', () => {
    for (const text of ['', '  ', '，。', '啊啊', 'qwerty', '了']) assert.deepEqual(findKinds(kinds, text), [], text)
  })
})
