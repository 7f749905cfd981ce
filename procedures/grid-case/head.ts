/** The head of a grid case: what its state means to the reader now, what is pending beside it, and what is most likely done next. */
import { positionNames } from './against.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Remark } from '../../core/procedure/procedure.ts'
import { budgetInWords, dayForVillagers, type Instant } from '../../core/time/index.ts'
import { waitsForNobody } from './awaited.ts'
import { isForVillager, levelNames, openSupervisions, whistleUnanswered, type CaseFile } from './case-file.ts'
import { raisedSentence } from './raised.ts'
import { isLeadless } from './staffing.ts'
import { inState, isOpen, type CaseState } from './states.ts'

type Case = Dossier<CaseFile>

/** Once judged or reviewed, nobody is asked again; null leaves the state's own sentence. */
export function sentenceOf({ state, file }: Case, reader: 'villager' | 'staff'): string | null {
  if (reader === 'staff') return state === 'REPORTED' && file.passedUp === true ? `已经报到上一级，等${levelNames[file.level]}受理。` : staffSentence(state, file)
  if (state === 'CLOSED' || state === 'SELF_CLOSED') return closedSentence(file, state === 'CLOSED' ? '已经办结' : '网格员已经当场解决')
  if (state !== 'REJECTED') return null
  switch (file.review) {
    case 'asked': return '这件事没有受理。您申请了复查，请等结果。'
    case 'refused': return '这件事不归这里办，复查也是这个结果。该找谁，下面已经写明。'
    default: return null
  }
}

export function remarksOf(dossier: Case): readonly Remark[] {
  const { file, state } = dossier
  const since = (deadline: string): Instant | null => runningSince(dossier, deadline)
  const answers = openSupervisions(file)
  return [
    ...when(state === 'REPORTED' && file.emergency !== null, both(`这是紧急事项，请马上拨打 ${file.emergency ?? '110'}。`, null)),
    ...when(state === 'REPORTED' && file.raised !== undefined, file.raised === undefined ? [] : both(`${raisedSentence(file.raised)}。`, null)),
    ...when(waitsForNobody(dossier), [
      remark('staff', '无人可办：该办这一步的岗位现在没有人在任，往上也没有。登记了人员会自动转过去。', null),
      remark('reporter', '该办这一步的岗位现在暂时没有人，有人到任就接着办。着急的可以拨打 12345。', null),
    ]),
    ...when(inState(state, ['DISPATCHED', 'HANDLING', 'REWORK']) && isLeadless(dossier.place, file) && !waitsForNobody(dossier), [
      remark('staff', '主办单位现在没有人可办，可以收回重派。', null),
    ]),
    ...when(inState(state, ['CLOSED', 'SELF_CLOSED', 'REJECTED']) && file.review === 'asked', [
      remark('staff', '提出人申请复查，等复查人员处理。', since('decideReview')), remark('reporter', '您的复查申请正在处理。', since('decideReview')),
    ]),
    ...when(state === 'HANDLING' && file.suspension.asked !== null, [
      remark('staff', '主办单位申请挂账，等受理调度人员决定。', since('decideSuspension')), remark('reporter', '办理单位说短期内办不了，申请暂时停办，等决定。', since('decideSuspension')),
    ]),
    ...when(inState(state, ['ACCEPTED', 'RETURNED', 'SUSPENDED']) && file.voiding !== null, [
      remark('staff', '有人提出作废，等另一个人决定。', since('decideVoid')), remark('reporter', '有人认为这是误报，提出不办；要另一个人同意才算。', since('decideVoid')),
    ]),
    ...when(state === 'EXT_PENDING' && file.extension.asked !== null, [
      remark('staff', `申请延长 ${file.extension.asked === null ? '' : budgetInWords(file.extension.asked.by)}，等审批。`, since('decideExtension')),
    ]),
    ...when(awaitsDispatch(state) && file.consultation === 'asked', both('正在和有关单位商量由谁来办。', since('consult'))),
    ...when(state === 'RETURNED' && file.arbitration === 'needed', both('两次退回，等上级中心定由谁来办。', since('arbitrate'))),
    ...when(isOpen(state), answers.flatMap((one) => both(`已经督办，要求 ${dayForVillagers(one.answerBy)}前答复。`, since('supervision')))),
    ...when(isOpen(state) && file.supervisionSuggested, [remark('staff', '系统建议督办，由人决定发不发。', null)]),
    ...when(isOpen(state) && whistleUnanswered(file), [remark('staff', '已经吹哨，等单位报到。', since('whistle'))]),
    ...when(file.suspect !== undefined, [remark('staff', suspectWords(file.suspect), null)]),
  ]
}

/** The likeliest act first. Who may do it is asked elsewhere; this is only the order. */
export function likelyActs(dossier: Case): readonly string[] {
  const { state, file } = dossier
  return [...expectedIn(dossier), ...(isOpen(state) && file.supervisionSuggested ? ['supervise', 'dismiss-suggestion'] : [])]
}

