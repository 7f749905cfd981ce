/**
 * The ledger of a collective's funds (资金台账) for one quarter: opened with what the quarter before closed with, entered line by line or from a table, mistakes struck in
 * red, closed by the village and reviewed by its supervisors.; Law on Rural Collective Economic Organisations art. 35, 44. Decision 0048.
 */
import { Type, type Static } from '@sinclair/typebox'
import {
  accountKinds, amount, fenOf, firstBelowZero, isCollectiveHolder, isInQuarter, isLending, ledgerKey, mayBeStruck, mostFundLines, nameOf, quarterBefore, repeatedIn, sumsOfFunds, type FundAccount, type FundLine,
} from '../../core/collective-economy/index.ts'
import { kindsIn, lastDayOf, mostFen, mostLines, periodInWords, privateKinds, yuan, firstDayOf } from '../../core/open-affairs/index.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Office } from '../../core/procedure/actor.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { choice, closed, day, timerForm, village, words, emptyForm } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type Known, type PartyDefinition, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { addDays, dayOf, daysBetween } from '../../core/time/index.ts'
import { timeUnits } from '../../core/time/budgets.ts'
import { blankLedger, type LedgerFile, type LedgerShown } from './ledger-file.ts'

const settingsSchema = Type.Object({
  closeDays: Type.Integer({ title: '季末以后几天内结账', minimum: 1, maximum: 60 }),
  review: Type.Object({ amount: Type.Integer({ title: '监督委员会审核的时限', minimum: 1, maximum: 60 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))) }, { ...closed, title: '监督委员会审核的时限' }),
}, closed)
type Settings = Static<typeof settingsSchema>
type Ledger = Dossier<LedgerFile>
type Party = PartyDefinition<LedgerFile, Settings>
type Now = Situation<LedgerFile, Settings>
type With<Form> = Deciding<LedgerFile, Settings, Form>
export type LedgerState = 'OPEN' | 'CLOSING' | 'CLOSED'

const accountFields = { kind: choice('哪一种', accountKinds), name: words('账户名称（不写账号）', 30, 2), holder: words('开户单位', 60, 4) }
const openForm = Type.Object({
  village: village(), period: Type.String({ title: '哪一季度', pattern: '^20[0-9]{2}-Q[1-4]$' }),
  accounts: Type.Optional(Type.Array(Type.Object({ ...accountFields, opening: amount('期初余额（元）') }, { ...closed, title: '账户' }), { title: '账户和期初余额', minItems: 1, maxItems: 12, control: 'rows' })),
}, closed)
type OpenForm = Static<typeof openForm>
const accountForm = Type.Object(accountFields, closed)
const whole = (title: string, maximum: number) => Type.Integer({ title, minimum: 1, maximum, control: 'number' })
const lineFields = { day: day('日期'), direction: choice('收入还是支出', { in: '收入', out: '支出' }), subject: words('项目', 40), words: words('摘要', 120) }
const lineForm = Type.Object({ account: whole('哪个账户', 99), ...lineFields, sum: amount('多少元'), voucher: words('凭证号', 30) }, closed)
type LineForm = Static<typeof lineForm>
const tableForm = Type.Object({
  account: whole('哪个账户', 99),
  lines: Type.Array(Type.Object({ ...lineFields, fen: Type.Integer({ title: '金额（分）', minimum: 1, maximum: mostFen }), voucher: words('凭证号', 30) }, closed), { title: '收支明细', minItems: 1, maxItems: mostLines, control: 'unsaid' }),
}, closed)
type TableForm = Static<typeof tableForm>
const strikeForm = Type.Object({ line: whole('第几行', mostFundLines), reason: words('为什么冲掉', 200, 2) }, closed)
const reviewForm = Type.Object({ words: words('审核的意见', 500, 2) }, closed)
const reasonForm = Type.Object({ reason: words('哪里不对、怎么改', 500, 2) }, closed)

