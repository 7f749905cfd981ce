/** Why something cannot be prepared, reviewed, published or taken down yet, in words that say what to do instead. */
import { disclosureKey, disclosureOk, faultsOfShape, hasEnded, lastDayOf, privateIn, rhythmFor, rhythmOf, firstDayOf, type Content, type FinanceLine, type Item, type NameLine } from '../../core/open-affairs/index.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { dayOf, due } from '../../core/time/index.ts'
import { present, type DisclosureFile } from './disclosure-file.ts'
import { isBusy, itemNamed, type DisclosureSettings } from './settings.ts'

export type Now = Situation<DisclosureFile, DisclosureSettings>
export type With<Form> = Deciding<DisclosureFile, DisclosureSettings, Form>
export type Which = { readonly village: string; readonly item: string; readonly period: string }
export type Filled = { readonly words?: string; readonly opening?: number; readonly lines?: readonly FinanceLine[]; readonly names?: readonly NameLine[] }

export function contentOf({ words = '', opening, lines = [], names = [] }: Filled): Content {
  return { words: words.trim(), opening: opening ?? null, lines, names }
}

export const isNamedRight = condition<With<Which>>(
  'wrong-name', undefined, '事项的编号不对，请从村务公开的页面进入。', ({ form, dossier }) => disclosureKey(form.village, form.item, form.period).id === dossier.key.id)

export const isRealVillage = condition<With<Which>>(
  'no-such-village', undefined, '只有行政村有村务公开，请从本村的页面进入。', ({ form, known }) => known.regions?.get(form.village)?.kind === 'statutory')

export const isInCatalogue = condition<With<Which>>(
  'not-in-catalogue', 'R-277', '公开目录里没有这一项，请从目录里选。', ({ form, settings }) => itemNamed(settings, form.item) !== null)

export const isItsPeriod = condition<With<Which>>(
  'wrong-period', 'R-271', ({ form, settings }) => `“${itemNamed(settings, form.item)?.name ?? ''}”不是按这样的期公开的，请从页面上选期。`, ({ form, settings }) => {
    const item = itemNamed(settings, form.item)
    const rhythm = rhythmOf(form.period)
    return item !== null && rhythm !== null && (rhythm === item.rhythm || rhythm === rhythmFor(item, isBusy(settings, form.village)))
  })

export const hasBegun = condition<With<Which>>(
  'period-not-over', 'R-271', '这一期还没有结束，等结束了再公开；中间的大事请按“随时”的事项公开。', ({ form, now }) => rhythmOf(form.period) !== null && hasEnded(form.period, dayOf(now)))

/** The system speaks of a missing publication only when the day is really over (R-271). */
export const isMissing = condition<With<Which>>(
  'not-overdue', 'R-271', '还没有到期，不能记缺期。', ({ form, settings, now }) => {
    const item = itemNamed(settings, form.item)
    const rhythm = rhythmOf(form.period)
    return item !== null && rhythm !== null && dayOf(now) > dueOf(form, settings)
  })

export function dueOf({ period }: Which, settings: DisclosureSettings): string {
  const rhythm = rhythmOf(period)
  const end = lastDayOf(period)
  return rhythm === null ? end : new Date(Date.parse(end) + settings.due[rhythm] * 86_400_000).toISOString().slice(0, 10)
}

export const fitsItsShape = condition<With<Filled>>('wrong-shape', 'R-270', (context) => shapeFault(context) ?? '', (context) => shapeFault(context) === null, '/words')

function shapeFault({ form, dossier: { file }, settings }: With<Filled>): string | null {
  const item = itemOf(form, file, settings)
  return item === null ? null : faultsOfShape(item.shape, contentOf(form))
}

/** Days of the lines lie in the period they are published for. */
export const linesAreOfThePeriod = condition<With<Filled>>('line-outside-period', 'R-274', (context) => {
  const at = strayLine(context)
  return `明细第 ${at + 1} 行的日期不在这一期里，请核对日期；补记以前的，请写明“补记”。`
}, (context) => strayLine(context) === -1, '/lines')

function strayLine({ form, dossier: { file } }: With<Filled>): number {
  const period = 'period' in form && typeof form.period === 'string' ? form.period : file.period
  if (rhythmOf(period) === null) return -1
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  return (form.lines ?? []).findIndex(({ day, words }) => day > last || (day < first && !words.includes('补记')))
}

/** R-275: what may never be published stops here, at every way in. */
export const nothingPrivate = condition<With<Filled & { readonly title?: string; readonly reason?: string }>>('private-data', 'R-275', (context) => {
  const [first, ...more] = privateOf(context)
  return first === undefined ? '' : `${first.sentence}。${more.length > 0 ? `还有 ${more.length} 处。` : ''}`
}, (context) => privateOf(context).length === 0, '/words')

function privateOf({ form, dossier: { file }, settings }: With<Filled & { readonly title?: string; readonly reason?: string }>) {
  const item = itemOf(form, file, settings)
  return privateIn({ title: `${form.title ?? ''}${form.reason ?? ''}`, content: contentOf(form) }, { nameless: item?.nameless === true })
}

