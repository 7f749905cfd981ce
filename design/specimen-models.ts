/** Invented matters that show every part in its states; nobody here exists. */
import type { ActsModel } from './parts/acts.tsx'
import type { DossierHeadModel } from './parts/dossier-head.tsx'
import type { FigureModel } from './parts/figure.tsx'
import type { FieldModel } from './parts/form-fields.tsx'
import type { LampModel } from './parts/lamp.tsx'
import type { NoticeModel } from './parts/notice.tsx'
import type { PlaceMapModel } from './parts/place-map.tsx'
import type { RegionBarModel } from './parts/region-bar.tsx'
import type { StatusModel } from './parts/status-word.tsx'
import type { TimelineEntry } from './parts/timeline.tsx'

const at = (local: string) => Date.parse(`${local}:00+08:00`)

export const head: DossierHeadModel = {
  number: '140400999001-20261116-000012',
  matter: '路面坑槽',
  place: '演示县演示镇演示村 二网格，村口小桥往东',
  status: { tone: 'moving', word: '处置中' },
  sentence: '县交通运输局正在修。',
  lamp: { tone: 'on-time', words: '还剩 1 个工作日 3 小时', due: at('2026-11-24T12:00') },
  holder: { unit: '演示县交通运输局', office: '部门经办人', person: '李演示', phone: '0355-0000002' },
}

export const lamps: readonly LampModel[] = [
  { tone: 'on-time', words: '还剩 1 个工作日 3 小时', due: at('2026-11-24T12:00') },
  { tone: 'soon', words: '还剩 2 小时', due: at('2026-11-23T11:30') },
  { tone: 'late', words: '超过 1 个工作日' },
  { tone: 'paused', words: '挂账，复核日 2027年1月20日' },
  { tone: 'done', words: '用了 2 个工作日' },
]

export const statuses: readonly StatusModel[] = [
  { tone: 'waiting', word: '等受理' },
  { tone: 'moving', word: '处置中' },
  { tone: 'done', word: '已结案' },
  { tone: 'stopped', word: '不予受理' },
  { tone: 'alarm', word: '返工' },
]

export const timeline: readonly TimelineEntry[] = [
  {
    id: '3',
    at: at('2026-11-17T10:05'),
    who: '李演示',
    office: '县交通运输局',
    what: '签收，开始处置',
    why: '当天下午派人围挡，天晴后补沥青。',
    rules: [{ title: 'R-109 首接负责', text: '接单单位不得推诿；有异议走回退，不得口头转交。' }],
  },
  {
    id: '2',
    at: at('2026-11-16T15:20'),
    who: '王演示',
    office: '乡镇调度员',
    what: '派给县交通运输局',
    why: '县道由交通运输局养护。',
    details: [{ name: '处置时限', value: '8 紧急工时' }],
    rules: [{ title: 'R-110 派单目录', text: '派单对象必须在派单目录里。', href: '/rules/grid-case' }],
  },
  {
    id: '1',
    at: at('2026-11-16T09:30'),
    receivedAt: at('2026-11-16T11:02'),
    who: '张演示',
    what: '上报',
    why: '桥头路面塌了一个坑，骑车容易摔。',
    files: [{ href: '/files/1', name: '现场记录.pdf' }],
  },
]

export const acts: ActsModel = {
  open: [
    { key: 'handle', label: '登记处置结果', href: '#act-form', digit: 1 },
    { key: 'extend', label: '申请延期', href: '#act-form', digit: 2 },
    { key: 'return', label: '退回调度员', href: '#act-form', digit: 3 },
    { key: 'void', label: '提出作废', href: '#act-form', kind: 'danger' },
  ],
  closed: [
    { key: 'suspend', label: '挂账', reason: '要先附立项或规划的证明材料。' },
    { key: 'verify', label: '核查', reason: '处置的人和单位不能核查自己办的事（R-120）。' },
  ],
}

