/**
 * 民主评议: once a year at least the villagers' assembly or their representatives judge, on unsigned paper, how those who work for the village did; the
 * supervision committee hosts it, counts, has a second member check, and publishes. 不称职 twice in a row ends a member's office: this procedure finds the
 * fact and shows it, `end-of-office` does the rest. Organic Law of Villagers' Committees (2025) art. 38; R-281.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { acts } from './acts.ts'
import { blankAppraisal, type AppraisalFile } from './appraisal-file.ts'
import { parties, type AppraisalParty } from './parties.ts'
import { defaultSettings, settingsSchema, type AppraisalSettings } from './settings.ts'
import { sheetOf, shownOf, titleOf } from './sheet.ts'
import { states, type AppraisalState } from './states.ts'

type Appraisal = Dossier<AppraisalFile>
const late = { act: 'note-overdue', sentence: '提醒村务监督委员会和乡镇。' }
const days = (amount: number) => ({ amount, unit: 'CALENDAR_DAY' }) as const

export const appraisal: Procedure<AppraisalFile, AppraisalSettings, AppraisalState, AppraisalParty> = {
  key: 'appraisal',
  version: 1,
  name: '民主评议',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第三十七条、第三十八条', 'R-240、R-241、R-263、R-281'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankAppraisal,
  states,
  parties,
  acts,
  deadlines: {
    'catch-up': { name: '定评议的日子', rules: ['R-281'], kind: 'limit', runsIn: ['MISSING'], owner: 'supervisors', budget: (_, settings) => days(settings.catchUpDays), onLate: late },
    hold: {
      name: '开会评议', rules: ['R-281'], kind: 'limit', runsIn: ['ANNOUNCED'], owner: 'supervisors', budget: (file) => days(file.daysAhead),
      // Another day begins another clock.
      spell: (file) => Number(file.day.replaceAll('-', '')), onLate: late,
    },
    check: { name: '核对票数', rules: ['R-281'], kind: 'limit', runsIn: ['COUNTED'], owner: 'supervisors', budget: (_, settings) => days(settings.confirmDays), onLate: late },
    publish: { name: '公布结果', rules: ['R-263', 'R-281'], kind: 'limit', runsIn: ['CONFIRMED'], owner: 'supervisors', budget: (_, settings) => days(settings.publishDays), onLate: late },
    board: {
      name: '公布期', rules: ['R-263'], kind: 'timer', runsIn: ['PUBLISHED'], owner: 'system', budget: (file) => days(file.board?.days ?? 15), onLate: { act: 'take-down', sentence: '公布期满，自动办结。' },
    },
  },
  readers: {
    parties: ['supervisors', 'committee', 'town', 'county'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；公布的结果人人可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-240': '村民会议要过半数的成年村民或者三分之二以上的户到会，代表会议要三分之二以上的代表到会，才能评议。',
    'R-241': '村民会议至少提前十天通知；来不及的写明理由。',
    'R-263': '结果至少公布十五天。',
    'R-281': '村委会成员和村里付误工补贴聘用的人，每年至少评议一次，由村务监督委员会主持；村委会成员连续两次不称职的，职务终止。',
  },
  texts: {
    missing: ({ file }: Appraisal) => `${file.year} 年还没有民主评议，请村务监督委员会定日子。`,
    announced: ({ file }: Appraisal) => `${titleOf(file)}定在 ${file.day} ${file.time}，${file.place}。`,
    calledOff: ({ file }: Appraisal) => `${titleOf(file)}没有评，今年还要另外评一次。`,
    counted: ({ file }: Appraisal) => `${titleOf(file)}的票数登记了，请另一位成员核对。`,
    sentBack: ({ file }: Appraisal) => `${titleOf(file)}的票数退回了，请重新登记。`,
    confirmed: ({ file }: Appraisal) => `${titleOf(file)}的票数核对过了${file.count?.judged.some(({ twice }) => twice) === true ? '；有人连续两次不称职，职务按法律终止，请办后面的手续。' : '。'}`,
    published: ({ file }: Appraisal) => `${titleOf(file)}的结果公布了。`,
    overdue: ({ file }: Appraisal) => `${titleOf(file)}有一步过了时候还没有办，请看一看。`,
  },
  remarks: ({ file }) => [
    ...(file.missed ? [{ text: '到了提醒的日子还没有评议。', since: null, for: 'everybody' } as const] : []),
    ...(file.confirmed === null ? [] : (file.count?.judged ?? []).filter(({ twice }) => twice).map(({ name }) => ({ text: `${name}连续两次不称职，职务终止。`, since: null, for: 'everybody' } as const))),
  ],
  likely: ({ state }) => ({ MISSING: ['announce-late'], ANNOUNCED: ['record'], COUNTED: ['confirm'], CONFIRMED: ['publish'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['appraisal', 'end-of-office'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: titleOf(file), category: 'appraisal', priority: 'P2', lon: null, lat: null, reporter: null, searchText: `${titleOf(file)} 民主评议 ${file.place}`,
  }),
}
