/**
 * A family's wedding or funeral, told to the village's council for occasions so that it helps (红白事报备): a service, no permission. What the
 * county recommends is advice; no number of tables is ever refused, marked or counted. Policy 二(二), R-162, R-249, R-450, R-463.
 */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { acts } from './acts.ts'
import { blankOccasion, kinds, wishes, type OccasionFile } from './occasion-file.ts'
import { parties, type OccasionParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, settingsSchema, type OccasionSettings } from './settings.ts'
import { states, type OccasionState } from './states.ts'
import { texts } from './texts.zh.ts'

export const familyOccasion: Procedure<OccasionFile, OccasionSettings, OccasionState, OccasionParty> = {
  key: 'family-occasion',
  version: 1,
  name: '红白事报备',
  owner: '县文明办、民政局',
  basis: ['长治市“三化三治”指导意见 二(二)', 'R-162、R-249、R-450、R-463、R-837'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankOccasion,

  states,
  parties,
  acts,
  // The council alone is missed by nobody while a cadre is there: the act itself looks.
  whenNobody: { act: 'note-vacancy', besides: [] },

  deadlines: {
    answer: {
      name: '对接答复', plain: '联系您', rules: ['R-837'], kind: 'limit', runsIn: ['REPORTED'], owner: 'council',
      budget: (file, settings) => (file.kind === 'FUNERAL' ? settings.answerFuneral : settings.answerWedding),
      onLate: { act: 'note-overdue', sentence: '过了时候还没有人对接，再提醒红白理事会和村干部。' },
    },
    archive: {
      name: '存档', kind: 'timer', runsIn: ['RECORDED'], owner: 'system', budget: (_, settings) => ({ amount: settings.closeAfterDays, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'archive', sentence: '过后自动存档，只读。' },
    },
  },

  readers: {
    parties: ['reporter', 'filer', 'council', 'cadre', 'standIn'],
    region: { sentence: '只有这家人、代办人、本村红白理事会成员和村干部可以看；村里没有人时，请乡镇帮忙的人也可以看。不对外公布。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  rules,
  texts,
  remarks: ({ file, state }) => (file.vacant && (state === 'REPORTED' || state === 'ANSWERED')
    ? [{ text: '村里暂时没有人能对接，已经请乡镇帮忙。', since: null, for: 'everybody' }] : []),
  likely: ({ state }) => ({ REPORTED: ['answer'], ANSWERED: ['record', 'arrange'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['points-passbook'], what: shownOf },
  sheet: ({ file }) => [
    ...text('什么事', kinds[file.kind]), ...(file.day === '1970-01-01' ? [] : [{ label: '日子', kind: 'day', value: file.day } as const]), ...text('大约几桌', file.tables === 0 ? '' : String(file.tables)),
    ...text('在哪里办', file.where), ...text('要帮什么', file.wishes.map((wish) => wishes[wish]).join('、')), ...text('情况', file.words),
    ...text('能不能上门', file.visitWelcome ? '可以' : '没有同意'), ...text('谁来帮忙', file.answer?.helpers ?? ''), ...text('说明', file.answer?.words ?? ''),
    ...text('建议（由您家定）', file.answer?.advice ?? ''), ...file.arranged.flatMap((one) => text('已经安排', one)), ...text('自愿简办', file.simple ? '是' : ''), ...text('办完', file.closing?.words ?? ''),
  ],
  summary: ({ file }) => ({
    number: null, title: `${kinds[file.kind]} · ${monthDay(file.day)}`, category: file.kind.toLowerCase(), priority: file.kind === 'FUNERAL' ? 'P1' : 'P2', lon: null, lat: null,
    reporter: file.reporter, searchText: kinds[file.kind],
  }),
}

/** For a claim of points: that the family kept it simple by its own will, and that it took place. Nothing else leaves the file. */
function shownOf({ file }: { readonly file: OccasionFile }): JsonObject {
  return { village: file.village, reporter: file.reporter, kind: file.kind, doneOn: file.closing?.doneOn ?? null, simple: file.closing?.simple === true }
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}

function monthDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month ?? ''}月${date ?? ''}日`
}
