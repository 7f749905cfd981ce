/** Why something with a contract cannot be done like this; each sentence says what to do instead. */
import {
  collectiveMatters, contractKinds, faultOfBooking, fenOf, isLending, mayBeReversed, memberAssembly, memberRepresentatives, mostInstalments, needsResolution, scheduleOf, type CollectiveMatter, type ContractKind,
} from '../../core/collective-economy/index.ts'
import { faultOfResolution, importantKinds, isPassed, mayOpen, resolutionFaultWords, type MeetingShown } from '../../core/deliberation/index.ts'
import { kindsIn, privateKinds, yuan } from '../../core/open-affairs/index.ts'
import type { Condition, Deciding, Known, Situation } from '../../core/procedure/procedure.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import type { CollectiveMeetingShown } from './meeting-shown.ts'
import type { BookForm, DraftForm, RenewForm, RenewSmallForm, ReverseForm, SignForm, SignOnPaperForm, TerminateForm, WriteOffForm } from './forms.ts'
import { priceOf, termOf, type ContractFile } from './contract-file.ts'
import type { ContractSettings } from './settings.ts'

type Now = Situation<ContractFile, ContractSettings>
type With<Form> = Deciding<ContractFile, ContractSettings, Form>

export const isOfTheCounty = condition<With<DraftForm>>('other-county', 'R-024', '选的村不在这里，请重新选择。', ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)), '/village')
export const isNoLoan = condition<With<DraftForm>>(
  'no-loans', 'R-289', '集体的钱不能借出去：理事、监事、村干部不得直接或者间接向集体借款。请不要登记这样的合同，已经借出的请收回。', ({ form }) => !isLending(`${form.title}。${form.object}`), '/object')
export const saysNothingPrivate = condition<With<DraftForm>>(
  'private-in-contract', 'R-275', ({ form }) => `名称和标的要公开，里面有${privateIn(form).join('、')}，请删掉。`, ({ form }) => privateIn(form).length === 0, '/object')
export const hasSchedule = condition<With<DraftForm>>(
  'schedule-does-not-fit', 'R-289', '第一期要在合同期里，总价款要分得到每一期，最多一百二十期，请改正日期、总价款或者收付办法。',
  ({ form }) => form.from <= form.to && form.first >= form.from && isSchedule(fenOf(form.price), form.first, form.to, form.every), '/first')

export const isSignedAlready = condition<With<{ readonly signedOn: string }>>('signed-in-future', 'R-289', '要填已经签了的，请改正日期。', ({ form, now }) => form.signedOn <= dayOf(now), '/signedOn')
export const asksNothing = condition<Now>(
  'needs-resolution', 'R-247', ({ dossier: { file }, settings }) => `${contractKinds[file.kind].name}${file.related ? '，对方又是村里管事的人或者近亲属' : ''}，${contractKinds[file.kind].always || file.related ? '' : `满 ${settings.resolutionFromYuan} 元，`}要先有会议决议，请按决议签订。`,
  ({ dossier: { file }, settings }) => !asks(file, settings))
export const isCarried = condition<With<SignForm>>(
  'resolution-does-not-carry', 'R-247', ({ form, known, dossier: { file } }) => faultOfBasis(known, form, { file, until: form.signedOn, fen: priceOf(file) }) ?? '',
  ({ form, known, dossier: { file } }) => faultOfBasis(known, form, { file, until: form.signedOn, fen: priceOf(file) }) === null, '/basis')
export const isCarriedOnPaper = condition<With<SignOnPaperForm>>(
  'paper-does-not-carry', 'R-247', ({ form, dossier: { file } }) => faultOfPaper(form, file.kind) ?? '', ({ form, dossier: { file } }) => faultOfPaper(form, file.kind) === null, '/yes')

export const fitsInstalment = condition<With<BookForm>>(
  'over-the-instalment', 'R-289', ({ form, dossier: { file } }) => bookingWords(file, form), ({ form, dossier: { file } }) => faultOfBooking(file, form.instalment, fenOf(form.sum)) === null, '/sum')
export const isBookedAlready = condition<With<BookForm>>(
  'booked-in-future', 'R-289', '要填已经收付了的，而且在签订以后，请改正日期。', ({ form, now, dossier: { file } }) => form.on <= dayOf(now) && form.on >= (file.signedOn ?? ''), '/on')
export const voucherIsNew = condition<With<BookForm>>(
  'voucher-booked', 'R-289', '这一期已经登记过同一个凭证号、同样的金额，请核对是不是重复登记。', ({ form, dossier: { file } }) => !file.payments.some((one) => (
    one.instalment === form.instalment && one.voucher === form.voucher && one.fen === fenOf(form.sum) && mayBeReversed(file, one.number))), '/voucher')
export const canBeReversed = condition<With<ReverseForm>>('nothing-to-reverse', 'R-289', '没有这一笔，或者已经冲掉了，请核对是第几笔。', ({ form, dossier: { file } }) => mayBeReversed(file, form.booking), '/booking')

