/**
 * The roll of an election (登记参加选举的村民名单): 登记 → 公布 ≥ 20 日 → 异议 5 日、决定 3 日 → 委托 → 确定 → 发领票资格. One dossier an election; whoever is on it is on no
 * other roll of this term on the whole platform. R-201…. Published: name, sex, group, kind of registration; nothing else is kept.
 */
import { Type } from '@sinclair/typebox'
import { rulingDays } from '../../core/election/roll-objections.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { daysBetween, type Budget } from '../../core/time/index.ts'
import { acts, oldestOpen, wholeOf } from './acts.ts'
import { openWishes, type Settings } from './conditions.ts'
import { parties, type RollParty } from './parties.ts'
import { blankRoll, leftOutSerials, openObjections, proxiesNow, proxyPairs, type RollFile } from './roll-file.ts'
import { states, type RollState } from './states.ts'
import type { RollShown } from '../village-election/shown.ts'

export const electionRoll: Procedure<RollFile, Settings, RollState, RollParty> = {
  key: 'election-roll',
  version: 1,
  name: '参加选举的村民名单',
  owner: '村民选举委员会',
  basis: ['村民委员会组织法（2025 年修正）第十六条至第十八条', 'R-201…R-207、R-218、R-219'],
  settings: { schema: Type.Object({}, { additionalProperties: false }), defaults: {} },
  blank: blankRoll,
  states,
  parties,
  acts,
  deadlines: {
    ruling: {
      name: '决定异议', rules: ['R-205'], kind: 'limit', runsIn: ['PUBLISHED'], owner: 'committee', budget: rulingTime,
      only: { sentence: '有异议等决定的时候', when: (file) => openObjections(file).length > 0 }, spell: oldestOpen, onLate: { act: 'note-overdue', sentence: '三日内没有决定，提醒选举委员会和乡镇。' },
    },
  },
  readers: {
    parties: ['committee', 'supervisors', 'town', 'county'],
    region: { sentence: '只有选举委员会、村务监督委员会、乡镇和县民政局可以看；公布以后名单人人可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-201': '到投票日满十八周岁、没有被剥夺政治权利的村民都可以参加，不看别的。',
    'R-202': '户籍在村又住在村里的都登记；不住在村里的要本人表示参加；户籍不在村的要住满一年或者从事村务工作满一年、本人申请、会议同意。',
    'R-203': '一个人这一届只能在一个村登记。',
    'R-204': '名单要在投票日二十日以前公布。',
    'R-205': '公布后五日内可以提异议，选举委员会收到后三日内决定并公布。',
    'R-206': '投票日推迟太久的，名册重新核实公布。',
    'R-207': '公布的只有姓名、性别、村民小组和登记类别。',
    'R-208': '外出联系不上、没有委托的，本省规定允许的，经决议公示可以不计入登记总数；本人来投的仍然计入。',
    'R-218': '委托要书面，受托人要在名单上，不能是候选人，最多接受三份，不能转委托；委托人和受托人要公布。',
    'R-219': '委托名单要提前公布。',
    'R-228': '一个号一轮只能领一次票。',
  },
  texts: {
    proxyFell: () => '您委托的人被提名为候选人，委托已经失效：请自己来投票，或者另外委托一个人。',
    proxiesFell: () => '有委托因为受托人被提名而失效，请通知委托人重办。',
    objected: () => '有村民对名单提了异议，请三日内决定。',
    wished: () => '有村民申请参加选举，请核对后登记或者答复。',
    overdue: () => '名册的一件异议过了三日还没有决定，请马上办。',
  },
  remarks: ({ file }) => [
    ...(file.rehearsal ? [{ text: '这是演练：不公布，没有效力。', since: null, for: 'everybody' } as const] : []),
    ...(openObjections(file).length > 0 ? [{ text: `有 ${openObjections(file).length} 件异议等决定。`, since: null, for: 'everybody' } as const] : []),
    ...(openWishes(file).length > 0 ? [{ text: `有 ${openWishes(file).length} 件参选申请等答复。`, since: null, for: 'staff' } as const] : []),
  ],
  likely: ({ state, file }) => (openWishes(file).length > 0 && state === 'ENTERING' ? ['answer-wish', 'enter'] : state === 'PUBLISHED' && openObjections(file).length > 0 ? ['rule'] : ({ ENTERING: ['enter', 'publish'], PUBLISHED: ['seal'], SEALED: ['give-rights'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? []),
  shows: { to: ['village-election', 'election-box', 'roll-request'], what: ({ file }) => ({ ...shown(file) }) },
  belongsTo: ({ file }) => wholeOf(file),
  sheet: ({ file }) => [
    { label: '名单上', kind: 'text', value: `${file.entries.length} 人` },
    ...(file.published === null ? [] : [{ label: '公布', kind: 'text' as const, value: `${file.published.on}，${file.published.where}` }]),
    ...(file.leftOut.length === 0 ? [] : [{ label: '不计入总数', kind: 'text' as const, value: `${file.leftOut.length} 人` }]),
    { label: '有效委托', kind: 'text', value: `${proxiesNow(file).length} 份` },
    ...file.objections.map((one) => ({ label: `异议 ${one.number} 号`, kind: 'text' as const, value: one.ruling === null ? '等决定' : `${one.ruling.upheld ? '成立' : '不成立'}：${one.ruling.words}` })),
  ],
  summary: ({ file }) => ({
    number: null, title: file.term === 0 ? '参加选举的村民名单' : `${file.term} 年参加选举的村民名单${file.rehearsal ? '（演练）' : ''}`, category: 'election-roll', priority: 'P2', lon: null, lat: null, reporter: null, searchText: '参加选举的村民名单',
  }),
}

/** Three days of law from when it was received, reckoned there over holidays. */
function rulingTime(file: RollFile): Budget {
  const [oldest] = openObjections(file)
  return { amount: oldest === undefined || file.clockFrom === null ? rulingDays : Math.max(1, daysBetween(file.clockFrom, oldest.dueOn)), unit: 'CALENDAR_DAY' }
}

function shown(file: RollFile): RollShown {
  return { publishedOn: file.published?.on ?? null, persons: file.entries.map(({ person }) => person), proxiesOn: file.proxiesPublished?.on ?? null, proxies: proxyPairs(file), rights: file.rights, leftOut: leftOutSerials(file) }
}
