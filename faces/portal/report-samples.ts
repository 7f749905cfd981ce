/** One invented model per page of the report. Nobody and nothing here exists. */
import * as specimen from '../../design/specimen-models.ts'
import { urls, type PortalPage, type ReportDraft } from './contract.ts'

const draft: ReportDraft = {
  act_id: '01930000-0000-7000-8000-000000000001',
  category: '02',
  kind: '0201',
  description: '桥头路面塌了一个坑，骑车容易摔。',
  visibility: 'CENTER_ONLY',
}
const problems: [] = []

const categories = [
  ['01', '环境卫生', '垃圾、污水、公厕'],
  ['02', '路、灯、井盖', '路坏了、路灯不亮、护栏缺'],
  ['03', '水、电、气、网', '停水、停电、没信号、供暖'],
  ['04', '安全和消防', '火情、用电隐患、房子危险'],
  ['05', '自然灾害', '山洪、滑坡、山火、冰雪'],
  ['06', '治安', '偷盗、诈骗、赌博'],
  ['07', '纠纷', '邻里、家庭、土地、工钱'],
  ['08', '违建和占地', '乱盖房、占耕地、挖砂'],
  ['09', '污染', '烧秸秆、噪声、扬尘'],
  ['10', '食品药品和买卖', '假农资、吃坏肚子、乱收费'],
  ['11', '办事和救助', '帮办、低保、养老、看病报销'],
  ['12', '保护老人孩子', '受欺负、走失、没人管'],
  ['13', '公共卫生', '多人生病、牲畜疫病'],
  ['14', '村里的钱和地', '集体资产、合同、补贴'],
  ['15', '意见和咨询', '建议、表扬、批评投诉'],
  ['16', '非法宗教和邪教', '发现线索'],
].map(([code = '', name = '', examples = '']) => ({ code, name, examples }))

export const grids = [
  { code: '140499001201001', name: '一网格', range: '村东头，小桥以东 42 户' },
  { code: '140499001201002', name: '二网格', range: '村委会周围 51 户' },
  { code: '140499001201003', name: '三网格', range: '村西，水塔以西 38 户' },
]

export const reportSamples: Readonly<Record<string, PortalPage>> = {
  'report-category': { page: 'report-category', draft: { act_id: draft.act_id }, problems, categories, search: null },
  'report-search': {
    page: 'report-category',
    draft: { act_id: draft.act_id },
    problems,
    categories,
    search: {
      query: '路',
      found: [
        { code: '0201', name: '路面坑槽', category: '路、灯、井盖', urgent: false },
        { code: '0202', name: '路灯不亮', category: '路、灯、井盖', urgent: false },
      ],
    },
  },
  'report-search-nothing': {
    page: 'report-category',
    draft: { act_id: draft.act_id },
    problems,
    categories,
    search: { query: '飞碟', found: [] },
  },
  'report-kind': {
    page: 'report-kind',
    draft,
    problems,
    category: '路、灯、井盖',
    kinds: [
      { code: '0201', name: '路上有坑、路面塌了', urgent: false },
      { code: '0202', name: '路灯不亮', urgent: false },
      { code: '0203', name: '井盖丢了、坏了', hint: '先找东西挡一下，别让人掉下去', urgent: true },
      { code: '0204', name: '护栏缺了', urgent: false },
    ],
  },
  'report-urgent': {
    page: 'report-urgent',
    draft,
    problems,
    matter: '火情',
    calls: [
      { number: '119', who: '火警' },
      { number: '120', who: '急救', when: '有人受伤' },
      { number: '110', who: '报警' },
    ],
  },
  'report-against': {
    page: 'report-against',
    draft: { ...draft, category: '15', kind: '1504', against: ['position:VILLAGE_DIRECTOR', 'other'] },
    problems: [{ field: 'against_words', sentence: '写一下是谁，或者哪个单位' }],
    groups: [
      {
        name: '村里',
        options: [
          { value: 'position:VILLAGE_PARTY_SECRETARY', label: '村党支部书记' },
          { value: 'position:VILLAGE_DIRECTOR', label: '村委会主任' },
          { value: 'position:GRID_WORKER', label: '网格员' },
        ],
      },
      {
        name: '乡镇',
        options: [
          { value: 'position:TOWN_OFFICIALS', label: '乡镇政府或乡镇干部' },
          { value: 'unit:140499001:justice', label: '演示镇司法所' },
        ],
      },
    ],
  },
  'report-against-nobody': {
    page: 'report-against',
    draft: { ...draft, category: '15', kind: '1504' },
    problems: [{ field: 'against', sentence: '请选择反映的是谁；不知道、不方便说，就选最下面一项' }],
    groups: [{ name: '村里', options: [{ value: 'position:GRID_WORKER', label: '网格员' }] }],
  },
  'report-what': { page: 'report-what', draft, problems, matter: '路面坑槽', promise: null },
  'report-what-wrong': {
    page: 'report-what',
    draft: { ...draft, description: '' },
    problems: [{ field: 'description', sentence: '写一写是怎么回事，几个字也行' }],
    matter: '三资线索',
    promise: '您反映的人和他的单位看不到这件事，也不会派给他们办。',
  },
  'report-where': {
    page: 'report-where',
    draft: { ...draft, grid: '140499001201002', lon: '113.018', lat: '36.506', crs: 'CGCS2000' },
    problems,
    grids,
    village: '演示镇演示村',
    receiver: '演示村村民委员会',
    map: { ...specimen.map, ownWords: '您选的网格', points: specimen.map.points.slice(0, 1) },
  },
  'report-where-gridless': {
    page: 'report-where',
    draft,
    problems: [{ field: 'address', sentence: '写一写在什么地方；没有具体位置就勾最下面一项' }],
    grids: [],
    village: '演示镇西演示村',
    receiver: '西演示村村民委员会',
    map: null,
  },
  'report-photos': {
    page: 'report-photos',
    draft: { ...draft, photo: ['t1'] },
    problems: [{ field: 'photos', sentence: '“说明.txt”不是照片，没有收；别的都收到了' }],
    needed: false,
    photos: [
      {
        token: 't1',
        name: '桥头.jpg',
        thumbnail: 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==',
      },
    ],
  },
  'report-contact': { page: 'report-contact', draft, problems, signedIn: false },
  'report-contact-anonymous': { page: 'report-contact', draft: { ...draft, visibility: 'ANONYMOUS' }, problems, signedIn: true },
  'report-check': {
    page: 'report-check',
    draft,
    problems,
    photos: [],
    answers: [
      { step: 'kind', question: '什么事', answer: '路面坑槽' },
      { step: 'what', question: '怎么回事', answer: '桥头路面塌了一个坑，骑车容易摔。' },
      { step: 'what', question: '谁可以知道', answer: '只让受理中心知道我是谁' },
      { step: 'where', question: '什么地方', answer: '二网格，村口小桥往东' },
      { step: 'contact', question: '怎么告诉您', answer: '不留电话，凭查询码查' },
    ],
  },
  'report-done': {
    page: 'report-done',
    queryCode: '7K4MX-9PXDQ',
    matterHref: urls.matter('140499-01930000'),
    next: [
      { what: '村里看一看，告诉您收不收', within: '4 个工作小时内' },
      { what: '派给该办的单位', within: '1 个工作日内' },
      { what: '办完，请别的单位去核查', within: '3 个工作日内' },
      { what: '请您评价', within: '核查以后' },
    ],
  },
}
