/** Acts as version 1 had them: those it did not have are left out, the others say in what they differed. */
import type { ActDefinition } from '../../../core/procedure/procedure.ts'
import { clockOf, compareBudgets, type Budget } from '../../../core/time/index.ts'
import type { CaseFile } from '../case-file.ts'
import { condition, type With } from '../conditions/condition.ts'
import type { CaseParty } from '../parties.ts'
import type { CaseSettings } from '../settings.ts'
import type { CaseState } from '../states.ts'
import { markFormV1, mergeFormV1, reportFormV1, suspendFormV1 } from './forms.ts'
import { actsV2 } from '../v2/acts.ts'
import type { CaseSettingsV1 } from './settings.ts'

type CaseAct = ActDefinition<CaseFile, CaseSettings, CaseState, CaseParty>

const { 'correct-category': _, ...kept } = actsV2

/** One cap for all kinds, and never more than the original limit. */
const extensionIsModest = condition<With<unknown>>(
  'extension-too-long', 'R-116', '延长的时间不能超过原来的时限，也不能超过 10 个工作日，并且要和原时限用同一种时间（工作时间或自然时间）。',
  ({ form, dossier, settings, calendar, now }) => {
    const { amount, unit } = form as Budget
    const asked: Budget = { amount, unit }
    const original = dossier.file.limits.handle
    const { extensionMax } = settings as unknown as CaseSettingsV1
    return clockOf(asked.unit) === clockOf(original.unit)
      && compareBudgets(asked, original, now, calendar) <= 0 && compareBudgets(asked, extensionMax, now, calendar) <= 0
  }, '/amount')

const changed: Readonly<Partial<Record<keyof typeof kept, Partial<CaseAct>>>> = {
  report: { form: reportFormV1, rules: ['R-103', 'R-104', 'R-126', 'R-129'], checks: withoutCondition(kept.report.checks, 'against-unanswered') },
  merge: { form: mergeFormV1 },
  'ask-extension': { consequence: '由上一级审批；批准前停止计时。', checks: [extensionIsModest] },
  // The wait for the answer was no part of the time, and the extension came on top.
  'approve-extension': {
    consequence: '时限顺延，并告诉提出人。',
    extends: ({ dossier }) => (dossier.file.extension.asked === null ? null : { deadline: 'handle', by: dossier.file.extension.asked.by, reason: dossier.file.extension.asked.reason }),
  },
  'ask-suspension': { form: suspendFormV1 },
  evaluate: { when: withoutCondition(kept.evaluate.when, 'own-report') },
  urge: { when: withoutCondition(kept.urge.when, 'own-unit') },
  supervise: { when: withoutCondition(kept.supervise.when, 'own-unit') },
  'dismiss-suggestion': { when: withoutCondition(kept['dismiss-suggestion'].when, 'own-unit') },
  'lift-supervision': { when: withoutCondition(kept['lift-supervision'].when, 'own-unit') },
  'mark-whistle': { form: markFormV1 },
}

export const actsV1 = Object.fromEntries(Object.entries<CaseAct>(kept).map(([key, act]) => [key, { ...act, ...changed[key as keyof typeof kept] }])) as Readonly<Record<keyof typeof kept, CaseAct>>

function withoutCondition<C extends { readonly code: string }>(conditions: readonly C[] | undefined, code: string): readonly C[] {
  return (conditions ?? []).filter((one) => one.code !== code)
}
