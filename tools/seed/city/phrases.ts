/** Words of invented matters: plain, naming nobody. */
import type { Random } from '../../../core/village/index.ts'

const places = ['村口', '主街', '学校门口', '文化广场', '卫生室旁', '果园路', '河滩', '老井边', '戏台前', '村委会门前', '打谷场', '桥头', '南巷', '北巷', '东头', '西头'] as const
const openers = ['反映', '昨天发现', '这几天', '路过看到', '邻居们都说', '今早', '雨后', '巡查时看到'] as const
const details = [
  '已经有一阵子了，来往不方便，请帮着看看。', '老人孩子走路不安全，希望早点处理。', '打过电话没有回音，请给个说法。', '晚上更明显，请派人到现场。',
  '前两年修过一次，又坏了。', '影响到附近几户，请尽快解决。', '情况不算急，但是一直没人管。', '请核实一下，怎么处理都给个答复。',
] as const
const results = ['到现场看过，已经处理完毕。', '已经修好，并和提出人说明了情况。', '联系施工队处理，现场恢复正常。', '已经清理干净，安排专人常看。', '按规定办结，材料已归入台账。'] as const
const notes = ['看过现场，已排进本周计划。', '材料正在采购，后天进场。', '和相关单位碰过头，分工明确。', '已经完成一半。', '天气原因推迟一天。'] as const
const conclusions = ['到现场看过，情况属实，已经解决。', '电话回访，提出人认可。', '照片和现场一致，同意结案。'] as const
const reasons = ['不在本级职责范围，请上级受理。', '需要上级协调，请支持。', '涉及多个单位，情况复杂。', '按规定应当如此办理。'] as const

export const whereWords = (random: Random) => `${random.pick(places)}${random.chance(0.4) ? `往${random.pick(['东', '西', '南', '北'])}${random.between(1, 9) * 10}米` : ''}`
export const describe = (random: Random, category: string) => `${random.pick(openers)}${random.pick(places)}有${category}的情况，${random.pick(details)}`
export const resultWords = (random: Random) => random.pick(results)
export const noteWords = (random: Random) => random.pick(notes)
export const conclusionWords = (random: Random) => random.pick(conclusions)
export const reasonWords = (random: Random) => random.pick(reasons)
