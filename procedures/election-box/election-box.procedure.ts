/**
 * One station or mobile box in one round of an election: 检查清单 → 领票记“已领” → 封箱 → 开箱 → 两个人分别录入（甲份、乙份各是一件，election-sheet）→ 一致.,
 * R-228…R-230. A mark takes one unit from the book of rights, so nobody takes two ballots at two stations; papers have no number, so nobody can say who voted for whom.
 */
import { Type } from '@sinclair/typebox'
import { boxKinds } from '../../core/election/paper-box.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { BoxShown } from '../village-election/shown.ts'
import { acts } from './acts.ts'
import { blankBox, boxOf, type BoxFile } from './box-file.ts'
import { electionName, type Settings } from './conditions.ts'
import { parties, type BoxParty } from './parties.ts'
import { states, type BoxState } from './states.ts'

export const electionBox: Procedure<BoxFile, Settings, BoxState, BoxParty> = {
  key: 'election-box',
  version: 1,
  name: '投票点和票箱',
  owner: '村民选举委员会',
  basis: ['村民委员会组织法（2025 年修正）第十八条', 'R-218、R-221、R-228…R-230'],
  settings: { schema: Type.Object({}, { additionalProperties: false }), defaults: {} },
  blank: blankBox,
  states,
  parties,
  acts,
  deadlines: {
    lock: { name: '锁定记录', rules: ['R-228'], kind: 'timer', runsIn: ['AGREED'], owner: 'system', budget: () => ({ amount: 3, unit: 'CALENDAR_DAY' }), onLate: { act: 'lock', sentence: '三天以后记录锁定。' } },
    unused: { name: '没有用上', kind: 'timer', runsIn: ['PREPARING', 'READY', 'SHUT', 'COUNTING'], owner: 'system', budget: () => ({ amount: 60, unit: 'CALENDAR_DAY' }), onLate: { act: 'lapse', sentence: '六十天没有用上的，自动关闭。' } },
  },
  readers: {
    parties: ['staff', 'town', 'county'],
    region: { sentence: '只有选举委员会、这个投票点的工作人员、乡镇和县民政局可以看；唱票在会场公开。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-210': '退出选举委员会的，不再办投票点的事。',
    'R-218': '委托投票的由登记的受托人领票；本人到场的自己投。',
    'R-221': '一个职位选的人多于应选名额的，这张票的这个职位无效；无效的票也要数。',
    'R-228': '一个号一轮只领一次票；每个票箱的数要对上；两个人分别录入，一致才算。',
    'R-229': '检查清单全部做到才能开始投票；候选人和近亲属不能唱票、计票、监票。',
    'R-230': '领票只记“已领”；选票没有号，谁选了谁哪里都不记；票当众混匀以后再唱，票少的票箱不单独开。',
  },
  texts: {},
  remarks: ({ file, state }) => [
    ...(file.rehearsal ? [{ text: '这是演练：不公布，没有效力。', since: null, for: 'everybody' } as const] : []),
    ...(state === 'COUNTING' && file.differences.length > 0 ? [{ text: `两份不一致，请重数：${file.differences.join('、')}。`, since: null, for: 'everybody' } as const] : []),
  ],
  likely: ({ state }) => ({ PREPARING: ['ready'], READY: ['mark', 'shut'], SHUT: ['open-count'], COUNTING: ['take-sheet', 'compare', 'redo-sheet'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['village-election', 'election-box', 'election-sheet'], what: ({ file }) => ({ ...shown(file) }) },
  belongsTo: ({ file }) => (file.village === '' ? null : electionName(file)),
  sheet: ({ file }) => [
    { label: '投票点', kind: 'text', value: file.name === '' ? '' : `${file.name}（${boxKinds[file.kind]}，第 ${file.round} 轮 ${file.number} 号）` },
    { label: '领到选票', kind: 'text', value: `${file.received} 张` },
    { label: '已领', kind: 'text', value: `${file.marks} 号` },
    ...(file.shut === null ? [] : [{ label: '封箱', kind: 'text' as const, value: `剩 ${file.shut.unused} 张，作废 ${file.shut.spoilt} 张，封条 ${file.shut.seal}` }]),
  ],
  summary: ({ file }) => ({ number: null, title: file.name === '' ? '投票点' : `${file.name}（第 ${file.round} 轮）`, category: 'election-box', priority: 'P2', lon: null, lat: null, reporter: null, searchText: `投票点 ${file.name}` }),
}

function shown(file: BoxFile): BoxShown {
  const { round, number, rehearsal, name, seats, slate, committee, others, proxies, sheets, opening, mixed } = file
  return { round, number, rehearsal, name, seats, slate, committee, others, proxies, sheets, opening, mixed, box: boxOf(file) }
}
