/** How a matter is told to its reporter: tones, lamps, and the names of what can be done in a villager's words. */
import type { LampModel, StatusModel } from '../../../faces/portal/contract.ts'
import { parseInstant } from '../../../core/time/index.ts'
import type { ClockView, DossierView, ViewEntry } from '../../../core/view/index.ts'
import type { Portal } from '../portal.ts'

type Tone = StatusModel['tone']

/** States this face knows to be of another tone than moving on. */
const tones: Readonly<Record<string, Tone>> = {
  REPORTED: 'waiting',
  ACCEPTED: 'waiting',
  RETURNED: 'waiting',
  REOPENED: 'waiting',
  SUSPENDED: 'stopped',
  REWORK: 'alarm',
  REJECTED: 'stopped',
  MERGED: 'stopped',
  TRANSFERRED_OUT: 'stopped',
  VOID: 'stopped',
  CLOSED: 'done',
  SELF_CLOSED: 'done',
  ARCHIVED: 'done',
}

/** A state of the procedure a matter was opened under, in the words of today's: older versions had none for villagers. */
export function wordsOfState({ door }: Portal, procedure: string, state: StateWords & { readonly key: string }): StateWords {
  return door.procedures.newest(procedure)?.states[state.key] ?? state
}

type StateWords = { readonly name: string; readonly plain?: string; readonly sentence: string }

export function statusOfState(key: string, { name, plain }: Pick<StateWords, 'name' | 'plain'>): StatusModel {
  return { tone: tones[key] ?? 'moving', word: plain ?? name }
}

/** Only limits light a lamp for the reporter; what merely moves the matter on later is nobody's debt to him. */
export function lampOf(clocks: readonly ClockView[]): LampModel | null {
  const clock = clocks.find(({ kind, key }) => kind === 'limit' && key !== 'whistle')
  if (clock === undefined) return null
  const due = clock.dueAt === null ? null : parseInstant(clock.dueAt)
  return {
    tone: clock.paused ? 'paused' : clock.lamp,
    words: `${clock.name}${clock.words}`,
    ...(clock.paused || due === null ? {} : { due }),
  }
}

type ActWords = {
  readonly label: string
  readonly title: string
  readonly submit: string
  readonly done: string
  /** Why not now, where it is only that the matter stands elsewhere. */
  readonly later: string
}

export const actWords: Readonly<Record<string, ActWords>> = {
  'evaluate': {
    label: '评价',
    title: '办得怎么样？',
    submit: '交评价',
    done: '谢谢您的评价',
    later: '办完以后才能评价。',
  },
  'ask-review': {
    label: '申请复查',
    title: '哪里没有办好？',
    submit: '申请复查',
    done: '已经收到您的复查申请',
    later: '办完以后，或者说不归这里办的时候，才能申请。',
  },
  'urge': {
    label: '催一催',
    title: '催一催',
    submit: '现在就催',
    done: '已经替您催了',
    later: '正在受理、办理、核查的时候才能催。',
  },
}

/** What was done, in a villager's words; the record's own word where there is none. */
export function whatHappened({ act, name, mine, lines }: ViewEntry): string {
  if (act === 'report') return mine ? '您上报了这件事' : '有人上报了这件事'
  if (mine && act in ownHappenings) return ownHappenings[act] ?? name
  const lead = lines.find((line) => line.kind === 'units' && line.label.includes('主办'))
  if (act === 'dispatch' && lead?.kind === 'units') return `交给${lead.value.map((unit) => unit.name).join('、')}办`
  return happenings[act] ?? name
}

/** What the reporter did, told to the reporter. */
const ownHappenings: Readonly<Record<string, string>> = { 'urge': '您催了一次', 'evaluate': '您作了评价', 'ask-review': '您申请了复查' }

const happenings: Readonly<Record<string, string>> = {
  'accept': '收下了，开始办',
  'merge': '和另一件相同的事一起办',
  'take-in': '有人报了同一件事，并到这里一起办',
  'transfer-out': '转给应当处理的部门',
  'dispatch': '交给单位办',
  'sign': '单位接下了',
  'return': '单位说不归它办，退回来重新安排',
  'pass-up': '交给上一级办',
  'feedback': '单位报告办好了',
  'begin-verification': '开始核查是不是真的办好了',
  'record-contact': '联系提出人',
  'pass-verification': '核查过了，办完',
  'fail-verification': '核查没有通过，退回去重新办',
  'self-close': '网格员当场解决了',
  'reject': '这里办不了，写明了该去哪里',
  'consult': '请几个单位商量由谁办',
  'settle-consultation': '商量好了由谁办',
  'arbitrate': '定下了由谁办',
  'progress': '办理进展',
  'ask-extension': '单位申请多办几天',
  'approve-extension': '同意多办几天',
  'refuse-extension': '不同意多办，要按时办完',
  'ask-suspension': '单位说暂时办不了，等决定',
  'approve-suspension': '暂时办不了，到日子接着办',
  'refuse-suspension': '不同意暂停，接着办',
  'resume': '接着办',
  'resume-on-review-day': '到日子了，接着办',
  'escalate': '这一级办不了，交给上一级',
  'restart': '重新开始办',
  'supervise': '上级督促办理',
  'answer-supervision': '单位答复了督促',
  'whistle': '请几个单位到场一起办',
  'report-in': '被请的单位到场了',
  'conclude-whistle': '一起办的结果',
  'urge': '催办',
  'remind': '提醒单位快到期了',
  'note-overdue': '过了时限还没办完，已经记下',
  'archive': '存档',
}

/** Whom it was told of: people appear by office and unit only. */
export function whoDid({ mine, who, unit }: ViewEntry): { readonly who: string; readonly office?: string } {
  if (mine) return { who: '您' }
  return unit === null ? { who } : { who, office: unit.name }
}

export function placeOf({ place }: DossierView): string {
  return place.path
    .filter(({ code }) => code.length >= 9)
    .map(({ name }) => name)
    .join(' ')
}

/** 2027年1月15日, from `2027-01-15`. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? day : `${year}年${Number(month)}月${Number(date)}日`
}