const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  bookkeepers: party('记账人', '本村村干部（含报账员）和村党组织书记', (ledger) => at(ledger, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (ledger) => at(ledger, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (ledger) => at(ledger, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type LedgerParty = keyof typeof parties

const isNamedRight = condition<With<OpenForm>>('ledger-exists', 'R-289', '这个季度的资金台账已经有了，请打开它。', ({ form, dossier }) => nameOf(ledgerKey(form.village, 'funds', form.period)) === nameOf(dossier.key), '/period')
const hasBegun = condition<With<OpenForm>>('quarter-to-come', 'R-289', '这个季度还没有到，请到时候再开。', ({ form, now }) => firstDayOf(form.period) <= dayOf(now), '/period')
const beforeIsClosed = condition<With<OpenForm>>(
  'quarter-before-open', 'R-289', ({ form }) => `${periodInWords(quarterBefore(form.period))}的台账还没有审核结账，请先结账，期初从那里接过来。`, ({ form, known }) => { const before = shownBefore(known, form); return before === null || before.closed }, '/period')
const hasAccounts = condition<With<OpenForm>>(
  'accounts-missing', 'R-289', ({ form, known }) => (shownBefore(known, form) === null ? '第一次开台账，请填账户和期初余额。' : '账户和期初余额从上一季度接过来，不用填，也不能改。'),
  ({ form, known }) => (shownBefore(known, form) === null) === (form.accounts !== undefined), '/accounts')
const holdersAreCollective = condition<With<OpenForm>>(
  'personal-account', 'R-289', '集体的钱不能放在个人的账户里：开户单位要写村集体经济组织、村民委员会或者乡镇代理记账的单位。', ({ form }) => (form.accounts ?? []).every(({ holder, name }) => isCollectiveHolder(holder) && !isPersonal(name)), '/accounts')
const holderIsCollective = condition<With<{ readonly holder: string; readonly name: string }>>(
  'personal-account', 'R-289', '集体的钱不能放在个人的账户里：开户单位要写村集体经济组织、村民委员会或者乡镇代理记账的单位。', ({ form }) => isCollectiveHolder(form.holder) && !isPersonal(form.name), '/holder')

type Entering = { readonly account: number }
const accountExists = condition<With<Entering>>('no-such-account', 'R-289', ({ dossier: { file } }) => `没有这个账户，请填：${file.accounts.map(({ number, name }) => `${number} ${name}`).join('，')}。`, ({ form, dossier: { file } }) => file.accounts.some(({ number }) => number === form.account), '/account')
const entering = [
  accountExists,
  rows('outside-quarter', 'R-289', ({ dossier: { file } }, at) => `第 ${at} 行的日期不在${periodInWords(file.period)}里，或者还没有到，请改正。`, (line, { dossier: { file }, now }) => isInQuarter(line.day, file.period) && line.day <= dayOf(now)),
  rows('no-loans', 'R-289', (_, at) => `第 ${at} 行像是把集体的钱借出去：理事、监事、村干部不得直接或者间接向集体借款，请收回，不要这样支出。`, (line) => line.direction === 'in' || !isLending(`${line.subject}。${line.words}`)),
  rows('private-in-ledger', 'R-275', (_, at, line) => `第 ${at} 行里有${kindsIn(textOf(line)).map((kind) => privateKinds[kind]).join('、')}，台账要公开，请删掉。`, (line) => kindsIn(textOf(line)).length === 0),
  rows('amount-missing', 'R-289', (_, at) => `第 ${at} 行的金额要大于零，请改正。`, ({ fen }) => fen > 0 && fen <= mostFen),
  condition<With<LineForm | TableForm>>(
    'entered-before', 'R-274', ({ form, dossier: { file } }) => `第 ${repeatedIn(file.lines, linesIn(form)).slice(0, 10).join('、')} 行已经记过（同一天、同一凭证、同样的金额和摘要），请核对是不是导入了两遍。`,
    ({ form, dossier: { file } }) => repeatedIn(file.lines, linesIn(form)).length === 0),
  condition<With<LineForm | TableForm>>(
    'below-zero', 'R-289', ({ form, dossier: { file }, now }) => {
      const below = firstBelowZero({ accounts: file.accounts, lines: numbered(file, linesIn(form), dayOf(now)) })
      return below === null ? '' : `${file.accounts.find(({ number }) => number === below.account)?.name ?? ''}到 ${below.day} 会少 ${yuan(-below.fen)} 元，账上没有的钱不能支出，请核对。`
    }, ({ form, dossier: { file }, now }) => firstBelowZero({ accounts: file.accounts, lines: numbered(file, linesIn(form), dayOf(now)) }) === null),
  condition<With<LineForm | TableForm>>('too-many-lines', 'R-289', `一个季度最多 ${mostFundLines} 行，请核对。`, ({ form, dossier: { file } }) => file.lines.length + linesIn(form).length <= mostFundLines),
]
const canBeStruck = condition<With<{ readonly line: number }>>('nothing-to-strike', 'R-289', '没有这一行，或者已经冲掉了，请核对是第几行。', ({ form, dossier: { file } }) => mayBeStruck(file.lines, form.line), '/line')
const staysAbove = condition<With<{ readonly line: number }>>(
  'below-zero', 'R-289', '冲掉这一行，账上会变成负数，请先核对后面的支出。', ({ form, dossier: { file }, now }) => firstBelowZero({ accounts: file.accounts, lines: struck(file, form.line, '', dayOf(now)) }) === null, '/line')
const quarterIsOver: Condition<Now> = {
  code: 'quarter-runs', rule: 'R-289', sentence: ({ dossier: { file } }) => `${periodInWords(file.period)}还没有过完，${lastDayOf(file.period)} 以后才能结账。`, holds: ({ dossier: { file }, now }) => dayOf(now) > lastDayOf(file.period),
}
const isAnother: Condition<Now> = { code: 'own-books', rule: 'R-274', sentence: '账是您交的，要由监督委员会的另一个人审核。', holds: ({ dossier: { file }, actor }) => file.closedBy === null || file.closedBy !== actor.person }

const act = actsFor<LedgerFile, Settings, LedgerState, LedgerParty>()
const told = (to: LedgerParty, text: string) => ({ effect: 'notify', to, text }) as const

export const collectiveLedger: Procedure<LedgerFile, Settings, LedgerState, LedgerParty> = {
  key: 'collective-ledger',
  version: 1,
  name: '集体资金台账',
  owner: '县农业农村局',
  basis: ['农村集体经济组织法第三十五条、第四十四条', '村民委员会组织法（2025 年修正）第三十七条', 'R-274、R-289'],
  settings: { schema: settingsSchema, defaults: { closeDays: 15, review: { amount: 5, unit: 'WORK_DAY' } } },
  blank: blankLedger,
  states: {
    OPEN: { name: '记账中', sentence: '这一季度的收支正在逐笔登记。', step: '记账', awaits: ['bookkeepers'] },
    CLOSING: { name: '等审核', sentence: '账已经结好，等村务监督委员会审核。', step: '审核', awaits: ['supervisors'] },
    CLOSED: { name: '已结账', sentence: '审核过了，期末余额是下一季度的期初；以后发现的错，记到下一季度。', step: '结账', awaits: [], final: true },
  },
  parties,
  acts: {
    open: act({
      name: '开台账', recordName: '开台账', event: 'opened', rules: ['R-289'], from: 'nothing', to: 'OPEN', who: ['bookkeepers'], form: openForm, consequence: '期初从上一季度接过来；以后逐笔登记，不能改，只能冲掉重记。',
      checks: [isNamedRight, hasBegun, beforeIsClosed, hasAccounts, holdersAreCollective], place: (form) => ({ village: form.village, grid: null }), looksUp: (form) => ({ shown: [beforeOf(form)] }),
      facts: ({ form, known, now }) => ({ accounts: opened(form, known), carried: shownBefore(known, form) !== null, on: dayOf(now) }),
      record: ({ file, form, facts }) => ({ ...file, village: form.village, period: form.period, accounts: facts['accounts'] as unknown as FundAccount[], carried: facts['carried'] === true, openedOn: facts['on'] as string }),
    }),
    'add-account': act({
      name: '加一个账户', recordName: '加一个账户', event: 'account-added', rules: ['R-289'], from: ['OPEN'], to: 'same', who: ['bookkeepers'], form: accountForm, appends: true, consequence: '从零开始记；监督委员会会看到。', checks: [holderIsCollective],
      when: [{ code: 'too-many-accounts', rule: 'R-289', sentence: '最多十二个账户，请先清理不用的账户。', holds: ({ dossier: { file } }) => file.accounts.length < 12 }],
      record: ({ file, form }) => ({ ...file, accounts: [...file.accounts, { number: file.accounts.length + 1, kind: form.kind, name: form.name, holder: form.holder, opening: 0 }] }), effects: [told('supervisors', 'accountAdded')],
    }),
    'enter-line': act({
      name: '记一笔', recordName: '记一笔', event: 'line-entered', rules: ['R-274', 'R-275', 'R-289'], from: ['OPEN'], to: 'same', who: ['bookkeepers'], form: lineForm, appends: true, consequence: '记上就不能改，错了冲掉重记。', checks: entering,
      record: ({ file, form, at: when }) => ({ ...file, lines: numbered(file, linesIn(form), dayOf(when)) }),
    }),
    'enter-table': act({
      name: '导入一张表', recordName: '导入一张表', event: 'table-entered', rules: ['R-274', 'R-275', 'R-289'], from: ['OPEN'], to: 'same', who: ['bookkeepers'], form: tableForm, appends: true, consequence: '整张表一起记上，有一行不对就一行都不记。', checks: entering,
      record: ({ file, form, at: when }) => ({ ...file, lines: numbered(file, linesIn(form), dayOf(when)) }),
    }),
    strike: act({
      name: '冲掉一行', recordName: '红字冲掉一行', event: 'line-struck', rules: ['R-289'], from: ['OPEN'], to: 'same', who: ['bookkeepers'], form: strikeForm, appends: true, consequence: '原来那一行留着，另记一行红字；监督委员会审核时会看到。', checks: [canBeStruck, staysAbove],
      record: ({ file, form, at: when }) => ({ ...file, lines: struck(file, form.line, form.reason, dayOf(when)) }),
    }),
    'hand-in': act({
      name: '结账，交审核', recordName: '结账', event: 'handed-in', rules: ['R-274', 'R-289'], from: ['OPEN'], to: 'CLOSING', who: ['bookkeepers'], form: emptyForm, consequence: '这一季度不再记账，请村务监督委员会逐笔审核。', when: [quarterIsOver],
      record: ({ file, actor, at: when }) => ({ ...file, closedBy: actor.person, closedOn: dayOf(when) }), effects: [told('supervisors', 'handedIn')],
    }),
    'review-books': act({
      name: '审核通过', recordName: '监督委员会审核通过', event: 'books-reviewed', rules: ['R-274'], from: ['CLOSING'], to: 'CLOSED', who: ['supervisors'], form: reviewForm, consequence: '期末余额是下一季度的期初，不能再改；合计马上公开。', when: [isAnother],
      record: ({ file, form, at: when }) => ({ ...file, reviewed: { on: dayOf(when), words: form.words } }), effects: [told('bookkeepers', 'reviewed')],
    }),
    'return-books': act({
      name: '退回重做', recordName: '监督委员会退回', event: 'books-returned', rules: ['R-274'], from: ['CLOSING'], to: 'OPEN', who: ['supervisors'], form: reasonForm, consequence: '请记账人改好再交。',
      record: ({ file, form }) => ({ ...file, closedBy: null, closedOn: null, sentBack: [...file.sentBack, form.reason] }), effects: [told('bookkeepers', 'returned')],
    }),
    'note-overdue': act({
      name: '记下超期', recordName: '过了时候还没有结账', event: 'overdue-noted', rules: ['R-289'], from: ['OPEN', 'CLOSING'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '提醒村里、监督委员会和乡镇。',
      effects: [told('bookkeepers', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
    }),
  },
  deadlines: {
    close: {
      name: '结账', rules: ['R-289'], kind: 'limit', runsIn: ['OPEN'], owner: 'bookkeepers', spell: ({ sentBack }) => sentBack.length,
      budget: ({ openedOn, period, sentBack }, { closeDays }) => ({ amount: Math.max(1, sentBack.length > 0 ? closeDays : Math.min(3_600, daysBetween(openedOn, addDays(period === '' ? openedOn : lastDayOf(period), closeDays)))), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' },
    },
    review: { name: '审核', rules: ['R-274'], kind: 'limit', runsIn: ['CLOSING'], owner: 'supervisors', budget: (_, settings) => settings.review, onLate: { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' } },
  },
  readers: {
    parties: ['bookkeepers', 'supervisors', 'town'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；审核以后合计人人可以看，逐笔明细由村务公开公布。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-274': '逐笔登记、逐笔审核，审核的人不是交账的人。',
    'R-275': '要公开的内容里不写身份证号、电话、银行卡、门牌和病情。',
    'R-289': '集体的钱不进个人账户，不借给理事、监事和村干部；账上没有的钱不能支出；记错的用红字冲掉，原来的留着。',
  },
  texts: {
    accountAdded: ({ file }: Ledger) => `${titleOf(file)}加了账户“${file.accounts.at(-1)?.name ?? ''}”，请看一看。`,
    handedIn: ({ file }: Ledger) => `${titleOf(file)}结好了，请逐笔审核。`,
    reviewed: ({ file }: Ledger) => `${titleOf(file)}审核通过，可以开下一季度的台账了。`,
    returned: ({ file }: Ledger) => `${titleOf(file)}被退回，请改好再交。`,
    overdue: ({ file }: Ledger) => `${titleOf(file)}过了时候还没有结账，请看一看。`,
  },
  remarks: ({ file, state }) => (state === 'OPEN' && file.sentBack.length > 0 ? [{ text: `监督委员会退回：${file.sentBack.at(-1) ?? ''}`, since: null, for: 'everybody' }] : []),
  likely: ({ state }) => (state === 'CLOSING' ? ['review-books', 'return-books'] : ['enter-line', 'hand-in']),
  shows: { to: ['collective-ledger', 'disclosure', 'open-affairs'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({ number: null, title: titleOf(file), category: 'funds', priority: 'P2', lon: null, lat: null, reporter: null, searchText: `资金台账 ${titleOf(file)} ${file.period}` }),
}

export function titleOf({ period }: Pick<LedgerFile, 'period'>): string {
  return `${period === '' ? '' : periodInWords(period)}资金台账`
}

function shownOf({ file, state }: Ledger): JsonObject & LedgerShown {
  const { opening, income, expense, closing } = sumsOfFunds(file)
  return {
    village: file.village, period: file.period, closed: state === 'CLOSED', reviewedOn: file.reviewed?.on ?? null,
    accounts: file.accounts.map(({ number, kind, name, holder, opening: first }) => ({ number, kind, name, holder, opening: first, closing: sumsOfFunds(file, number).closing })), opening, income, expense, closing, lines: file.lines.length,
  }
}

function sheetOf({ file }: Ledger): readonly Line[] {
  const { opening, income, expense, closing } = sumsOfFunds(file)
  return [
    ...file.accounts.map((one): Line => ({ label: `账户 ${one.number}`, kind: 'text', value: `${one.name}（${accountKinds[one.kind]}，${one.holder}）：期初 ${yuan(one.opening)} 元，现有 ${yuan(sumsOfFunds(file, one.number).closing)} 元` })),
    line('期初余额', `${yuan(opening)} 元${file.carried ? '，从上一季度接过来' : ''}`), line('收入', `${yuan(income)} 元`), line('支出', `${yuan(expense)} 元`), line('期末余额', `${yuan(closing)} 元`),
    line('明细', `${file.lines.length} 行，其中红字 ${file.lines.filter(({ reverses }) => reverses !== null).length} 行`),
    ...(file.closedOn === null ? [] : [line('结账', file.closedOn)]), ...(file.reviewed === null ? [] : [line('审核', `${file.reviewed.on} ${file.reviewed.words}`)]),
  ]
}

type Entered = Pick<FundLine, 'account' | 'day' | 'direction' | 'subject' | 'words' | 'fen' | 'voucher'>

function linesIn(form: LineForm | TableForm): readonly Entered[] {
  const { account } = form
  if ('lines' in form) return form.lines.map((one) => ({ ...one, account }))
  const { day: on, direction, subject, words: said, voucher, sum } = form
  return [{ account, day: on, direction, subject, words: said, voucher, fen: fenOf(sum) }]
}

function numbered({ lines }: LedgerFile, more: readonly Entered[], on: string): readonly FundLine[] {
  return [...lines, ...more.map((one, nth) => ({ ...one, number: lines.length + nth + 1, reverses: null, enteredOn: on }))]
}

/** The same line in red, on its own day, so that the balances of every day are right again. */
function struck({ lines }: LedgerFile, number: number, reason: string, on: string): readonly FundLine[] {
  const found = lines.find((one) => one.number === number)
  return found === undefined ? lines : [...lines, { ...found, number: lines.length + 1, fen: -found.fen, reverses: number, words: `冲第 ${number} 行：${reason}`.slice(0, 120), enteredOn: on }]
}

function beforeOf({ village: code, period }: Pick<OpenForm, 'village' | 'period'>): string {
  return nameOf(ledgerKey(code, 'funds', quarterBefore(period)))
}

function shownBefore(known: Known, form: OpenForm): LedgerShown | null {
  const found = known.shown?.get(beforeOf(form))
  return found?.procedure === 'collective-ledger' ? found.shown as unknown as LedgerShown : null
}

function opened(form: OpenForm, known: Known): FundAccount[] {
  const before = shownBefore(known, form)
  return before === null
    ? (form.accounts ?? []).map(({ kind, name, holder, opening }, nth) => ({ number: nth + 1, kind, name, holder, opening: fenOf(opening) }))
    : before.accounts.map(({ number, kind, name, holder, closing }) => ({ number, kind, name, holder, opening: closing }))
}

function isPersonal(name: string): boolean {
  return /个人|私人|本人|微信|支付宝|零钱/.test(name.normalize('NFKC'))
}

function textOf({ subject, words: said, voucher }: Entered): string {
  return `${subject}。${said}。${voucher}`
}

/** A rule of every line; the first that breaks it is named by its row. */
function rows(code: string, rule: string, sentence: (context: With<LineForm | TableForm>, at: number, line: Entered) => string, holds: (line: Entered, context: With<LineForm | TableForm>) => boolean) {
  const first = (context: With<LineForm | TableForm>) => linesIn(context.form).findIndex((one) => !holds(one, context))
  return condition<With<LineForm | TableForm>>(code, rule, (context) => {
    const at = first(context)
    const one = linesIn(context.form)[at]
    return one === undefined ? '' : sentence(context, at + 1, one)
  }, (context) => first(context) === -1)
}

function at({ place }: Ledger, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}
function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}
function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
