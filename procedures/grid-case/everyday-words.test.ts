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

  it('knows how it is said in the villages: animals and crops, kilns and wells, stoves and coal lorries', () => {
    const meant: Readonly<Record<string, readonly string[]>> = {
      动物疫病: ['狗咬人', '被狗咬了', '野狗', '流浪狗太多', '疯狗', '羊死了好几只'],
      邻里纠纷: ['牛吃庄稼', '羊啃麦苗', '猪拱地', '鸡吃菜', '二大爷家的牛吃了我家的庄稼', '邻居家的狗咬人了'],
      畜禽散养粪污: ['路上有牛粪', '猪圈臭', '鸡乱跑'], 停水: ['水管冻了', '水龙头没水', '水压低'], 饮水异常: ['水井脏'],
      '停电、线路垂落': ['电压低', '树枝压电线', '变压器响'], 路灯不亮: ['太阳能路灯坏了', '村里的路灯不着'], 路面坑槽: ['桥塌了', '路被水冲了', '大车压坏路'],
      残垣断壁: ['窑洞塌了'], 自建房隐患: ['房顶漏雨', '土窑漏'], 地质灾害: ['煤矿放炮房裂', '山上掉石头', '采空区'], 冰雪: ['下雪路滑', '路上结冰'], 大风冰雹: ['下冷子', '大棚刮跑了', '树倒了'],
      干旱: ['玉米旱死了', '井干了'], 农田水利损坏: ['不给浇水', '抢水浇地'], 农田设施: ['野猪拱庄稼', '地里有虫'], 盗窃: ['偷羊', '丢牛', '偷电动车'],
      交通事故: ['三轮车翻了', '拖拉机撞了'], 扬尘: ['扬土', '煤灰'], 盗采矿产: ['私挖煤', '黑口子'], '秸秆、垃圾焚烧': ['烧玉米秆', '点地'], 噪声: ['狗叫', '唱戏吵'],
      赡养抚养: ['儿子不养老', '不孝'], 困难救助: ['五保', '老光棍没人管'], 医保社保咨询: ['药费报不了', '医保交不上'], 帮办代办: ['开证明', '取快递'], 精神障碍者求助: ['喝农药', '想不开'],
      劳资欠薪: ['包工头跑了不给工钱'], '宅基地、土地边界': ['争地边', '滴水檐'], 病媒生物: ['马蜂窝'], 惠农补贴疑问: ['种地补贴没给'], 集体资金资产资源线索: ['账不公开'], 批评和投诉: ['村干部吃喝', '优亲厚友'],
    }
    for (const [name, all] of Object.entries(meant)) for (const text of all) assert.equal(first(text), name, text)
    assert.ok(Object.values(meant).flat().length >= 40)
  })

  it('finds each kind first by its own name', () => {
    for (const { name } of kinds) assert.equal(first(name), name)
  })

  it('finds nothing for what is no matter, and nothing for nothing', () => {
    for (const text of ['', '  ', '，。', '啊啊', 'qwerty', '了']) assert.deepEqual(findKinds(kinds, text), [], text)
  })
})
