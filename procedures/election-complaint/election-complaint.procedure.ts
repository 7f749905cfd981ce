/**
 * A complaint about an election (破坏选举的举报): bribery, force, deceit, forged papers, false figures. R-234; Organic Law art. 21. It goes to the township or the county and past the
 * village: village cadres, the election committee and candidates read nothing of it, whatever office they hold besides. What is found true voids an election to a post.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { acts } from './acts.ts'
import { blankComplaint, bodies, outcomes, wrongs, type ComplaintFile } from './complaint-file.ts'
import { parties, type ComplaintParty } from './parties.ts'
import { defaultSettings, settingsSchema, type ComplaintSettings } from './settings.ts'
import { states, type ComplaintState } from './states.ts'

type Complaint = Dossier<ComplaintFile>

export const electionComplaint: Procedure<ComplaintFile, ComplaintSettings, ComplaintState, ComplaintParty> = {
  key: 'election-complaint',
  version: 1,
  name: '破坏选举的举报',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第二十一条', 'R-234'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankComplaint,
  states,
  parties,
  acts,
  deadlines: {
    answer: {
      name: '查清答复', rules: ['R-234'], kind: 'limit', runsIn: ['RECEIVED', 'LOOKED_INTO'], owner: 'county', budget: (_, { answerDays }) => ({ amount: answerDays, unit: 'WORK_DAY' }),
      onLate: { act: 'note-overdue', sentence: '过了期限没有查清，提醒县里。' },
    },
  },
  readers: {
    parties: ['complainant', 'town', 'county'],
    region: { sentence: '只有举报的人、所举报到的乡镇和县民政局可以看；村干部、选举委员会成员和候选人不管有什么别的职务都不能看。', when: () => false },
    barred: ({ barred }) => ({ persons: barred, units: [] }),
    hidden: [],
  },
  rules: { 'R-234': '以暴力、威胁、欺骗、贿赂、伪造选票、虚报票数等手段当选的，当选无效；举报直接到乡镇、县里，不经选举委员会。' },
  texts: {
    received: () => '收到一件破坏选举的举报，请调查。',
    takenUp: () => '您举报的选举问题，已经开始调查。',
    found: () => '您举报的选举问题已经查清，请点开看认定。',
    overdue: () => '一件破坏选举的举报过了期限还没有查清，请督促。',
  },
  likely: ({ state }) => (state === 'RECEIVED' ? ['take-up', 'pass-up'] : state === 'LOOKED_INTO' ? ['find', 'add-note'] : []),
  sheet: ({ file }: Complaint) => [
    { label: '哪一类', kind: 'text', value: file.wrong === null ? '' : wrongs[file.wrong] },
    { label: '向谁举报', kind: 'text', value: bodies[file.body] },
    { label: '内容', kind: 'text', value: file.words },
    ...file.notes.map(({ on, words }) => ({ label: `${on} 查到`, kind: 'text' as const, value: words })),
    ...(file.finding === null ? [] : [{ label: '认定', kind: 'text' as const, value: `${outcomes[file.finding.outcome]}（${file.finding.document}）：${file.finding.words}` }]),
  ],
  summary: ({ file }) => ({ number: null, title: '破坏选举的举报', category: 'election-complaint', priority: 'P1', lon: null, lat: null, reporter: file.complainant === '' ? null : file.complainant, searchText: '破坏选举的举报' }),
}
