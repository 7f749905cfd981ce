/**
 * A publication of open affairs (村务公开): one dossier a village, item and period. 到期 → 制单 → 监督委员会审核 → 公开 → 上墙 → 期满 → 归档.
 * R-270…R-279; the law of it in core/open-affairs. A duty nobody has begun is no dossier but follows from the catalogue (decision 0037).
 */
import { isFinance, legalKinds, periodInWords, sumsOf, yuan } from '../../core/open-affairs/index.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { daysBetween } from '../../core/time/index.ts'
import { acts, titleOf, type DisclosureState } from './acts.ts'
import { blankDisclosure, present, shownOf, type DisclosureFile } from './disclosure-file.ts'
import { parties, type DisclosureParty } from './parties.ts'
import { defaultSettings, faultsOfSettings, settingsSchema, type DisclosureSettings } from './settings.ts'

type Disclosure = Dossier<DisclosureFile>

export const disclosure: Procedure<DisclosureFile, DisclosureSettings, DisclosureState, DisclosureParty> = {
  key: 'disclosure',
  version: 1,
  name: '村务公开',
  owner: '县民政局、农业农村局',
  basis: ['村民委员会组织法（2025年修正）第三十五条、第三十六条、第三十七条、第三十九条', '长治市“三化三治”指导意见 二(一)3', '个人信息保护法第六条、第二十八条', 'R-270…R-279'],
  settings: { schema: settingsSchema, defaults: defaultSettings, faults: faultsOfSettings },
  blank: blankDisclosure,
  states: {
    MISSING: { name: '缺期', step: '到期', awaits: ['preparers'], sentence: '到期了还没有公开，已经告诉村里、监督委员会和乡镇。', forStaff: '到期没有公开，请马上补上。' },
    PREPARED: { name: '待审核', step: '审核', awaits: ['supervisors'], sentence: '村里已经做好，村务监督委员会正在审核。', forStaff: '请监督委员会逐项审核。' },
    RETURNED: { name: '退回修改', step: '审核', awaits: ['preparers'], sentence: '监督委员会退回，村里正在改。', forStaff: '请按监督委员会的意见修改后再交。' },
    REVIEWED: { name: '待公开', step: '公开', awaits: ['publishers'], sentence: '监督委员会已经审核，马上公开。', forStaff: '审核通过，请公开。' },
    PUBLISHED: { name: '已公开，待上墙', plain: '已公开', step: '公开', awaits: ['publishers'], sentence: '网上已经公开，村里正在往公开栏张贴。', forStaff: '网上已经公开；请打印贴到公开栏，再登记。' },
    POSTED: { name: '公开中', step: '公开', awaits: [], sentence: '网上和公开栏都在公开。', forStaff: '网上和公开栏都在公开，期满以前不能撤下。' },
    ENDED: { name: '公开期满', step: '归档', awaits: [], sentence: '公开期已满，网上一直可以查。' },
    ARCHIVED: { name: '已归档', step: '归档', awaits: [], sentence: '已经归入村务档案，网上一直可以查。', final: true },
  },
  parties,
  acts,
  // A correction waits for the supervisors, in whatever state the publication is.
  alsoAwaits: [{ party: 'supervisors', sentence: '有更正等监督委员会审核时', when: ({ file }) => file.correction !== null }],
  deadlines: {
    publish: {
      name: '公开', rules: ['R-271'], kind: 'limit', runsIn: ['PREPARED', 'RETURNED', 'REVIEWED'], owner: 'publishers',
      budget: (file) => ({ amount: Math.max(1, daysBetween(file.preparedOn ?? file.openedOn, file.due)), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '到期没有公开，亮红灯，告诉村里、监督委员会和乡镇。' },
    },
    fill: {
      name: '补上缺期', rules: ['R-271'], kind: 'limit', runsIn: ['MISSING'], owner: 'preparers', budget: (_, settings) => settings.review,
      onLate: { act: 'note-overdue', sentence: '缺期一直没有补，再告诉村里、监督委员会和乡镇。' },
    },
    review: {
      name: '审核', rules: ['R-274'], kind: 'limit', runsIn: ['PREPARED'], owner: 'supervisors', budget: (_, settings) => settings.review,
      onLate: { act: 'note-overdue', sentence: '审核超期，亮红灯。' },
    },
    post: {
      name: '上墙', rules: ['R-273'], kind: 'limit', runsIn: ['PUBLISHED'], owner: 'publishers', budget: (_, settings) => settings.post,
      onLate: { act: 'note-overdue', sentence: '没有按时贴到公开栏，亮红灯，告诉村里、监督委员会和乡镇。' },
    },
    hang: {
      name: '公开期', rules: ['R-272'], kind: 'timer', runsIn: ['POSTED'], owner: 'system', budget: (file) => ({ amount: file.left, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'end-posting', sentence: '公开期满，自动记下；网上一直可以查。' },
    },
    keep: {
      name: '归档', rules: ['R-278'], kind: 'timer', runsIn: ['ENDED'], owner: 'system', budget: (_, settings) => ({ amount: settings.archiveDays, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'archive', sentence: '到时间自动归档。' },
    },
  },
  readers: {
    parties: ['preparers', 'supervisors', 'town', 'county'],
    region: { sentence: '公开以前只有本村制单、审核、发布的人和乡镇、县级中心可以看；公开以后人人可以在网上看公开的内容。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-008': '时限分绿、黄、红三灯：按时、快到期、已超期。',
    'R-270': '法律规定公开五类事项，每一条都写明是哪一类。',
    'R-271': '一般事项每季度至少公开一次；财务往来较多的村财务每月公开；重大事项形成后三日内公开。到期没有公开的，第二天预警。',
    'R-272': '至少公开十五天，期间不能撤下；更正要保留原文，写明更正说明。',
    'R-273': '网上公开不能代替公开栏：每一条都登记贴在哪里、哪天贴的。',
    'R-274': '财务逐项逐笔公开，先经村务监督委员会审核；审核人不能是制单人，也不能是村委会成员和他们的近亲属。',
    'R-275': '身份证号、电话、银行卡、门牌、病情不公开；名单只写姓名、小组、项目、金额；残疾、精神障碍、艾滋病、未成年人不公示姓名。',
    'R-277': '公开目录由县里定，改动要两个人办。',
    'R-278': '公开的内容归入村务档案，真实、准确、完整。',
    'R-279': '监督委员会成员由村民选举产生，村委会成员和近亲属不能担任。',
  },
  texts: {
    missing: ({ file }: Disclosure) => `${titleOf(file)}到期没有公开，请马上补上。`,
    prepared: ({ file }: Disclosure) => `${titleOf(file)}做好了，请逐项审核。`,
    reviewed: ({ file }: Disclosure) => `${titleOf(file)}审核通过，请公开并贴到公开栏。`,
    returned: ({ file }: Disclosure) => `${titleOf(file)}被监督委员会退回，请修改。`,
    published: ({ file }: Disclosure) => `${titleOf(file)}已经公开。`,
    corrected: ({ file }: Disclosure) => `${titleOf(file)}有更正，请审核。`,
    amended: ({ file }: Disclosure) => `${titleOf(file)}的更正已经公开，请重新打印张贴。`,
    correctionRefused: ({ file }: Disclosure) => `${titleOf(file)}的更正没有通过，请看理由。`,
    overdue: ({ file }: Disclosure) => `${titleOf(file)}有一步超期，请尽快办。`,
  },
  remarks: ({ file, state }) => [
    ...(file.missed ? [{ text: `到期日 ${file.due} 没有公开，记为缺期。`, since: null, for: 'everybody' } as const] : []),
    ...(file.correction === null ? [] : [{ text: `有一份更正等监督委员会审核：${file.correction.reason}`, since: null, for: 'staff' } as const]),
    ...(state === 'RETURNED' && file.returned !== null ? [{ text: `退回的理由：${file.returned.reason}`, since: null, for: 'staff' } as const] : []),
  ],
  likely: ({ state, file }) => (file.correction === null ? likelyIn[state ?? ''] ?? [] : ['confirm-correction', 'refuse-correction']),
  shows: { to: ['disclosure-question'], what: ({ file }) => ({ ...shownOf(file) }) },
  sheet: sheetOf,
  summary: ({ file }) => {
    const content = present(file)?.content ?? file.draft
    return {
      number: null, title: titleOf(file), category: `OA-${file.item}`, priority: 'P2', lon: null, lat: null, reporter: null,
      // Whom a list names is read on it; nobody finds a person's grants of many years by the name.
      searchText: [titleOf(file), file.itemName, periodInWords(file.period), legalKinds[file.kind].short, content.words.slice(0, 300), ...new Set(content.lines.map(({ subject }) => subject)), ...new Set(content.names.map(({ item }) => item))].join(' ').slice(0, 1_500),
    }
  },
}

const likelyIn: Readonly<Record<string, readonly string[]>> = {
  MISSING: ['prepare-late'], PREPARED: ['review', 'send-back', 'revise'], RETURNED: ['revise'], REVIEWED: ['publish', 'send-back'], PUBLISHED: ['post-board', 'correct'], POSTED: ['correct'], ENDED: ['correct'],
}

function sheetOf({ file }: Disclosure): readonly Line[] {
  const now = present(file)
  const content = now?.content ?? file.draft
  const sums = sumsOf(content)
  return [
    line('事项', file.itemName), line('期', periodInWords(file.period)), line('法定类别', legalKinds[file.kind].name), { label: '到期日', kind: 'day', value: file.due },
    ...(content.lines.length === 0 ? [] : [line('明细', `${content.lines.length} 行；收入 ${yuan(sums.income)} 元，支出 ${yuan(sums.expense)} 元${content.opening === null ? '' : `，期初 ${yuan(sums.opening)} 元，期末 ${yuan(sums.closing)} 元`}`)]),
    ...(content.names.length === 0 ? [] : [line('名单', `${content.names.length} 人，共 ${yuan(sums.names)} 元`)]),
    ...(content.words === '' ? [] : [line('说明', content.words)]),
    ...(isFinance(file) && file.vouchers.length > 0 ? [line('附了凭证照片的行', [...new Set(file.vouchers.map((one) => one.line))].toSorted((one, other) => one - other).join('、'))] : []),
    ...(file.reviewed === null ? [] : [line('审核', `${file.reviewed.on} 监督委员会审核通过${file.reviewed.words === '' ? '' : `：${file.reviewed.words}`}`)]),
    ...(now === null ? [] : [line('公开', `${file.versions[0]?.on ?? ''} 起，至少 ${file.days} 天`), line('内容指纹', now.hash)]),
    ...file.versions.slice(1).map((version) => line(`第 ${version.number} 稿`, `${version.on} 更正：${version.correcting}`)),
    ...file.boards.map(({ on, where }) => line('公开栏', `${on} 贴在${where}`)), ...(file.down === null ? [] : [{ label: '期满', kind: 'day' as const, value: file.down }]),
  ]
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}
