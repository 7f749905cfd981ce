/** Why a step cannot be recorded like this; each sentence says what is missing. */
import {
  agrees, faultOfResolution, faultOfResolving, faultOfVotes, importantKinds, ladder, mustGoThisWay, neededAtStep, neededToOpen, quorumBases, resolutionFaultWords, shareInWords,
  type Deliberation, type MeetingShown, type OwnResolution,
} from '../../core/deliberation/index.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import type { HeldForm, LinkForm, PaymentForm, ProposeForm, ResolveForm, ReviewForm } from './forms.ts'
import { paid, passedAt, type MatterFile } from './matter-file.ts'
import type { MatterSettings } from './settings.ts'

type With<Form> = Deciding<MatterFile, MatterSettings, Form>

export const isOfTheCounty = condition<With<ProposeForm>>('other-county', 'R-024', '选的村不在这里，请重新选择。', ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)), '/village')

export const goesThisWay = condition<With<ProposeForm>>(
  'need-not-go', 'R-262', ({ settings }) => `不到 ${settings.largeSpendingYuan} 元的支出可以不走四议两公开；确实要走的，请选别的类别。`,
  ({ form, settings }) => mustGoThisWay(form.kind, form.yuan, settings.largeSpendingYuan), '/yuan')

/** Held already, and not before the step it builds on. */
export const isInOrder = condition<With<{ readonly on: string }>>(
  'not-in-order', 'R-260', ({ dossier: { file } }) => (lastStep(file) === '' ? '要填已经开过的会，请改正日期。' : `上一步是 ${lastStep(file)} 开的，这一步要在那天或者以后、今天或者以前，请改正日期。`),
  ({ form, dossier, now }) => form.on <= dayOf(now) && form.on >= lastStep(dossier.file), '/on')

export const proposeCounts = counts<ProposeForm>('propose')
export const discussCounts = counts<HeldForm>('discuss')
export const reviewCounts = counts<ReviewForm>('review')

export const proposeAgreed = condition<With<ProposeForm>>(
  'not-agreed', 'R-260', '到会的没有过半数同意，提议不成立，请再议。', ({ form }) => agrees('propose', form), '/yes')

/** the plan reaches the members before they decide on it. */
export const wasHandedOut = condition<With<ReviewForm>>(
  'not-handed-out', 'R-261', ({ settings }) => `方案要提前 ${settings.handOutDays} 天送到党员手里，而且在商议以后，请核对送达的日子。`,
  ({ form, dossier, settings }) => form.handedOutOn >= lastStep(dossier.file) && addDays(form.handedOutOn, settings.handOutDays) <= form.on, '/handedOutOn')

export const carriesIt = condition<With<LinkForm>>(
  'resolution-does-not-carry', 'R-247', (context) => {
    const fault = faultOfLink(context)
    return fault === null ? '' : resolutionFaultWords[fault]
  }, (context) => faultOfLink(context) === null, '/meeting')

export const isAfterReview = condition<With<LinkForm>>(
  'resolved-before-review', 'R-260', '这次会议开在党员大会审议以前，请选审议以后的会议。', ({ form, known, dossier }) => (shownOf(known, form.meeting)?.heldOn ?? '') >= lastStep(dossier.file), '/meeting')

export const resolvingCounts = condition<With<ResolveForm>>(
  'votes-do-not-count', 'R-240', ({ form }) => {
    const own = ownOf(form)
    const assembled = { kind: own.meeting, basis: own.basis, should: own.should }
    switch (faultOfResolving(own)) {
      case 'too-few-present': return `${quorumBases[own.basis]}应到 ${own.should}，要有${shareInWords(assembled)}也就是 ${neededToOpen(assembled)} 到会，这次到了 ${own.present}，请另外开会。`
      case 'not-counts': return '实到不能比应到还多，请核对人数。'
      default: return `赞成、反对、弃权加起来要等于实到 ${own.present}，请再数一遍。`
    }
  }, ({ form }) => faultOfResolving(ownOf(form)) === null, '/present')

