/** Where the report goes from a page: on, back, to a page that is to be changed, or out. */
import type { Problem, ReportDraft, ReportStep } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import { names, reportSteps as steps } from '../../../core/portal/addresses.ts'
import type { Form } from '../asking/form.ts'
import { problemsOf } from './answer-step.ts'
import { isAboutOfficials } from './against.ts'
import { kindOf, type Reporting } from './reporting.ts'
import { takeMeasured, takeTap, wasTapped } from './take-place.ts'

export type Answering = {
  readonly step: ReportStep
  readonly draft: ReportDraft
  readonly form: Form
  readonly problems: readonly Problem[]
}
export type Next = {
  readonly step: ReportStep
  readonly draft: ReportDraft
  readonly problems: readonly Problem[]
  readonly send: boolean
}

export async function nextOf(reporting: Reporting, transaction: Transaction, answering: Answering): Promise<Next> {
  const { step, form } = answering
  const go = form.one(names.go) ?? 'next'
  const draft = chosen(answering)
  if (go === 'back') return stay(before(reporting, step, draft), draft)
  if (step === 'where') return await fromWhere(reporting, transaction, { ...answering, draft })
  if (step === 'photos' && go.startsWith('drop-'))
    return stay('photos', { ...draft, photo: (draft.photo ?? []).filter((key) => key !== go.slice(5)) }, answering.problems)
  if (step === 'photos' && (go === 'add' || answering.problems.length > 0)) return stay('photos', draft, answering.problems)
  if (step === 'check' && go.startsWith('edit-')) return edit(go.slice(5), draft)
  const problems = problemsOf(reporting, step, draft)
  if (problems.length > 0) return stay(step, draft, problems)
  return step === 'check' ? sendOrMend(reporting, draft) : onward(reporting, step, draft)
}

/** The buttons of the first two pages are answers themselves; a kind found by searching brings its group. */
function chosen({ step, draft, form }: Answering): ReportDraft {
  const kind = step === 'category' ? form.one('kind') : undefined
  if (kind !== undefined && draft.kind !== undefined) return { ...draft, category: draft.kind.slice(0, 2) }
  if (step !== 'category') return draft
  const { kind: _kind, ...rest } = draft
  return rest
}

async function fromWhere(reporting: Reporting, transaction: Transaction, { draft, form }: Answering): Promise<Next> {
  if (wasTapped(form)) {
    const tapped = await takeTap(reporting, transaction, draft, form)
    return stay('where', tapped.draft, tapped.problems)
  }
  const measured = await takeMeasured(reporting, transaction, draft)
  const problems = measured.problems.length > 0 ? measured.problems : problemsOf(reporting, 'where', measured.draft)
  return problems.length > 0 ? stay('where', measured.draft, problems) : onward(reporting, 'where', measured.draft)
}

/** Before it is sent every page is judged again: hidden fields come from outside like any others. */
function sendOrMend(reporting: Reporting, draft: ReportDraft): Next {
  for (const step of steps) {
    const problems = problemsOf(reporting, step, draft)
    if (problems.length > 0) return stay(step, { ...draft, after: 'check' }, problems)
  }
  return { step: 'check', draft, problems: [], send: true }
}

function onward(reporting: Reporting, step: ReportStep, draft: ReportDraft): Next {
  const asksMore = step === 'kind' && (isUrgent(reporting, draft) || isAboutOfficials(reporting, draft))
  const changing = draft.after === 'check' && step !== 'category' && !asksMore
  if (changing) {
    const { after: _after, ...rest } = draft
    return stay('check', rest)
  }
  return stay(following(reporting, step, draft), draft)
}

function following(reporting: Reporting, step: ReportStep, draft: ReportDraft): ReportStep {
  if (step === 'category' && draft.kind !== undefined)
    return draft.after === 'check' && !isUrgent(reporting, draft) && !isAboutOfficials(reporting, draft) ? 'check' : following(reporting, 'kind', draft)
  const after = steps.slice(steps.indexOf(step) + 1)
  return after.find((one) => isAsked(reporting, one, draft)) ?? 'check'
}

function before(reporting: Reporting, step: ReportStep, draft: ReportDraft): ReportStep {
  if (draft.after === 'check' && step !== 'kind') return 'check'
  return steps.slice(0, steps.indexOf(step)).findLast((one) => isAsked(reporting, one, draft)) ?? 'category'
}

function edit(name: string, draft: ReportDraft): Next {
  const step = steps.find((one) => one === name) ?? 'check'
  return stay(step, step === 'check' ? draft : { ...draft, after: 'check' })
}

/** Two questions are asked for some kinds only. */
function isAsked(reporting: Reporting, step: ReportStep, draft: ReportDraft): boolean {
  switch (step) {
    case 'urgent':
      return isUrgent(reporting, draft)
    case 'against':
      return isAboutOfficials(reporting, draft)
    default:
      return true
  }
}

function isUrgent(reporting: Reporting, draft: ReportDraft): boolean {
  return kindOf(reporting, draft)?.emergency != null
}

function stay(step: ReportStep, draft: ReportDraft, problems: readonly Problem[] = []): Next {
  return { step, draft, problems, send: false }
}
