/** One invented model per page, for the journeys and the pictures. Nobody and nothing here exists. */
import * as specimen from '../../design/specimen-models.ts'
import { scoreOptions, urls, type Frame, type MatterPage, type PortalPage } from './contract.ts'
import { grids, reportSamples } from './report-samples.ts'
import { starSamples } from './stars-samples.ts'
import { electionSamples } from './elections-samples.ts'
import { collectiveEconomySamples } from './collective-economy-samples.ts'
import { openAffairsSamples } from './open-affairs-samples.ts'
import { villageStarSamples } from './village-stars-samples.ts'

const at = (local: string) => Date.parse(`${local}:00+08:00`)

export const frame: Frame = {
  path: '/',
  size: 'standard',
  askSize: false,
  site: { name: '演示县三治平台', organiser: '演示县人民政府办公室', filing: null },
  village: { name: '演示镇演示村' },
  contact: { office: '网格员', name: '张演示', phone: '0355-0000001' },
  person: { name: '赵演示' },
  formToken: 'sample-token',
  stale: false,
}

const problems: [] = []

const matter: MatterPage = {
  page: 'matter',
  id: '140499-01930000',
  head: { ...specimen.head, holder: { unit: '演示县交通运输局', phone: '0355-0000002' } },
  remarks: [],
  main: null,
  follows: false,
  description: '桥头路面塌了一个坑，骑车容易摔。\n有半米宽，下雨看不见。',
  against: [],
  photos: [],
  timeline: specimen.timeline,
  acts: {
    open: [{ key: 'urge', label: '催一催', href: urls.matterAct('140499-01930000', 'urge') }],
    closed: [
      { key: 'evaluate', label: '评价', reason: '办完以后才能评价。' },
      { key: 'review', label: '申请复查', reason: '结案后 15 天内可以提一次。' },
    ],
  },
  form: null,
  done: null,
  looks: [{ id: 'l1', at: at('2026-11-17T10:00'), who: '乡镇调度员', unit: '演示镇人民政府' }],
}

const evaluate: MatterPage = {
  ...matter,
  head: {
    ...matter.head,
    status: { tone: 'done', word: '已结案' },
    sentence: '路补好了，核查员去看过。您满意吗？',
    lamp: { tone: 'done', words: '用了 3 个工作日' },
    holder: null,
  },
  acts: {
    open: [
      { key: 'evaluate', label: '评价', href: urls.matterAct(matter.id, 'evaluate') },
      { key: 'review', label: '申请复查', href: urls.matterAct(matter.id, 'review') },
    ],
    closed: [{ key: 'urge', label: '催一催', reason: '这件事已经办完了。' }],
  },
  form: {
    act: 'evaluate',
    title: '办得怎么样？',
    actId: '01930000-0000-7000-8000-000000000002',
    sequence: 9,
    problems: [{ field: 'score', sentence: '选一下满意不满意' }],
    fields: [
      { type: 'choice', name: 'score', label: '您满意吗', options: scoreOptions },
      { type: 'long-text', name: 'comment', label: '想说的话', optional: true, rows: 3 },
    ],
    consequence: '评价只能交一次。办事的人看得到评价，看不到您是谁。',
    submit: '交评价',
  },
}

