/**
 * 四议两公开: one dossier for one matter, from the Party organisation's proposal to the published result, six steps strictly in order. R-244, R-247,
 * R-260…R-264; Organic Law of Villagers' Committees (2025) art. 26…35. Step 4 leans on a resolution of procedures/village-meeting or is recorded here.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { deliberating } from './acts/deliberating.ts'
import { publishing } from './acts/publishing.ts'
import { blankMatter, kindName, unanswered, type MatterFile } from './matter-file.ts'
import { parties, type MatterParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, settingsSchema, type MatterSettings } from './settings.ts'
import { sheetOf, shownOf } from './sheet.ts'
import { states, type MatterState } from './states.ts'
import { texts } from './texts.zh.ts'

const late = { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' }

export const fourDeliberations: Procedure<MatterFile, MatterSettings, MatterState, MatterParty> = {
  key: 'four-deliberations',
  version: 1,
  name: '四议两公开',
  owner: '县委组织部、县民政局',
  basis: ['村民委员会组织法（2025 年修正）第二十六条至第三十五条', '四议两公开工作法', 'R-260…R-264'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankMatter,
  states,
  parties,
  acts: { ...deliberating, ...publishing },

  deadlines: {
    step: {
      name: '走下一步', rules: ['R-260'], kind: 'limit', runsIn: ['PROPOSED', 'DISCUSSED', 'REVIEWED'], owner: 'committee', budget: (_, settings) => settings.nextStep,
      // Each step has its own time.
      spell: (file) => file.steps.filter(({ passed }) => passed).length, onLate: late,
    },
    'publish-resolution': { name: '公开决议', rules: ['R-263'], kind: 'limit', runsIn: ['RESOLVED'], owner: 'committee', budget: (_, settings) => settings.publish, onLate: late },
    'resolution-board': {
      name: '决议公开期', rules: ['R-263'], kind: 'timer', runsIn: ['RESOLUTION_ON_BOARD'], owner: 'system', budget: (file) => ({ amount: file.resolutionBoard?.days ?? 15, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'end-resolution-board', sentence: '公布满了期，转到实施。' },
    },
    check: { name: '核验', rules: ['R-263'], kind: 'limit', runsIn: ['CHECKING'], owner: 'supervisors', budget: (_, settings) => settings.check, onLate: late },
    'publish-result': { name: '公开结果', rules: ['R-263'], kind: 'limit', runsIn: ['CHECKED'], owner: 'committee', budget: (_, settings) => settings.publish, onLate: late },
    'result-board': {
      name: '结果公开期', rules: ['R-263'], kind: 'timer', runsIn: ['RESULT_ON_BOARD'], owner: 'system', budget: (file) => ({ amount: file.resultBoard?.days ?? 15, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'end-result-board', sentence: '公布满了期，意见都答复了就办结。' },
    },
  },

  readers: {
    parties: ['party', 'committee', 'supervisors', 'town'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；决议和结果公布以后人人可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  rules,
  texts,
  remarks: ({ file, state }) => [
    ...(unanswered(file) > 0 ? [{ text: `有 ${unanswered(file)} 条意见等村务监督委员会答复。`, since: null, for: 'everybody' } as const] : []),
    ...(state === 'EXECUTING' && file.sentBack !== '' ? [{ text: `监督委员会退回：${file.sentBack}`, since: null, for: 'everybody' } as const] : []),
    ...(file.steps.at(-1)?.passed === false ? [{ text: '上一次没有通过，还在这一步，可以再议。', since: null, for: 'everybody' } as const] : []),
  ],
  likely: ({ state }) => ({
    PROPOSED: ['discuss'], DISCUSSED: ['review'], REVIEWED: ['link-resolution', 'resolve'], RESOLVED: ['publish-resolution'], EXECUTING: ['record-payment', 'record-progress', 'report-result'],
    CHECKING: ['check', 'send-back'], CHECKED: ['publish-result'],
  } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['disclosure', 'open-affairs', 'collective-contract', 'village-meeting', 'board-opinion'], what: shownOf },
  sheet: sheetOf,
  summary: (dossier) => ({
    number: null, title: `四议两公开 · ${dossier.file.title}`, category: dossier.file.kind, priority: 'P2', lon: null, lat: null, reporter: null,
    searchText: `四议两公开 ${dossier.file.title} ${kindName(dossier.file)}`,
  }),
}
