/**
 * The passbook of points of a household (积分簿): 申报 → 审核 → 记账 → 兑换 → 领走, kept year by year. Domain §5, R-460…R-468. One dossier a household. Entries
 * are only added; the same entries stand in the book `points`, which is proved from the records. No order of households, anywhere.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { balanceOf } from '../../core/star-rating/points.ts'
import { daysBetween } from '../../core/time/index.ts'
import { acts } from './acts.ts'
import { blankPassbook, pickUpCode, waitingExchanges, waitingRequests, type PassbookFile } from './passbook-file.ts'
import { parties, type PassbookParty } from './parties.ts'
import { defaultSettings, settingsSchema, type PassbookSettings } from './settings.ts'
import { states, type PassbookState } from './states.ts'

export const pointsPassbook: Procedure<PassbookFile, PassbookSettings, PassbookState, PassbookParty> = {
  key: 'points-passbook', version: 1, name: '积分簿', owner: '村民委员会', basis: ['长治市“三化三治”指导意见 二(二)3', 'R-460…R-468'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankPassbook,
  states,
  parties,
  alsoAwaits: [
    { party: 'reviewer', sentence: '有申报等审核', when: ({ file }) => waitingRequests(file).length > 0 },
    { party: 'keeper', sentence: '有兑换等人来领', when: ({ file }) => waitingExchanges(file).length > 0 },
  ],
  acts,
  deadlines: {
    review: {
      name: '审核申报', plain: '村里审核', rules: ['R-468'], kind: 'limit', runsIn: ['OPEN'], owner: 'reviewer', budget: (_, settings) => ({ amount: settings.reviewWorkdays, unit: 'WORK_DAY' }),
      only: { sentence: '有申报等审核的时候', when: (file) => waitingRequests(file).length > 0 }, spell: (file) => waitingRequests(file)[0]?.number ?? 0,
      onLate: { act: 'note-overdue', sentence: '审核超期亮红灯。' },
    },
    collect: {
      name: '来领东西', rules: ['R-464'], kind: 'timer', runsIn: ['OPEN'], owner: 'household', budget: (_, settings) => ({ amount: settings.collectDays, unit: 'CALENDAR_DAY' }),
      only: { sentence: '有兑换没有领的时候', when: (file) => waitingExchanges(file).length > 0 }, spell: (file) => waitingExchanges(file)[0]?.number ?? 0,
      onLate: { act: 'return-uncollected', sentence: '到期没有来领的，积分退回。' },
    },
    tell: {
      name: '提醒积分到期', rules: ['R-467'], kind: 'timer', runsIn: ['OPEN'], owner: 'system', budget: (file) => daysUntil(file, '11-30'),
      only: { sentence: '今年还没有提醒的时候', when: (file) => !file.told }, spell: (file) => file.year, onLate: { act: 'tell-lapsing', sentence: '提前三十日告诉本户年底有多少积分到期。' },
    },
    year: {
      name: '结年', rules: ['R-467'], kind: 'timer', runsIn: ['OPEN'], owner: 'system', budget: (file) => daysUntil(file, '12-31'), spell: (file) => file.year,
      onLate: { act: 'close-year', sentence: '到期的积分清零，开始记新的一年。' },
    },
  },
  readers: {
    parties: ['household', 'cadre'],
    region: { sentence: '积分簿只有本户和村里经办人可以看，上级只看户数。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-460': '只按村民会议或者村民代表会议通过、乡镇备案的积分办法记分。',
    'R-461': '账只加不改：记错的由另一个人同意后冲正；余额不会是负数。',
    'R-462': '默认只加分；会议决定可以扣分的，一次最多扣当年得分的五分之一，不会扣成负数。',
    'R-463': '每项记几分、一天最多几分，照积分办法。',
    'R-464': '爱心超市不收现金、不补差价、不卖东西；库里有、分够、没超上限才能换。',
    'R-466': '同一件事同一个项目只记一次。',
    'R-467': '积分默认跨一年有效，年底到期，提前三十日告诉本户。',
    'R-468': '审核的人不能是申报的人，也不能是这一户的人和近亲属。',
  },
  texts: {
    asked: () => '有一户申报积分，请审核。', deductionAsked: () => '村里按会议决议对您家提出扣分，等审核；有意见请找村里说明。',
    approved: ({ file }) => `您家的积分记上了，现在有 ${balanceOf(file.entries)} 分。`, refused: () => '您家申报的积分没有同意，理由已经写明，可以补充后再申报。',
    toHandOver: () => '有一户兑换了东西，请备好等人来领。', handedOver: () => '您家兑换的东西已经领走。', givenBack: ({ file }) => `您家的一次兑换取消了，积分已经退回，现在有 ${balanceOf(file.entries)} 分。`,
    lapsing: ({ file }) => `您家有 ${file.lapsing} 分今年年底到期，请在 12 月 31 日以前兑换。`,
  },
  likely: ({ file }) => [...(waitingRequests(file).length > 0 ? ['approve', 'refuse'] : []), ...(waitingExchanges(file).length > 0 ? ['hand-over'] : []), 'claim', 'redeem'],
  sheet: ({ file, key }) => [
    { label: '余额', kind: 'text', value: `${balanceOf(file.entries)} 分` },
    ...waitingRequests(file).map((one) => ({ label: `等审核 ${one.number} 号`, kind: 'text' as const, value: `${one.ruleName} ${one.points} 分，${one.on}：${one.words}；${one.evidence}` })),
    ...waitingExchanges(file).map((one) => ({ label: `等领取 ${pickUpCode(key.id, one.number)}`, kind: 'text' as const, value: `${one.name} ${one.quantity} ${one.unit}，${one.cost} 分` })),
    ...file.entries.slice(-12).toReversed().map((one) => ({ label: one.on, kind: 'text' as const, value: `${one.delta > 0 ? '+' : ''}${one.delta} 分 ${one.eventRef}` })),
  ],
  summary: ({ key }) => ({
    number: null, title: `积分簿 ${key.id.slice(0, 4)}`, category: 'points', priority: 'P3', lon: null, lat: null, reporter: null, searchText: '积分簿',
  }),
}

/** From the day the year is kept to a day in it, at least one: a budget is never nothing. */
function daysUntil({ since, year }: PassbookFile, monthDay: string) {
  // The book of procedures asks of a blank file, which has no year.
  return { amount: year === 0 ? 365 : Math.max(1, daysBetween(since, `${year}-${monthDay}`)), unit: 'CALENDAR_DAY' } as const
}