export const samples: Readonly<Record<string, PortalPage>> = {
  'home': { page: 'home', openMatters: 2 },
  ...reportSamples,
  'mine': {
    page: 'mine',
    visitor: false,
    linked: 1,
    others: [
      {
        href: urls.matter('4'),
        number: '',
        matter: '路灯不亮',
        place: '演示村',
        status: { tone: 'waiting', word: '待受理' },
        lamp: null,
        reportedAt: at('2026-11-09T08:00'),
        waits: null,
      },
    ],
    pager: { previous: null, next: '/mine?after=x' },
    matters: [
      {
        href: urls.matter('1'),
        number: '000009',
        matter: '路灯不亮',
        place: '演示村一网格',
        status: { tone: 'done', word: '已结案' },
        lamp: null,
        reportedAt: at('2026-11-10T08:00'),
        waits: '请您评价',
      },
      {
        href: urls.matter('2'),
        number: '000012',
        matter: '路面坑槽',
        place: '演示村二网格，村口小桥往东',
        status: { tone: 'moving', word: '处置中' },
        lamp: { tone: 'on-time', words: '还剩 1 个工作日 3 小时' },
        reportedAt: at('2026-11-16T09:30'),
        waits: null,
      },
      {
        href: urls.matter('3'),
        number: '000013',
        matter: '污水乱排',
        place: '演示村三网格',
        status: { tone: 'alarm', word: '返工' },
        lamp: { tone: 'late', words: '超过 1 个工作日' },
        reportedAt: at('2026-11-12T19:10'),
        waits: null,
      },
    ],
  },
  'mine-empty': { page: 'mine', visitor: false, pager: { previous: null, next: null }, matters: [], others: [], linked: 0 },
  'follow': {
    page: 'follow',
    number: '140499001201-20261123-000012',
    queryCode: 'AAAAA-AAAAA',
    problems: [{ field: 'query_code', sentence: '没有查到，再看一看查询码抄得对不对' }],
  },
  'village': {
    page: 'village',
    back: '/report',
    query: null,
    path: ['演示县', '演示镇'],
    lines: [
      { name: '演示村', words: '村委会', href: '/village/chosen?code=140499001201&back=%2Freport' },
      { name: '东演示村', words: '村委会', href: '/village/chosen?code=140499001202&back=%2Freport' },
    ],
  },
  'village-search-nothing': { page: 'village', back: '/', query: '桃花源', path: [], lines: [] },
  matter,
  'matter-done': { ...matter, done: '已经替您催了' },
  'matter-evaluate': evaluate,
  'matter-merged': {
    ...matter,
    head: { ...matter.head, status: { tone: 'stopped', word: '合并办理' }, lamp: null, holder: null },
    remarks: ['复查申请已经收到，正在看。'],
    main: {
      href: urls.matter('140499-01930001'),
      matter: '路面坑槽 · 演示村桥头',
      status: { tone: 'moving', word: '办理中' },
      sentence: '办事的单位正在办。',
    },
    acts: { open: [], closed: [] },
  },
  'matter-followed': { ...matter, follows: true, description: null, looks: [], acts: { open: [], closed: [] } },
  'sign-in': { page: 'sign-in', phone: '', next: '/mine', problems, tryWith: [{ phone: '12000000001', who: '赵演示' }] },
  'sign-in-code': {
    page: 'sign-in-code',
    outbox: '/demo/outbox',
    phone: '100****0000',
    ticket: 'sample',
    next: '/mine',
    problems: [{ field: 'code', sentence: '数字不对，还能再试 4 次' }],
  },
  'sign-in-password': { page: 'sign-in-password', user: 'yanshi', next: '', problems },
  'occasion': {
    page: 'occasion',
    actId: 'o1',
    council: ['钱演示 132-0000-0000'],
    fields: [
      { type: 'choice', name: 'kind', label: '什么事', options: [{ value: 'WEDDING', label: '红事（婚嫁）' }, { value: 'FUNERAL', label: '白事（丧事）' }] },
      { type: 'date', name: 'day', label: '哪天办', value: { year: '2026', month: '12', day: '12' } },
      { type: 'choices', name: 'wishes', label: '要帮什么', optional: true, options: [{ value: 'COOKS', label: '厨师和帮厨' }, { value: 'TABLEWARE', label: '桌椅碗筷' }] },
      { type: 'checkbox', name: 'visitWelcome', label: '可以来家里看看、帮帮忙' },
    ],
    problems: [{ field: 'kind', sentence: '选一选是红事还是白事' }],
  },
  'decisions': {
    page: 'decisions', village: '襄垣县演示镇演示村', done: null,
    decisions: [{
      id: '140423-00000000-0000-4000-8000-000000000001', title: '村西水泥路维修', opinionHref: '/decisions/opinion?about=140423-00000000-0000-4000-8000-000000000001',
      boards: [{ name: '决议公开', on: '2026年11月10日', until: '2026年11月25日', where: '村委会公开栏', words: '经村民会议表决，维修村西水泥路八百米，用款不超过 380000 元。' }],
      lines: [{ label: '事项', words: '公益事业的兴办，决议 380000 元' }, { label: '会议决议', words: '2026-11-08，应到 90、表决 70，赞成 64、反对 4、弃权 2' }],
      answers: [{ on: '2026年11月12日', answer: '单价由招标确定，合同可以到村委会查看。' }],
    }],
  },
  'consultations': {
    page: 'consultations', village: '襄垣县演示镇演示村', done: null, noVote: '线上征询只是听取意见，不具法定表决效力。',
    consultations: [{
      id: '140423-00000000-0000-4000-8000-000000000002', title: '村口路灯装在哪里', status: '正在商量', words: '晚上黑，想听听大家装在哪里好。', sayHref: '/consultations/say?about=140423-00000000-0000-4000-8000-000000000002', online: true, hidden: 1,
      facts: [{ name: '形式', value: '线上征询' }, { name: '收意见到', value: '2026年12月3日' }, { name: '请谁参加', value: '沿街各户' }], opinions: [{ words: '装在学校门口。', by: '一位村民，2026年11月24日' }],
    }],
  },
  'say': {
    page: 'say', about: '140423-00000000-0000-4000-8000-000000000002', title: '村口路灯装在哪里', until: '2026年12月3日', noVote: '线上征询只是听取意见，不具法定表决效力。', actId: '00000000-0000-4000-8000-000000000003', words: '装在学校门口。',
    named: false, saidBefore: true, seen: '1', problems: [{ field: 'words', sentence: '请写清楚是什么意见' }],
  },
  'appraisals': {
    page: 'appraisals', village: '襄垣县演示镇演示村',
    appraisals: [{
      title: '2026 年', facts: [{ name: '会议', value: '2026年11月10日村民代表会议，应到 30，到会 25，收回 24 张票' }],
      judged: [
        { name: '张演示（主任）', verdict: '称职', counts: '优秀 8、称职 10、基本称职 3、不称职 2、废票 1', ends: false },
        { name: '李演示（委员）', verdict: '不称职', counts: '优秀 2、称职 3、基本称职 4、不称职 15、废票 0', ends: true },
      ],
    }],
  },
  'opinion': { page: 'opinion', about: '140423-00000000-0000-4000-8000-000000000001', title: '村西水泥路维修', actId: 'a1', words: '', problems: [{ field: 'words', sentence: '请写清楚是什么意见' }] },
  'bodies': {
    page: 'bodies',
    decisions: [{ body: '村民议事会', heldOn: '2026年11月20日', title: '协商议题：村口路灯', words: '装三盏，先装学校门口。', board: '贴在村委会门口公开栏，到 2026年11月28日。' }],
    bodies: [
      {
        name: '红白理事会',
        duty: '帮村民把红事白事办得体面、省心、不浪费。',
        may: ['商量怎么帮一户办事', '红白事办理建议'],
        mayNot: '只提建议和帮忙，不审批、不罚款。',
        members: [{ office: '负责人', name: '钱演示', until: '2027-12-31' }],
      },
    ],
  },
  'points': {
    page: 'points',
    standing: 'open',
    balance: 35,
    lapsing: '20 分，请在 2026 年 12 月 31 日以前兑换',
    entries: [
      { id: '3', on: '2026-11-20', delta: '−20', words: '兑换 面粉 2 袋' },
      { id: '2', on: '2026-11-03', delta: '+5', words: '义务劳动一次：清理村东头河道' },
      { id: '1', on: '2026-10-02', delta: '+50', words: '见义勇为，经认定：下河救人' },
    ],
    asked: [
      { number: 5, words: '2026-11-22 邻里互助 +3 分：帮赵演示家收玉米', state: '等审核', reason: null, actId: 'a5' },
      { number: 4, words: '2026-11-10 参加文体活动 +2 分：广场舞', state: '没有同意', reason: '请写明是哪一场活动', actId: null },
    ],
    exchanges: [{ number: 3, code: '5a5a-3', words: '面粉 2 袋，20 分', state: '等您来领', actId: 'a3' }],
    things: [
      { number: 1, words: '面粉，每袋 10 分', stock: 3, most: 3, actId: 't1' },
      { number: 2, words: '食用油，每桶 40 分', stock: 6, most: 0, actId: 't2' },
    ],
    claim: {
      actId: 'c1',
      fields: [
        { type: 'select', name: 'rule', label: '做了哪一项', options: [{ value: 'labour', label: '义务劳动一次（5 分）' }] },
        { type: 'text', name: 'points', label: '报几分', hint: '办法里只有一个分数的，可以不填', optional: true, inputMode: 'numeric', width: 4 },
        { type: 'date', name: 'on', label: '哪一天', value: { year: '2026', month: '11', day: '23' } },
        { type: 'text', name: 'words', label: '做了什么', hint: '在哪里、和谁一起', maxLength: 200 },
        { type: 'text', name: 'evidence', label: '怎么能证明', hint: '谁看见了、村里有没有记录', maxLength: 300 },
      ],
    },
    problems: [{ field: 'words', sentence: '这件事已经记过或者正在审核，同一件事只记一次' }],
    done: null,
  },
  'points-none': { page: 'points', standing: 'no-household', balance: 0, lapsing: null, entries: [], asked: [], exchanges: [], things: [], claim: null, problems, done: null },
  'village-points': {
    page: 'village-points',
    participants: 128,
    rules: [
      { name: '义务劳动一次', points: '5 分' },
      { name: '志愿服务，每小时 2 分', points: '2–8 分，一天最多 8 分' },
    ],
    adopted: {
      meeting: '村民会议 2026-03-10 通过（演示村民会议〔2026〕3 号），应到 300 人，实到 200 人，同意 180 人',
      filing: '乡镇 2026-03-12 备案（演示备〔2026〕1 号）',
      more: '只加分，不扣分；每户一次最多换 50 分，一个月最多换 100 分；积分跨 1 年有效，到期前三十日告诉您家。',
    },
    rewards: [{ kind: '精神鼓励', name: '上善行义举榜', words: '年底由村里张榜，户主同意的才上榜。' }],
    shop: {
      quarter: '2026 年第 4 季度',
      quarters: [
        { href: '/points/village?quarter=2026-4', name: '2026 年第 4 季度', here: true },
        { href: '/points/village?quarter=2026-3', name: '2026 年第 3 季度', here: false },
      ],
      lines: [{ thing: '1 号 面粉', cost: '每袋 10 分', opening: 12, received: 20, exchanged: 17, writtenOff: 1, counted: -1, closing: 13 }],
    },
  },
  'me': {
    page: 'me',
    name: '赵演示',
    phone: '100****0000',
    done: null,
    unfinished: true,
    pager: { previous: null, next: null },
    helpers: [{ id: 'h1', who: '演示村村民委员会 代办员 钱演示', until: at('2026-11-30T09:30') }],
    messages: [
      {
        id: 'm1',
        at: at('2026-11-16T15:30'),
        sentence: '您上报的“路面坑槽”已经收下，案卷号 140499001201-20261116-000012。',
        href: '/matter/1',
        isNew: true,
      },
      {
        id: 'm2',
        at: at('2026-11-16T09:30'),
        sentence: '您上报的“路面坑槽”已收到，受理后会告诉您。',
        href: '/matter/1',
        isNew: false,
      },
    ],
    sessions: [
      { id: 's1', device: '微信（安卓手机）', since: at('2026-11-20T08:00'), lastSeen: at('2026-11-23T09:00'), current: true },
      { id: 's2', device: 'Chrome（电脑）', since: at('2026-11-01T20:00'), lastSeen: at('2026-11-02T20:30'), current: false },
    ],
    accesses: [
      {
        id: 'a1',
        at: at('2026-11-16T15:18'),
        who: '王演示',
        unit: '演示镇网格中心',
        what: '联系电话',
        why: '办理前核对位置',
      },
    ],
  },
  'rules': {
    page: 'rules',
    procedures: [{ key: 'grid-case', name: '网格事项', sentence: '您上报的事怎么受理、派给谁、几天办完、谁来核查' }],
  },
  'rule': {
    page: 'rule',
    name: '网格事项',
    sentence: '从上报到归档，每一步都有人负责、有时限、有记录。',
    version: '第 1 版，2026年11月1日起施行',
    basis: ['“三化三治”乡村治理平台政策文件', '信访工作条例第二十三条'],
    mine: [
      { name: '上报', who: '任何人', consequence: '上报后由村里或上级受理。', rules: ['R-103'] },
      { name: '评价', who: '提出人', consequence: '评价只能交一次。', rules: [] },
    ],
    steps: [
      {
        name: '信息上报',
        states: [{ name: '待受理', official: null, sentence: '村里和网格员已经收到，正在看收不收。' }],
        acts: [{ name: '受理立案', who: '网格长、村干部', consequence: '编上案卷号，开始办理。', rules: ['R-102', 'R-105'] }],
      },
      {
        name: '结案归档',
        states: [{ name: '已办结', official: '已结案', sentence: '办完了，也核查过了。' }],
        acts: [{ name: '核查通过', who: '别的单位的核查员', consequence: '告诉提出人，请他评价。', rules: [] }],
      },
    ],
    anytime: [{ name: '催办', who: '提出人', consequence: '提醒正在办的单位。', rules: ['R-122'] }],
    limits: [
      { name: '签收（一般）', length: '4 个工作小时', consequence: '提醒乡镇调度员' },
      { name: '处置（一般）', length: '3 个工作日', consequence: '亮红灯，建议督办' },
    ],
    tables: [
      {
        title: '时限',
        columns: ['紧急程度', '签收', '处置'],
        rows: [
          ['紧急', '1 小时（昼夜连续计算）', '8 小时（昼夜连续计算）'],
          ['一般', '4 个工作小时', '3 个工作日'],
        ],
        note: '按“小时”算的，昼夜不停。',
      },
    ],
    picture: null,
    moreHref: `${urls.rule('grid-case')}?more=yes#steps`,
  },
  'grids': {
    page: 'grids',
    map: { ...specimen.map, points: specimen.map.points.slice(1, 2) },
    grids: grids.map((grid, nth) => ({
      ...grid,
      holders: [
        { office: '网格员', name: '张演示', phone: `0355-000001${nth}` },
        { office: '网格长', name: '钱演示', phone: `0355-000002${nth}` },
      ],
    })),
    supervision: { number: '0355-0000009', who: '演示镇纪委', when: '工作日' },
  },
  'help': {
    page: 'help',
    calls: [
      { number: '12345', who: '政务服务热线', when: '全天' },
      { number: '0355-0000001', who: '网格员张演示', when: '白天' },
    ],
    places: [{ name: '演示村便民服务站', address: '演示村村委会一楼', hours: '工作日上午8时到下午6时' }],
  },
  ...starSamples,
  ...electionSamples,
  ...openAffairsSamples,
  ...collectiveEconomySamples,
  ...villageStarSamples,
  'not-found': { page: 'not-found' },
  'refused': {
    page: 'refused',
    title: '这件事刚刚有了新进展',
    sentence: '您打开页面以后，交通运输局已经签收。',
    advice: '您写的话没有丢，回去看一眼新进展，再决定要不要催。',
    back: urls.matter(matter.id),
  },
  'fault': { page: 'fault', reference: '7F3A-20261123' },
  'offline': { page: 'offline' },
}
