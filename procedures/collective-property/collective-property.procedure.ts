/**
 * The inventory of a collective's assets, and the one of its resources (资产台账、资源台账): entered line by line or from a table, corrected with the earlier version kept,
 * written off on a resolution, looked over every year by the supervisors. R-289; Law on Rural Collective Economic Organisations art. 36, 44. Decision 0048.
 */
import { Type, type Static } from '@sinclair/typebox'
import { amount, assetKinds, fenOf, ledgerKey, mostProperty, mu, nameOf, propertyNames, resourceKinds, uses, type PropertyKind, type PropertyLine } from '../../core/collective-economy/index.ts'
import { kindsIn, mostFen, privateKinds, yuan } from '../../core/open-affairs/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { choice, closed, day, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { blankProperty, presentOf, standing, sumsOfProperty, type PropertyFile, type PropertySums, type Version } from './property-file.ts'

const settingsSchema = Type.Object({ stockDays: Type.Integer({ title: '多少天要清查一次', minimum: 180, maximum: 730 }) }, closed)
type Settings = Static<typeof settingsSchema>
type Property = Dossier<PropertyFile>
type Party = PartyDefinition<PropertyFile, Settings>
type With<Form> = Deciding<PropertyFile, Settings, Form>
export type PropertyState = 'KEPT'

const openForm = Type.Object({ village: village(), kind: choice('哪一本', propertyNames) }, closed)
const lineSchema = Type.Object({
  code: words('编号', 20), name: words('名称', 40), kind: words('类型', 20), amount: Type.Integer({ title: '数量，或者面积（百分之一亩）', minimum: 1, maximum: 1_000_000_000 }), fen: Type.Integer({ title: '原值（分）', minimum: 0, maximum: mostFen }),
  since: Type.Union([day('购建日期'), Type.Literal('')], { title: '购建日期' }), where: words('坐落', 60), use: choice('现状', uses),
}, closed)
const enterForm = Type.Object({ lines: Type.Array(lineSchema, { title: '明细', minItems: 1, maxItems: mostProperty, control: 'unsaid' }) }, closed)
type EnterForm = Static<typeof enterForm>
const kindNames = [...assetKinds, ...resourceKinds]
const correctForm = Type.Object({
  line: Type.Integer({ title: '第几行', minimum: 1, maximum: mostProperty, control: 'number' }), name: words('名称', 40), kind: choice('类型', Object.fromEntries(kindNames.map((one) => [one, one])) as { readonly [kind: string]: string }),
  size: amount('数量，或者面积（亩）'), value: amount('原值（元），资源填 0'), where: words('坐落', 60), use: choice('现状', uses), reason: words('为什么改', 200, 2),
}, closed)
type CorrectForm = Static<typeof correctForm>
const writeOffForm = Type.Object({ line: Type.Integer({ title: '第几行', minimum: 1, maximum: mostProperty, control: 'number' }), reason: words('为什么核销：卖了、报废、征收', 200, 2), basis: words('凭什么决议，记录放在哪里', 200, 4) }, closed)
const stockForm = Type.Object({ words: words('清查的结果', 500, 2) }, closed)

