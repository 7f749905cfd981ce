/** Invented models of a village's open affairs. Nobody and nothing here exists. */
import type { PortalPage } from './contract.ts'

const href = '/open-affairs/140423100299/F01/2026-Q3'
export const openAffairsSamples: Readonly<Record<string, PortalPage>> = {
  'open-affairs': {
    page: 'open-affairs', village: '演示镇演示村', query: '', year: 2026, kind: null,
    years: [{ name: '全部', href: '/open-affairs', here: false }, { name: '2026年', href: '/open-affairs?year=2026', here: true }, { name: '2025年', href: '/open-affairs?year=2025', here: false }],
    kinds: [{ name: '救助补贴和捐赠', href: '/open-affairs?kind=funds', here: false }, { name: '财务和其他', href: '/open-affairs?kind=other', here: false }],
    lines: [{ href, title: '2026年第三季度财务收支', item: '财务收支', published: '2026年10月12日', corrected: true, hanging: true }, { href: '/open-affairs/140423100299/B07/2025', title: '2025年惠农补贴', item: '惠农补贴', published: '2026年1月20日', corrected: false, hanging: false }],
    feeds: { json: '/open-affairs/140423100299/feed.json', atom: '/open-affairs/140423100299/feed.xml' },
  },
  'open-affairs-none': {
    page: 'open-affairs', village: '演示镇演示村', query: '修路', year: null, kind: null, years: [], kinds: [], lines: [], feeds: { json: '/open-affairs/140423100299/feed.json', atom: '/open-affairs/140423100299/feed.xml' },
  },
  publication: {
    page: 'publication', village: '演示镇演示村', title: '2026年第三季度财务收支',
    facts: [{ name: '事项', value: '财务收支' }, { name: '哪一类', value: '财务和其他' }, { name: '公开', value: '2026年10月12日起，至少 15 天' }, { name: '审核', value: '村务监督委员会 2026年10月12日审核通过' }, { name: '公开栏', value: '2026年10月12日贴在村委会公开栏' }],
    proof: { since: '2026年10月12日上午9时30分', versions: [{ number: 1, on: '2026年10月12日', hash: 'a0541cd095ce4852f3b817643db07203263b6109bee5c96465f50059edb25170', textHref: `${href}/text/1` }] },
    corrections: [{ on: '2026年10月20日', reason: '第 2 行金额写错了', changes: [{ before: '2 办公费 买纸 12.00', after: '2 办公费 买纸 120.00' }] }], words: '',
    sums: [{ name: '期初', value: '1,000.00 元' }, { name: '收入', value: '5,000.00 元' }, { name: '支出', value: '120.00 元' }, { name: '期末', value: '5,880.00 元' }],
    lines: [
      { at: 1, day: '2026-07-01', subject: '转移支付', words: '运转经费', income: '5,000.00', expense: '', voucher: '记1', askHref: `${href}/ask?line=1` },
      { at: 2, day: '2026-07-02', subject: '办公费', words: '买纸', income: '', expense: '120.00', voucher: '记2', askHref: `${href}/ask?line=2` },
    ],
    names: [], questions: [{ line: 2, words: '买的什么纸', on: '2026年10月13日', answer: '打印纸三箱', answeredOn: '2026年10月14日' }], askHref: `${href}/ask`,
    sheets: { a4: '/api/open-affairs/publications/140423100299/F01/2026-Q3/pdf?paper=a4', a3: '/api/open-affairs/publications/140423100299/F01/2026-Q3/pdf?paper=a3', xlsx: '/api/open-affairs/publications/140423100299/F01/2026-Q3/xlsx' }, done: null,
  },
  'publication-ask': {
    page: 'publication-ask', title: '2026年第三季度财务收支', about: '第 2 行：办公费，买纸，支出 120.00 元', back: href, action: `${href}/ask`, actId: '00000000-0000-4000-8000-000000000001', problems: [],
    fields: [{ type: 'text', name: 'line', label: '第几行（问整条填 0）', value: '2', maxLength: 3 }, { type: 'long-text', name: 'words', label: '想问什么', rows: 4, maxLength: 500 }],
  },
}