export const writeOffFits = condition<With<WriteOffForm>>(
  'over-the-instalment', 'R-289', ({ form, dossier: { file } }) => bookingWords(file, form), ({ form, dossier: { file } }) => faultOfBooking(file, form.instalment, fenOf(form.sum)) === null, '/sum')
export const writeOffCarried = condition<With<WriteOffForm>>(
  'resolution-does-not-carry', 'R-247', ({ form, known, dossier: { file }, now }) => faultOfBasis(known, form, { file, until: dayOf(now), fen: 0 }) ?? '',
  ({ form, known, dossier: { file }, now }) => faultOfBasis(known, form, { file, until: dayOf(now), fen: 0 }) === null, '/basis')

export const renewalFits = condition<With<RenewSmallForm>>(
  'renewal-does-not-fit', 'R-289', ({ dossier: { file } }) => `续约要接在 ${termOf(file).to} 以后，第一期在续约期里，价款分得到每一期，请改正。`,
  ({ form, dossier: { file } }) => form.to > termOf(file).to && form.first > termOf(file).to && isSchedule(fenOf(form.price), form.first, form.to, form.every) && file.instalments.length + scheduleOf({ fen: fenOf(form.price), first: form.first, until: form.to, every: form.every }).length <= 2 * mostInstalments, '/to')
export const renewalCarried = condition<With<RenewForm>>(
  'resolution-does-not-carry', 'R-247', ({ form, known, dossier: { file }, now }) => faultOfBasis(known, form, { file, until: dayOf(now), fen: fenOf(form.price) }) ?? '',
  ({ form, known, dossier: { file }, now }) => faultOfBasis(known, form, { file, until: dayOf(now), fen: fenOf(form.price) }) === null, '/basis')
export const renewalAsksNothing = condition<With<RenewSmallForm>>(
  'needs-resolution', 'R-247', '这份合同续约要先有会议决议，请用“按决议续约”。', ({ dossier: { file }, form, settings }) => !needsResolution({ kind: file.kind, fen: fenOf(form.price), related: file.related }, settings.resolutionFromYuan * 100), '/price')
export const endsInTerm = condition<With<TerminateForm>>(
  'end-outside-term', 'R-289', ({ dossier: { file } }) => `解除的日子要在签订以后、${termOf(file).to} 以前，而且不晚于今天，请改正。`,
  ({ form, now, dossier: { file } }) => form.on <= dayOf(now) && form.on >= (file.signedOn ?? '') && form.on <= termOf(file).to, '/on')

export function asks(file: Pick<ContractFile, 'kind' | 'related' | 'instalments'>, settings: ContractSettings): boolean {
  return needsResolution({ kind: file.kind, fen: priceOf(file), related: file.related }, settings.resolutionFromYuan * 100)
}

type Leaning = { readonly basis: string; readonly item?: number }
type Carried = { readonly file: ContractFile; readonly until: Day; /** What the collective would pay by it. */ readonly fen: number }

/** Null where the decision carries the contract; otherwise why not, in one sentence (R-247, R-286). */
export function faultOfBasis(known: Known, { basis, item }: Leaning, { file, until, fen }: Carried): string | null {
  const found = known.shown?.get(basis)
  if (found?.procedure === 'four-deliberations') return faultOfMatter(found.shown, { file, until, fen })
  if (item === undefined) return '请填是那次会议的第几项。'
  if (contractKinds[file.kind].law === 'RCE') return faultOfCollective(found?.procedure === 'collective-meeting' ? found.shown as unknown as CollectiveMeetingShown : null, item, { file, until, fen })
  const shown = found?.procedure === 'village-meeting' ? found.shown as unknown as MeetingShown : null
  const fault = faultOfResolution(shown, { village: file.village, item, kinds: importantKinds, meetings: ['ASSEMBLY', 'REPRESENTATIVES'], until })
  return fault === null ? null : resolutionFaultWords[fault]
}

/** In words for the record: 2026-11-02 村民会议第 1 项：修路. */
export function basisWords(known: Known, { basis, item }: Leaning): string {
  const found = known.shown?.get(basis)
  if (found === undefined) return ''
  if (found.procedure === 'four-deliberations') return `四议两公开：${(found.shown as unknown as MatterShown).title}`
  const shown = found.shown as unknown as { readonly heldOn: string; readonly items: readonly { readonly number: number; readonly title: string }[] }
  return `${shown.heldOn} 会议第 ${String(item)} 项：${shown.items.find(({ number }) => number === item)?.title ?? ''}`
}

type MatterShown = { readonly village: string; readonly title: string; readonly kind: string; readonly yuan: number; readonly resolvedOn: string | null; readonly executable: boolean }