const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  keepers: party('保管人', '本村村干部（含报账员）和村党组织书记', (property) => at(property, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (property) => at(property, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (property) => at(property, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type PropertyParty = keyof typeof parties

const isNamedRight = condition<With<Static<typeof openForm>>>('inventory-exists', 'R-289', '这本台账已经有了，请打开它。', ({ form, dossier }) => nameOf(ledgerKey(form.village, form.kind)) === nameOf(dossier.key), '/kind')
const codesAreNew = condition<With<EnterForm>>(
  'code-taken', 'R-289', ({ form, dossier: { file } }) => `编号 ${taken(form, file).slice(0, 5).join('、')} 已经在台账上，或者表里有两行，请改编号；要改内容的请用“更正”。`, ({ form, dossier: { file } }) => taken(form, file).length === 0)
const kindsFit = condition<With<EnterForm>>('kind-does-not-fit', 'R-289', ({ dossier: { file } }) => `类型要写：${kindsOf(file.kind).join('、')}。`, ({ form, dossier: { file } }) => form.lines.every(({ kind }) => kindsOf(file.kind).includes(kind)))
const saysNothingPrivate = condition<With<EnterForm>>('private-in-inventory', 'R-275', '台账要公开，里面有身份证号、电话、银行卡、门牌或者病情，请删掉。', ({ form }) => form.lines.every((one) => kindsIn(`${one.name}。${one.where}。${one.code}`).length === 0))
const isNotTooLong = condition<With<EnterForm>>('too-many-lines', 'R-289', `一本台账最多 ${mostProperty} 行，请合并小件。`, ({ form, dossier: { file } }) => file.entries.length + form.lines.length <= mostProperty)
const lineStands = condition<With<{ readonly line: number }>>('no-such-line', 'R-289', '没有这一行，或者已经核销，请核对是第几行。', ({ form, dossier: { file } }) => standing(file).some(({ number }) => number === form.line), '/line')
const correctionFits = condition<With<CorrectForm>>(
  'correction-does-not-fit', 'R-289', ({ form, dossier: { file } }) => (kindsOf(file.kind).includes(form.kind) ? '数量要大于零，资产的数量要是整数，请改正。' : `类型要选：${kindsOf(file.kind).join('、')}。`),
  ({ form, dossier: { file } }) => kindsOf(file.kind).includes(form.kind) && fenOf(form.size) > 0 && (file.kind === 'resources' || fenOf(form.size) % 100 === 0), '/size')
const correctionIsPublic = condition<With<CorrectForm>>('private-in-inventory', 'R-275', ({ form }) => `台账要公开，里面有${kindsIn(`${form.name}。${form.where}`).map((one) => privateKinds[one]).join('、')}，请删掉。`, ({ form }) => kindsIn(`${form.name}。${form.where}`).length === 0, '/where')

const act = actsFor<PropertyFile, Settings, PropertyState, PropertyParty>()
const told = (to: PropertyParty, text: string) => ({ effect: 'notify', to, text }) as const

export const collectiveProperty: Procedure<PropertyFile, Settings, PropertyState, PropertyParty> = {
  key: 'collective-property',
  version: 1,
  name: '集体资产和资源台账',
  owner: '县农业农村局',
  basis: ['农村集体经济组织法第三十六条、第四十四条', 'R-289'],
  settings: { schema: settingsSchema, defaults: { stockDays: 366 } },
  blank: blankProperty,
  states: { KEPT: { name: '在册', sentence: '台账一直记着，改过的留着原来的，核销的写明依据。', step: '登记', awaits: [] } },
  parties,
  acts: {
    open: act({
      name: '开台账', recordName: '开台账', event: 'opened', rules: ['R-289'], from: 'nothing', to: 'KEPT', who: ['keepers'], form: openForm, consequence: '以后逐件登记；记上的不删，只更正或者核销。', checks: [isNamedRight], place: (form) => ({ village: form.village, grid: null }),
      record: ({ file, form, at: when }) => ({ ...file, village: form.village, kind: form.kind, clock: dayOf(when) }),
    }),
    'enter-property': act({
      name: '登记', recordName: '登记入册', event: 'entered', rules: ['R-275', 'R-289'], from: ['KEPT'], to: 'same', who: ['keepers'], form: enterForm, appends: true, consequence: '整张表一起记上，有一行不对就一行都不记。', checks: [codesAreNew, kindsFit, saysNothingPrivate, isNotTooLong],
      record: ({ file, form, at: when }) => ({ ...file, entries: [...file.entries, ...form.lines.map((one, nth) => ({ number: file.entries.length + nth + 1, versions: [{ ...one, on: dayOf(when), reason: '' }], gone: null }))] }),
    }),
    'correct-property': act({
      name: '更正', recordName: '更正一行', event: 'line-corrected', rules: ['R-275', 'R-289'], from: ['KEPT'], to: 'same', who: ['keepers'], form: correctForm, appends: true, consequence: '原来写的留着，写明为什么改；监督委员会会看到。', checks: [lineStands, correctionFits, correctionIsPublic],
      record: ({ file, form, at: when }) => withEntry(file, form.line, (entry) => ({ ...entry, versions: [...entry.versions, correctedBy(file.kind, presentOf(entry), form, dayOf(when))] })), effects: [told('supervisors', 'corrected')],
    }),
    'write-off-property': act({
      name: '核销', recordName: '核销一行', event: 'line-written-off', rules: ['R-289'], from: ['KEPT'], to: 'same', who: ['keepers'], form: writeOffForm, oneByOne: true, consequence: '从在册里去掉，记录留着；监督委员会和乡镇会看到依据。', checks: [lineStands],
      record: ({ file, form, at: when }) => withEntry(file, form.line, (entry) => ({ ...entry, gone: { on: dayOf(when), reason: form.reason, basis: form.basis } })), effects: [told('supervisors', 'writtenOff'), told('town', 'writtenOff')],
    }),
    'take-stock': act({
      name: '登记清查', recordName: '清查台账', event: 'stock-taken', rules: ['R-289'], from: ['KEPT'], to: 'same', who: ['supervisors'], form: stockForm, appends: true, consequence: '记下清查的日子和结果，一年以后再清查。',
      record: ({ file, form, at: when }) => ({ ...file, stock: [...file.stock, { on: dayOf(when), words: form.words }] }), effects: [told('keepers', 'stockTaken')],
    }),
    'note-overdue': act({
      name: '记下超期', recordName: '过了时候还没有清查', event: 'overdue-noted', rules: ['R-289'], from: ['KEPT'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '提醒监督委员会和乡镇。', effects: [told('supervisors', 'overdue'), told('town', 'overdue')],
    }),
  },
  deadlines: {
    stock: {
      name: '清查', rules: ['R-289'], kind: 'limit', runsIn: ['KEPT'], owner: 'supervisors', spell: ({ stock }) => stock.length, budget: (_, { stockDays }) => ({ amount: stockDays, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '提醒监督委员会和乡镇。' },
    },
  },
  readers: {
    parties: ['keepers', 'supervisors', 'town'], region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；在册的内容人人可以看。', when: () => true }, barred: () => ({ persons: [], units: [] }), hidden: [],
  },
  rules: { 'R-275': '要公开的内容里不写身份证号、电话、银行卡、门牌和病情。', 'R-289': '资产、资源逐件登记，改过的留着原来的，核销要有决议，每年清查。' },
  texts: {
    corrected: ({ file }: Property) => `${propertyNames[file.kind]}更正了一行，请看一看。`,
    writtenOff: ({ file }: Property) => `${propertyNames[file.kind]}核销了一行，请核对决议。`,
    stockTaken: ({ file }: Property) => `${propertyNames[file.kind]}清查过了，请看结果。`,
    overdue: ({ file }: Property) => `${propertyNames[file.kind]}一年没有清查了，请清查。`,
  },
  shows: { to: ['disclosure', 'open-affairs', 'collective-contract'], what: shownOf },
  sheet: ({ file }) => sheetOf(file),
  summary: ({ file }) => ({ number: null, title: `集体${propertyNames[file.kind]}`, category: file.kind, priority: 'P2', lon: null, lat: null, reporter: null, searchText: `${propertyNames[file.kind]} ${standing(file).map(({ name }) => name).join(' ')}`.slice(0, 1_500) }),
}

export type PropertyShown = PropertySums & { readonly village: string; readonly kind: PropertyKind; readonly stockOn: Day | null }

function shownOf({ file }: Property): JsonObject & PropertyShown {
  return { village: file.village, kind: file.kind, ...sumsOfProperty(file), stockOn: file.stock.at(-1)?.on ?? null }
}

function sheetOf(file: PropertyFile): readonly Line[] {
  const sums = sumsOfProperty(file)
  return [
    line('在册', `${sums.lines} 行：自用 ${sums.own}、出租发包 ${sums.let}、闲置 ${sums.idle}`), line(file.kind === 'assets' ? '原值' : '面积', file.kind === 'assets' ? `${yuan(sums.fen)} 元` : `${mu(sums.amount)} 亩`),
    ...file.entries.flatMap(({ number, gone }) => (gone === null ? [] : [line('核销', `${gone.on} 第 ${number} 行：${gone.reason}（${gone.basis}）`)])),
    ...file.entries.flatMap(({ number, versions }) => versions.slice(1).map((one, nth) => line('更正', `${one.on} 第 ${number} 行：${one.reason}。原来是${wordsOf(file.kind, versions[nth] ?? one)}`))),
    ...file.stock.map(({ on, words: said }) => line('清查', `${on} ${said}`)),
  ]
}

function wordsOf(kind: PropertyKind, { name, kind: sort, amount: size, fen, where, use }: PropertyLine): string {
  return `${name}（${sort}，${kind === 'assets' ? `${size} 件，原值 ${yuan(fen)} 元` : `${mu(size)} 亩`}，${where}，${uses[use]}）`
}

function correctedBy(kind: PropertyKind, before: Version | null, form: CorrectForm, on: Day): Version {
  return {
    code: before?.code ?? '', since: before?.since ?? '', name: form.name, kind: form.kind, amount: kind === 'assets' ? fenOf(form.size) / 100 : fenOf(form.size), fen: kind === 'assets' ? fenOf(form.value) : 0, where: form.where, use: form.use, on, reason: form.reason,
  }
}

function withEntry(file: PropertyFile, number: number, change: (entry: PropertyFile['entries'][number]) => PropertyFile['entries'][number]): PropertyFile {
  return { ...file, entries: file.entries.map((entry) => (entry.number === number ? change(entry) : entry)) }
}

function taken({ lines }: EnterForm, { entries }: PropertyFile): readonly string[] {
  const known = new Set(entries.flatMap(({ versions }) => versions.map(({ code }) => code)))
  return lines.flatMap(({ code }) => {
    if (known.has(code)) return [code]
    known.add(code)
    return []
  })
}

function kindsOf(kind: PropertyKind): readonly string[] {
  return kind === 'assets' ? assetKinds : resourceKinds
}
function at({ place }: Property, level: Level, ...offices: readonly Office[]): Addressee[] {
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
