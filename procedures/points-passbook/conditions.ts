/** Why a claim, an approval or an exchange is refused; each with what to do instead. */
import type { Condition, Deciding, KnownHousehold, Situation } from '../../core/procedure/procedure.ts'
import { accountName } from '../../core/procedure/books.ts'
import { balanceOf, eventRefOf, exchangedInMonth, faultOfEntry, isCounted, type PointsEntry, type PointsFault, type PointsKind } from '../../core/star-rating/points.ts'
import type { PointsCatalogue } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey, passbookKey, shopKey } from '../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../core/star-rating/rating-names.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import type { CatalogueShown, InForce } from '../points-catalogue/catalogue-file.ts'
import { pointsOffices } from '../points-catalogue/points-catalogue.procedure.ts'
import { stockAccount, thingOf, type ShopShown, type Thing } from '../points-shop/shop-file.ts'
import { pointsBook, type Exchange, type PassbookFile, type Request } from './passbook-file.ts'
import type { PassbookSettings } from './settings.ts'

export type With<Form> = Deciding<PassbookFile, PassbookSettings, Form>
export type Now = Situation<PassbookFile, PassbookSettings>
type Anything = With<object>

// What the door looked up -------------------------------------------------------------------------------------------------

export function householdOf({ known, dossier }: Anything): KnownHousehold | undefined {
  return known.households?.get(dossier.file.household ?? '')
}

export function inForceOf({ known, dossier }: Anything): InForce | null {
  const shown = known.shown?.get(nameOfKey(catalogueKey(dossier.place?.village ?? '')))
  return shown === undefined ? null : (shown.shown as unknown as CatalogueShown).inForce
}

export function contentsOf(context: Anything): PointsCatalogue | null {
  return inForceOf(context)?.contents ?? null
}

export function shopThing(context: Anything, number: number): Thing | undefined {
  const shown = context.known.shown?.get(nameOfKey(shopKey(context.dossier.place?.village ?? '')))
  return shown === undefined || shown.state !== 'OPEN' ? undefined : thingOf(shown.shown as unknown as ShopShown, number)
}

/** Of the village, and of no member's family: who may look at what this household asks. */
export function isKin(context: Anything): boolean {
  const person = context.actor.person ?? ''
  const household = householdOf(context)
  return household === undefined || household.members.some((one) => one.person === person) || household.nearRelatives.includes(person) || context.dossier.file.members.includes(person)
}

export function isMember({ actor, dossier }: Now): boolean {
  return actor.person !== null && dossier.file.members.includes(actor.person)
}

export function requestOf({ dossier }: Now, number: number): Request | undefined {
  return dossier.file.requests.find((one) => one.number === number && one.state === 'waiting')
}

export function exchangeOf({ dossier }: Now, number: number): Exchange | undefined {
  return dossier.file.exchanges.find((one) => one.number === number && one.state === 'waiting')
}

/** The row an approval would add; its number is that of the request. */
export function entryOf(request: Request, approvedBy: string): PointsEntry {
  const kind: PointsKind = request.kind
  return {
    id: String(request.number), kind, delta: request.points, rule: request.rule, eventRef: eventRefOf(request.on, request.words), on: request.on,
    enteredBy: request.by, approvedBy, reversalOf: request.reversalOf,
  }
}

// Opening -----------------------------------------------------------------------------------------------------------------

type Opening = { readonly village: string; readonly household: string }

export const underItsName = condition<With<Opening>>('not-its-name', 'R-461', '一户只有一本积分簿，请在原来那本上办理。', ({ dossier, form }) => dossier.key.id === passbookKey(form.village, form.household).id)
export const livesHere = condition<With<Opening>>('household-not-here', 'R-461', '这一户不在本村，或者已经不在册，请核对。', ({ known, form }) => {
  const household = known.households?.get(form.household)
  return household !== undefined && household.village === form.village && household.endedOn === null
})
export const mayOpen = condition<With<Opening>>('not-of-household', 'R-024', '积分簿由本户成年人或者本村经办人开，请本户的人来办。', ({ known, form, actor }) => {
  const household = known.households?.get(form.household)
  const isOwn = household?.members.some(({ person, adult }) => (adult || person === household.head) && person === actor.person) === true
  return isOwn || (actor.mandate !== null && (pointsOffices as readonly string[]).includes(actor.mandate.office) && actor.mandate.region.code === form.village)
})

// Claims ------------------------------------------------------------------------------------------------------------------

type Claim = { readonly rule: string; readonly points: number; readonly on: string; readonly words: string; readonly consent?: string }

