/** Sheets with invented people, for tests and for looking at them page by page. */
import type { Sheets } from './documents.ts'

const publisher = '演示镇演示村村民委员会'
const names = ['甘', '张', '李', '王', '赵', '马', '申', '郭'].flatMap((family) => ['平', '安', '和', '美', '勤', '信', '友', '善', '礼', '让'].map((given) => `${family}演示${given}`))
const tenNames = ['爱党爱国星', '勤劳致富星', '诚实守信星', '团结友善星', '孝老爱亲星', '文明风尚星', '遵规守法星', '绿色环保星', '卫生健康星', '科教文体星']

export const headAt = (at: number): string => `${names[at % names.length] ?? ''}${at < names.length ? '' : String(Math.floor(at / names.length) + 1)}`
const addressAt = (at: number) => `https://sanzhi.example/check/${String(at).padStart(6, '0')}`

export function plaquesFor(count: number): Sheets['star-plaque'] {
  return {
    title: '2026 年度星级文明户牌', publisher,
    plaques: Array.from({ length: count }, (_, at) => ({ head: headAt(at), village: '演示镇演示村', year: 2026, stars: 6 + (at % 5), address: addressAt(at) })),
  }
}

export function certificatesFor(heads: readonly string[]): Sheets['star-certificate'] {
  return {
    title: '2026 年度星级文明户荣誉证书', publisher, issuers: ['中共演示镇演示村支部委员会', publisher], day: '2026年12月31日',
    certificates: heads.map((head, at) => ({ head, year: 2026, stars: tenNames.slice(0, 6 + (at % 5)), address: addressAt(at) })),
  }
}

export function boardFor(perGroup: number): Sheets['honour-board'] {
  return {
    title: '2026 年度星级光荣榜', publisher, village: '演示镇演示村', year: 2026, day: '2026年12月31日', address: addressAt(1), from: 6,
    groups: ['第一小组', '第二小组', '第三小组', '第四小组', '第五小组'].map((name, group) => ({ name, households: Array.from({ length: perGroup }, (_, at) => ({ head: headAt(group * perGroup + at), stars: 6 + ((3 * at + group) % 5) })) })),
  }
}

export function noticeFor(households: number, paper: 'a3' | 'a4' = 'a4'): Sheets['star-notice'] {
  return {
    title: '2026 年度星级文明户评定结果公示', publisher, paper, village: '演示镇演示村', year: 2026, address: addressAt(2),
    opening: '经农户自评、群众互评和评议会表决，现将评定结果公示 15 日（2026年12月5日至2026年12月20日）。对结果有意见的，可以在公示期内向村民委员会提出，也可以直接向演示镇人民政府反映；提出人会被保密。',
    issuers: [publisher], day: '2026年12月5日',
    households: Array.from({ length: households }, (_, at) => ({ head: headAt(at), group: `第${['一', '二', '三', '四'][at % 4] ?? ''}小组`, stars: tenNames.slice(0, 1 + (at % 10)) })),
  }
}

export function minutesFor(items: number): Sheets['body-minutes'] {
  return {
    title: '村民议事会会议记录', publisher,
    facts: [{ name: '时间', value: '2026-11-20 19:30' }, { name: '地点', value: '演示村会议室' }, { name: '到会', value: '5 人（在任成员 7 人）' }, { name: '主持', value: headAt(0) }],
    items: Array.from({ length: items }, (_, at) => ({ title: `协商议题：村口路灯（${at + 1}）`, lines: ['装三盏，先装学校门口。', '4 赞成、0 反对、1 弃权，通过：今年装，钱从村集体收入出。'] })),
    minutes: '演示记录：大家逐项发言，意见写在每一项下面。', signers: Array.from({ length: 5 }, (_, at) => ({ name: headAt(at), confirmed: at % 2 === 0 })),
  }
}
