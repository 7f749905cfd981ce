/** Invented models of a village's notice and of checked sheets. Nobody and nothing here exists. */
import type { PortalPage } from './contract.ts'

const lines = [
  { headName: '丁演示', group: '第一小组', stars: ['爱党爱国星', '勤劳致富星', '诚实守信星', '团结友善星', '孝老爱亲星', '文明风尚星'] },
  { headName: '张演示', group: '第一小组', stars: ['孝老爱亲星'] },
  { headName: '魏演示', group: '第二小组', stars: ['爱党爱国星', '勤劳致富星', '诚实守信星', '团结友善星', '孝老爱亲星', '文明风尚星', '遵规守法星', '绿色环保星', '卫生健康星', '科教文体星'] },
]

export const villageStarSamples: Readonly<Record<string, PortalPage>> = {
  'village-stars': {
    page: 'village-stars', village: '演示镇演示村',
    notice: { year: 2026, on: '2026年12月5日', until: '2026年12月20日', where: '村口公示栏', lines, objectHref: '/stars/objection?year=2026' },
    honour: { year: 2025, on: '2025年12月28日', from: 6, lines: lines.filter(({ stars }) => stars.length >= 6) },
  },
  'village-stars-none': { page: 'village-stars', village: '演示镇演示村', notice: null, honour: null },
  'sheet-check': { page: 'sheet-check', sheet: { what: '星级文明户牌', village: '演示镇演示村', year: 2026, current: true, sentence: '这一户现在是星级文明户。' } },
  'sheet-check-past': { page: 'sheet-check', sheet: { what: '光荣榜', village: '演示镇演示村', year: 2024, current: false, sentence: '这是往年的榜，请以今年的为准。' } },
  'sheet-check-unknown': { page: 'sheet-check', sheet: null },
}