export const isAuthorised = condition<With<ResolveForm>>(
  'not-authorised', 'R-244', '村民代表会议只能决定村民会议授权的事项，请填依据哪次村民会议的授权。', ({ form }) => form.body !== 'REPRESENTATIVES' || (form.authorised ?? '').trim() !== '', '/authorised')

export const isPaidAlready = condition<With<PaymentForm>>(
  'payment-not-yet', 'R-260', '要填已经付了的，而且在决议以后，请改正日期。', ({ form, dossier, now }) => form.on <= dayOf(now) && form.on >= (dossier.file.resolvedOn ?? ''), '/on')
export const isWithinResolution = condition<With<PaymentForm>>(
  'over-the-resolution', 'R-247', ({ form, dossier: { file } }) => `决议是 ${file.yuan} 元，已经付了 ${paid(file)} 元，再付 ${form.yuan} 元就超了；要超的，请重新走四议两公开。`,
  ({ form, dossier }) => paid(dossier.file) + form.yuan <= dossier.file.yuan, '/yuan')

export const nothingPaid: Condition<Situation<MatterFile, MatterSettings>> = {
  code: 'paid-already', rule: 'R-247', sentence: '已经付过钱了，不能不办；请报结果和账目，把结果公开。', holds: ({ dossier }) => dossier.file.payments.length === 0,
}

export const notTheReporter = condition<With<object>>(
  'reporter-checks', 'R-263', '结果是您报的，要由监督委员会的另一个人核验。', ({ dossier, actor }) => dossier.file.result?.by == null || dossier.file.result.by !== actor.person)

export const isKnownOpinion = condition<With<{ readonly opinion: string }>>(
  'no-such-opinion', 'R-264', '没有登记过这条意见，请核对。', ({ form, dossier }) => dossier.file.opinions.some(({ name }) => name === form.opinion), '/opinion')

/** The meeting it was and what it is counted of. */
export function ownOf({ body, should, present, yes, no, abstain }: ResolveForm): OwnResolution {
  const votes = { should, present, yes, no, abstain }
  switch (body) {
    case 'ASSEMBLY-ADULTS': return { meeting: 'ASSEMBLY', basis: 'ADULTS', ...votes }
    case 'ASSEMBLY-HOUSEHOLDS': return { meeting: 'ASSEMBLY', basis: 'HOUSEHOLDS', ...votes }
    case 'REPRESENTATIVES': return { meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', ...votes }
  }
}

export function shownOf(known: With<unknown>['known'], meeting: string): MeetingShown | null {
  const found = known.shown?.get(meeting)
  return found?.procedure === 'village-meeting' ? found.shown as unknown as MeetingShown : null
}

/** The day of the last step that passed; empty before the first. */
function lastStep(file: MatterFile): string {
  return (['review', 'discuss', 'propose'] as const).map((step) => passedAt(file, step)?.on).find((on) => on !== undefined) ?? ''
}

function faultOfLink({ form, known, dossier }: With<LinkForm>) {
  return faultOfResolution(shownOf(known, form.meeting), { village: dossier.file.village, item: form.item, kinds: importantKinds, meetings: ['ASSEMBLY', 'REPRESENTATIVES'] })
}

function counts<Form extends HeldForm>(step: Deliberation): Condition<With<Form>> {
  return condition<With<Form>>('votes-do-not-count', step === 'review' ? 'R-261' : 'R-260', ({ form }) => {
    switch (faultOfVotes(step, form)) {
      case 'too-few-present': return `${ladder[step].body}应到 ${form.should} 人，要有 ${neededAtStep(step, form.should)} 人到会，这次到了 ${form.present} 人，请另外开会。`
      case 'not-counts': return '实到不能比应到还多，请核对人数。'
      default: return `赞成、反对、弃权加起来要等于实到 ${form.present} 人，请再数一遍。`
    }
  }, ({ form }) => faultOfVotes(step, form) === null, '/present')
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
