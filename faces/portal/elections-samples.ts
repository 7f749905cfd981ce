/** Invented models of a village's elections. Nobody and nothing here exists. */
import { urls, type PortalPage } from './contract.ts'

const here = '/elections/140423100299/2026/0'
const back = here
export const electionSamples: Readonly<Record<string, PortalPage>> = {
  'elections': {
    page: 'elections', village: '演示镇演示村', running: [{ title: '2026年村委会换届选举', sentence: '参加选举的村民名单已经公布，正在提名候选人。', day: '投票日：2026年12月20日', href: here }],
    archive: [{ title: '2021年村委会换届选举', words: '2021年12月20日投票，选出 5 人', href: '/elections/140423100299/2021/0' }],
  },
  'election': {
    page: 'election', village: '演示镇演示村', title: '2021年村委会换届选举', sentence: '选举已经结束，材料已归档。',
    facts: [{ name: '投票日', value: '2021年12月26日' }, { name: '选几个人', value: '主任 1 人、副主任 1 人、委员 3 人' }, { name: '离任审计', value: '离任经济责任审计报告（演示），2021年10月24日公布' }],
    elected: [{ post: '主任', name: '牛演示禾' }, { post: '副主任', name: '牛演示麦' }, { post: '委员', name: '欧阳演示长名' }], term: '任期五年：2021年12月26日到2026年12月26日。', handOver: '2022年1月1日新老班子移交完毕，乡镇监督。',
    calendar: [{ step: '公布登记名册', days: '最迟2021年11月30日', state: '办了' }, { step: '对名册提出异议', days: '2021年11月18日到2021年11月23日', state: '正在办' }, { step: '投票、计票、当场公布', days: '2021年12月20日', state: '还没到' }],
    committee: [{ role: '主任', name: '崔演示榆' }, { role: '副主任', name: '郭演示禾' }, { role: '委员', name: '宋演示桑' }], committeeWords: '2021年10月25日由村民代表会议推选。登记、提名、投票、计票都由他们主持。',
    roll: { name: '看名单', href: `${here}/roll`, words: '登记参加选举的村民 561 人，2021年11月18日公布。' }, proxies: { name: '看委托名单', href: `${here}/proxies`, words: '有 3 人委托别人代为投票。' },
    candidates: [{ post: '主任', seats: 1, people: [{ name: '牛演示禾', sex: '男', introduction: '我在村里住了二十年，想把自来水和路灯的事办好。' }, { name: '高演示豆', sex: '男', introduction: '我做过五年网格员，想把账目一笔一笔公开清楚。' }] }],
    rounds: [
      {
        number: 1, title: '第 1 次投票（投票）', day: '2021年12月20日投票，当天在计票会场公布', stations: [{ name: '村文化广场会场', kind: '中心会场' }], ballot: [{ post: '主任（选 1 人）', names: '牛演示禾、高演示豆' }],
        result: {
          facts: [{ name: '登记参加选举', value: '561 人' }, { name: '发出选票', value: '308 张' }, { name: '收回选票', value: '308 张' }],
          posts: [{ post: '主任', invalid: 7, lines: [{ name: '牛演示禾', votes: 186, elected: true }, { name: '高演示豆', votes: 102, elected: false }] }], words: ['委员还空 1 个名额，要另行选举：没选上的人按得票多少做候选人，得票不少于三分之一的当选。'],
        },
      },
      { number: 2, title: '第 2 次投票（另行选举）', day: '2021年12月26日投票', stations: [{ name: '村文化广场会场', kind: '中心会场' }, { name: '流动票箱（行动不便的老人）', kind: '流动票箱' }], ballot: [{ post: '委员（选 1 人）', names: '李演示榆、贾演示禾' }], result: null },
    ],
    proof: { name: '看每次公布的原文和指纹', href: `${here}/proofs`, words: '公布以来未改动' }, prints: [{ name: '打印结果报告单', href: '/api/elections/140423-1/sheets/result' }],
  },
  'election-roll': {
    page: 'election-roll', village: '演示镇演示村', title: '2026年村委会换届选举', back, here: `${here}/roll`, words: ['共 562 人，2026年11月21日公布，贴在村务公开栏。名单只写姓名、性别、小组和登记类别。', '2026年11月26日以前可以提异议，选举委员会三日内决定并公布。'], query: '',
    groups: [{ name: '全部', href: `${here}/roll`, here: true }, { name: '甘村第一组', href: `${here}/roll?group=1`, here: false }, { name: '不住在村里', href: `${here}/roll?group=2`, here: false }], caption: '共 562 人，第 1 页，共 15 页',
    lines: Array.from({ length: 40 }, (_, at) => ({ at: at + 1, name: `张演示${'禾麦谷豆桑榆槐柏松竹'[at % 10] ?? ''}${'禾麦谷豆'[Math.floor(at / 10)] ?? ''}`, sex: at % 2 === 0 ? '女' : '男', group: '甘村第一组', registration: at === 3 ? '户籍在外、住在村里，会议同意参加' : '户籍在村、住在村里' })),
    pager: { previous: null, next: `${here}/roll?page=2`, words: '1 / 15' }, objections: ['第 1 号（2026年11月22日收到，说有人应该在名单上）：成立，名单已经更正，2026年11月22日决定', '第 2 号（2026年11月23日收到，说有人不该在名单上）：等决定'],
  },
  'election-proofs': {
    page: 'election-proofs', village: '演示镇演示村', title: '2021年村委会换届选举', back, unchanged: true,
    proofs: [
      { title: '登记参加选举的村民名单', since: '2021年11月20日上午10时', hash: 'a0541cd095ce4852f3b817643db07203263b6109bee5c96465f50059edb25170', versions: [{ name: '第 1 稿', href: `${here}/text/roll/1`, on: '2021年11月18日', because: '' }, { name: '第 2 稿', href: `${here}/text/roll/2`, on: '2021年11月20日', because: '登记参选村民' }] },
      { title: '选举公告', since: '2021年10月21日上午10时', hash: 'b0541cd095ce4852f3b817643db07203263b6109bee5c96465f50059edb25170', versions: [{ name: '下载原文', href: `${here}/text/announcement/1`, on: '2021年10月21日', because: '' }] },
    ],
  },
  'election-proxies': { page: 'election-proxies', village: '演示镇演示村', title: '2026年村委会换届选举', back, words: '2026年12月10日公布。委托要书面，一个人最多接受三份，候选人不能接受委托，不能转委托。', lines: [{ at: 1, principal: '张演示禾', trustee: '欧阳演示麦麦' }, { at: 2, principal: '王演示谷', trustee: '欧阳演示麦麦' }] },
  'my-election': {
    page: 'my-election', village: '演示镇演示村', title: '2026年村委会换届选举', back: '/elections', done: '异议交给选举委员会了，三日内决定并公布。', facts: [{ name: '名单上有没有我', value: '有' }, { name: '登记类别', value: '户籍在村、住在村里' }, { name: '我受谁的委托', value: '张演示禾' }], words: ['投票那天带身份证，到投票点领票。'],
    forms: [{ key: 'object', title: '对名单提异议', words: ['2026年11月26日以前可以提。'], action: urls.askOfElection('object'), actId: '00000000-0000-4000-8000-000000000001', submit: '交给选举委员会', fields: [{ type: 'text', name: 'about', label: '关于谁', maxLength: 60 }, { type: 'long-text', name: 'words', label: '怎么回事', rows: 4, maxLength: 500 }] }], problems: [],
  },
}
