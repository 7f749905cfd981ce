/** The work itself: progress, more time, suspension, help from above, the result. */
import { addDays, dayOf } from '../../../core/time/index.ts'
import type { DispatchLevel } from '../case-file.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { levelOver } from '../parties.ts'
import { act, told, toldReporter } from './act.ts'
import { daysUntil, withPerson } from './file-changes.ts'

export const handling = {
  progress: act({
    name: '记录进展', recordName: '进展', event: 'progressed', from: ['HANDLING', 'SUSPENDED', 'EXT_PENDING'], to: 'same', who: ['handler', 'jointUnits'], form: forms.noteForm, appends: true,
    consequence: '提出人能看到这条进展。',
    record: ({ file, actor }) => ({ ...file, handlers: withPerson(file, actor.person) }),
  }),
  'ask-extension': act({
    name: '申请延期', recordName: '申请延期', event: 'extension-asked', rules: ['R-116'], from: ['HANDLING'], to: 'EXT_PENDING', who: ['handler'], form: forms.extensionForm,
    consequence: '由上一级审批；批准的，从原来的到期时间往后延。', when: [must.extensionsLeft, must.beforeDue], checks: [must.extensionIsModest, must.expectedDayFits],
    record: ({ file, form }) => ({ ...file, extension: { ...file.extension, asked: { by: { amount: form.amount, unit: form.unit }, reason: form.reason } } }),
    effects: [told('approver', 'extensionAsked')],
  }),
  'approve-extension': act({
    name: '同意延期', recordName: '同意延期', event: 'extension-approved', rules: ['R-105', 'R-116'], from: ['EXT_PENDING'], to: 'HANDLING', who: ['approver'], form: forms.reasonForm,
    consequence: '从原来的到期时间往后延，并告诉提出人。',
    extends: ({ dossier }) => (dossier.file.extension.asked === null ? null : { deadline: 'handle', by: dossier.file.extension.asked.by, reason: dossier.file.extension.asked.reason, from: 'due' }),
    record: ({ file }) => ({ ...file, extension: { asked: null, granted: file.extension.granted + 1 } }),
    effects: [toldReporter('extended'), { effect: 'notify', to: 'followers', text: 'extended', mustReach: true }, told('handler', 'extensionDecided')],
  }),
  'refuse-extension': act({
    name: '不同意延期', recordName: '不同意延期', event: 'extension-refused', rules: ['R-116'], from: ['EXT_PENDING'], to: 'HANDLING', who: ['approver'], form: forms.reasonForm,
    consequence: '按原时限继续办。', record: ({ file }) => ({ ...file, extension: { ...file.extension, asked: null } }), effects: [told('handler', 'extensionDecided')],
  }),

  'ask-suspension': act({
    name: '申请挂账', recordName: '申请挂账', plainRecord: '申请暂时停办', event: 'suspension-asked', rules: ['R-117'], from: ['HANDLING'], to: 'same', who: ['handler'], form: forms.suspendForm,
    consequence: '短期内确实办不了的，由调度人员决定是否挂账；决定前继续计时。', when: [must.suspensionNotAsked], checks: [must.reviewDayIsNear],
    record: ({ file, form }) => ({ ...file, suspension: { ...file.suspension, asked: { reason: form.reason, words: form.words, reviewOn: form.reviewOn } } }),
    effects: [told('dispatcher', 'suspensionAsked')],
  }),
  'approve-suspension': act({
    name: '同意挂账', recordName: '挂账', plainRecord: '暂时停办', event: 'suspended', rules: ['R-007', 'R-117'], from: ['HANDLING'], to: 'SUSPENDED', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '停止计时，到复核日自动恢复办理。', when: [must.suspensionAsked, must.reviewDayNotPassed],
    facts: ({ dossier, now }) => ({ days: daysUntil(dayOf(now), dossier.file.suspension.asked?.reviewOn ?? addDays(dayOf(now), 1)) }),
    record: ({ file, facts }) => ({ ...file, suspension: { asked: null, days: Number(facts['days']) } }),
    effects: [toldReporter('suspended'), told('handler', 'suspensionDecided')],
  }),
  'refuse-suspension': act({
    name: '不同意挂账', recordName: '不同意挂账', plainRecord: '不同意停办', event: 'suspension-refused', rules: ['R-117'], from: ['HANDLING'], to: 'same', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '继续办理。', when: [must.suspensionAsked], record: ({ file }) => ({ ...file, suspension: { ...file.suspension, asked: null } }), effects: [told('handler', 'suspensionDecided')],
  }),
  resume: act({
    name: '恢复办理', recordName: '恢复办理', event: 'resumed', rules: ['R-117'], from: ['SUSPENDED'], to: 'HANDLING', who: ['handler', 'dispatcher'], form: forms.emptyForm,
    consequence: '继续计时。', effects: [told('handler', 'resumed')],
  }),
  'resume-on-review-day': act({
    name: '复核日到期恢复', recordName: '复核日到，自动恢复办理', plainRecord: '说好的日子到了，接着办', event: 'resumed-on-review-day', rules: ['R-117'], from: ['SUSPENDED'], to: 'HANDLING', who: ['system'], form: forms.timerForm,
    consequence: '继续计时。', checks: [must.isReviewTimer, must.hasRunOut], effects: [told('handler', 'resumed')],
  }),
  escalate: act({
    name: '上报上级协调', recordName: '上报上级', event: 'escalated', rules: ['R-114'], from: ['HANDLING'], to: 'ESCALATED', who: ['handler', 'dispatcher'], form: forms.reasonForm,
    consequence: '由上一级调度人员重新派遣。', when: [must.hasHigherLevel],
    facts: ({ dossier }) => ({ level: levelOver(dossier) ?? dossier.file.level }),
    record: ({ file, facts }) => ({ ...file, level: facts['level'] as DispatchLevel, suspension: { ...file.suspension, asked: null } }), effects: [told('dispatcher', 'escalated')],
  }),

  feedback: act({
    name: '反馈结果', recordName: '反馈结果', event: 'fed-back', rules: ['R-124'], from: ['HANDLING'], to: 'FEEDBACK', who: ['handler'], form: forms.feedbackForm,
    consequence: '交核查人员核查，办理停止计时。',
    record: ({ file, form, actor }) => ({ ...file, result: form.result, conclusion: null, handlers: withPerson(file, actor.person), suspension: { ...file.suspension, asked: null } }),
    effects: [told('verifier', 'fedBack')],
  }),
}
