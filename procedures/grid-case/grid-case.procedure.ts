/**
 * Grid case (网格事项): 信息上报 → 案卷建立 → 任务转办 → 调查落实 → 处理反馈 → 结案归档, across five levels and all departments.
 * Domain §2, R-101…R-131. A reader starts here: what it is, its states, parties, acts, deadlines, and who may read what. This is the newest
 * version; v3/ says what was different before, v2/ and v1/ what was different before that.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { daysBetween } from '../../core/time/index.ts'
import { acts } from './acts.ts'
import { alikeReason } from './alike.ts'
import { along } from './along.ts'
import { blankCase, isForVillager, lastWhistle, openSupervisions, priorities, whistleUnanswered, type CaseFile } from './case-file.ts'
import { defaultSettings } from './catalogue.ts'
import { likelyActs, remarksOf, sentenceOf } from './head.ts'
import { parties, type CaseParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { fitSettings } from './settings-fit.ts'
import { settingsSchema, type CaseSettings } from './settings.ts'
import { sheetOf } from './sheet.ts'
import { inState, isOpen, openStates, states, type CaseState } from './states.ts'
import { texts } from './texts.zh.ts'

export const gridCase: Procedure<CaseFile, CaseSettings, CaseState, CaseParty> = {
  key: 'grid-case',
  version: 4,
  name: '网格事项',
  owner: '市网格化综合服务中心',
  basis: ['长治市“三化三治”指导意见 二(三)1', 'R-100…R-131', '北京市接诉即办工作条例（参考）', '乡镇（街道）履行职责事项清单'],
  settings: { schema: settingsSchema, defaults: defaultSettings, fit: fitSettings },
  blank: blankCase,

  states,
  parties,
  alsoAwaits: [
    { party: 'dispatcher', sentence: '主办单位申请挂账，等决定', when: ({ state, file }) => state === 'HANDLING' && file.suspension.asked !== null },
    { party: 'dispatcher', sentence: '有人提出作废，等另一人批准', when: ({ state, file }) => state === 'SUSPENDED' && file.voiding !== null },
    { party: 'verifier', sentence: '抽中核查', when: ({ state, file }) => state === 'SELF_CLOSED' && file.spotCheck && file.conclusion === null },
    { party: 'overseer', sentence: '系统建议督办，等人确认', when: ({ state, file }) => file.supervisionSuggested && isOpen(state) },
    { party: 'handler', sentence: '督办等答复', when: ({ state, file }) => isOpen(state) && openSupervisions(file).length > 0 },
    { party: 'standIn', sentence: '主办单位没有人可办，等收回重派', when: ({ state }) => inState(state, ['DISPATCHED', 'HANDLING', 'REWORK']) },
    { party: 'calledUnits', sentence: '吹哨等报到', when: ({ state, file }) => isOpen(state) && whistleUnanswered(file) },
    { party: 'reporter', sentence: '办结后请评价', when: ({ state, file }) => (state === 'CLOSED' || state === 'SELF_CLOSED') && file.evaluation === null && isForVillager(file) },
  ],
  acts,
  // Without a grid worker the village still takes it up: that alone holds nothing up.
  whenNobody: { act: 'note-vacancy', besides: ['GRID_WORKER', 'GRID_LEADER'] },
  soonPercent: (settings) => settings.soonPercent,

  deadlines: {
    accept: {
      name: '受理', kind: 'limit', runsIn: ['REPORTED'], budget: (_, settings) => settings.accept, owner: 'dispatcher',
      onLate: { act: 'note-overdue', sentence: '超期亮红灯，记入受理人员所在单位。' },
    },
    dispatch: {
      name: '派遣', plain: '安排由谁办', rules: ['R-141'], kind: 'limit', runsIn: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], owner: 'dispatcher',
      budget: (file, settings) => settings.limits[file.priority].dispatch,
      only: { sentence: '不在会商、也不等裁定的时候', when: (file) => file.consultation !== 'asked' && file.arbitration !== 'needed' },
      // A kind put right may be more urgent: then its own limit runs.
      spell: (file) => priorities.indexOf(file.priority), onLate: { act: 'note-overdue', sentence: '派遣超期亮红灯。' },
    },
    sign: {
      name: '签收', plain: '接手', rules: ['R-109'], kind: 'limit', runsIn: ['DISPATCHED'], budget: (file) => file.limits.sign, owner: 'handler',
      onLate: { act: 'note-overdue', sentence: '超期亮红灯，给出待确认的督办建议。' },
    },
    return: {
      name: '可以退回的期限', rules: ['R-115'], kind: 'timer', runsIn: ['DISPATCHED'], budget: (_, settings) => settings.returnWithin, owner: 'handler',
      onLate: { act: 'note-overdue', sentence: '过了期限不能再退回。' },
    },
    handle: {
      name: '办理', rules: ['R-007', 'R-116', 'R-119'], kind: 'limit', runsIn: ['HANDLING'], pausedIn: ['EXT_PENDING', 'SUSPENDED'], budget: (file) => file.limits.handle, owner: 'handler',
      onSoon: { act: 'remind' }, onLate: { act: 'note-overdue', sentence: '超期亮红灯，给出待确认的督办建议，由人决定发不发。' },
    },
    decideExtension: {
      name: '审批延期', rules: ['R-116'], kind: 'limit', runsIn: ['EXT_PENDING'], budget: (_, settings) => settings.decideExtension, owner: 'approver',
      onLate: { act: 'note-overdue', sentence: '审批超期亮红灯；办理时限仍然停着。' },
    },
    consult: {
      name: '会商', rules: ['R-110'], kind: 'limit', runsIn: ['ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], budget: (_, settings) => settings.consult, owner: 'dispatcher',
      only: { sentence: '提请会商以后、有结论以前', when: (file) => file.consultation === 'asked' }, onLate: { act: 'note-overdue', sentence: '会商超期亮红灯。' },
    },
    arbitrate: {
      name: '裁定', rules: ['R-115'], kind: 'limit', runsIn: ['RETURNED'], budget: (_, settings) => settings.arbitrate, owner: 'arbiter',
      only: { sentence: '同一单位第二次退回以后', when: (file) => file.arbitration === 'needed' }, onLate: { act: 'note-overdue', sentence: '裁定超期亮红灯。' },
    },
    decideSuspension: {
      name: '决定挂账', plain: '决定停不停办', rules: ['R-117'], kind: 'limit', runsIn: ['HANDLING'], budget: (_, settings) => settings.decideSuspension, owner: 'dispatcher',
      only: { sentence: '申请挂账以后', when: (file) => file.suspension.asked !== null }, onLate: { act: 'note-overdue', sentence: '决定超期亮红灯；办理时限照常走。' },
    },
    decideVoid: {
      name: '决定作废', rules: ['R-118'], kind: 'limit', runsIn: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], budget: (_, settings) => settings.decideVoid, owner: 'dispatcher',
      only: { sentence: '有人提出作废以后', when: (file) => file.voiding !== null }, onLate: { act: 'note-overdue', sentence: '决定超期亮红灯，事情照常办。' },
    },
    decideReview: {
      name: '处理复查申请', rules: ['R-121'], kind: 'limit', runsIn: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], budget: (_, settings) => settings.decideReview, owner: 'arbiter',
      only: { sentence: '提出人申请复查以后', when: (file) => file.review === 'asked' }, onLate: { act: 'note-overdue', sentence: '处理超期亮红灯。' },
    },
    supervision: {
      name: '答复督办', rules: ['R-122'], kind: 'limit', runsIn: openStates, owner: 'handler', budget: (file) => ({ amount: daysToAnswer(file), unit: 'CALENDAR_DAY' }),
      only: { sentence: '督办以后、答复以前', when: (file) => openSupervisions(file).length > 0 }, spell: (file) => file.supervisions.length,
      onLate: { act: 'note-overdue', sentence: '到要求的那天没有答复，亮红灯。' },
    },
    review: {
      name: '挂账复核', plain: '到这天接着办', rules: ['R-117'], kind: 'timer', runsIn: ['SUSPENDED'], budget: (file) => ({ amount: Math.max(1, file.suspension.days), unit: 'CALENDAR_DAY' }), owner: 'handler',
      onLate: { act: 'resume-on-review-day', sentence: '到复核日自动恢复办理并提醒主办单位。' },
    },
    verify: {
      name: '核查', rules: ['R-120'], kind: 'limit', runsIn: ['FEEDBACK', 'VERIFYING'], budget: (_, settings) => settings.verify, owner: 'verifier',
      onLate: { act: 'note-overdue', sentence: '核查超期亮红灯。' },
    },
    restart: {
      name: '开始返工', plain: '重新开始办', rules: ['R-119'], kind: 'limit', runsIn: ['REWORK'], budget: (file) => file.limits.sign, owner: 'handler',
      onLate: { act: 'note-overdue', sentence: '超期亮红灯。' },
    },
    whistle: {
      name: '吹哨响应', plain: '有关单位到场', rules: ['R-123'], kind: 'limit', runsIn: openStates, owner: 'calledUnits',
      only: { sentence: '吹哨以后、所有单位报到以前', when: (file) => whistleUnanswered(file) }, spell: (file) => file.whistles.length,
      budget: (file, settings) => settings.whistle[lastWhistle(file)?.type ?? 'DIFFICULT'],
      onLate: { act: 'note-overdue', sentence: '没有按时报到的单位亮红灯。' },
    },
    archive: {
      name: '归档', rules: ['R-121', 'R-125'], kind: 'timer', runsIn: ['CLOSED', 'SELF_CLOSED', 'TRANSFERRED_OUT'], owner: 'system',
      only: { sentence: '没有待处理的复查申请', when: (file) => file.review !== 'asked' },
      budget: (_, settings) => ({ amount: Math.max(settings.archiveAfterDays, settings.reviewWindowDays), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'archive', sentence: '复查期过后自动归档，只读。' },
    },
  },

  readers: {
    parties: ['reporter', 'filer', 'followers', 'dispatcher', 'approver', 'arbiter', 'handler', 'formerHandlers', 'jointUnits', 'copied', 'verifier', 'calledUnits'],
    region: { sentence: '普通事项：事发地各级网格、村、乡镇、县、市的工作人员可以看；限定范围的事项只有当事人和经办人可以看。', when: (file) => !file.confidential },
    barred: (file) => file.against,
    hidden: [{
      field: 'reporter',
      sentence: '提出人是谁，默认只有乡镇以上受理、核查中心和本人知道（R-104）。',
      seenBy: (dossier, settings) => seesReporter(dossier.file).flatMap((party) => parties[party].who(dossier, settings)),
    }],
    along,
  },

  rules,
  texts,
  sentence: sentenceOf,
  remarks: remarksOf,
  likely: likelyActs,
  alike: { hours: (settings) => settings.alikeHours, when: ({ state }) => state === 'REPORTED' || state === 'ACCEPTED', reason: alikeReason },
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: file.number, title: file.where.words === '' ? file.categoryName : `${file.categoryName} · ${file.where.words}`, category: file.category, priority: file.priority,
    lon: file.where.lon, lat: file.where.lat, reporter: file.reporter, searchText: `${file.number ?? ''} ${file.categoryName} ${file.where.words} ${file.description}`,
  }),
}

function seesReporter(file: CaseFile): CaseParty[] {
  switch (file.visibility) {
    case 'ANONYMOUS': return ['reporter', 'filer']
    // The verifiers belong to the centre: it is they who call the reporter back before a case is closed.
    case 'CENTER_ONLY': return ['reporter', 'filer', 'supervisor', 'arbiter', 'verifier']
    case 'REAL_TO_ALL_HANDLERS': return ['reporter', 'filer', 'gridWorker', 'dispatcher', 'supervisor', 'arbiter', 'handler', 'jointUnits', 'verifier']
  }
}

/** From the day the last supervision was issued to the earliest answer still ahead of it; to the end of that day. */
function daysToAnswer(file: CaseFile): number {
  const open = openSupervisions(file)
  const from = open.at(-1)?.askedOn ?? ''
  const ahead = open.map((one) => one.answerBy).filter((day) => day > from).toSorted()
  return from === '' ? 1 : Math.max(1, daysBetween(from, ahead[0] ?? from))
}
