/**
 * A household's rating (星级文明户评定): 农户自评 → 群众互评 → 张榜公示 → 嘉许授牌, one dossier a household and year, under the village's year
 * (star-cycle). Domain §5, R-402… …R-443. A reader starts here: states, parties, acts, deadlines, and who may read.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { acts } from './acts.ts'
import { parties, type RatingParty } from './parties.ts'
import { blankRating, shownOf, type RatingFile } from './rating-file.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, settingsSchema, type RatingSettings } from './settings.ts'
import { sheetOf } from './sheet.ts'
import { decidedStates, goingStates, states, type RatingState } from './states.ts'
import { texts } from './texts.zh.ts'

export const starHousehold: Procedure<RatingFile, RatingSettings, RatingState, RatingParty> = {
  key: 'star-household',
  version: 1,
  name: '星级文明户评定',
  owner: '县文明办',
  basis: ['长治市“三化三治”指导意见 二(二)', 'R-400…R-468', '民法典 1024、1031 条'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankRating,

  states,
  parties,
  alsoAwaits: [{ party: 'town', sentence: '有否决依据等乡镇核对', when: ({ file }) => file.groundAsked !== null }],
  acts,

  deadlines: {
    review: {
      name: '复核', rules: ['R-407'], kind: 'limit', runsIn: ['REVIEW'], budget: ({ limits }) => ({ amount: limits.reviewWorkdays, unit: 'WORK_DAY' }), owner: 'organiser',
      onLate: { act: 'note-overdue', sentence: '复核超期亮红灯；这一户先不授牌。' },
    },
    appeal: {
      name: '答复申诉', rules: ['R-408'], kind: 'limit', runsIn: ['APPEALED'], budget: (_, { appealWorkdays }) => ({ amount: appealWorkdays, unit: 'WORK_DAY' }), owner: 'town',
      onLate: { act: 'note-overdue', sentence: '申诉超期亮红灯；期间不公布、不摘牌。' },
    },
    ground: {
      name: '核对否决依据', rules: ['R-441'], kind: 'limit', runsIn: ['FILLED', 'RATED'], budget: (_, { groundWorkdays }) => ({ amount: groundWorkdays, unit: 'WORK_DAY' }), owner: 'town',
      only: { sentence: '登记以后、核对以前', when: ({ groundAsked }) => groundAsked !== null }, onLate: { act: 'note-overdue', sentence: '核对超期亮红灯。' },
    },
    answer: {
      name: '本户说明情况', plain: '您可以说明情况', rules: ['R-411'], kind: 'timer', runsIn: ['PROPOSED'], budget: ({ limits }) => ({ amount: Math.max(5, limits.answerWorkdays), unit: 'WORK_DAY' }), owner: 'household',
      only: { sentence: '提议摘星、还没有答复的时候', when: ({ move }) => move?.kind === 'take' && move.answer === null }, spell: ({ moves }) => moves,
      onLate: { act: 'note-time-over', sentence: '时间到了，评议会可以表决。' },
    },
    stand: {
      name: '要求复核摘星', plain: '您可以要求复核', rules: ['R-411'], kind: 'timer', runsIn: ['VOTED'], budget: ({ limits }) => ({ amount: Math.max(5, limits.answerWorkdays), unit: 'WORK_DAY' }), owner: 'household',
      onLate: { act: 'let-stand', sentence: '没有要求复核的，摘星生效。' },
    },
    back: {
      name: '星恢复', rules: ['R-411', 'R-441'], kind: 'timer', runsIn: decidedStates, budget: ({ back }) => ({ amount: back.days, unit: 'CALENDAR_DAY' }), owner: 'system',
      only: { sentence: '有摘下或者暂不授的星', when: ({ away }) => away.length > 0 }, spell: ({ back }) => back.spell, onLate: { act: 'restore-star', sentence: '到期自动恢复。' },
    },
    year: {
      name: '本轮到期', rules: ['R-401'], kind: 'timer', runsIn: goingStates, budget: ({ daysToEnd }) => ({ amount: daysToEnd, unit: 'CALENDAR_DAY' }), owner: 'system',
      onLate: { act: 'end-year', sentence: '第二年年底这一轮结束。' },
    },
  },

  readers: {
    parties: ['household', 'filler', 'organiser', 'council', 'evaluator', 'town'],
    region: { sentence: '只有本户、村组织人员、评议员可以看；有申诉或者要核对文书的时候，乡镇可以看。别人只看得到公示的星（R-412）。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  rules,
  texts,
  shows: { to: ['star-cycle', 'star-objection'], what: ({ state, file }) => shownOf(state, file) },
  belongsTo: ({ file }) => (file.cycle === '' ? null : file.cycle),
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: `${file.year} 年星级评定 · ${file.group}${file.headName}户`, category: 'star-household', priority: 'P2', lon: null, lat: null, reporter: null,
    searchText: `${file.year} 星级评定 ${file.group} ${file.headName}`,
  }),
}
