/**
 * A meeting of the village that decides (村民会议、村民代表会议、村民小组会议): called or proposed, noticed, opened with enough people, decided item by item,
 * minuted and signed, filed with the township where that is asked, published. A decided item is a resolution other procedures can require.
 * Organic Law of Villagers' Committees (2025) art. 25–32, 35; R-240…R-250, R-263, R-264. Meetings of the village's bodies: procedures/body-meeting.
 */
import { mayAskForResolutions, meetingKinds } from '../../core/deliberation/index.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { calling } from './acts/calling.ts'
import { deciding } from './acts/deciding.ts'
import { blankMeeting, filingOpen, isImportant, openItems, passedItems, type MeetingFile } from './meeting-file.ts'
import { parties, type MeetingParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, settingsSchema, type MeetingSettings } from './settings.ts'
import { sheetOf, shownOf } from './sheet.ts'
import { states, type MeetingState } from './states.ts'
import { texts, titleOf } from './texts.zh.ts'

const late = { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' }

export const villageMeeting: Procedure<MeetingFile, MeetingSettings, MeetingState, MeetingParty> = {
  key: 'village-meeting',
  version: 1,
  name: '村民会议和代表会议',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第二十五条至第三十二条、第三十五条', 'R-240…R-250、R-263、R-264'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankMeeting,
  states,
  parties,
  acts: { ...calling, ...deciding },

  deadlines: {
    convene: { name: '按提议召集', rules: ['R-241', 'R-243'], kind: 'limit', runsIn: ['PROPOSED'], owner: 'committee', budget: (_, settings) => settings.convene, onLate: late },
    meet: {
      name: '开会', kind: 'limit', runsIn: ['CALLED'], owner: 'committee', budget: (file) => ({ amount: file.daysAhead, unit: 'CALENDAR_DAY' }),
      // Another day begins another clock.
      spell: (file) => Number(file.day.replaceAll('-', '')), onLate: late,
    },
    minutes: { name: '写记录', kind: 'limit', runsIn: ['HELD', 'DECIDED'], owner: 'committee', budget: (_, settings) => settings.writeMinutes, onLate: late },
    signatures: { name: '核对签字', kind: 'limit', runsIn: ['MINUTES'], owner: 'witnesses', budget: (_, settings) => settings.confirmMinutes, onLate: late },
    filing: { name: '备案审查', rules: ['R-250'], kind: 'limit', runsIn: ['FILING'], owner: 'town', budget: (_, settings) => settings.file, onLate: late },
    publish: {
      name: '公布', rules: ['R-263'], kind: 'limit', runsIn: ['CONFIRMED'], owner: 'committee', budget: (_, settings) => settings.publish,
      only: { sentence: '有要公布的决定时', when: (file) => passedItems(file).length > 0 }, onLate: late,
    },
    board: {
      name: '公布期', rules: ['R-263'], kind: 'timer', runsIn: ['PUBLISHED'], owner: 'system', budget: (file) => ({ amount: file.board?.days ?? 15, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'take-down', sentence: '公布期满，自动办结。' },
    },
  },

  readers: {
    parties: ['committee', 'supervisors', 'town'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；通过的决定人人可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  rules,
  texts,
  remarks: ({ file, state }) => [
    ...(state === 'HELD' ? [{ text: `还有 ${openItems(file).length} 项没有定：第 ${openItems(file).join('、')} 项。`, since: null, for: 'everybody' } as const] : []),
    ...(state === 'CONFIRMED' && filingOpen(file) ? [{ text: '有规定要先报乡镇备案，备案以前不生效。', since: null, for: 'everybody' } as const] : []),
    ...(state === 'CALLED' && isImportant(file.agenda) ? [{ text: `有重要事项，村党组织 ${file.studiedOn ?? ''} 研究过。`, since: null, for: 'staff' } as const] : []),
  ],
  likely: ({ state, file }) => ({
    PROPOSED: ['convene'], CALLED: ['open'], HELD: ['settle'], DECIDED: ['write-minutes'], MINUTES: ['confirm-signatures'], CONFIRMED: [filingOpen(file) ? 'submit-filing' : passedItems(file).length > 0 ? 'publish' : 'close'], FILING: ['record-filing'],
  } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: mayAskForResolutions, what: shownOf },
  sheet: sheetOf,
  summary: (dossier) => ({
    number: null, title: titleOf(dossier), category: dossier.file.kind, priority: 'P2', lon: null, lat: null, reporter: null,
    searchText: `${meetingKinds[dossier.file.kind]} ${dossier.file.place} ${dossier.file.agenda.map(({ title }) => title).join(' ')}`,
  }),
}