export const catalogueInForce = condition<Anything>('no-catalogue', 'R-460', '村里还没有施行的积分办法：要村民会议或者村民代表会议通过，并由乡镇备案，请先办这些。', (context) => contentsOf(context) !== null)
export const householdLives = condition<Anything>('household-ended', 'R-461', '这一户已经不在册，不能再记，请核对。', (context) => householdOf(context)?.endedOn === null)
export const ruleFits: Condition<With<Claim>> = {
  code: 'outside-rule', rule: 'R-463', field: '/points',
  sentence: (context) => {
    const rule = ruleOf(context)
    if (rule === undefined) return '积分办法里没有这一项，请重新选择。'
    return rule.least === rule.most ? `“${rule.name}”记 ${rule.least} 分，请照办法填。` : `“${rule.name}”记 ${rule.least} 到 ${rule.most} 分，请照办法填。`
  },
  holds: (context) => { const rule = ruleOf(context); return rule !== undefined && context.form.points >= rule.least && context.form.points <= rule.most },
}
export const ruleExists = condition<With<{ readonly rule: string }>>('no-rule', 'R-460', '积分办法里没有这一项，请重新选择。', (context) => ruleOf(context) !== undefined, '/rule')
export const happenedLately: Condition<With<{ readonly on: string }>> = {
  code: 'not-lately', rule: 'R-463', field: '/on', sentence: ({ settings }) => `要填已经发生、${settings.claimWithinDays} 日以内的事，请核对日期。`,
  holds: ({ form, now, settings }) => form.on <= dayOf(now) && form.on >= addDays(dayOf(now), -settings.claimWithinDays),
}
/** Once, whether it was counted or still waits. */
export const notCountedYet = condition<With<Claim>>('counted-already', 'R-466', '这件事已经记过或者正在审核，同一件事只记一次。要改的请先冲正。', ({ form, dossier: { file } }) => {
  const eventRef = eventRefOf(form.on, form.words)
  const asked = file.requests.some((one) => one.state === 'waiting' && one.kind === 'earned' && one.rule === form.rule && eventRefOf(one.on, one.words) === eventRef)
  return !asked && !isCounted(file.entries, { kind: 'earned', rule: form.rule, eventRef })
}, '/words')
export const consented = condition<With<{ readonly consent?: string }>>('consent-missing', 'R-403', '代户里填写的，要写明户里怎么同意的，请补上。', (context) => isMember(context) || context.form.consent !== undefined, '/consent')

// Approving ---------------------------------------------------------------------------------------------------------------

type Asked = { readonly request: number }

export const requestWaits = condition<With<Asked>>('no-such-request', 'R-461', '没有这一号申报，或者已经有人处理了，请刷新页面。', (context) => requestOf(context, context.form.request) !== undefined, '/request')
export const isOtherPerson = condition<With<Asked>>('own-approval', 'R-468', '申报和审核要两个人，请另一位来审核。', (context) => requestOf(context, context.form.request)?.by !== context.actor.person)
export const isNoKin = condition<Anything>('near-relative', 'R-468', '您是这一户的人或者近亲属，要回避，请另一位来审核。', (context) => !isKin(context))
export const isOwnRequest = condition<With<Asked>>('not-your-request', 'R-461', '只有申报的人或者这一户能撤回，请本人来办。', (context) => requestOf(context, context.form.request)?.by === context.actor.person || isMember(context))
/** All the rest of the ledger's own rules, in its own order (R-460… ). */
export const entryMayStand: Condition<With<Asked>> = {
  code: 'entry-refused', rule: 'R-461', sentence: (context) => faultSentences[faultOf(context) ?? 'no-rule'], holds: (context) => faultOf(context) === null,
}

const faultSentences: Readonly<Record<PointsFault, string>> = {
  'not-whole': '分数要是整数，请退回重填。', 'wrong-sign': '加减的方向不对，请退回重填。', 'below-zero': '这一户剩下的分不够减，不能记成负数，请退回。',
  'counted-already': '同一件事已经记过一次，请退回。', 'own-approval': '申报和审核要两个人，请另一位来审核。', 'near-relative': '您是近亲属，要回避，请另一位来审核。',
  'no-rule': '现在的积分办法里没有这一项，请退回。', 'outside-rule': '分数超出积分办法，请退回重填。', 'daily-cap': '这一项当天已经记满，请退回。',
  'no-resolution': '村民会议没有决定可以扣分，请退回。', 'over-a-fifth': '一次最多扣当年得分的五分之一，请退回重填。', 'nothing-to-reverse': '这一笔不能冲正，或者已经冲正过，请退回。',
}

function faultOf(context: With<Asked>): PointsFault | null {
  const request = requestOf(context, context.form.request)
  const contents = contentsOf(context)
  if (request === undefined) return null
  return faultOfEntry(context.dossier.file.entries, entryOf(request, context.actor.person ?? ''), {
    catalogue: contents?.rules ?? [], deductionResolution: contents?.deductions === true ? inForceOf(context)?.adoption.number ?? null : null, approverIsKin: isKin(context),
  })
}

// Taking back and taking off ----------------------------------------------------------------------------------------------

