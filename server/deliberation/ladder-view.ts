/** The six steps of one matter, each with how it stands: what was decided, or what is missing and why not yet. */
import { boardEndsOn, importantKinds, ladder, ladderSteps, meetingKinds, type LadderStep } from '../../core/deliberation/index.ts'
import { dayForVillagers, dayOf, daysBetween, type Instant } from '../../core/time/index.ts'
import type { LadderStepView, LadderView } from '../../core/view/deliberation.ts'
import { kindName, paid, passedAt, unanswered, type Board, type MatterFile } from '../../procedures/four-deliberations/matter-file.ts'
import { states, type MatterState } from '../../procedures/four-deliberations/states.ts'
import type { MeetingRow } from './shown-rows.ts'

export type Matter = { readonly id: string; readonly state: MatterState; readonly file: MatterFile }

export function ladderOf({ id, state, file }: Matter, meetings: readonly MeetingRow[], now: Instant): LadderView {
  const done = stepsDone(state, file)
  return {
    id, title: file.title, kindName: kindName(file), yuan: file.yuan, paid: paid(file), state, stateName: states[state].name,
    steps: ladderSteps.map((step) => stepOf(step, { state, file, done, now })),
    candidates: state === 'REVIEWED' ? candidatesIn(file, meetings) : [],
  }
}

/** How many of the six are behind it: a publication counts when its days are over. */
export function stepsDone(state: string, file: Pick<MatterFile, 'steps'>): number {
  const deliberated = (['propose', 'discuss', 'review', 'resolve'] as const).filter((step) => file.steps.some((one) => one.step === step && one.passed)).length
  if (state === 'DONE') return 6
  return ['EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD'].includes(state) ? 5 : deliberated
}

type Standing = Pick<Matter, 'state' | 'file'> & { readonly done: number; readonly now: Instant }

function stepOf(step: LadderStep, standing: Standing): LadderStepView {
  const { number, name, body } = ladder[step]
  const { state, file, done } = standing
  const record = step === 'publish-resolution' || step === 'publish-result' ? null : passedAt(file, step)
  const how = number <= done ? 'done' : number === done + 1 && state !== 'DROPPED' ? 'now' : 'later'
  return {
    step, number, name, body: record?.body ?? body, standing: how,
    sentence: how === 'done' ? doneWords(step, file) : how === 'now' ? nowWords(standing) : state === 'DROPPED' ? '这件事不办了。' : `要等第 ${number - 1} 步“${ladder[ladderSteps[number - 2] ?? 'propose'].name}”做完。`,
    votes: record === null ? null : { on: record.on, should: record.should, present: record.present, yes: record.yes, no: record.no, abstain: record.abstain },
    failed: file.steps.filter((one) => one.step === step && !one.passed).map(({ on, should, present, yes }) => `${dayForVillagers(on)}没有通过：应到 ${should}、实到 ${present}、赞成 ${yes}。`),
  }
}

function doneWords(step: LadderStep, file: MatterFile): string {
  switch (step) {
    case 'publish-resolution': return boardWords(file.resolutionBoard)
    case 'publish-result': return boardWords(file.resultBoard)
    default: return passedAt(file, step)?.words ?? ''
  }
}

function boardWords(board: Board | null): string {
  return board === null ? '' : `${dayForVillagers(board.on)}贴在${board.where}，到${dayForVillagers(boardEndsOn(board.on, board.days))}满 ${board.days} 天。`
}

/** What is missing now, and why the next step is not open yet. */
function nowWords({ state, file, now }: Standing): string {
  switch (state) {
    case 'PROPOSED': return '还没有登记村“两委”商议：请填哪天开的、应到实到、表决结果和签字。'
    case 'DISCUSSED': return '还没有登记党员大会审议：方案要提前送到党员手里，三分之二以上党员到会，应到会党员过半数同意。'
    case 'REVIEWED': return '还没有决议：用村民会议或者村民代表会议已经通过的决议，或者在这里登记表决结果。'
    case 'RESOLVED': return '决议还没有公开：请贴到公开栏，在这里登记。'
    case 'RESOLUTION_ON_BOARD': return waiting(file.resolutionBoard, now, '满期以前不能动工、签合同、付款。')
    case 'EXECUTING': return file.sentBack === '' ? '正在实施：付款逐笔登记，办完了报结果。' : `监督委员会退回：${file.sentBack}。补齐以后再报。`
    case 'CHECKING': return '等村务监督委员会核验结果和账目，核验通过才能公开。'
    case 'CHECKED': return '核验过了，结果还没有公开：请贴到公开栏，在这里登记。'
    case 'RESULT_ON_BOARD': return file.stood ? `公布已经满期，还有 ${unanswered(file)} 条意见等村务监督委员会答复。` : waiting(file.resultBoard, now, '满期、意见都答复了，自动办结。')
    case 'DONE': case 'DROPPED': return ''
  }
}

function waiting(board: Board | null, now: Instant, then: string): string {
  if (board === null) return ''
  const until = boardEndsOn(board.on, board.days)
  const left = daysBetween(dayOf(now), until)
  return `正在公布，贴在${board.where}，到${dayForVillagers(until)}满 ${board.days} 天${left > 0 ? `，还差 ${left} 天` : '，今天夜里满期'}。${then}`
}

function candidatesIn(file: MatterFile, meetings: readonly MeetingRow[]): LadderView['candidates'] {
  const since = passedAt(file, 'review')?.on ?? ''
  return meetings.filter(({ shown }) => shown.confirmed && shown.meeting !== 'GROUP' && shown.heldOn >= since).flatMap(({ id, shown }) => (
    shown.items.filter(({ inForce, kind }) => inForce && importantKinds.includes(kind)).map(({ number, title }) => ({ meeting: id, item: number, title, heldOn: shown.heldOn, body: meetingKinds[shown.meeting] }))
  ))
}
