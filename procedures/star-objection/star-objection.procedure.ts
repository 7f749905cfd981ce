/**
 * Objection (异议) to a household's published stars: any adult villager, under the own name or unknown to the village; reviewed within five
 * working days by others, answered in writing. The review itself is an act on the household's rating; its conclusion comes back here.
 */
import { Type } from '@sinclair/typebox'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { acts } from './acts.ts'
import { blankObjection, type ObjectionFile, type ObjectionState } from './objection-file.ts'
import { parties, type ObjectionParty } from './parties.ts'

type Objection = Dossier<ObjectionFile>

export const starObjection: Procedure<ObjectionFile, JsonObject, ObjectionState, ObjectionParty> = {
  key: 'star-objection',
  version: 1,
  name: '星级评定异议',
  owner: '市文明办',
  basis: ['长治市“三化三治”指导意见 二(二)', 'R-407'],
  settings: { schema: Type.Object({}, { additionalProperties: false }), defaults: {} },
  blank: blankObjection,
  states: {
    RAISED: { name: '已提出', step: '异议', awaits: ['organisers'], sentence: '已经收到，村里要在期限内换人复核。', forStaff: '请换一个记录人复核，在这一户的评定里作出结论。' },
    UNDER_REVIEW: { name: '复核中', step: '复核', awaits: ['organisers'], sentence: '村里正在换人复核。', forStaff: '正在复核；结论在这一户的评定里作出。' },
    CONCLUDED: { name: '已有结论', step: '结论', awaits: [], sentence: '复核已经有结论，写在下面。还不同意的，可以向乡镇反映。', final: true },
    WITHDRAWN: { name: '已撤回', step: '结论', awaits: [], sentence: '您已经撤回这个异议。', forStaff: '提异议的人已经撤回。', final: true },
  },
  parties,
  acts,
  deadlines: {
    review: {
      name: '复核异议', rules: ['R-407'], kind: 'limit', runsIn: ['RAISED', 'UNDER_REVIEW'], owner: 'organisers', budget: (file) => ({ amount: file.reviewWorkdays, unit: 'WORK_DAY' }),
      onLate: { act: 'note-overdue', sentence: '超期亮红灯，告诉村里和乡镇；这一户在办结以前不授牌。' },
    },
  },
  readers: {
    parties: ['objector', 'organisers', 'evaluators', 'town'],
    region: { sentence: '只有提异议的人、村里复核的人和乡镇可以看；被提异议的户和近亲属不能看。', when: () => false },
    barred: ({ barred, objector }) => ({ persons: barred.filter((person) => person !== objector), units: [] }),
    hidden: [{
      field: 'reporter', sentence: '提异议的人是谁，匿名的只有乡镇和本人知道（R-407）。',
      seenBy: (dossier) => (dossier.file.anonymous ? ['objector', 'town'] as const : ['objector', 'town', 'organisers'] as const).flatMap((party) => parties[party].who(dossier, {})),
    }],
  },
  rules: {
    'R-008': '时限分绿、黄、红三灯：按时、快到期、已超期。',
    'R-020': '被提异议的户的成员和近亲属，不能看、不能复核这个异议。',
    'R-407': '公示期内任何成年村民都可以提异议，可以不让村里知道是谁；五个工作日内由别的人复核，结论书面告诉提出人和那一户。',
  },
  texts: {
    raised: ({ file }: Objection) => `${file.year} 年度星级评定：对${file.about}户的公示有人提出异议，请在 ${file.reviewWorkdays} 个工作日内换人复核。`,
    takenUp: ({ file }: Objection) => `您对${file.year} 年度星级评定公示提的异议，村里已经开始复核。`,
    concluded: ({ file }: Objection) => `您对${file.year} 年度星级评定公示提的异议已有结论，请点开查看。`,
    overdue: ({ file }: Objection) => `${file.year} 年度星级评定：对${file.about}户的异议复核已经超期，请尽快复核。`,
  },
  // Who objected to whom is asked for by the objections to the same household alone: once each.
  shows: { to: ['star-objection'], what: ({ file }) => ({ objector: file.objector }) },
  belongsTo: ({ file }) => (file.rating === '' ? null : file.rating),
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: `${file.year} 年度星级评定异议`, category: 'star-objection', priority: 'P2', lon: null, lat: null, reporter: file.objector, searchText: `${file.year} 星级评定异议`,
  }),
}

function sheetOf({ file }: Objection): readonly Line[] {
  return [
    line('对哪一户', file.about), line('意见', file.words), line('提出人', file.anonymous ? '不让村里知道' : '实名'),
    ...(file.entered ? [line('登记', '书面或者电话提的，由乡镇登记')] : []),
    ...(file.concludedOn === null ? [] : [line('复核结论', file.conclusion)]),
  ]
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}
