/** What is done with a contract: registered, signed on its resolution, booked instalment by instalment, renewed, ended, cleared. Nothing booked is ever changed. */
import { fenOf, nextOpen, scheduleOf, standingsOf, type Payment } from '../../core/collective-economy/index.ts'
import { yuan } from '../../core/open-affairs/index.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, type Day } from '../../core/time/index.ts'
import * as must from './conditions.ts'
import { isSettled, termOf, type Basis, type ContractFile } from './contract-file.ts'
import * as forms from './forms.ts'
import type { ContractParty } from './parties.ts'
import type { ContractSettings } from './settings.ts'
import type { ContractState } from './states.ts'

const act = actsFor<ContractFile, ContractSettings, ContractState, ContractParty>()
const told = (to: ContractParty, text: string) => ({ effect: 'notify', to, text }) as const
const booking = ['IN_FORCE', 'OWING'] as const
const consequence = '合同生效，按期收付；到期九十天前提醒村里、监督委员会和乡镇。'

export const acts = {
  draft: act({
    name: '登记合同', recordName: '登记合同', event: 'drafted', rules: ['R-247', 'R-275', 'R-289'], from: 'nothing', to: 'DRAFTED', who: ['committee'], form: forms.draftForm,
    consequence: '登记下来，还不能执行；签订以后才生效。', checks: [must.isOfTheCounty, must.isNoLoan, must.saysNothingPrivate, must.hasSchedule], place: (form) => ({ village: form.village, grid: null }),
    record: ({ file, form, at }) => ({
      ...file, village: form.village, number: form.number, title: form.title, kind: form.kind, direction: form.direction, partyKind: form.partyKind, party: form.party, related: form.related === true, object: form.object,
      instalments: scheduleOf({ fen: fenOf(form.price), first: form.first, until: form.to, every: form.every }), terms: [{ from: form.from, to: form.to, on: dayOf(at), words: '' }],
    }),
    effects: [told('supervisors', 'drafted')],
  }),
  withdraw: act({
    name: '不签了', recordName: '没有签', event: 'withdrawn', from: ['DRAFTED'], to: 'WITHDRAWN', who: ['committee'], form: forms.reasonForm, consequence: '这份合同到此为止，记录存档。',
    record: ({ file, form, at }) => ({ ...file, ended: { on: dayOf(at), words: form.reason } }),
  }),
  'sign-by-resolution': act({
    name: '按决议签订', recordName: '按决议签订合同', event: 'signed', rules: ['R-247', 'R-286', 'R-289'], from: ['DRAFTED'], to: 'IN_FORCE', who: ['committee'], form: forms.signForm, consequence,
    looksUp: ({ basis }) => ({ shown: [basis] }), checks: [must.isSignedAlready, must.isCarried],
    facts: ({ known, form }) => ({ words: must.basisWords(known, form) }), found: (facts) => [{ label: '依据', kind: 'text', value: facts['words'] as string }],
    record: ({ file, form, facts, at }) => inForce(file, form, { by: 'dossier', dossier: form.basis, item: form.item ?? 0, words: facts['words'] as string }, dayOf(at)),
    effects: [told('supervisors', 'signed')],
  }),
  'sign-on-paper': act({
    name: '按纸质决议签订', recordName: '按纸质决议签订合同', event: 'signed-on-paper', rules: ['R-247', 'R-286', 'R-837'], from: ['DRAFTED'], to: 'IN_FORCE', who: ['committee'], form: forms.signOnPaperForm,
    consequence: `按法律的比例核对到会和赞成人数；监督委员会和乡镇会看到这是纸质决议。${consequence}`, checks: [must.isSignedAlready, must.isCarriedOnPaper],
    record: ({ file, form, at }) => inForce(file, form, { by: 'paper', words: `${form.on} ${forms.paperBodies[form.body]}，应到 ${form.should}、实到 ${form.present}、赞成 ${form.yes}（${form.minutes}）` }, dayOf(at)),
    effects: [told('supervisors', 'signedOnPaper'), told('town', 'signedOnPaper')],
  }),
  'sign-small': act({
    name: '签订（不用决议的）', recordName: '签订合同', event: 'signed-small', rules: ['R-247', 'R-289'], from: ['DRAFTED'], to: 'IN_FORCE', who: ['committee'], form: forms.signSmallForm, consequence,
    when: [must.asksNothing], checks: [must.isSignedAlready], record: ({ file, form, at }) => inForce(file, form, { by: 'none' }, dayOf(at)), effects: [told('supervisors', 'signed')],
  }),

  book: act({
    name: '登记收付款', recordName: '登记收付款', event: 'booked', rules: ['R-289'], from: booking, who: ['committee'], form: forms.bookForm, appends: true,
    to: { oneOf: ['IN_FORCE', 'OWING', 'ENDED'], choose: ({ dossier: { file, state }, form }) => settled(state, isSettled(withPayment(file, { ...form, fen: fenOf(form.sum) }, null))) },
    consequence: '记到这一期，不能改，只能冲掉重记；一期不能多收多付。', checks: [must.fitsInstalment, must.isBookedAlready, must.voucherIsNew],
    record: ({ file, form, at }) => clocked(file, withPayment(file, { ...form, fen: fenOf(form.sum) }, null), dayOf(at)),
  }),
  reverse: act({
    name: '冲掉一笔', recordName: '冲掉一笔收付款', event: 'reversed', rules: ['R-289'], from: booking, to: 'same', who: ['committee'], form: forms.reverseForm, appends: true,
    consequence: '原来那一笔留着，另记一笔相反的；监督委员会会看到。', checks: [must.canBeReversed],
    record: ({ file, form, at }) => {
      const found = file.payments.find(({ number }) => number === form.booking)
      return found === undefined ? file : clocked(file, withPayment(file, { instalment: found.instalment, fen: -found.fen, on: dayOf(at), voucher: found.voucher, words: form.reason }, found.number), dayOf(at))
    },
    effects: [told('supervisors', 'reversed')],
  }),
  'write-off': act({
    name: '按决议核销', recordName: '按决议核销', event: 'written-off', rules: ['R-247', 'R-289'], from: booking, who: ['committee'], form: forms.writeOffForm, oneByOne: true,
    to: { oneOf: ['IN_FORCE', 'OWING', 'ENDED'], choose: ({ dossier: { file, state }, form }) => settled(state, isSettled(withWaiver(file, form.instalment, fenOf(form.sum), form.reason))) },
    consequence: '不再追收；没有会议决议不能核销。', looksUp: ({ basis }) => ({ shown: [basis] }), checks: [must.writeOffFits, must.writeOffCarried],
    facts: ({ known, form }) => ({ words: must.basisWords(known, form) }), found: (facts) => [{ label: '依据', kind: 'text', value: facts['words'] as string }],
    record: ({ file, form, facts, at }) => clocked(file, withWaiver(file, form.instalment, fenOf(form.sum), `${form.reason}（${facts['words'] as string}）`), dayOf(at)),
    effects: [told('supervisors', 'writtenOff'), told('town', 'writtenOff')],
  }),

  renew: act({
    name: '按决议续约', recordName: '按决议续约', event: 'renewed', rules: ['R-247', 'R-289'], from: ['IN_FORCE', 'OWING'], to: 'IN_FORCE', who: ['committee'], form: forms.renewForm,
    consequence: '合同期接着往下走，新的各期加在后面；原来的都留着。', looksUp: ({ basis }) => ({ shown: [basis] }), checks: [must.renewalFits, must.renewalCarried],
    facts: ({ known, form }) => ({ words: must.basisWords(known, form) }), found: (facts) => [{ label: '依据', kind: 'text', value: facts['words'] as string }],
    record: ({ file, form, facts, at }) => renewed(file, form, { by: 'dossier', dossier: form.basis, item: form.item ?? 0, words: facts['words'] as string }, dayOf(at)),
    effects: [told('supervisors', 'signed')],
  }),
  'renew-small': act({
    name: '续约（不用决议的）', recordName: '续约', event: 'renewed-small', rules: ['R-247', 'R-289'], from: ['IN_FORCE', 'OWING'], to: 'IN_FORCE', who: ['committee'], form: forms.renewSmallForm,
    consequence: '合同期接着往下走，新的各期加在后面；原来的都留着。', checks: [must.renewalFits, must.renewalAsksNothing], record: ({ file, form, at }) => renewed(file, form, { by: 'none' }, dayOf(at)),
    effects: [told('supervisors', 'signed')],
  }),
  terminate: act({
    name: '提前解除', recordName: '提前解除', event: 'terminated', rules: ['R-289'], from: ['IN_FORCE'], who: ['committee'], form: forms.terminateForm, oneByOne: true,
    to: { oneOf: ['OWING', 'ENDED'], choose: ({ dossier: { file }, form }) => (isSettled(cut(file, form.on, form.reason)) ? 'ENDED' : 'OWING') },
    consequence: '解除以后到期的各期不再收付；以前没有收付清的，清了账才办结。', checks: [must.endsInTerm], record: ({ file, form, at }) => clocked(file, cut(file, form.on, form.reason), dayOf(at)),
    effects: [told('supervisors', 'ended'), told('town', 'ended')],
  }),

  'note-expiring': act({
    name: '提醒快到期', recordName: '九十天内到期', event: 'expiring', rules: ['R-289'], from: ['IN_FORCE'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '告诉村里、监督委员会和乡镇。',
    record: ({ file }) => ({ ...file, warned: true }), effects: [told('committee', 'expiring'), told('supervisors', 'expiring'), told('town', 'expiring')],
  }),
  'note-arrears': act({
    name: '提醒逾期', recordName: '有一期过期没有收付', event: 'arrears', rules: ['R-289'], from: ['IN_FORCE', 'OWING'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '告诉村里和监督委员会。',
    effects: [told('committee', 'arrears'), told('supervisors', 'arrears')],
  }),
  'note-years': act({
    name: '接着计时', recordName: '接着计时', event: 'years-passed', rules: ['R-289'], from: ['IN_FORCE'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '合同期还长，接着计时。',
    record: ({ file, at }) => ({ ...file, termClock: dayOf(at), dueClock: dayOf(at), ticks: file.ticks + 1, years: file.years + 1 }),
  }),
  'end-term': act({
    name: '合同到期', recordName: '合同到期', event: 'term-ended', rules: ['R-289'], from: ['IN_FORCE'], who: ['system'], form: forms.timerForm,
    to: { oneOf: ['OWING', 'ENDED'], choose: ({ dossier: { file } }) => (isSettled(file) ? 'ENDED' : 'OWING') }, consequence: '款项两清的自动办结；没有清的，清了账才办结。',
    effects: [told('committee', 'ended'), told('supervisors', 'ended')],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-289'], from: ['DRAFTED', 'OWING'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒村里、监督委员会和乡镇。',
    effects: [told('committee', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

function settled(state: string | null, isClear: boolean): ContractState {
  return state === 'OWING' && isClear ? 'ENDED' : state === 'OWING' ? 'OWING' : 'IN_FORCE'
}

function inForce(file: ContractFile, { signedOn, kept }: { readonly signedOn: string; readonly kept: string }, basis: Basis, today: Day): ContractFile {
  return { ...file, signedOn, kept, bases: [...file.bases, basis], termClock: today, dueClock: today }
}

type Booked = { readonly instalment: number; readonly fen: number; readonly on: Day; readonly voucher: string; readonly words?: string }

function withPayment(file: ContractFile, { instalment, fen, on, voucher, words = '' }: Booked, reverses: number | null): ContractFile {
  const payment: Payment = { number: file.payments.length + 1, instalment, fen, on, voucher, words, reverses }
  return { ...file, payments: [...file.payments, payment] }
}

function withWaiver(file: ContractFile, instalment: number, fen: number, words: string): ContractFile {
  return { ...file, waivers: [...file.waivers, { instalment, fen, words }] }
}

/** Another instalment is the next one now: its clock counts from today. */
function clocked(before: ContractFile, after: ContractFile, today: Day): ContractFile {
  return nextOpen(before)?.number === nextOpen(after)?.number ? after : { ...after, dueClock: today, ticks: after.ticks + 1 }
}

function renewed(file: ContractFile, { to, price, every, first, words }: forms.RenewSmallForm, basis: Basis, today: Day): ContractFile {
  const more = scheduleOf({ fen: fenOf(price), first, until: to, every }).map((one) => ({ ...one, number: file.instalments.length + one.number }))
  const after = { ...file, terms: [...file.terms, { from: addDays(termOf(file).to, 1), to, on: today, words: `${words}，${yuan(fenOf(price))} 元` }], instalments: [...file.instalments, ...more], bases: [...file.bases, basis], warned: false, termClock: today, ended: null }
  return clocked(file, after, today)
}

/** What would have fallen due later falls away; what was open before stays open. */
function cut(file: ContractFile, on: Day, reason: string): ContractFile {
  const later = standingsOf(file, on).filter(({ due, open }) => due > on && open > 0).map(({ number, open }) => ({ instalment: number, fen: open, words: `${on} 提前解除` }))
  return { ...file, waivers: [...file.waivers, ...later], ended: { on, words: reason } }
}