function itemOf(form: object, file: DisclosureFile, settings: DisclosureSettings): Pick<Item, 'shape' | 'nameless'> | null {
  return 'item' in form && typeof form.item === 'string' ? itemNamed(settings, form.item) : file.item === '' ? null : file
}

/** Whoever made the books does not vouch for them (R-274). */
export const isNotThePreparer = condition<Now>(
  'reviewer-prepared-it', 'R-274', '这一份是您制单的，要由监督委员会的另一位成员审核。', ({ dossier: { file }, actor }) => actor.person === null || (file.correction?.by ?? file.preparedBy) !== actor.person)

export const isNoCommitteeMember = condition<With<unknown>>(
  'reviewer-in-committee', 'R-274', '村委会成员和村党组织书记不能审核公开的内容，请由监督委员会的其他成员审核。', ({ known, actor, dossier }) => !committeeOf(known, dossier.file.village).includes(actor.person ?? ''))

export const isNoNearRelative = condition<With<unknown>>(
  'reviewer-is-relative', 'R-274', '您是村委会成员或者制单人的近亲属，按法律要回避，请由监督委员会的其他成员审核。', ({ known, actor, dossier: { file } }) => {
    const relatives = known.people?.get(actor.person ?? '')?.nearRelatives ?? []
    const bound = [...committeeOf(known, file.village), file.correction?.by ?? file.preparedBy]
    return relatives.every((person) => !bound.includes(person))
  })

function committeeOf({ mandates = [] }: With<unknown>['known'], village: string): readonly string[] {
  return mandates.filter(({ office, region }) => (office === 'VILLAGE_CADRE' || office === 'PARTY_SEC') && region === village).map(({ person }) => person)
}

export const everyLineWasSeen = condition<With<{ readonly looked?: readonly number[] }>>(
  'lines-not-seen', 'R-274', (context) => `逐项逐笔审核：还有 ${unseen(context)} 行没有看过，请看完再通过。`, (context) => unseen(context) === 0, '/looked')

function unseen({ form, dossier: { file } }: With<{ readonly looked?: readonly number[] }>): number {
  const { lines, names } = file.correction?.content ?? file.draft
  const looked = new Set(form.looked ?? [])
  return Array.from({ length: lines.length + names.length }, (_, at) => at + 1).filter((at) => !looked.has(at)).length
}

export const isLongEnough = condition<With<{ readonly days: number }>>(
  'too-few-days', 'R-272', ({ settings }) => `至少公开 ${settings.boardDays} 天，请改多。`, ({ form, settings }) => form.days >= settings.boardDays, '/days')

export const boardHangsByNow = condition<With<{ readonly on: string }>>(
  'board-in-future', 'R-273', '张贴日期不能比今天晚，请填实际贴出的那天。', ({ form, now }) => form.on <= dayOf(now), '/on')

export const boardIsNotOlder = condition<With<{ readonly on: string }>>(
  'board-too-old', 'R-273', '张贴日期比审核还早，请填贴这一份的那天。', ({ form, dossier: { file } }) => form.on >= (file.reviewed?.on ?? form.on), '/on')

export const lineExists = condition<With<{ readonly line: number }>>(
  'no-such-line', 'R-274', ({ dossier: { file } }) => `明细只有 ${linesOf(file)} 行，请填对是第几行。`, ({ form, dossier: { file } }) => form.line <= linesOf(file), '/line')

function linesOf({ draft, versions }: DisclosureFile): number {
  return (present({ versions })?.content ?? draft).lines.length
}

export const noOpenCorrection = condition<Now>(
  'correction-waits', 'R-272', '已经有一份更正在等监督委员会审核，请等它审完。', ({ dossier }) => dossier.file.correction === null)
export const correctionWaits = condition<Now>(
  'no-correction', 'R-272', '现在没有等审核的更正，请看公开的内容。', ({ dossier }) => dossier.file.correction !== null)

export const somethingChanged = condition<With<Filled>>(
  'nothing-corrected', 'R-272', '内容和公开的一样，没有要更正的，请改好再提交。', ({ form, dossier: { file } }) => JSON.stringify(contentOf(form)) !== JSON.stringify(present(file)?.content ?? null), '/words')

/** Fifteen days and more, from the later of page and board (R-272, R-273); nothing takes it down before. */
export const hasHungLongEnough = condition<Now>(
  'still-on-board', 'R-272', ({ dossier: { file } }) => `公开期到 ${file.down ?? ''} 才满，期间不能撤下；内容有错的请用“更正”。`,
  ({ dossier: { file }, now }) => file.down !== null && dayOf(now) >= file.down && disclosureOk(file.versions[0]?.on ?? dayOf(now), dayOf(now), file.days))

export const hasRunOut = condition<With<{ readonly deadline: string }>>(
  'not-yet-due', 'R-008', '还没有到时间，请等到期。', ({ dossier, form, calendar, now }) => {
    const ledger = Object.hasOwn(dossier.deadlines, form.deadline) ? dossier.deadlines[form.deadline] : undefined
    const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
    return until !== null && now > until
  })

function condition<C>(code: string, rule: string | undefined, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, ...(rule === undefined ? {} : { rule }), sentence, holds, ...(field === undefined ? {} : { field }) }
}
