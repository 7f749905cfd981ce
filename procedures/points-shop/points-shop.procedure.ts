/**
 * The shop of points of a village (爱心超市): things for points, never for money; stock comes in, is counted and written off by two persons, and
 * stands in the book that everybody can read each quarter (R-464). One dossier a village.
 */
import { Type } from '@sinclair/typebox'
import type { Office } from '../../core/procedure/actor.ts'
import { accountName, type BookEntry } from '../../core/procedure/books.ts'
import { actsFor, type Condition, type Deciding, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import { choice, closed, emptyForm, timerForm, village, words } from '../../core/star-rating/form-fields.ts'
import { forbiddenGoods, forbiddenLinkIn } from '../../core/star-rating/forbidden-links.ts'
import { shopKey } from '../../core/star-rating/points-names.ts'
import { dayOf, daysBetween } from '../../core/time/index.ts'
import { officesAt, pointsOffices } from '../points-catalogue/points-catalogue.procedure.ts'
import { blankShop, daysOfQuarter, movementKinds, quarterOf, stockAccount, thingOf, type Movement, type MovementKind, type ShopFile } from './shop-file.ts'

type Settings = Record<string, never>
type State = 'OPEN' | 'CLOSED'
type Party = 'anyone' | 'system' | 'keeper' | 'town' | 'supervisor'
type With<Form> = Deciding<ShopFile, Settings, Form>
type Now = Situation<ShopFile, Settings>
const act = actsFor<ShopFile, Settings, State, Party>()

const keeperOffices: readonly Office[] = [...pointsOffices, 'VILLAGE_SUPERVISOR']
const whole = (title: string, maximum: number, minimum = 1) => Type.Integer({ title, minimum, maximum })
const thing = whole('第几号物品', 10_000)

const openForm = Type.Object({ village: village() }, closed)
const shelveForm = Type.Object({
  name: words('物品', 40, 2), unit: words('单位（如：袋、瓶）', 6), cost: whole('每份几分', 1000),
  mostPerMonth: Type.Optional(whole('每户一个月最多几份', 1000)),
}, closed)
const changeForm = Type.Object({ thing, cost: whole('每份几分', 1000), onShelf: Type.Boolean({ title: '可以兑换', control: 'check' }), reason: words('为什么改', 200) }, closed)
const moveForm = Type.Object({
  thing, kind: choice('哪一种', movementKinds), quantity: whole('多少份（盘点填实际数到的）', 100_000, 0), words: words('从哪里来、谁捐的，或者为什么少了', 300, 2),
}, closed)
const confirmForm = Type.Object({ movement: whole('第几笔', 1_000_000) }, closed)
const refuseForm = Type.Object({ movement: whole('第几笔', 1_000_000), reason: words('为什么不对', 300, 2) }, closed)

const keeperOfThisVillage = condition<With<{ village: string }>>('not-of-village', 'R-464', '爱心超市由本村的村干部、村党组织书记或者村务监督委员会开设，请用本村的岗位办理。', ({ actor, form }) => (
  actor.mandate !== null && keeperOffices.includes(actor.mandate.office) && actor.mandate.region.code === form.village))
const underItsName = condition<With<{ village: string }>>('not-its-name', 'R-464', '一个村只有一个爱心超市，请在原来那个里办理。', ({ dossier, form }) => dossier.key.id === shopKey(form.village).id)
/** Things, never money or what stands for it, and nothing tied to a right (R-450, R-464). */
const isNoMoney: Condition<With<{ name: string }>> = {
  code: 'not-for-the-shop', rule: 'R-464', field: '/name',
  sentence: ({ form }) => `“${found(form.name)?.word ?? ''}”属于${found(form.name)?.link.name ?? ''}，爱心超市只换实物，请换一样东西。`, holds: ({ form }) => found(form.name) === null,
}
const notThereYet = condition<With<{ name: string }>>('thing-there', 'R-464', '已经有这样东西了，请改它的分数，或者重新上架。', ({ form, dossier }) => dossier.file.things.every(({ name }) => name !== form.name.trim()), '/name')
const thingExists = condition<With<{ thing: number }>>('no-such-thing', 'R-464', '没有这样东西，请刷新页面重新选择。', ({ form, dossier }) => thingOf(dossier.file, form.thing) !== undefined, '/thing')
const somethingMoves = condition<With<{ thing: number; kind: MovementKind; quantity: number }>>('nothing-moves', 'R-464', '数量是 0，或者盘点和账上一样，不用登记。', (context) => deltaOf(context) !== 0, '/quantity')
const notMoreThanThere = condition<With<{ thing: number; kind: MovementKind; quantity: number }>>('more-than-there', 'R-464', '报损的比账上的还多，请先盘点。', (context) => stockNow(context) + deltaOf(context) >= 0, '/quantity')
const waits = condition<With<{ movement: number }>>('no-such-movement', 'R-464', '没有这一笔，或者已经核对过了，请刷新页面。', ({ form, dossier }) => movementOf(dossier.file, form.movement) !== undefined, '/movement')
const isSecondPerson = condition<With<{ movement: number }>>('own-movement', 'R-464', '进出库要两个人：登记的人不能自己核对，请另一位来核对。', ({ form, dossier, actor }) => movementOf(dossier.file, form.movement)?.by !== actor.person)
const stillThere = condition<With<{ movement: number }>>('more-than-there', 'R-464', '库存已经少于要减的数，请退回这一笔，重新盘点。', (context) => {
  const movement = movementOf(context.dossier.file, context.form.movement)
  return movement === undefined || (context.known.balances?.get(accountName(accountOf(context, movement.thing))) ?? 0) + movement.delta >= 0
})
const isEmpty = condition<With<object>>('stock-left', 'R-464', '库里还有东西，请先换完或者盘点清零，再关闭。', ({ known, dossier }) => dossier.file.movements.length === 0 && [...(known.balances?.values() ?? [])].every((balance) => balance === 0))

export const pointsShop: Procedure<ShopFile, Settings, State, Party> = {
  key: 'points-shop', version: 1, name: '爱心超市', owner: '村民委员会', basis: ['长治市“三化三治”指导意见 二(二)3', 'R-450', 'R-464'],
  settings: { schema: Type.Object({}, closed), defaults: {} },
  blank: blankShop,
  states: {
    OPEN: { name: '开放', sentence: '可以用积分换东西，不收钱。', awaits: [] },
    CLOSED: { name: '已关闭', sentence: '不再兑换。', awaits: [], final: true },
  },
  parties: {
    anyone: { name: '任何人', found: '不限', who: () => [{ kind: 'anyone' }] },
    system: { name: '系统', found: '到时间由系统办理', who: () => [{ kind: 'system' }] },
    keeper: { name: '管理人', found: '本村的村干部、村党组织书记、村务监督委员会成员', who: ({ place }) => officesAt(place, keeperOffices) },
    town: { name: '乡镇', found: '本乡镇的调度员', who: ({ place }) => (place === null ? [] : [{ kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code: place.village.slice(0, 9) } }]) },
    supervisor: { name: '监督人', found: '本村村务监督委员会成员', who: ({ place }) => officesAt(place, ['VILLAGE_SUPERVISOR']) },
  },
  alsoAwaits: [{ party: 'keeper', sentence: '有进出库等第二个人核对', when: ({ file }) => file.movements.length > 0 }],
  acts: {
    open: act({
      name: '开设爱心超市', recordName: '开设', event: 'opened', rules: ['R-464'], from: 'nothing', to: 'OPEN', who: ['anyone'], form: openForm, consequence: '村里可以上架东西，用积分兑换；不收钱、不卖东西、不请商家进来。',
      checks: [keeperOfThisVillage, underItsName], place: (form) => ({ village: form.village, grid: null }),
      facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, facts }) => ({ ...file, quarter: quarterOf(facts['on'] as string), since: facts['on'] as string }),
    }),
    shelve: act({
      name: '上架', recordName: '上架', event: 'shelved', rules: ['R-464', 'R-450'], from: ['OPEN'], to: 'same', who: ['keeper'], form: shelveForm, appends: true, consequence: '村民可以看到这样东西；入库以后才能换。',
      checks: [isNoMoney, notThereYet],
      record: ({ file, form }) => ({
        ...file, things: [...file.things, { number: file.things.length + 1, name: form.name.trim(), unit: form.unit.trim(), cost: form.cost, mostPerMonth: form.mostPerMonth ?? null, onShelf: true }],
      }),
    }),
    change: act({
      name: '改分数、上下架', recordName: '改分数、上下架', event: 'changed', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['keeper'], form: changeForm, appends: true, consequence: '以后的兑换按新的算，已经换的不变。',
      checks: [thingExists], record: ({ file, form }) => ({ ...file, things: file.things.map((one) => (one.number === form.thing ? { ...one, cost: form.cost, onShelf: form.onShelf } : one)) }),
    }),
    move: act({
      name: '登记进出库', recordName: '登记进出库', event: 'movement-entered', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['keeper'], form: moveForm, appends: true, consequence: '等另一个人核对以后才进账。',
      looksUp: (form, { dossier }) => ({ balances: [stockAccount(dossier.place?.village ?? '', form.thing)] }), checks: [thingExists, somethingMoves, notMoreThanThere],
      facts: (context) => ({ delta: deltaOf(context), on: dayOf(context.now), by: context.actor.person ?? '' }),
      record: ({ file, form, facts }) => ({
        ...file, moved: file.moved + 1,
        movements: [...file.movements, { number: file.moved + 1, thing: form.thing, kind: form.kind, quantity: form.quantity, delta: facts['delta'] as number, words: form.words, on: facts['on'] as string, by: facts['by'] as string }],
      }),
    }),
    confirm: act({
      name: '核对进出库', recordName: '核对进账', event: 'movement-confirmed', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['keeper'], form: confirmForm, appends: true, oneByOne: true, consequence: '两个人都看过，进账。',
      looksUp: (form, { dossier }) => ({ balances: thingsMoved(dossier, form.movement) }), checks: [waits, isSecondPerson, stillThere],
      books: (context) => bookedBy(context),
      record: ({ file, form }) => without(file, form.movement),
    }),
    'refuse-movement': act({
      name: '退回进出库', recordName: '退回进出库', event: 'movement-refused', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['keeper'], form: refuseForm, appends: true, consequence: '这一笔不进账。',
      checks: [waits], record: ({ file, form }) => without(file, form.movement),
    }),
    'publish-quarter': act({
      name: '公开季度进销存', recordName: '公开季度进销存', event: 'quarter-published', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true,
      consequence: '这一季度的进销存表定下来公开，请管理人盘点。', looksUp: (_, { dossier }) => ({ balances: dossier.file.things.map(({ number }) => stockAccount(dossier.place?.village ?? '', number)) }),
      facts: (context) => ({ on: dayOf(context.now), stock: Object.fromEntries(context.dossier.file.things.map(({ number }) => [String(number), context.known.balances?.get(accountName(accountOf(context, number))) ?? 0])) }),
      record: ({ file, facts }) => ({
        ...file, quarters: [...file.quarters, { quarter: file.quarter, stock: facts['stock'] as Record<string, number> }], quarter: quarterOf(facts['on'] as string), since: facts['on'] as string,
      }),
      effects: [{ effect: 'notify', to: 'keeper', text: 'count' }],
    }),
    close: act({
      name: '关闭爱心超市', recordName: '关闭', event: 'closed', rules: ['R-464'], from: ['OPEN'], to: 'CLOSED', who: ['keeper'], form: emptyForm, oneByOne: true, consequence: '不再兑换，账和公开表留着。',
      looksUp: (_, { dossier }) => ({ balances: dossier.file.things.map(({ number }) => stockAccount(dossier.place?.village ?? '', number)) }), checks: [isEmpty],
    }),
  },
  deadlines: {
    quarter: {
      name: '季度公开', rules: ['R-464'], kind: 'timer', runsIn: ['OPEN'], owner: 'keeper', spell: (file) => Number(file.quarter.replace('-', '')),
      budget: (file) => ({ amount: Math.max(1, daysBetween(file.since, daysOfQuarter(file.quarter).last)), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'publish-quarter', sentence: '每季度末公开进销存，并请管理人盘点。' },
    },
  },
  readers: {
    parties: ['keeper', 'town', 'supervisor'],
    region: { sentence: '爱心超市的账是公开的，各级工作人员都可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  shows: { to: ['points-passbook'], what: ({ file }) => ({ things: file.things }) },
  rules: {
    'R-450': '积分只能换适当的实物，不能和法定权益挂钩。',
    'R-464': '爱心超市不收现金、不补差价、不卖东西、不请商家进来；进出库要两个人，每季度公开进销存。',
  },
  texts: { count: () => '上一季度的爱心超市进销存已经公开，请两个人一起盘点一次。' },
  likely: ({ file }) => [...(file.movements.length > 0 ? ['confirm', 'refuse-movement'] : []), 'move', 'shelve'],
  sheet: ({ file }) => [
    ...file.things.map((one) => ({ label: `${one.number} 号`, kind: 'text' as const, value: `${one.name}，每${one.unit} ${one.cost} 分${one.mostPerMonth === null ? '' : `，每户一个月最多 ${one.mostPerMonth} ${one.unit}`}${one.onShelf ? '' : '（已下架）'}` })),
    ...file.movements.map((one) => ({ label: `待核对第 ${one.number} 笔`, kind: 'text' as const, value: `${movementKinds[one.kind]} ${thingOf(file, one.thing)?.name ?? ''} ${one.quantity}：${one.words}` })),
  ],
  summary: ({ file }) => ({
    number: null, title: '爱心超市', category: 'points', priority: 'P3', lon: null, lat: null, reporter: null, searchText: `爱心超市 ${file.things.map(({ name }) => name).join(' ')}`,
  }),
}

function found(name: string) {
  return forbiddenLinkIn(name, forbiddenGoods) ?? forbiddenLinkIn(name)
}

function accountOf({ dossier }: Now, thing: number) {
  return stockAccount(dossier.place?.village ?? '', thing)
}

function stockNow(context: With<{ thing: number }>): number {
  return context.known.balances?.get(accountName(accountOf(context, context.form.thing))) ?? 0
}

/** A count books the difference to what the book says now; the others what was said. */
function deltaOf(context: With<{ thing: number; kind: MovementKind; quantity: number }>): number {
  switch (context.form.kind) {
    case 'received': return context.form.quantity
    case 'written-off': return -context.form.quantity
    case 'counted': return context.form.quantity - stockNow(context)
  }
}

function movementOf(file: ShopFile, number: number): Movement | undefined {
  return file.movements.find((one) => one.number === number)
}

function thingsMoved(dossier: Now['dossier'], number: number) {
  const movement = movementOf(dossier.file, number)
  return movement === undefined ? [] : [stockAccount(dossier.place?.village ?? '', movement.thing)]
}

function bookedBy(context: With<{ movement: number }>): readonly BookEntry[] {
  const movement = movementOf(context.dossier.file, context.form.movement)
  if (movement === undefined) return []
  return [{ ...accountOf(context, movement.thing), delta: movement.delta, kind: movement.kind, rule: '', reference: `第 ${movement.number} 笔`, reversalOf: null }]
}

function without(file: ShopFile, number: number): ShopFile {
  return { ...file, movements: file.movements.filter((one) => one.number !== number) }
}

function condition<C>(code: string, rule: string, sentence: string, holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
