/**
 * A village's year of star rating (星级评定): 自评 → 互评 → 表决 → 公示 → 授牌 → 动态管理, one dossier a village and year. Domain §5,
 * R-401…R-425. The households' own ratings are dossiers of procedures/star-household, which ask this one for the stage and are summed up here.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { CycleShown, CycleStage } from '../../core/star-rating/shown.ts'
import { awarding } from './acts/awarding.ts'
import { launching } from './acts/launching.ts'
import { meeting } from './acts/meeting.ts'
import { notice } from './acts/notice.ts'
import { blankCycle, type CycleFile } from './cycle-file.ts'
import { deadlines } from './deadlines.ts'
import { likelyActs, remarksOf } from './head.ts'
import { parties, type CycleParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, faultsOfSettings, settingsSchema, type CycleSettings } from './settings.ts'
import { sheetOf } from './sheet.ts'
import { states } from './states.ts'
import { texts, titleOf } from './texts.zh.ts'

export type CycleState = CycleStage

export const starCycle: Procedure<CycleFile, CycleSettings, CycleState, CycleParty> = {
  key: 'star-cycle',
  version: 2,
  name: '星级评定（村年度）',
  owner: '市文明办',
  basis: ['长治市“三化三治”指导意见 二(二)1—3', 'R-401…R-425、R-452', '村民委员会组织法第三十条（参考）'],
  settings: { schema: settingsSchema, defaults: defaultSettings, faults: faultsOfSettings },
  blank: blankCycle,
  states,
  parties,
  acts: { ...launching, ...meeting, ...notice, ...awarding },
  deadlines,
  readers: {
    parties: ['organisers', 'supervisors', 'evaluators', 'council', 'town', 'county', 'countyCenter'],
    region: { sentence: '只有本村组织和监督的人、评议员、乡镇、县文明办和县级中心可以看；公示和光荣榜人人可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules,
  texts,
  remarks: remarksOf,
  likely: likelyActs,
  shows: { to: ['star-household', 'star-objection', 'star-cycle'], what: ({ file }) => ({ ...shownOf(file) }) },
  sheet: sheetOf,
  summary: (dossier) => ({
    number: null, title: titleOf(dossier), category: 'star-cycle', priority: 'P2', lon: null, lat: null, reporter: null, searchText: titleOf(dossier),
  }),
}

function shownOf({ village, year, agreed, selfUntil, sittings, evaluators, notice: published }: CycleFile): CycleShown {
  return {
    village, year, standard: agreed.standard, bonus: agreed.bonus, denominator: agreed.denominator, selfUntil, sitting: sittings.at(-1) ?? null, evaluators,
    publishedOn: published?.on ?? null, noticeUntil: published?.until ?? null, limits: agreed.limits,
  }
}
