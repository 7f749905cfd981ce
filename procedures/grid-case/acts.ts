/** Acts of the grid case, in the order a matter lives through them. What each act asks for is named in conditions.ts. */
import { actsFor } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, reworkBudget, type Budget } from '../../core/time/index.ts'
import type { CaseFile, DispatchLevel, Priority, Supervision, Visibility, Whistle } from './case-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import { firstLevel, levelOver, type CaseParty } from './parties.ts'
import type { CaseSettings, Category } from './settings.ts'
import { openStates, type CaseState } from './states.ts'

const act = actsFor<CaseFile, CaseSettings, CaseState, CaseParty>()
const toldReporter = (text: string) => ({ effect: 'notify', to: 'reporter', text, mustReach: true }) as const
const told = (to: CaseParty, text: string) => ({ effect: 'notify', to, text }) as const

export const acts = {
  report: act({
    name: '上报', recordName: '上报', event: 'reported', rules: ['R-103', 'R-104', 'R-126', 'R-129'], from: 'nothing', to: 'REPORTED', who: ['anyone'], form: forms.reportForm,
    consequence: '上报后由村里或上级受理，您可以随时查看办到哪一步。',
    checks: [must.categoryExists, must.countyMatches, must.gridIsInVillage, must.sourceFitsOffice, must.helperMayFile],
    place: (form) => ({ village: form.village, grid: form.grid ?? null }),
    facts: ({ form, actor, settings, dossier }) => {
      const category = settings.categories[form.category]
      const against = form.against?.units ?? []
      return {
        categoryName: category?.name ?? '', priority: category?.priority ?? 'P2', emergency: category?.emergency ?? null,
        confidential: category?.confidential === true || against.length > 0 || (form.against?.persons?.length ?? 0) > 0,
        visibility: isTipOff(category, against, form.against?.persons ?? []) && form.visibility === 'REAL_TO_ALL_HANDLERS' ? 'CENTER_ONLY' : form.visibility,
        level: firstLevel(form.village, category?.startsAt ?? 'VILLAGE', against),
        reporter: form.onBehalfOf ?? actor.person, filer: form.onBehalfOf === undefined ? null : actor.person,
        spotCheck: isSpotChecked(dossier.key.id, settings.spotCheckPercent),
      }
    },
    record: ({ file, form, facts }) => ({
      ...file, category: form.category, categoryName: facts['categoryName'] as string, emergency: facts['emergency'] as string | null,
      description: form.description, source: form.source, visibility: facts['visibility'] as Visibility, reporter: facts['reporter'] as string | null, filer: facts['filer'] as string | null,
      where: { words: form.where ?? '', lon: form.lon ?? null, lat: form.lat ?? null, crs: form.crs ?? null }, files: form.files ?? [],
      against: { units: form.against?.units ?? [], persons: form.against?.persons ?? [] }, confidential: facts['confidential'] === true,
      priority: facts['priority'] as Priority, level: facts['level'] as DispatchLevel, contact: { left: form.contactLeft === true, reached: false, misses: 0 },
    }),
    effects: [toldReporter('reported'), told('dispatcher', 'waitsForAcceptance')],
  }),

  'self-close': act({
    name: '当场解决', recordName: '网格当场解决', event: 'self-closed', rules: ['R-114', 'R-120'], from: ['REPORTED'], to: 'SELF_CLOSED', who: ['gridWorker'], form: forms.selfCloseForm,
    consequence: '当场办结并告诉提出人；会按比例抽查。', when: [must.mayBeSettledOnTheSpot, must.isNoEmergency],
    facts: ({ dossier, settings }) => ({ spotCheck: isSpotChecked(dossier.key.id, settings.spotCheckPercent) }),
    record: ({ file, form, facts, actor, at }) => ({ ...file, result: form.result, handlers: withPerson(file, actor.person), closedAt: at, spotCheck: facts['spotCheck'] === true }),
    effects: [toldReporter('selfClosed')],
  }),

  'transfer-out': act({
    name: '转接紧急和法定渠道', recordName: '转外部渠道', event: 'transferred-out', rules: ['R-106', 'R-107'], from: ['REPORTED'], to: 'TRANSFERRED_OUT', who: ['gridWorker', 'dispatcher', 'supervisor'], form: forms.transferForm,
    consequence: '记下转接的时刻，这里不再派单，由接手的渠道处理。',
    record: ({ file, form, at }) => ({ ...file, channelTold: form.channel, closedAt: at }),
    effects: [toldReporter('transferredOut')],
  }),

  accept: act({
    name: '受理立案', recordName: '立案', event: 'accepted', rules: ['R-102', 'R-105', 'R-106'], from: ['REPORTED', 'REOPENED'], to: 'ACCEPTED', who: ['dispatcher'], form: forms.acceptForm, numbers: true,
    consequence: '编上案卷号，开始办理，并告诉提出人。', when: [must.isNoEmergency, must.notYetNumbered],
    facts: ({ known }) => ({ number: known.door['caseNumber'] ?? '' }),
    record: ({ file, form, facts }) => ({ ...file, number: facts['number'] as string, priority: form.priority ?? file.priority, review: 'none' }),
    effects: [toldReporter('accepted')],
  }),

  'pass-up': act({
    name: '上报上一级受理', recordName: '报上一级受理', event: 'passed-up', rules: ['R-114'], from: ['REPORTED'], to: 'same', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '由上一级来受理。', when: [must.hasHigherLevel],
    facts: ({ dossier }) => ({ level: levelOver(dossier) ?? dossier.file.level }),
    record: ({ file, facts }) => ({ ...file, level: facts['level'] as DispatchLevel }),
    effects: [told('dispatcher', 'waitsForAcceptance')],
  }),

  reject: act({
    name: '不予受理', recordName: '不予受理', event: 'rejected', rules: ['R-107'], from: ['REPORTED'], to: 'REJECTED', who: ['dispatcher'], form: forms.rejectForm,
    consequence: '把理由和该走的渠道告诉提出人；提出人可以要求复查。', when: [must.isNoEmergency],
    record: ({ file, form, at }) => ({ ...file, channelTold: form.channel, closedAt: at }),
    effects: [toldReporter('rejected')],
  }),

  merge: act({
    name: '并入同一件事', recordName: '并案', event: 'merged', rules: ['R-108'], from: ['REPORTED'], to: 'MERGED', who: ['dispatcher'], form: forms.mergeForm,
    consequence: '并到主案一起办，进展按主案告诉提出人。', checks: [must.mainCaseIsOpen],
    looksUp: (form) => ({ dossiers: [form.main] }),
    record: ({ file, form, at }) => ({ ...file, mergedInto: form.main, closedAt: at }),
    followUps: [{
      act: 'take-in', sentence: '主案记下并入，提出人可以看主案的进展。', on: (form) => form.main,
      form: ({ dossier, reporter }) => ({ merged: dossier, ...(reporter === null ? {} : { reporter }) }),
    }],
    effects: [toldReporter('merged')],
  }),

  'take-in': act({
    name: '并入另一件', recordName: '并入另一件相同的事', event: 'taken-in', rules: ['R-108'], from: [...openStates, 'CLOSED'], to: 'same', who: ['system'], form: forms.takeInForm, appends: true,
    consequence: '那一件的提出人也能看到这里的进展，办结时一并告知。',
    record: ({ file, form }) => ({ ...file, followers: form.reporter === undefined || file.followers.includes(form.reporter) ? file.followers : [...file.followers, form.reporter] }),
  }),

  consult: act({
    name: '提请会商', recordName: '提请会商', event: 'consultation-asked', rules: ['R-110'], from: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'same', who: ['dispatcher'], form: forms.consultForm,
    consequence: '派单目录里找不到主办单位时，先会商定下来再派。', when: [must.notYetConsulting],
    record: ({ file }) => ({ ...file, consultation: 'asked' }),
  }),
  'settle-consultation': act({
    name: '填写会商结论', recordName: '会商定主办', event: 'consultation-settled', rules: ['R-110', 'R-111'], from: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'same', who: ['dispatcher'], form: forms.settleForm,
    consequence: '按会商结论派遣。', when: [must.consultationPending],
    checks: [must.unitsExist, must.leadNotJoint, must.unitsAreLocal, must.nobodyComplainedAbout, must.verifiersStayFree, must.notWithdrawnFromTown, must.notIntoMediation, must.notBackToTheVillage],
    looksUp: (form) => ({ units: [form.lead, ...(form.joint ?? [])] }),
    record: ({ file, form }) => ({ ...file, consultation: 'settled', agreed: { lead: form.lead, joint: form.joint ?? [] } }),
  }),

  dispatch: act({
    name: '派遣', recordName: '派遣', event: 'dispatched', rules: ['R-109', 'R-110', 'R-111', 'R-112', 'R-114', 'R-129', 'R-130'],
    from: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'DISPATCHED', who: ['dispatcher'], form: forms.dispatchForm,
    consequence: '交给主办单位签收办理，开始计时；派给上级部门的抄送属地乡镇。',
    when: [must.alreadyNumbered, must.noConsultationPending, must.noArbitrationPending],
    checks: [
      must.unitsExist, must.leadNotJoint, must.unitsAreLocal, must.nobodyComplainedAbout, must.verifiersStayFree, must.notIntoMediation, must.notBackToTheVillage, must.notWithdrawnFromTown,
      must.townMayLead, must.leadIsInCatalogue, must.gridMayBeAsked, must.gridTaskIsVillages,
    ],
    looksUp: (form, { dossier, settings }) => ({ units: [form.lead, ...(form.joint ?? []), ...suggestedUnits(dossier.file, dossier.place?.village ?? '', settings)] }),
    facts: ({ dossier, form, settings }) => ({ limits: limitsOf(dossier.file.priority, settings), copied: copiedUnits(dossier.place?.village ?? '', form.lead, dossier.file) }),
    record: ({ file, form, facts }) => ({
      ...file, lead: form.lead, joint: form.joint ?? [], gridTask: form.toGridWorker === true, limits: facts['limits'] as CaseFile['limits'],
      copied: facts['copied'] as string[], formerLeads: withUnit(file.formerLeads, file.lead), review: 'none',
    }),
    effects: [told('handler', 'dispatched'), told('jointUnits', 'dispatchedJoint'), told('copied', 'copied'), toldReporter('assigned')],
  }),

  sign: act({
    name: '签收', recordName: '签收', event: 'signed', rules: ['R-109'], from: ['DISPATCHED'], to: 'HANDLING', who: ['handler'], form: forms.emptyForm,
    consequence: '由本单位负责办理，办理时限从现在算。',
    record: ({ file, actor }) => ({ ...file, handlers: withPerson(file, actor.person) }),
  }),
  return: act({
    name: '退回', recordName: '退回', event: 'returned', rules: ['R-109', 'R-115'], from: ['DISPATCHED'], to: 'RETURNED', who: ['handler'], form: forms.returnForm,
    consequence: '写明理由退给调度人员重派；同一单位退第二次就由上级裁定。', when: [must.mayReturnAgain, must.withinReturnTime],
    facts: ({ dossier, settings }) => ({ arbitrate: dossier.file.returnedBy.filter((unit) => unit === dossier.file.lead).length >= settings.returnsPerUnit }),
    record: ({ file, facts }) => ({ ...file, returnedBy: [...file.returnedBy, ...(file.lead === null ? [] : [file.lead])], arbitration: facts['arbitrate'] === true ? 'needed' : file.arbitration }),
    effects: [told('dispatcher', 'returned'), told('arbiter', 'needsRuling')],
  }),
  arbitrate: act({
    name: '裁定主办单位', recordName: '裁定', event: 'arbitrated', rules: ['R-115'], from: ['RETURNED'], to: 'DISPATCHED', who: ['arbiter'], form: forms.arbitrateForm,
    consequence: '裁定后不能再退。', when: [must.arbitrationPending],
    checks: [must.unitsExist, must.leadNotJoint, must.unitsAreLocal, must.nobodyComplainedAbout, must.verifiersStayFree, must.notWithdrawnFromTown, must.notIntoMediation, must.notBackToTheVillage],
    looksUp: (form) => ({ units: [form.lead, ...(form.joint ?? [])] }),
    facts: ({ dossier, form, settings }) => ({ limits: limitsOf(dossier.file.priority, settings), copied: copiedUnits(dossier.place?.village ?? '', form.lead, dossier.file) }),
    record: ({ file, form, facts }) => ({
      ...file, lead: form.lead, joint: form.joint ?? [], gridTask: false, arbitration: 'decided', consultation: 'none', limits: facts['limits'] as CaseFile['limits'],
      copied: facts['copied'] as string[], formerLeads: withUnit(file.formerLeads, file.lead),
    }),
    effects: [told('handler', 'dispatched'), told('jointUnits', 'dispatchedJoint'), toldReporter('assigned')],
  }),

  progress: act({
    name: '记录进展', recordName: '进展', event: 'progressed', from: ['HANDLING', 'SUSPENDED', 'EXT_PENDING'], to: 'same', who: ['handler', 'jointUnits'], form: forms.noteForm, appends: true,
    consequence: '提出人能看到这条进展。',
    record: ({ file, actor }) => ({ ...file, handlers: withPerson(file, actor.person) }),
  }),
  'ask-extension': act({
    name: '申请延期', recordName: '申请延期', event: 'extension-asked', rules: ['R-116'], from: ['HANDLING'], to: 'EXT_PENDING', who: ['handler'], form: forms.extensionForm,
    consequence: '由上一级审批；批准前停止计时。', when: [must.extensionsLeft, must.beforeDue], checks: [must.extensionIsModest],
    record: ({ file, form }) => ({ ...file, extension: { ...file.extension, asked: { by: { amount: form.amount, unit: form.unit }, reason: form.reason } } }),
    effects: [told('approver', 'extensionAsked')],
  }),
  'approve-extension': act({
    name: '同意延期', recordName: '同意延期', event: 'extension-approved', rules: ['R-105', 'R-116'], from: ['EXT_PENDING'], to: 'HANDLING', who: ['approver'], form: forms.reasonForm,
    consequence: '时限顺延，并告诉提出人。',
    extends: ({ dossier }) => (dossier.file.extension.asked === null ? null : { deadline: 'handle', by: dossier.file.extension.asked.by, reason: dossier.file.extension.asked.reason }),
    record: ({ file }) => ({ ...file, extension: { asked: null, granted: file.extension.granted + 1 } }),
    effects: [toldReporter('extended'), { effect: 'notify', to: 'followers', text: 'extended', mustReach: true }, told('handler', 'extensionDecided')],
  }),
  'refuse-extension': act({
    name: '不同意延期', recordName: '不同意延期', event: 'extension-refused', rules: ['R-116'], from: ['EXT_PENDING'], to: 'HANDLING', who: ['approver'], form: forms.reasonForm,
    consequence: '按原时限继续办。', record: ({ file }) => ({ ...file, extension: { ...file.extension, asked: null } }), effects: [told('handler', 'extensionDecided')],
  }),

  'ask-suspension': act({
    name: '申请挂账', recordName: '申请挂账', event: 'suspension-asked', rules: ['R-117'], from: ['HANDLING'], to: 'same', who: ['handler'], form: forms.suspendForm,
    consequence: '短期内确实办不了的，由调度人员决定是否挂账；决定前继续计时。', when: [must.suspensionNotAsked], checks: [must.reviewDayIsNear],
    record: ({ file, form }) => ({ ...file, suspension: { ...file.suspension, asked: { reason: form.reason, words: form.words, reviewOn: form.reviewOn } } }),
    effects: [told('dispatcher', 'suspensionAsked')],
  }),
  'approve-suspension': act({
    name: '同意挂账', recordName: '挂账', event: 'suspended', rules: ['R-007', 'R-117'], from: ['HANDLING'], to: 'SUSPENDED', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '停止计时，到复核日自动恢复办理。', when: [must.suspensionAsked, must.reviewDayNotPassed],
    facts: ({ dossier, now }) => ({ days: daysUntil(dayOf(now), dossier.file.suspension.asked?.reviewOn ?? addDays(dayOf(now), 1)) }),
    record: ({ file, facts }) => ({ ...file, suspension: { asked: null, days: Number(facts['days']) } }),
    effects: [toldReporter('suspended'), told('handler', 'suspensionDecided')],
  }),
  'refuse-suspension': act({
    name: '不同意挂账', recordName: '不同意挂账', event: 'suspension-refused', rules: ['R-117'], from: ['HANDLING'], to: 'same', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '继续办理。', when: [must.suspensionAsked], record: ({ file }) => ({ ...file, suspension: { ...file.suspension, asked: null } }), effects: [told('handler', 'suspensionDecided')],
  }),
  resume: act({
    name: '恢复办理', recordName: '恢复办理', event: 'resumed', rules: ['R-117'], from: ['SUSPENDED'], to: 'HANDLING', who: ['handler', 'dispatcher'], form: forms.emptyForm,
    consequence: '继续计时。', effects: [told('handler', 'resumed')],
  }),
  'resume-on-review-day': act({
    name: '复核日到期恢复', recordName: '复核日到，自动恢复办理', event: 'resumed-on-review-day', rules: ['R-117'], from: ['SUSPENDED'], to: 'HANDLING', who: ['system'], form: forms.timerForm,
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
  'begin-verification': act({
    name: '开始核查', recordName: '开始核查', event: 'verification-begun', rules: ['R-120'], from: ['FEEDBACK'], to: 'VERIFYING', who: ['verifier'], form: forms.emptyForm,
    consequence: '由您核查这件事。', when: [must.handlerIsNotVerifier],
    record: ({ file, actor }) => ({ ...file, verifier: actor.person }),
  }),
  'record-contact': act({
    name: '登记联系提出人', recordName: '联系提出人', event: 'contacted', rules: ['R-124'], from: ['FEEDBACK', 'VERIFYING'], to: 'same', who: ['verifier', 'dispatcher'], form: forms.contactForm, appends: true,
    consequence: '结案前要告知提出人，或者至少两次没联系上。',
    record: ({ file, form }) => ({ ...file, contact: { ...file.contact, reached: file.contact.reached || form.outcome === 'REACHED', misses: file.contact.misses + (form.outcome === 'MISSED' ? 1 : 0) } }),
  }),
  'pass-verification': act({
    name: '核查通过，结案', recordName: '核查通过，结案', event: 'closed', rules: ['R-120', 'R-124', 'R-105'], from: ['VERIFYING'], to: 'CLOSED', who: ['verifier'], form: forms.conclusionForm,
    consequence: '结案并请提出人评价。', when: [must.handlerIsNotVerifier, must.hasResult, must.reporterWasTold],
    record: ({ file, form, at }) => ({ ...file, conclusion: form.conclusion, closedAt: at, supervisionSuggested: false }),
    effects: [toldReporter('closed'), { effect: 'notify', to: 'followers', text: 'closed', mustReach: true }],
  }),
  'fail-verification': act({
    name: '核查不通过，返工', recordName: '核查不通过', event: 'verification-failed', rules: ['R-119', 'R-120'], from: ['VERIFYING'], to: 'REWORK', who: ['verifier'], form: forms.conclusionForm,
    consequence: '退给主办单位返工；返工三次自动督办。', when: [must.handlerIsNotVerifier],
    facts: ({ dossier, settings, calendar, now }) => reworkFacts(dossier.file, settings, calendar, dayOf(now)),
    record: ({ file, form, facts }) => reworked({ ...file, conclusion: form.conclusion }, facts),
    effects: [told('handler', 'rework')],
  }),
  restart: act({
    name: '开始返工', recordName: '返工', event: 'restarted', rules: ['R-119'], from: ['REWORK'], to: 'HANDLING', who: ['handler'], form: forms.emptyForm, consequence: '返工时限从现在算。',
    record: ({ file, actor }) => ({ ...file, handlers: withPerson(file, actor.person), result: null, contact: { ...file.contact, reached: false, misses: 0 } }),
  }),

  'pass-spot-check': act({
    name: '抽查通过', recordName: '抽查通过', event: 'spot-check-passed', rules: ['R-120'], from: ['SELF_CLOSED'], to: 'same', who: ['verifier'], form: forms.conclusionForm,
    consequence: '自结属实。', when: [must.isChosenForSpotCheck, must.handlerIsNotVerifier], record: ({ file, form }) => ({ ...file, conclusion: form.conclusion }),
  }),
  'fail-spot-check': act({
    name: '抽查不通过，重开', recordName: '抽查不通过', event: 'spot-check-failed', rules: ['R-120'], from: ['SELF_CLOSED'], to: 'REOPENED', who: ['verifier'], form: forms.conclusionForm,
    consequence: '重开，由调度人员重新办理。', when: [must.isChosenForSpotCheck, must.handlerIsNotVerifier],
    record: ({ file, form }) => reopened({ ...file, conclusion: form.conclusion }), effects: [told('dispatcher', 'reopened')],
  }),

  evaluate: act({
    name: '评价', recordName: '评价', event: 'evaluated', rules: ['R-105', 'R-147'], from: ['CLOSED', 'SELF_CLOSED'], to: 'same', who: ['reporter', 'filer'], form: forms.evaluationForm, appends: true,
    consequence: '谢谢您的评价，它只用来改进办理。', when: [must.notYetEvaluated],
    record: ({ file, form }) => ({ ...file, evaluation: { score: form.score, words: form.words ?? '' } }),
  }),
  'ask-review': act({
    name: '申请复查', recordName: '申请复查', event: 'review-asked', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['reporter', 'filer'], form: forms.reasonForm,
    consequence: '由上级中心复查，成立的重新办理。', when: [must.reviewNotAsked, must.withinReviewWindow],
    record: ({ file }) => ({ ...file, review: 'asked' }), effects: [told('arbiter', 'reviewAsked')],
  }),
  'uphold-review': act({
    name: '复查成立，重开', recordName: '复查成立', event: 'review-upheld', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'REOPENED', who: ['arbiter'], form: forms.conclusionForm,
    consequence: '重新办理，计一次返工。', when: [must.reviewAsked],
    facts: ({ dossier, settings, calendar, now }) => reworkFacts(dossier.file, settings, calendar, dayOf(now)),
    record: ({ file, facts }) => reopened(reworked({ ...file, review: 'upheld' }, facts)), effects: [toldReporter('reviewUpheld'), told('dispatcher', 'reopened')],
  }),
  'refuse-review': act({
    name: '复查不成立', recordName: '复查不成立', event: 'review-refused', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['arbiter'], form: forms.conclusionForm,
    consequence: '把理由告诉提出人。', when: [must.reviewAsked], record: ({ file }) => ({ ...file, review: 'refused' }), effects: [toldReporter('reviewRefused')],
  }),
  archive: act({
    name: '归档', recordName: '归档', event: 'archived', rules: ['R-125'], from: ['CLOSED', 'SELF_CLOSED', 'TRANSFERRED_OUT'], to: 'ARCHIVED', who: ['system'], form: forms.timerForm,
    consequence: '只读，不能再改，只能追加更正说明。', checks: [must.isArchiveTimer, must.hasRunOut],
  }),
  'add-correction': act({
    name: '追加更正说明', recordName: '更正说明', event: 'corrected', rules: ['R-125'], from: ['ARCHIVED'], to: 'same', who: ['dispatcher', 'supervisor'], form: forms.noteForm, appends: true,
    consequence: '原记录不动，说明附在后面。', record: ({ file, form }) => ({ ...file, corrections: [...file.corrections, form.note] }),
  }),

  'propose-void': act({
    name: '提出作废', recordName: '提出作废', event: 'void-proposed', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'same', who: ['dispatcher'], form: forms.reasonForm, oneByOne: true,
    consequence: '只限误报、测试和违法内容；要另一个人批准。', when: [must.voidNotProposed],
    record: ({ file, form, actor }) => ({ ...file, voiding: { by: actor.person, reason: form.reason } }), effects: [told('dispatcher', 'voidProposed')],
  }),
  'approve-void': act({
    name: '批准作废', recordName: '作废', event: 'voided', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'VOID', who: ['dispatcher', 'supervisor'], form: forms.reasonForm, oneByOne: true,
    consequence: '作废数单列公布，不能恢复。', when: [must.voidProposed, must.anotherPerson], record: ({ file, at }) => ({ ...file, closedAt: at }), effects: [toldReporter('voided')],
  }),
  'refuse-void': act({
    name: '不同意作废', recordName: '不同意作废', event: 'void-refused', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'same', who: ['dispatcher', 'supervisor'], form: forms.reasonForm, oneByOne: true,
    consequence: '继续办理。', when: [must.voidProposed], record: ({ file }) => ({ ...file, voiding: null }),
  }),

  urge: act({
    name: '催办', recordName: '催办', event: 'urged', rules: ['R-122'], from: openStates, to: 'same', who: ['reporter', 'filer', 'supervisor'], form: forms.emptyForm, appends: true,
    consequence: '提醒现在该办的人；24 小时可以催一次。', when: [must.urgedLongAgo],
    record: ({ file, at }) => ({ ...file, urgedAt: at }), effects: [told('handler', 'urged'), told('dispatcher', 'urged')],
  }),
  supervise: act({
    name: '督办', recordName: '督办', event: 'supervised', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.superviseForm, appends: true,
    consequence: '要求主办单位按期答复，村民也能看到已督办。', checks: [must.answerDayIsAhead],
    facts: ({ actor }) => ({ level: levelOfOffice(actor.mandate?.office ?? '') }),
    record: ({ file, form, facts }) => ({ ...file, supervisionSuggested: false, supervisions: [...file.supervisions, supervision(facts['level'] as DispatchLevel, form.requirement, form.answerBy)] }),
    effects: [told('handler', 'supervised'), told('dispatcher', 'supervised')],
  }),
  'dismiss-suggestion': act({
    name: '不发督办', recordName: '不发督办', event: 'suggestion-dismissed', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.reasonForm, appends: true,
    consequence: '系统的督办建议不发出。', when: [must.supervisionSuggested], record: ({ file }) => ({ ...file, supervisionSuggested: false }),
  }),
  'answer-supervision': act({
    name: '答复督办', recordName: '答复督办', event: 'supervision-answered', rules: ['R-122'], from: openStates, to: 'same', who: ['handler', 'dispatcher'], form: forms.answerForm, appends: true,
    consequence: '答复督办单位。', when: [must.supervisionOpen],
    record: ({ file, form }) => ({ ...file, supervisions: file.supervisions.map((one) => (one.answer === null && !one.lifted ? { ...one, answer: form.answer } : one)) }), effects: [told('supervisor', 'supervisionAnswered')],
  }),
  'lift-supervision': act({
    name: '解除督办', recordName: '解除督办', event: 'supervision-lifted', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.reasonForm, appends: true,
    consequence: '这件事不再督办。', when: [must.supervisionStands], record: ({ file }) => ({ ...file, supervisions: file.supervisions.map((one) => ({ ...one, lifted: true })) }),
  }),

  whistle: act({
    name: '吹哨', recordName: '吹哨', event: 'whistled', rules: ['R-123'], from: openStates, to: 'same', who: ['whistler'], form: forms.whistleForm, appends: true,
    consequence: '请这些单位按时到场，响应时间开始计算。', when: [must.noWhistleRunning], checks: [must.calledUnitsExist, must.calledUnitsAreLocal, must.nobodyCalledComplainedAbout],
    looksUp: (form) => ({ units: form.called }),
    record: ({ file, form }) => ({ ...file, whistles: [...file.whistles, { type: form.type, called: form.called, requirement: form.requirement, arrived: {}, result: null, marks: {} } satisfies Whistle] }),
    effects: [told('calledUnits', 'whistled')],
  }),
  'report-in': act({
    name: '报到', recordName: '报到', event: 'reported-in', rules: ['R-123'], from: openStates, to: 'same', who: ['calledUnits'], form: forms.emptyForm, appends: true,
    consequence: '记下响应的时刻，不要求照片。', when: [must.whistleRunning, must.isCalled, must.notYetArrived],
    record: ({ file, actor, at }) => onLastWhistle(file, (one) => ({ ...one, arrived: { ...one.arrived, [actor.unit ?? '']: at } })),
  }),
  'conclude-whistle': act({
    name: '吹哨办结', recordName: '吹哨办结', event: 'whistle-concluded', rules: ['R-123'], from: openStates, to: 'same', who: ['whistler'], form: forms.answerForm, appends: true,
    consequence: '记下结果，双方可以互相评价。', when: [must.whistleRunning], record: ({ file, form }) => onLastWhistle(file, (one) => ({ ...one, result: form.answer })),
  }),
  'mark-whistle': act({
    name: '吹哨互评', recordName: '吹哨互评', event: 'whistle-marked', rules: ['R-123'], from: [...openStates, 'CLOSED'], to: 'same', who: ['whistler', 'calledUnits'], form: forms.markForm, appends: true,
    consequence: '双向评价，供改进协作。', when: [must.whistleConcluded], checks: [must.markedUnitWasCalled],
    record: ({ file, form, actor }) => onLastWhistle(file, (one) => ({ ...one, marks: { ...one.marks, [one.called.includes(actor.unit ?? '') ? `caller by ${actor.unit ?? ''}` : form.unit ?? one.called.join(' ')]: form.mark } })),
  }),

  remind: act({
    name: '到期提醒', recordName: '快到期提醒', event: 'reminded', rules: ['R-008'], from: openStates, to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '提醒该办的人。', checks: [must.isRunningOut], effects: [told('handler', 'soonDue')],
  }),
  'note-overdue': act({
    name: '记录超期', recordName: '已超期', event: 'overdue-noted', rules: ['R-008', 'R-122'], from: [...openStates, 'CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯；办理超期的，给出待确认的督办建议，由人决定发不发。', checks: [must.hasRunOut],
    record: ({ file, form }) => ({ ...file, supervisionSuggested: file.supervisionSuggested || form.deadline === 'handle' || form.deadline === 'sign' }),
    effects: [told('handler', 'overdue'), told('dispatcher', 'overdue')],
  }),
}

function limitsOf(priority: Priority, settings: CaseSettings): { sign: Budget; handle: Budget } {
  return settings.limits[priority]
}

/** A complaint or a clue: whoever brings it is known to the centre at most, even where the reporter chose more. */
function isTipOff(category: Category | undefined, units: readonly string[], persons: readonly string[]): boolean {
  return units.length > 0 || persons.length > 0 || (category?.confidential === true && category.startsAt !== 'VILLAGE')
}

/** A dispatch past the township is copied to it, unless it is what the matter complains about. */
function copiedUnits(village: string, lead: string, file: CaseFile): string[] {
  const town = `${village.slice(0, 9)}:government`
  return lead.startsWith(village.slice(0, 9)) || file.confidential || file.against.units.includes(town) ? [] : [town]
}

function suggestedUnits(file: CaseFile, village: string, settings: CaseSettings): string[] {
  const length = { CITY: 4, COUNTY: 6, TOWN: 9, VILLAGE: 12, GRID: 15 } as const
  return (settings.categories[file.category]?.leads ?? []).map((post) => `${village.slice(0, length[post.level])}:${post.function}`)
}

/** A fixed draw from the dossier's own id: nobody can choose it, and anybody can check it. */
function isSpotChecked(id: string, percent: number): boolean {
  return Number.parseInt(id.slice(-6), 16) % 100 < percent
}

function reworkFacts(file: CaseFile, settings: CaseSettings, calendar: Parameters<typeof reworkBudget>[1], today: string) {
  const original = settings.limits[file.priority].handle
  const count = file.reworks + 1
  return {
    handle: reworkBudget(original, calendar, { percent: settings.reworkPercent, leastHours: 4 }),
    supervise: count >= settings.reworksUntilSupervision ? addDays(today, settings.supervisionAnswerDays) : null,
  }
}

function reworked(file: CaseFile, facts: { readonly [key: string]: unknown }): CaseFile {
  const answerBy = facts['supervise'] as string | null
  return {
    ...file, reworks: file.reworks + 1, limits: { ...file.limits, handle: facts['handle'] as Budget }, verifier: null,
    supervisions: answerBy === null ? file.supervisions : [...file.supervisions, supervision('TOWN', `返工 ${file.reworks + 1} 次，自动督办`, answerBy)],
  }
}

function reopened(file: CaseFile): CaseFile {
  return {
    ...file, closedAt: null, result: null, lead: null, joint: [], gridTask: false, formerLeads: withUnit(file.formerLeads, file.lead), verifier: null,
    contact: { ...file.contact, reached: false, misses: 0 }, evaluation: null,
  }
}

function supervision(level: DispatchLevel, requirement: string, answerBy: string): Supervision {
  return { level, requirement, answerBy, answer: null, lifted: false }
}

function onLastWhistle(file: CaseFile, change: (whistle: Whistle) => Whistle): CaseFile {
  return { ...file, whistles: file.whistles.map((one, index) => (index === file.whistles.length - 1 ? change(one) : one)) }
}

function levelOfOffice(office: string): DispatchLevel {
  return office === 'CITY_CENTER' ? 'CITY' : office === 'COUNTY_CENTER' ? 'COUNTY' : 'TOWN'
}

function daysUntil(today: string, day: string): number {
  return Math.max(1, Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000))
}

function withPerson(file: CaseFile, person: string | null): readonly string[] {
  return person === null || file.handlers.includes(person) ? file.handlers : [...file.handlers, person]
}

function withUnit(units: readonly string[], unit: string | null): readonly string[] {
  return unit === null || units.includes(unit) ? units : [...units, unit]
}