export const deductionsAllowed = condition<Anything>('no-resolution', 'R-462', '只加分、不扣分：村民会议没有决定可以扣分，请不要办理。', (context) => contentsOf(context)?.deductions === true)
export const mayBeReversed = condition<With<{ readonly entry: string }>>('nothing-to-reverse', 'R-461', '这一笔不能冲正：只能冲正加分和扣分，而且只有一次，请核对。', ({ form, dossier: { file } }) => {
  const entry = file.entries.find(({ id }) => id === form.entry)
  const isAsked = file.requests.some((one) => one.state === 'waiting' && one.reversalOf === form.entry)
  return entry !== undefined && (entry.kind === 'earned' || entry.kind === 'deducted') && !isAsked && file.entries.every(({ reversalOf }) => reversalOf !== form.entry)
}, '/entry')

// Exchanging --------------------------------------------------------------------------------------------------------------

type Redeeming = { readonly thing: number; readonly quantity: number }

export const onTheShelf = condition<With<Redeeming>>('not-on-shelf', 'R-464', '爱心超市现在没有这样东西，请换一样。', (context) => shopThing(context, context.form.thing)?.onShelf === true, '/thing')
export const inStock: Condition<With<Redeeming>> = {
  code: 'out-of-stock', rule: 'R-464', field: '/quantity', sentence: (context) => (stockOf(context) === 0 ? '这样东西已经换完了，请换一样，或者等进货。' : `只剩 ${stockOf(context)} 份了，请少换一些。`),
  holds: (context) => stockOf(context) >= context.form.quantity,
}
export const canAfford: Condition<With<Redeeming>> = {
  code: 'points-short', rule: 'R-464', field: '/quantity', sentence: (context) => `要 ${costOf(context)} 分，这一户现在有 ${balanceOf(context.dossier.file.entries)} 分，不够；不能用钱补，请少换一些。`,
  holds: (context) => balanceOf(context.dossier.file.entries) >= costOf(context),
}
export const underCaps: Condition<With<Redeeming>> = {
  code: 'over-cap', rule: 'R-464', field: '/quantity',
  sentence: (context) => `超出上限：每户一次最多 ${contentsOf(context)?.exchange.mostOnce ?? 0} 分、一个月最多 ${contentsOf(context)?.exchange.mostPerMonth ?? 0} 分${thingCap(context)}，请少换一些或者下个月再换。`,
  holds: (context) => {
    const exchange = contentsOf(context)?.exchange
    const today = dayOf(context.now)
    if (exchange === undefined) return false
    const before = exchangedInMonth(context.dossier.file.entries, today)
    const most = shopThing(context, context.form.thing)?.mostPerMonth ?? null
    const taken = context.dossier.file.exchanges.filter((one) => one.thing === context.form.thing && one.state !== 'cancelled' && one.on.slice(0, 7) === today.slice(0, 7)).reduce((sum, one) => sum + one.quantity, 0)
    return costOf(context) <= exchange.mostOnce && before + costOf(context) <= exchange.mostPerMonth && (most === null || taken + context.form.quantity <= most)
  },
}
export const exchangeWaits = condition<With<{ readonly exchange: number }>>('no-such-exchange', 'R-464', '没有这一号兑换，或者已经领走、取消了，请刷新页面。', (context) => exchangeOf(context, context.form.exchange) !== undefined, '/exchange')
export const householdIsGone = condition<Anything>('household-lives', 'R-461', '这一户还在册，积分簿不能结，请核对。', (context) => { const household = householdOf(context); return household !== undefined && household.endedOn !== null })
export const nothingWaits = condition<Now>('something-waits', 'R-461', '还有申报没有审核，或者兑换没有领，请先办完。', ({ dossier: { file } }) => file.requests.every(({ state }) => state !== 'waiting') && file.exchanges.every(({ state }) => state !== 'waiting'))

export function costOf(context: With<Redeeming>): number {
  return (shopThing(context, context.form.thing)?.cost ?? 0) * context.form.quantity
}

export function accountsOf({ dossier }: Pick<Now, 'dossier'>, thing?: number) {
  const own = { book: pointsBook, account: dossier.file.household ?? '' }
  return thing === undefined ? [own] : [own, stockAccount(dossier.place?.village ?? '', thing)]
}

function stockOf(context: With<Redeeming>): number {
  return context.known.balances?.get(accountName(stockAccount(context.dossier.place?.village ?? '', context.form.thing))) ?? 0
}

function thingCap(context: With<Redeeming>): string {
  const thing = shopThing(context, context.form.thing)
  return thing === undefined || thing.mostPerMonth === null ? '' : `，这样东西一个月最多 ${thing.mostPerMonth} ${thing.unit}`
}

function ruleOf(context: With<{ readonly rule: string }>) {
  return contentsOf(context)?.rules.find(({ code }) => code === context.form.rule)
}

function condition<C>(code: string, rule: string, sentence: string, holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
