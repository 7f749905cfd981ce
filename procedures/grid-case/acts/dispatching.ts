/** Who shall do it: agreed, dispatched, signed for, returned, ruled on. */
import type { CaseFile } from '../case-file.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { act, told, toldReporter } from './act.ts'
import { copiedUnits, limitsOf, suggestedUnits, withPerson, withUnit } from './file-changes.ts'

export const dispatching = {
  consult: act({
    name: '提请会商', recordName: '提请会商', plainRecord: '商量由谁来办', event: 'consultation-asked', rules: ['R-110'], from: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'same', who: ['dispatcher'], form: forms.consultForm,
    consequence: '派单目录里找不到主办单位时，先会商定下来再派。', when: [must.notYetConsulting],
    record: ({ file }) => ({ ...file, consultation: 'asked' }),
  }),
  'settle-consultation': act({
    name: '填写会商结论', recordName: '会商定主办', plainRecord: '商定由谁来办', event: 'consultation-settled', rules: ['R-110', 'R-111'], from: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'same', who: ['dispatcher'], form: forms.settleForm,
    consequence: '按会商结论派遣。', when: [must.consultationPending],
    checks: [must.unitsExist, must.leadNotJoint, must.unitsAreLocal, must.nobodyComplainedAbout, must.verifiersStayFree, must.notWithdrawnFromTown, must.notIntoMediation, must.notBackToTheVillage],
    looksUp: (form) => ({ units: [form.lead, ...(form.joint ?? [])] }),
    record: ({ file, form }) => ({ ...file, consultation: 'settled', agreed: { lead: form.lead, joint: form.joint ?? [] } }),
  }),

  dispatch: act({
    name: '派遣', recordName: '派遣', plainRecord: '派给办理单位', event: 'dispatched', rules: ['R-109', 'R-110', 'R-111', 'R-112', 'R-114', 'R-129', 'R-130'],
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
    name: '签收', recordName: '签收', plainRecord: '办理单位接手', event: 'signed', rules: ['R-109'], from: ['DISPATCHED'], to: 'HANDLING', who: ['handler'], form: forms.emptyForm,
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
    name: '裁定主办单位', recordName: '裁定', plainRecord: '上级定下由谁来办', event: 'arbitrated', rules: ['R-115'], from: ['RETURNED'], to: 'DISPATCHED', who: ['arbiter'], form: forms.arbitrateForm,
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
}
