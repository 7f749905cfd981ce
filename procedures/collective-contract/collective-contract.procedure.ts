/**
 * A contract of a village's collective (集体合同): registered, signed only on the resolution law asks for (R-247), collected or paid instalment by instalment, told
 * ninety days before its end, cleared (R-289). Organic Law of Villagers' Committees (2025) art. 28; Law on Rural Collective Economic Organisations art. 26, 27, 35, 44.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { contractKindNames } from '../../core/collective-economy/index.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import { acts } from './acts.ts'
import { blankContract, daysToDue, daysToEnd, daysToWarning, directions, isNear, termOf, wayStation, type ContractFile } from './contract-file.ts'
import { parties, type ContractParty } from './parties.ts'
import { defaultSettings, settingsSchema, type ContractSettings } from './settings.ts'
import { sheetOf, shownOf } from './sheet.ts'
import { states, type ContractState } from './states.ts'

type Contract = Dossier<ContractFile>
const days = (amount: number) => ({ amount: Math.max(1, Math.min(amount, 3_650)), unit: 'CALENDAR_DAY' }) as const
const late = { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' }

export const collectiveContract: Procedure<ContractFile, ContractSettings, ContractState, ContractParty> = {
  key: 'collective-contract',
  version: 1,
  name: '集体合同',
  owner: '县农业农村局',
  basis: ['村民委员会组织法（2025 年修正）第二十八条', '农村集体经济组织法第二十六条、第二十七条、第三十五条、第四十四条', 'R-247、R-286、R-289'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankContract,
  states,
  parties,
  acts,
  deadlines: {
    sign: { name: '签订', kind: 'limit', runsIn: ['DRAFTED'], owner: 'committee', budget: (_, settings) => settings.sign, onLate: late },
    instalment: {
      name: '下一期收付', rules: ['R-289'], kind: 'limit', runsIn: ['IN_FORCE', 'OWING'], owner: 'committee', only: { sentence: '还有一期没有收付清的', when: (file) => isNear(daysToDue(file)) },
      spell: ({ ticks }) => ticks, budget: (file) => days(daysToDue(file) ?? 1), onLate: { act: 'note-arrears', sentence: '亮红灯，告诉村里和监督委员会。' },
    },
    expiry: {
      name: '到期前九十天', rules: ['R-289'], kind: 'timer', runsIn: ['IN_FORCE'], owner: 'system', only: { sentence: '还没有提醒过的', when: (file) => !file.warned && isNear(daysToWarning(file)) },
      spell: ({ terms, years }) => terms.length * 1_000 + years, budget: (file) => days(daysToWarning(file)), onLate: { act: 'note-expiring', sentence: '告诉村里、监督委员会和乡镇：九十天内到期。' },
    },
    term: {
      name: '合同期', rules: ['R-289'], kind: 'timer', runsIn: ['IN_FORCE'], owner: 'system', only: { sentence: '十年以内到期的', when: (file) => isNear(daysToEnd(file)) },
      spell: ({ terms }) => terms.length, budget: (file) => days(daysToEnd(file)), onLate: { act: 'end-term', sentence: '款项两清的自动办结，没有清的转去清账。' },
    },
    years: {
      name: '长期合同', rules: ['R-289'], kind: 'timer', runsIn: ['IN_FORCE'], owner: 'system', only: { sentence: '十年以后才到期的', when: (file) => !isNear(daysToEnd(file)) },
      spell: ({ years }) => years, budget: () => days(wayStation), onLate: { act: 'note-years', sentence: '接着计时。' },
    },
    clear: { name: '清账', rules: ['R-289'], kind: 'limit', runsIn: ['OWING'], owner: 'committee', budget: (_, settings) => settings.clear, onLate: late },
  },
  readers: {
    parties: ['committee', 'supervisors', 'town'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；签订以后人人可以看标的、期限、价款和收付，对方是个人的不公开姓名。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-247': '要经会议决定的合同，没有决议不能签，花的钱不能超过决议。',
    'R-275': '要公开的内容里不写身份证号、电话、银行卡、门牌和病情。',
    'R-286': '土地、投资、出售资产由集体经济组织成员决定：三分之二成员到会，全体成员三分之二赞成。',
    'R-289': '合同写明期限、标的、价款和怎么收付，一期不能多收多付，到期九十天前提醒；集体的钱不借给理事、监事和村干部。',
    'R-837': '纸上的记录和签字，效力一样。',
  },
  texts: {
    drafted: ({ file }: Contract) => `登记了合同“${file.title}”，还没有签订。`,
    signed: ({ file }: Contract) => `合同“${file.title}”签订了，请看一看。`,
    signedOnPaper: ({ file }: Contract) => `合同“${file.title}”按纸质决议签订了，请核对会议记录。`,
    reversed: ({ file }: Contract) => `合同“${file.title}”冲掉了一笔收付款，请看理由。`,
    writtenOff: ({ file }: Contract) => `合同“${file.title}”按决议核销了一笔款，请看一看。`,
    expiring: ({ file }: Contract) => `合同“${file.title}”到 ${termOf(file).to} 到期，不到九十天了，请早作打算：续约要先议定。`,
    arrears: ({ file }: Contract) => `合同“${file.title}”有一期过期没有收付，请尽快办。`,
    ended: ({ file }: Contract) => `合同“${file.title}”到期或者解除了，请看款项清了没有。`,
    overdue: ({ file }: Contract) => `合同“${file.title}”有一步过了时候还没有办，请看一看。`,
  },
  remarks: ({ file, state }) => [
    ...(state === 'IN_FORCE' && file.warned ? [{ text: `到 ${termOf(file).to} 到期，已经提醒。`, since: null, for: 'everybody' } as const] : []),
    ...(file.bases.some(({ by }) => by === 'paper') ? [{ text: '依据是纸质决议，请核对会议记录。', since: null, for: 'staff' } as const] : []),
  ],
  likely: ({ state }) => (state === 'DRAFTED' ? ['sign-by-resolution', 'sign-on-paper', 'sign-small'] : ['book', 'renew', 'renew-small']),
  shows: { to: ['disclosure', 'open-affairs', 'collective-ledger'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: `${contractKindNames[file.kind]} · ${file.title}`, category: file.kind, priority: 'P2', lon: null, lat: null, reporter: null,
    searchText: `合同 ${file.number} ${file.title} ${contractKindNames[file.kind]} ${directions[file.direction]} ${file.party} ${file.object}`.slice(0, 1_500),
  }),
}
