/** Acts of an appraisal in the order it lives through them. */
import { earlierAppraisals, isMember, lastVerdict, verdictOf, type Judged } from '../../core/appraisal/index.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { dayOf, daysBetween } from '../../core/time/index.ts'
import type { AppraisalFile, Subject } from './appraisal-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { AppraisalParty } from './parties.ts'
import type { AppraisalSettings } from './settings.ts'
import type { AppraisalState } from './states.ts'

const act = actsFor<AppraisalFile, AppraisalSettings, AppraisalState, AppraisalParty>()
const told = (to: AppraisalParty, text: string) => ({ effect: 'notify', to, text }) as const
const announcing = [must.isAhead, must.isNoticed, must.isItsBasis, must.isNobodyTwice, must.areKnown, must.hostIsNotJudged, must.nobodyIsForgotten] as const

export const acts = {
  announce: act({
    name: '通知评议', recordName: '通知民主评议', event: 'announced', rules: ['R-240', 'R-241', 'R-281'], from: 'nothing', to: 'ANNOUNCED', who: ['supervisors'], form: forms.announceForm,
    consequence: '日子和评谁公布给全村；票是纸票，不记名，当场计票。', place: ({ village }) => ({ village, grid: null }),
    looksUp: ({ village, subjects, ...form }) => ({
      regions: [village], people: subjects.map(({ person }) => person), mandates: [{ office: 'VILLAGE_CADRE', within: village }], shown: earlierAppraisals({ village, ...form }),
    }),
    checks: [must.isNamedRight, must.isRealVillage, must.isOfItsYear, ...announcing, must.earlierIsSettled],
    facts: (context) => noticed(context, context.form.subjects), record: ({ file, form, facts }) => ({ ...announced(file, form, facts), village: form.village, year: form.year, nth: form.nth }),
    effects: [told('committee', 'announced'), told('town', 'announced')],
  }),
  'note-missing': act({
    name: '提醒评议', recordName: '到期没有评议', event: 'missing-noted', rules: ['R-281'], from: 'nothing', to: 'MISSING', who: ['system'], form: forms.missingForm,
    consequence: '告诉村务监督委员会、乡镇和县里：今年还没有民主评议。', place: ({ village }) => ({ village, grid: null }), looksUp: ({ village }) => ({ regions: [village] }),
    checks: [must.isNamedRight, must.isRealVillage, must.isOverdue], record: ({ file, form }) => ({ ...file, ...form, missed: true }),
    effects: [told('supervisors', 'missing'), told('town', 'missing'), told('county', 'missing')],
  }),
  'announce-late': act({
    name: '通知评议', recordName: '通知民主评议', event: 'announced', rules: ['R-240', 'R-241', 'R-281'], from: ['MISSING'], to: 'ANNOUNCED', who: ['supervisors'], form: forms.announceLateForm,
    consequence: '日子和评谁公布给全村；票是纸票，不记名，当场计票。',
    looksUp: ({ subjects }, { dossier: { file } }) => ({ people: subjects.map(({ person }) => person), mandates: [{ office: 'VILLAGE_CADRE', within: file.village }] }),
    checks: [must.isOfItsYearLate, ...announcing],
    facts: (context) => noticed(context, context.form.subjects), record: ({ file, form, facts }) => announced(file, form, facts), effects: [told('committee', 'announced'), told('town', 'announced')],
  }),
  postpone: act({
    name: '改日子', recordName: '改了日子', event: 'postponed', rules: ['R-241'], from: ['ANNOUNCED'], to: 'same', who: ['supervisors'], form: forms.postponeForm,
    consequence: '新的日子和理由公布给全村。', checks: [must.isAhead, must.isNoticed, must.isOfItsYearLate],
    facts: ({ now, form }) => ({ on: dayOf(now), ahead: Math.max(1, daysBetween(dayOf(now), form.day)) }),
    record: ({ file, form, facts }) => ({ ...file, day: form.day, time: form.time, place: form.place, urgent: form.urgent ?? '', noticedOn: facts['on'] as string, daysAhead: facts['ahead'] as number }),
    effects: [told('committee', 'announced')],
  }),
  'call-off': act({
    name: '取消', recordName: '取消评议', event: 'called-off', rules: ['R-281'], from: ['ANNOUNCED'], to: 'CANCELLED', who: ['supervisors'], form: forms.reasonForm,
    consequence: '这次不评了；今年还要另外评一次。', record: ({ file, form }) => ({ ...file, ended: form.reason }), effects: [told('town', 'calledOff')],
  }),
  lapse: act({
    name: '没有评成', recordName: '到会不够，没有评成', event: 'lapsed', rules: ['R-240'], from: ['ANNOUNCED'], to: 'LAPSED', who: ['supervisors'], form: forms.lapseForm,
    consequence: '记下到会人数；今年还要另外评一次。', when: [must.hasCome], checks: [must.couldNotOpen],
    record: ({ file, form }) => ({ ...file, ended: `应到 ${form.should}，到会 ${form.present}：${form.reason}` }), effects: [told('town', 'calledOff')],
  }),
  record: act({
    name: '登记票数', recordName: '登记评议票数', event: 'recorded', rules: ['R-240', 'R-281'], from: ['ANNOUNCED'], to: 'COUNTED', who: ['supervisors'], form: forms.recordForm,
    consequence: '由监督委员会另一位成员对着计票单核对。', when: [must.hasCome, must.isNotJudged],
    looksUp: (_, { dossier: { file } }) => ({ shown: earlierAppraisals(file) }),
    checks: [must.isQuorate, must.papersAreAll, must.everybodyIsCounted, must.eachAddsUp, must.earlierIsSettled],
    facts: (context) => ({ judged: judgedBy(context) }),
    record: ({ file, form, facts, actor }) => ({
      ...file, sentBack: '', count: {
        on: file.day, should: form.should, present: form.present, issued: form.issued, collected: form.collected, papers: form.papers, judged: facts['judged'] as unknown as readonly Judged[],
        tellers: form.tellers, record: form.record, files: form.files ?? [], by: actor.person,
      },
    }),
    effects: [told('supervisors', 'counted')],
  }),
  confirm: act({
    name: '核对无误', recordName: '票数核对无误', event: 'confirmed', rules: ['R-281'], from: ['COUNTED'], to: 'CONFIRMED', who: ['supervisors'], form: forms.confirmForm, oneByOne: true,
    consequence: '票数从此不能改。连续两次不称职的，职务按法律终止，由村里和乡镇办。', when: [must.isAnother, must.isNotJudged],
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, confirmed: { on: facts['on'] as string, words: form.words } }),
    effects: [told('committee', 'confirmed'), told('town', 'confirmed')],
  }),
  'send-back': act({
    name: '退回重新登记', recordName: '退回重新登记', event: 'sent-back', rules: ['R-281'], from: ['COUNTED'], to: 'ANNOUNCED', who: ['supervisors'], form: forms.reasonForm,
    consequence: '请登记的人对着计票单重新登记。', when: [must.isAnother, must.isNotJudged], record: ({ file, form }) => ({ ...file, count: null, sentBack: form.reason }), effects: [told('supervisors', 'sentBack')],
  }),
  publish: act({
    name: '公布结果', recordName: '公布评议结果', event: 'published', rules: ['R-263', 'R-281'], from: ['CONFIRMED'], to: 'PUBLISHED', who: ['supervisors'], form: forms.publishForm,
    consequence: '贴到公开栏，同时放到网上，至少十五天。', facts: ({ now, settings }) => ({ on: dayOf(now), days: settings.boardDays }),
    record: ({ file, form, facts }) => ({ ...file, board: { where: form.where, on: facts['on'] as string, days: facts['days'] as number } }), effects: [told('committee', 'published'), told('town', 'published')],
  }),
  'take-down': act({
    name: '公布期满', recordName: '公布期满', event: 'taken-down', rules: ['R-263'], from: ['PUBLISHED'], to: 'CLOSED', who: ['system'], form: forms.timerForm, consequence: '公布满了期，记录存档。',
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-281'], from: ['MISSING', 'ANNOUNCED', 'COUNTED', 'CONFIRMED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '提醒村务监督委员会和乡镇。', effects: [told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

function noticed({ known, now, form }: must.With<forms.Announcing>, subjects: forms.Announcing['subjects']): JsonObject {
  return {
    on: dayOf(now), ahead: Math.max(1, daysBetween(dayOf(now), form.day)),
    subjects: subjects.map(({ person, post }) => ({ person, post, name: known.people?.get(person)?.name ?? '' })),
  }
}

function announced(file: AppraisalFile, form: forms.Announcing, facts: JsonObject): AppraisalFile {
  return {
    ...file, meeting: form.meeting, basis: form.basis, day: form.day, time: form.time, place: form.place, urgent: form.urgent ?? '', leftOut: form.leftOut ?? '',
    noticedOn: facts['on'] as string, daysAhead: facts['ahead'] as number, subjects: facts['subjects'] as unknown as readonly Subject[],
  }
}

/** What the papers say of each, and whether it is the second time in a row. */
function judgedBy(context: must.With<forms.RecordForm>): Judged[] {
  const { form, dossier: { file }, settings } = context
  const earlier = must.earlierShown(context)
  return file.subjects.map(({ person, name, post }) => {
    const { excellent = 0, competent = 0, basic = 0, incompetent = 0, invalid = 0 } = form.papers.find((one) => one.person === person) ?? {}
    const papers = { excellent, competent, basic, incompetent, invalid }
    const verdict = verdictOf(papers, form.present, settings.incompetentPercent)
    const last = lastVerdict(earlier, person)
    const twice = verdict === 'incompetent' && isMember(post) && last?.verdict === 'incompetent'
    return { person, name, post, papers, verdict, twice, before: twice ? last.name : '' }
  })
}