export const fields: readonly FieldModel[] = [
  { type: 'long-text', name: 'result', label: '办了什么', hint: '写给上报的人看，一两句大白话。', rows: 3 },
  {
    type: 'choice',
    name: 'outcome',
    label: '结果',
    options: [
      { value: 'done', label: '已解决' },
      { value: 'partly', label: '解决了一部分', hint: '余下的要写明什么时候办。' },
    ],
    value: 'done',
  },
  {
    type: 'choices',
    name: 'told',
    label: '怎么告诉上报人的',
    options: [
      { value: 'phone', label: '打电话' },
      { value: 'visit', label: '上门' },
    ],
  },
  { type: 'select', name: 'unit', label: '协办单位', options: [{ value: 'water', label: '县水利局' }], optional: true },
  { type: 'text', name: 'cost', label: '花费', hint: '单位：元', inputMode: 'decimal', width: 8 },
  { type: 'date', name: 'finished', label: '办完的日子', value: { year: '2026', month: '11', day: '' } },
  { type: 'files', name: 'photos', label: '处置后的照片', optional: true },
  { type: 'checkbox', name: 'sure', label: '以上属实' },
]

export const problems = [
  { field: 'result', sentence: '写一写办了什么' },
  { field: 'finished', sentence: '补上办完的是哪一天' },
]

export const region: RegionBarModel = {
  path: [
    { level: '市', name: '演示市', href: '#city' },
    { level: '县', name: '演示县', href: '#county' },
    { level: '乡镇', name: '演示镇', href: '#town' },
    { level: '村', name: '演示村', href: '#village' },
  ],
  below: ['一网格', '二网格', '三网格'].map((name, nth) => ({ level: '网格', name, href: `#grid-${nth}` })),
}

export const figures: readonly FigureModel[] = [
  { label: '本月上报', value: '58', unit: '件', asOf: at('2026-11-23T09:00'), source: '本村全部案卷，不含草稿' },
  {
    label: '按时办结',
    value: '96.4%',
    denominator: '55 件中的 53 件',
    asOf: at('2026-11-23T09:00'),
    source: '已结案的，挂账时间不算',
  },
  {
    label: '作废',
    value: '1',
    unit: '件',
    denominator: '共 58 件',
    asOf: at('2026-11-23T09:00'),
    source: '作废单列，不从分母里去掉（R-118）',
  },
]

export const map: PlaceMapModel = {
  title: '演示村网格图',
  grids: [
    {
      code: '1',
      name: '一网格',
      own: false,
      outline: [
        [
          [113, 36.5],
          [113.012, 36.498],
          [113.014, 36.51],
          [113.004, 36.514],
        ],
      ],
    },
    {
      code: '2',
      name: '二网格',
      own: true,
      outline: [
        [
          [113.012, 36.498],
          [113.026, 36.501],
          [113.024, 36.512],
          [113.014, 36.51],
        ],
      ],
    },
    {
      code: '3',
      name: '三网格',
      own: false,
      outline: [
        [
          [113.004, 36.514],
          [113.014, 36.51],
          [113.024, 36.512],
          [113.02, 36.523],
          [113.006, 36.521],
        ],
      ],
    },
  ],
  points: [
    { letter: 'A', shape: 'circle', at: [113.018, 36.506], words: '上报的位置' },
    { letter: 'B', shape: 'square', at: [113.008, 36.506], words: '村委会' },
    { letter: 'C', shape: 'triangle', at: [113.014, 36.517], words: '超时的事项', late: true },
  ],
}

export const notice: NoticeModel = {
  title: '关于调整网格事项清单的公示',
  village: '演示县演示镇演示村',
  number: '演示村示〔2026〕3号',
  issuer: '演示村村民委员会',
  issuedAt: at('2026-11-20T09:00'),
  period: { from: at('2026-11-20T00:00'), to: at('2026-11-27T00:00'), words: '还剩 4 天' },
  objection: { words: '有不同意见，从这里提', href: '#objection' },
  qr: null,
}

export type MatterRow = {
  readonly number: string
  readonly matter: string
  readonly unit: string
  readonly days: number
  readonly lamp: LampModel
}

export const rows: readonly MatterRow[] = [
  {
    number: '000012',
    matter: '路面坑槽',
    unit: '县交通运输局',
    days: 2,
    lamp: { tone: 'on-time', words: '还剩 1 个工作日 3 小时' },
  },
  { number: '000011', matter: '路灯不亮', unit: '演示镇政府', days: 1, lamp: { tone: 'soon', words: '还剩 2 小时' } },
  { number: '000007', matter: '邻里纠纷', unit: '村调委会', days: 12, lamp: { tone: 'late', words: '超过 1 个工作日' } },
]
