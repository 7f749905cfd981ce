/** Invented models of a village's collective economy. Nobody and nothing here exists. */
import type { PortalPage } from './contract.ts'

export const collectiveEconomySamples: Readonly<Record<string, PortalPage>> = {
  'collective-economy': {
    page: 'collective-economy', village: '演示镇演示村', total: 2, pager: { previous: null, next: null },
    contracts: [
      {
        title: '旧学校房屋出租', late: '', facts: [
          { name: '类别', value: '房屋、设备等资产出租' }, { name: '对方', value: '演示手工合作社' }, { name: '标的', value: '旧学校教室四间' }, { name: '合同期', value: '2026年1月18日至2027年1月17日，九十天内到期' },
          { name: '价款', value: '12,000.00 元，已收 12,000.00 元' }, { name: '依据', value: '金额较小，按规定不用会议决议' },
        ],
      },
      {
        title: '北坡荒山承包', late: '有 1,800.00 元过期没有收', facts: [
          { name: '类别', value: '土地承包、流转' }, { name: '对方', value: '个人' }, { name: '标的', value: '北坡荒山四十亩' }, { name: '合同期', value: '2025年10月20日至2045年10月19日' }, { name: '价款', value: '96,000.00 元，已收 7,800.00 元' },
          { name: '依据', value: '纸质决议：集体经济组织成员大会，应到 612、实到 455、赞成 431' },
        ],
      },
    ],
    quarters: [{ name: '2026年第三季度', facts: [{ name: '期初余额', value: '23,186.40 元' }, { name: '收入', value: '6,000.00 元' }, { name: '支出', value: '1,250.00 元' }, { name: '期末余额', value: '27,936.40 元' }, { name: '审核', value: '村务监督委员会2026年10月12日' }] }],
    property: [{ name: '资产', value: '12 行，原值 1,250,000.00 元；出租发包 2 行，闲置 1 行' }, { name: '资源', value: '8 行，1,204.50 亩；出租发包 3 行，闲置 0 行' }],
  },
  'collective-economy-none': { page: 'collective-economy', village: '演示镇演示村', total: 0, pager: { previous: null, next: null }, contracts: [], quarters: [], property: [] },
}