function faultOfMatter(shown: object, { file, until, fen }: Carried): string | null {
  const matter = shown as unknown as MatterShown
  if (matter.village !== file.village) return '这是别的村的四议两公开，请选本村的。'
  // What art. 26 leaves to the members is decided by two thirds of all of them (R-286), which the six steps do not count; a lease of a house is no such matter.
  if (contractKinds[file.kind].law === 'RCE' && file.kind !== 'lease') return '土地、投资和出售集体资产由集体经济组织成员大会决定（全体成员三分之二以上赞成），请选成员大会的决议。'
  if (!matter.executable) return '这件四议两公开的决议还没有公布满期，不能签订，请等满期。'
  if ((matter.resolvedOn ?? '9999') > until) return '决议作出在签订以后，请核对日期。'
  return file.direction === 'out' && fen > matter.yuan * 100 ? `决议是 ${matter.yuan} 元，合同是 ${yuan(fen)} 元，超过了，请改合同或者重新走四议两公开。` : null
}

const carriedBy: Readonly<Partial<Record<ContractKind, readonly CollectiveMatter[]>>> = {
  'land': ['land-and-shares'], 'land-use': ['land-use'], 'investment': ['investment'], 'sale': ['asset-sale'], 'lease': ['asset-sale', 'land-use', 'investment'],
}

function faultOfCollective(shown: CollectiveMeetingShown | null, item: number, { file, until, fen }: Carried): string | null {
  if (shown === null) return '没有找到这次成员大会，请选集体经济组织成员大会、成员代表大会或者理事会的会议。'
  if (shown.village !== file.village) return '这是别的村的会议，请选本村的会议。'
  if (!shown.confirmed) return '这次会议的记录还没有确认，请先确认会议记录。'
  const found = shown.items.find(({ number }) => number === item)
  if (found === undefined) return '这次会议没有这一项议题，请核对是第几项。'
  const kinds = carriedBy[file.kind] ?? []
  if (!kinds.includes(found.kind)) return `这一项议的不是这类事项，要选“${kinds.map((one) => collectiveMatters[one].name).join('”或者“')}”的议题。`
  if (!found.passed) return '这一项没有通过，请重新提请成员大会讨论。'
  if (shown.heldOn > until) return '会议开在签订以后，请核对日期。'
  return file.direction === 'out' && found.fen > 0 && fen > found.fen ? `决议是 ${yuan(found.fen)} 元，合同是 ${yuan(fen)} 元，超过了，请改合同或者重新决定。` : null
}

/** A meeting that was held on paper is counted by the same law (R-240, R-243, R-286, R-287). */
export function faultOfPaper({ body, on, should, present, yes, signedOn }: Pick<SignOnPaperForm, 'body' | 'on' | 'should' | 'present' | 'yes' | 'signedOn'>, kind: ContractKind): string | null {
  const { law, name } = contractKinds[kind]
  const ofMembers = body === 'MEMBERS' || body === 'MEMBER_REPRESENTATIVES'
  if ((law === 'RCE') !== ofMembers) return law === 'RCE' ? `${name}由集体经济组织成员决定，请选成员大会或者成员代表大会。` : `${name}由村民会议或者村民代表会议决定，请改正。`
  if (on > signedOn) return '会议开在签订以后，请核对日期。'
  if (present > should || yes > present) return '实到不能比应到多，赞成不能比实到多，请核对人数。'
  if (body === 'MEMBER_REPRESENTATIVES' && kind === 'land') return '土地承包方案只能由成员大会决定，成员代表大会不能代替，请改正。'
  if (body === 'MEMBERS') return memberAssembly(should, present, yes) ? null : `全体成员 ${should} 人，要有三分之二到会、全体三分之二赞成，这次到会 ${present} 人、赞成 ${yes} 人，决议不成立，请另外开会。`
  if (body === 'MEMBER_REPRESENTATIVES') return memberRepresentatives(should, yes) ? null : `成员代表要多于二十人，全体代表三分之二赞成才通过，现在代表 ${should} 人、赞成 ${yes} 人，决议不成立，请另外开会。`
  const basis = body === 'REPRESENTATIVES' ? 'REPRESENTATIVES' : body
  const open = mayOpen({ kind: body === 'REPRESENTATIVES' ? 'REPRESENTATIVES' : 'ASSEMBLY', basis, should, present })
  return open && isPassed(yes, present) ? null : `应到 ${should}、实到 ${present}、赞成 ${yes}，到会或者赞成的不够，决议不成立，请另外开会。`
}

function isSchedule(fen: number, first: Day, until: Day, every: DraftForm['every']): boolean {
  const { length } = scheduleOf({ fen, first, until, every })
  return length > 0 && length <= mostInstalments
}

function privateIn({ title, object }: DraftForm): readonly string[] {
  return kindsIn(`${title}。${object}`).map((one) => privateKinds[one])
}

function bookingWords(file: ContractFile, { instalment, sum }: { readonly instalment: number; readonly sum: string }): string {
  switch (faultOfBooking(file, instalment, fenOf(sum))) {
    case 'no-such-instalment': return `这份合同只有 ${file.instalments.length} 期，请核对是第几期。`
    case 'nothing': return '金额要大于零，请核对。'
    default: return `第 ${instalment} 期没有这么多要收付了，请核对；多出来的登记到下一期。`
  }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
