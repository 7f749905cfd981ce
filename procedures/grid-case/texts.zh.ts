/** What people are told, by key. Short, plain, no names of reporters, no contents of confidential matters (R-105). */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { CaseFile } from './case-file.ts'
import { raisedSentence } from './raised.ts'

type Case = Dossier<CaseFile>
const matter = ({ file }: Case) => (file.confidential ? '您的事项' : `“${file.categoryName}”`)
const work = ({ file }: Case) => `${file.number === null ? '' : `${file.number} `}${file.confidential ? '一件限定范围的事项' : file.categoryName}`

export const texts = {
  reported: (dossier: Case) => `您上报的${matter(dossier)}已收到，${dossier.file.raised === undefined ? '' : `${raisedSentence(dossier.file.raised)}，`}受理后会告诉您。`,
  selfClosed: (dossier: Case) => `您上报的${matter(dossier)}网格员已当场解决，请评价。`,
  transferredOut: (dossier: Case) => `您上报的${matter(dossier)}已转接应当处理的渠道。`,
  accepted: (dossier: Case) => `您上报的${matter(dossier)}已受理，编号 ${dossier.file.number ?? ''}。`,
  categoryCorrected: (dossier: Case) => `您上报的事项类型选错了，已改为${matter(dossier)}，接着办。`,
  rejected: (dossier: Case) => `您上报的${matter(dossier)}不在这里受理，理由和该走的渠道请点开查看。`,
  merged: (dossier: Case) => `您上报的${matter(dossier)}已与同一件事合并办理。`,
  dispatched: (dossier: Case) => `${work(dossier)}：已派到主办单位，请按时签收办理。`,
  assigned: (dossier: Case) => `您上报的${matter(dossier)}已派给主办单位办理，请点开查看进展。`,
  dispatchedJoint: (dossier: Case) => `${work(dossier)}：请协助主办单位办理。`,
  copied: (dossier: Case) => `${work(dossier)}：已派给上级部门，抄送属地。`,
  extended: (dossier: Case) => `您上报的${matter(dossier)}经批准延长了办理时间，原因请点开查看。`,
  suspended: (dossier: Case) => `您上报的${matter(dossier)}暂时办不了，已写明原因和复核日期。`,
  closed: (dossier: Case) => `您上报的${matter(dossier)}已办结，请评价；不满意可在期限内申请复查。`,
  reviewUpheld: (dossier: Case) => `您对${matter(dossier)}的复查申请成立，已重新办理。`,
  reviewRefused: (dossier: Case) => `您对${matter(dossier)}的复查申请不成立，理由请点开查看。`,
  voided: (dossier: Case) => `您上报的${matter(dossier)}经两人确认作废，理由请点开查看。`,
  waitsForAcceptance: (dossier: Case) => `${work(dossier)}：有新的上报等待受理。`,
  handedUp: (dossier: Case) => `${work(dossier)}：下面一级没有人办，请接手。`,
  waitsForRuling: (dossier: Case) => `${work(dossier)}：该裁定或复查的一级没有人，请您处理。`,
  returned: (dossier: Case) => `${work(dossier)}：被退回，请重新安排。`,
  needsRuling: (dossier: Case) => `${work(dossier)}：两次退回，请裁定主办单位。`,
  extensionAsked: (dossier: Case) => `${work(dossier)}：申请延期，请审批。`,
  extensionDecided: (dossier: Case) => `${work(dossier)}：延期申请已有结果。`,
  suspensionAsked: (dossier: Case) => `${work(dossier)}：申请挂账，请决定。`,
  suspensionDecided: (dossier: Case) => `${work(dossier)}：挂账申请已有结果。`,
  resumed: (dossier: Case) => `${work(dossier)}：恢复办理。`,
  escalated: (dossier: Case) => `${work(dossier)}：下级报来，请重新派遣。`,
  fedBack: (dossier: Case) => `${work(dossier)}：已反馈结果，请核查。`,
  rework: (dossier: Case) => `${work(dossier)}：核查没有通过，请返工。`,
  reopened: (dossier: Case) => `${work(dossier)}：已重开，请重新安排。`,
  reviewAsked: (dossier: Case) => `${work(dossier)}：提出人申请复查。`,
  voidProposed: (dossier: Case) => `${work(dossier)}：有人提出作废，请另一人批准。`,
  urged: (dossier: Case) => `${work(dossier)}：有人催办。`,
  supervised: (dossier: Case) => `${work(dossier)}：已督办，请按期答复。`,
  supervisionAnswered: (dossier: Case) => `${work(dossier)}：督办已答复。`,
  whistled: (dossier: Case) => `${work(dossier)}：乡镇吹哨，请按时报到。`,
  soonDue: (dossier: Case) => `${work(dossier)}：快到期了。`,
  overdue: (dossier: Case) => `${work(dossier)}：已经超期。`,
} satisfies Record<string, (dossier: Case) => string>
