/** Invented models of 我家的星. Nobody and nothing here exists. */
import type { PortalPage, StarAct } from './contract.ts'

const act = (name: string, title: string, fields: StarAct['fields'] = []): StarAct => ({
  act: name, year: 2026, title, consequence: '挂不挂由您家定，不挂不影响星级。', submit: title, actId: '00000000-0000-4000-8000-000000000001', sequence: 3, fields,
})

export const starSamples: Readonly<Record<string, PortalPage>> = {
  'stars': {
    page: 'stars', household: '张演示', problems: [], done: '自评交上去了，截止以前都可以改',
    years: [
      {
        year: 2026, village: '140499100201', state: '已经评定', sentence: '您家的结果已经评出来了；公示以后有意见可以申请复核。', stars: ['爱党爱国星', '勤劳致富星'], away: ['卫生健康星已经摘下，3月1日自动恢复。'],
        lines: [
          { star: '爱党爱国星', held: true, own: '自评达标：全家都守规矩', votes: '表决：赞成 7，反对 0，弃权 0' },
          { star: '卫生健康星', held: false, own: '自评未达标', votes: '表决：赞成 2，反对 4，弃权 1' },
        ],
        opinions: ['第一小组 12 人；支持爱党爱国星；邻里相处得好。'], facts: ['您家同意在门口挂牌。'], rateHref: '/stars/rate?year=2026', objectHref: '/stars/objection?year=2026',
        acts: [
          act('ask-review', '对结果有意见，申请复核', [{ type: 'long-text', name: 'ask-review.words', label: '哪颗星、为什么', rows: 4 }]),
          act('answer-plaque', '门口挂牌', [{ type: 'choice', name: 'answer-plaque.agrees', label: '门口挂星级文明户牌', options: [{ value: 'yes', label: '同意挂' }, { value: 'no', label: '不挂' }] }]),
        ],
      },
    ],
  },
  'stars-none': { page: 'stars', household: null, years: [], problems: [], done: null },
  'stars-rate': {
    page: 'stars-rate', year: 2026, until: '11月30日', actId: '00000000-0000-4000-8000-000000000002', sequence: 0, problems: [{ field: 'S01.claim', sentence: '爱党爱国星：请选达标、未达标或者不申报' }],
    stars: [{
      code: 'S01', name: '爱党爱国星', aim: '爱党爱国、拥护集体',
      fields: [
        { type: 'choices', name: 'S01.items', label: '做到的打勾', optional: true, values: ['0'], options: [{ value: '0', label: '爱护国旗国徽，维护国家利益' }, { value: '1', label: '支持村级集体事务' }] },
        { type: 'choice', name: 'S01.claim', label: '爱党爱国星，我家', options: [{ value: 'met', label: '达标' }, { value: 'not-met', label: '未达标' }, { value: 'not-claimed', label: '不申报' }] },
        { type: 'text', name: 'S01.words', label: '一句话', optional: true, maxLength: 100 },
      ],
    }],
  },
  'stars-objection': {
    page: 'stars-objection', year: 2026, until: '12月8日', actId: '00000000-0000-4000-8000-000000000003', problems: [],
    fields: [
      { type: 'select', name: 'about', label: '对哪一户', options: [{ value: 'a', label: '第一小组 钱演示' }] },
      { type: 'long-text', name: 'words', label: '有什么不同意见', hint: '写您看到的事', rows: 4 },
      { type: 'choice', name: 'anonymous', label: '村里能不能知道您是谁', options: [{ value: 'yes', label: '不让村里知道（乡镇知道）' }, { value: 'no', label: '实名，村里可以知道' }] },
    ],
  },
}
