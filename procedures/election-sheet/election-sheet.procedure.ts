/**
 * One of the two counts of a box (计票录入，甲份、乙份): keyed in paper by paper by one person, handed in, compared.. Until both are in and equal
 * nobody but that person may read it; the database keeps it so, not a screen.
 */
import { Type } from '@sinclair/typebox'
import { electionKey, nameOfKey } from '../village-election/names.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { SheetShown } from '../village-election/shown.ts'
import { acts } from './acts.ts'
import type { Settings } from './conditions.ts'
import { parties, type SheetParty } from './parties.ts'
import { blankSheet, openingOf, sheetNames, type SheetFile } from './sheet-file.ts'
import { states, type SheetState } from './states.ts'

export const electionSheet: Procedure<SheetFile, Settings, SheetState, SheetParty> = {
  key: 'election-sheet',
  version: 1,
  name: '唱票录入',
  owner: '村民选举委员会',
  basis: ['村民委员会组织法（2025 年修正）第十八条', 'R-220、R-221、R-228、R-230'],
  settings: { schema: Type.Object({}, { additionalProperties: false }), defaults: {} },
  blank: blankSheet,
  states,
  parties,
  acts,
  deadlines: {
    archive: { name: '存档', kind: 'timer', runsIn: ['KEYING', 'HANDED_IN', 'OPENED', 'DISCARDED'], owner: 'system', budget: () => ({ amount: 60, unit: 'CALENDAR_DAY' }), onLate: { act: 'close', sentence: '六十天以后记录存档。' } },
  },
  readers: {
    parties: ['keyer', 'committee', 'town', 'county'],
    region: { sentence: '两份一致以前只有录这一份的人可以看；一致以后选举委员会、乡镇和县民政局可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-220': '收回的票不能比发出的多。',
    'R-221': '一个职位选的人多于应选名额的，这张票的这个职位无效；无效的票也要数。',
    'R-228': '两个人分别录入，都录完以前互相看不到；一致才算。',
    'R-230': '选票没有号，谁选了谁哪里都不记。',
  },
  texts: {},
  remarks: ({ file }) => (file.rehearsal ? [{ text: '这是演练：不公布，没有效力。', since: null, for: 'everybody' }] : []),
  likely: ({ state }) => (state === 'KEYING' ? ['read', 'hand-in'] : []),
  shows: { to: ['election-box'], what: ({ file }) => ({ ...shown(file) }) },
  belongsTo: ({ file }) => (file.village === '' ? null : nameOfKey(electionKey(file.village, file.term, file.run))),
  sheet: ({ file }) => [
    { label: '票箱', kind: 'text', value: file.name === '' ? '' : `${file.name}（第 ${file.round} 轮 ${file.number} 号）` },
    { label: '哪一份', kind: 'text', value: `${sheetNames[file.sheet]}，第 ${file.attempt} 次` },
    { label: '录了', kind: 'text', value: `${file.papers} 张` },
    ...(file.finished === null ? [] : [{ label: '箱里', kind: 'text' as const, value: `${file.finished.found} 张，其中不是本次选票的 ${file.finished.forged} 张` }]),
  ],
  summary: ({ file }) => ({
    number: null, title: file.name === '' ? '唱票录入' : `${file.name}唱票录入（第 ${file.round} 轮，${sheetNames[file.sheet]}）`, category: 'election-sheet', priority: 'P2', lon: null, lat: null, reporter: null, searchText: '唱票录入',
  }),
}

function shown(file: SheetFile): SheetShown {
  return { opening: openingOf(file) }
}