/** Whom it is about, in the words of the reporter's answer; empty where nobody was named. */
export function saidInWords(file: CaseFile): string {
  const { said } = file.against
  return said === undefined ? '' : [...said.positions.map((key) => positionNames[key]), ...(said.words === '' ? [] : [said.words])].join('、')
}

function expectedIn({ state, file, place }: Case): readonly string[] {
  const recalls = isLeadless(place, file) ? ['recall'] : []
  const answers = openSupervisions(file).length > 0 ? ['answer-supervision'] : []
  const whistles = whistleUnanswered(file) ? ['report-in'] : []
  switch (state as CaseState | null) {
    case 'REPORTED': return file.emergency === null ? ['self-close', 'accept', 'merge'] : ['transfer-out']
    case 'REOPENED': return file.number === null ? ['accept'] : assigning(file)
    case 'ACCEPTED':
    case 'RETURNED':
    case 'ESCALATED': return [...(file.voiding === null ? [] : ['approve-void', 'refuse-void']), ...assigning(file)]
    case 'DISPATCHED': return ['sign', 'return', ...recalls, ...answers, ...whistles]
    case 'HANDLING': return [...recalls, ...(file.suspension.asked === null ? [] : ['approve-suspension', 'refuse-suspension']), ...whistles, ...answers, 'feedback', 'progress']
    case 'EXT_PENDING': return ['approve-extension', 'refuse-extension', ...whistles, ...answers, 'progress']
    case 'SUSPENDED': return [...(file.voiding === null ? [] : ['approve-void', 'refuse-void']), ...whistles, ...answers, 'resume', 'progress']
    case 'FEEDBACK': return ['begin-verification']
    case 'VERIFYING': return isReporterTold(file) ? ['pass-verification', 'fail-verification'] : ['record-contact', 'fail-verification']
    case 'REWORK': return ['restart', ...answers]
    case 'SELF_CLOSED': return [...afterClosing(file), ...(file.spotCheck && file.conclusion === null ? ['pass-spot-check', 'fail-spot-check'] : [])]
    case 'CLOSED': return afterClosing(file)
    case 'REJECTED': return file.review === 'asked' ? ['uphold-review', 'refuse-review'] : ['ask-review']
    default: return []
  }
}

function staffSentence(state: string | null, file: CaseFile): string | null {
  if (state === 'RETURNED' && file.arbitration === 'needed') return '主办单位又退了回来，现在不能再派。'
  if (state !== 'CLOSED' && state !== 'SELF_CLOSED') return null
  const done = state === 'CLOSED' ? '已经结案' : '网格员当场解决'
  if (file.review === 'asked') return `${done}，提出人申请复查。`
  if (file.review === 'refused') return `${done}，复查不成立。`
  return file.evaluation === null ? null : `${done}，提出人已经评价。`
}

function closedSentence(file: CaseFile, done: string): string | null {
  if (file.review === 'asked') return `${done}。您申请了复查，请等结果。`
  if (file.review === 'refused') return `${done}，复查也是这个结果。仍不满意可以拨打 12345。`
  if (file.evaluation !== null) return `${done}，谢谢您的评价。不满意可以申请复查。`
  // Whoever works here is not asked to rate a matter of the own patrol.
  return isForVillager(file) ? null : `${done}。不满意可以申请复查。`
}

function assigning(file: CaseFile): readonly string[] {
  if (file.arbitration === 'needed') return ['arbitrate']
  return file.consultation === 'asked' ? ['settle-consultation'] : ['dispatch']
}

function afterClosing(file: CaseFile): readonly string[] {
  if (file.review === 'asked') return ['uphold-review', 'refuse-review']
  return file.evaluation === null ? ['evaluate', 'ask-review'] : []
}

function isReporterTold({ contact }: CaseFile): boolean {
  return !contact.left || contact.reached || contact.misses >= 2
}

function suspectWords(suspect: CaseFile['suspect']): string {
  return suspect === 'photos' ? '照片和另一件的相同，疑似重复上报，不计入统计。' : '同一网格员一天内上报同类事项过多，疑似刷量，不计入统计。'
}

function runningSince({ deadlines }: Case, key: string): Instant | null {
  const ledger = deadlines[key]
  return ledger === undefined || ledger.stoppedAt !== null ? null : ledger.startedAt
}

function awaitsDispatch(state: string | null): boolean {
  return inState(state, ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'])
}

function remark(reader: Remark['for'], text: string, since: Instant | null): Remark {
  return { for: reader, text, since }
}

function both(text: string, since: Instant | null): Remark[] {
  return [remark('everybody', text, since)]
}

function when(holds: boolean, remarks: readonly Remark[]): readonly Remark[] {
  return holds ? remarks : []
}
