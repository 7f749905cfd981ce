/**
 * A meeting of a village's body (道德评议会、红白理事会、村民议事会、禁毒禁赌会): called with an agenda, held with enough members, decided item by
 * item by an open vote, minuted, confirmed, published. A decided item is a resolution other procedures can require. Policy 二(二), R-020,
 * what each body may do: core/village-bodies.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { calling } from './acts/calling.ts'
import { deciding } from './acts/deciding.ts'
import { blankMeeting, openItems, publicItems, type MeetingFile } from './meeting-file.ts'
import { parties, type MeetingParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, settingsSchema, type MeetingSettings } from './settings.ts'
import { sheetOf, shownOf } from './sheet.ts'
import { states, type MeetingState } from './states.ts'
import { bodyName, dayWords, texts } from './texts.zh.ts'

export const bodyMeeting: Procedure<MeetingFile, MeetingSettings, MeetingState, MeetingParty> = {
  key: 'body-meeting',
  version: 1,
  name: '村级组织会议',
  owner: '县文明办、民政局',
  basis: ['长治市“三化三治”指导意见 二(二)', '村民委员会组织法第三十三条、第三十五条', 'R-020、R-246、R-251、R-404、R-460'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankMeeting,

  states,
  parties,
  acts: { ...calling, ...deciding },

  deadlines: {
    meet: {
      name: '开会', kind: 'limit', runsIn: ['CALLED'], owner: 'convener', budget: (file) => ({ amount: file.daysAhead, unit: 'CALENDAR_DAY' }),
      // Another day begins another clock.
      spell: (file) => Number(file.day.replaceAll('-', '')), onLate: { act: 'note-overdue', sentence: '过了会期还没有登记，提醒会议主办人。' },
    },
    minutes: {
      name: '写记录', rules: ['R-404'], kind: 'limit', runsIn: ['HELD', 'DECIDED'], owner: 'recorder', budget: (_, settings) => settings.writeMinutes,
      onLate: { act: 'note-overdue', sentence: '提醒会议主办人写记录。' },
    },
    confirm: {
      name: '确认记录', rules: ['R-404'], kind: 'limit', runsIn: ['MINUTES'], owner: 'members', budget: (_, settings) => settings.confirmMinutes,
      onLate: { act: 'note-overdue', sentence: '提醒会议主办人请成员确认，或者请成员在纸上签字。' },
    },
    publish: {
      name: '张贴公布', rules: ['R-251'], kind: 'limit', runsIn: ['CONFIRMED'], owner: 'recorder', budget: (_, settings) => settings.publish,
      only: { sentence: '有要公布的决定时', when: (file) => publicItems(file).length > 0 }, onLate: { act: 'note-overdue', sentence: '提醒会议主办人张贴。' },
    },
    board: {
      name: '公布期', rules: ['R-251'], kind: 'timer', runsIn: ['PUBLISHED'], owner: 'system', budget: (file) => ({ amount: file.board?.days ?? 15, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'take-down', sentence: '公布期满，自动办结。' },
    },
  },

  readers: {
    parties: ['members', 'cadres'],
    region: { sentence: '只有这个组织的成员和本村村干部、村党组织书记可以看；公布的决定贴在公开栏。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  rules,
  texts,
  remarks: ({ file, state }) => [
    ...(state === 'HELD' ? [{ text: `还有 ${openItems(file).length} 项没有定：第 ${openItems(file).join('、')} 项。`, since: null, for: 'everybody' } as const] : []),
    ...(state === 'DECIDED' && file.dispute !== '' ? [{ text: `有成员说记录不对：${file.dispute}`, since: null, for: 'everybody' } as const] : []),
  ],
  likely: ({ state }) => ({ CALLED: ['open'], HELD: ['settle'], DECIDED: ['write-minutes'], MINUTES: ['confirm'], CONFIRMED: ['publish', 'close'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['star-cycle', 'star-household', 'points-catalogue', 'points-passbook'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: `${bodyName(file)}会议 · ${dayWords(file.day)}`, category: file.body.slice(13), priority: 'P2', lon: null, lat: null, reporter: null,
    searchText: `${bodyName(file)} ${file.place} ${file.agenda.map(({ title }) => title).join(' ')}`,
  }),
}
