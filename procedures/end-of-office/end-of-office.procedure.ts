/**
 * The term of a village committee and how its offices end (村委会任期、辞职、职务终止、出缺): one dossier a village and term. R-231, R-234, R-236…R-238, R-281. A resignation ends an
 * office when the assembly has accepted it; two failed appraisals in a row, a recall, a void election end it as well. No chair or fewer than three left: a by-election is due.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { endings } from '../../core/election/end-of-office.ts'
import { posts, postsByRank } from '../../core/election/posts.ts'
import { daysBetween } from '../../core/time/index.ts'
import { acts } from './acts.ts'
import { parties, type TermParty } from './parties.ts'
import { defaultSettings, settingsSchema, type TermSettings } from './settings.ts'
import { states, type TermState } from './states.ts'
import { blankTerm, nameOf, sittingIn, type TermFile, type TermShown } from './term-file.ts'

type Term = Dossier<TermFile>

export const endOfOffice: Procedure<TermFile, TermSettings, TermState, TermParty> = {
  key: 'end-of-office',
  version: 1,
  name: '村委会任期和出缺',
  owner: '乡镇人民政府',
  basis: ['村民委员会组织法（2025 年修正）第十四条、第二十条至第二十三条、第三十八条', 'R-231、R-237、R-238'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankTerm,
  states,
  parties,
  acts,
  deadlines: {
    byElection: {
      name: '补选', rules: ['R-238'], kind: 'limit', runsIn: ['VACANT'], owner: 'town', budget: ({ vacancyNotedOn, byElectionBy }) => ({ amount: vacancyNotedOn === null || byElectionBy === null ? 92 : Math.max(1, daysBetween(vacancyNotedOn, byElectionBy)), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '过了期限还没有补选，提醒村里、乡镇和县里。' },
    },
    reminder: {
      name: '届满提醒', rules: ['R-231'], kind: 'timer', runsIn: ['SITTING', 'VACANT'], owner: 'system', only: { sentence: '还没有提醒过的时候', when: ({ remindedOn }) => remindedOn === null },
      budget: ({ openedOn, remindOn }) => ({ amount: openedOn === '' ? 1 : Math.max(1, daysBetween(openedOn, remindOn)), unit: 'CALENDAR_DAY' }), onLate: { act: 'remind', sentence: '任期将满，提醒村里和乡镇准备换届。' },
    },
  },
  readers: {
    parties: ['town', 'county', 'village', 'supervisors', 'members'],
    region: { sentence: '本村村干部、村委会成员、村务监督委员会、乡镇和县民政局可以看；谁在任人人可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-227': '村委会由三至七人组成，主任一人。',
    'R-231': '村委会每届五年，届满前提醒换届。',
    'R-234': '当选被认定无效的，职务终止。',
    'R-236': '罢免通过的，职务终止。',
    'R-237': '辞职自村民会议或者村民代表会议审议通过之日终止；丧失行为能力、被判处刑罚的自行终止；连续两次评议不称职的终止。',
    'R-238': '主任空缺或者成员不足三人的，要在期限内补选；补选的任期到本届期满。',
    'R-281': '民主评议每年至少一次；连续两次不称职的，职务终止。',
  },
  texts: {
    resigned: ({ file }: Term) => `${nameOf(file, file.resignations.at(-1)?.person ?? '')}提出辞去村委会职务，请安排会议审议。`,
    endedOffice: ({ file, state }: Term) => `村委会有成员的职务有了变动${state === 'VACANT' ? `，要在 ${file.byElectionBy ?? ''} 以前补选` : ''}，请看。`,
    appraised: () => '村委会成员的民主评议已经登记，请看。',
    byElected: () => '补选的成员已经登记就任。',
    termEnds: () => '这一届村委会任期将满，请准备换届。',
    overdue: () => '村委会出缺过了期限还没有补选，请抓紧办。',
  },
  remarks: ({ file }) => [
    ...(file.byElectionBy === null ? [] : [{ text: `要在 ${file.byElectionBy} 以前补选。`, since: null, for: 'everybody' } as const]),
    ...file.resignations.filter(({ decided }) => decided === null).map(({ person }) => ({ text: `${nameOf(file, person)}的辞职等会议审议。`, since: null, for: 'everybody' } as const)),
  ],
  likely: ({ state, file }) => [...(file.resignations.some(({ decided }) => decided === null) ? ['decide-resignation'] : []), ...(state === 'VACANT' ? ['take-by-election'] : ['resign', 'record-appraisal'])],
  shows: { to: ['committee-recall', 'village-election'], what: ({ file }) => ({ ...shown(file) }) },
  sheet: ({ file }) => [
    { label: '任期', kind: 'text', value: file.beganOn === '' ? '' : `${file.beganOn} 起` },
    ...postsByRank.flatMap((post) => {
      const names = sittingIn(file).filter((one) => one.post === post).map(({ name }) => name)
      return names.length === 0 ? [] : [{ label: posts[post], kind: 'text' as const, value: names.join('、') }]
    }),
    ...file.members.flatMap(({ name, post, ended }) => (ended === null ? [] : [{ label: '职务终止', kind: 'text' as const, value: `${name}（${posts[post]}），${ended.on}，${ended.how === 'moved' ? '改任别的职位' : endings[ended.how]}` }])),
    ...(file.byElectionBy === null ? [] : [{ label: '补选期限', kind: 'day' as const, value: file.byElectionBy }]),
  ],
  summary: ({ file }) => ({
    number: null, title: file.term === 0 ? '村委会任期' : `${file.term} 年起的村委会任期`, category: 'end-of-office', priority: 'P3', lon: null, lat: null, reporter: null, searchText: '村委会任期 辞职 罢免 补选',
  }),
}

function shown(file: TermFile): TermShown {
  return { village: file.village, term: file.term, members: sittingIn(file).map(({ person, name, sex, post }) => ({ person, name, sex, post })) }
}
