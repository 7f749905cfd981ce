/**
 * What is most likely done next with a matter, by whom and how soon: invented, but of the kind one sees. Who may do it and whether it may
 * be done at all is the procedure's business; what it refuses leaves the matter where it is.
 */
import type { Actor } from '../../../core/procedure/actor.ts'
import type { Dossier, JsonObject } from '../../../core/procedure/dossier.ts'
import { codeAt } from '../../../core/region/region.ts'
import { addDays, dayOf, dueIfExtended, type Budget, type Day, type Instant, type WorkingCalendar } from '../../../core/time/index.ts'
import type { Random } from '../../../core/village/index.ts'
import type { CaseFile } from '../../../procedures/grid-case/case-file.ts'
import type { CaseSettings, Category } from '../../../procedures/grid-case/settings.ts'
import { conclusionWords, noteWords, reasonWords, resultWords } from './phrases.ts'

export type Move = {
  readonly act: string
  /** A party of the procedure; the reporter is the one who reported. */
  readonly by: string
  /** Hours of the clock; offices are moved into their hours. */
  readonly after: number
  readonly form: (at: Instant) => JsonObject
}
export type Situation = { readonly dossier: Dossier; readonly settings: unknown; readonly random: Random; readonly now: Instant; readonly calendar: WorkingCalendar; readonly reporter: Actor }

/** Null when nothing more is done by people; clocks may still speak. */
export function nextMove(situation: Situation): Move | null {
  const { dossier, settings, random } = situation
  const file = dossier.file as CaseFile
  const scene: Scene = { ...situation, file, village: dossier.place?.village ?? '', category: (settings as CaseSettings).categories[file.category] }
  const think = byState[dossier.state ?? '']
  if (think === undefined) return null
  // Now and then an office is slow, and clocks run out.
  const slow = random.chance(0.05) ? random.between(4, 12) : 1
  const move = think(scene)
  return move === null ? null : { ...move, after: move.by === 'reporter' ? move.after : move.after * slow }
}

type Scene = Situation & { readonly file: CaseFile; readonly village: string; readonly category: Category | undefined }

const byState: Readonly<Record<string, (scene: Scene) => Move | null>> = {
  REPORTED: ({ file, category, random, dossier, village }) => {
    if (file.emergency !== null) {
      return move('transfer-out', 'dispatcher', hours(random, 0.1, 1), { channel: ['110', '119', '120', '122'].find((one) => one === file.emergency) ?? '110', note: '已电话转接，对方已接警。' })
    }
    if (dossier.place?.grid !== null && category?.selfClose !== 'no' && random.chance(0.6)) return move('self-close', 'gridWorker', hours(random, 0.3, 6), { result: resultWords(random) })
    if (random.chance(0.015)) return move('reject', 'dispatcher', hours(random, 1, 6), { ground: 'NOT_PUBLIC', channel: '拨打 12345 咨询主管部门', explanation: '不属于基层治理事项，已说明该走的渠道。' })
    const posts = category?.leads ?? []
    const here = posts.some(({ level }) => file.level === 'CITY' || level === file.level || (file.level === 'TOWN' && level === 'COUNTY') || (file.level === 'COUNTY' && level !== 'VILLAGE'))
    if (!here && file.level === 'VILLAGE') return move('pass-up', 'dispatcher', hours(random, 0.5, 5), { reason: reasonWords(random) })
    return village === '' ? null : move('accept', 'dispatcher', hours(random, 0.5, 6))
  },

  ACCEPTED: (scene) => dispatch(scene),
  RETURNED: (scene) => (scene.file.arbitration === 'needed'
    ? move('arbitrate', 'arbiter', hours(scene.random, 2, 16), { lead: leadOf(scene) ?? '', ruling: '按职责由该单位主办。' }) : dispatch(scene)),
  ESCALATED: (scene) => dispatch(scene),
  REOPENED: (scene) => (scene.file.number === null ? move('accept', 'dispatcher', hours(scene.random, 0.5, 6)) : dispatch(scene)),

  DISPATCHED: ({ random, file }) => (random.chance(0.03) && file.returnedBy.length < 2 && file.arbitration !== 'decided'
    ? move('return', 'handler', hours(random, 1, 8), { reason: '不在本单位职责范围。' }) : move('sign', 'handler', hours(random, 0.1, 3))),

  HANDLING: ({ file, random, dossier, calendar, reporter }) => {
    const dice = random.next()
    if (file.suspension.asked !== null) return move(random.chance(0.8) ? 'approve-suspension' : 'refuse-suspension', 'dispatcher', hours(random, 1, 6), { reason: reasonWords(random) })
    if (dice < 0.15) return move('progress', 'handler', hours(random, 1, 8), { note: noteWords(random) })
    if (dice < 0.17 && file.extension.granted === 0) {
      const { unit } = file.limits.handle
      const expectedOn = dayIfExtended(dossier, { amount: 1, unit }, calendar)
      if (unit !== 'URGENT_DAY' && expectedOn !== null) return move('ask-extension', 'handler', hours(random, 0.5, 3), { amount: 1, unit, reason: '材料没有到齐，需要多用一些时间。', expectedOn })
    }
    if (dice < 0.185 && file.suspension.days === 0) return later('ask-suspension', 'handler', hours(random, 2, 8), (at) => ({ reason: 'FUNDING', words: '需要列入明年的项目。', reviewOn: addDays(dayOf(at), random.between(10, 60)) }))
    if (dice < 0.19 && file.supervisionSuggested) return later('supervise', 'supervisor', hours(random, 1, 5), (at) => ({ requirement: '请按时限办结并答复。', answerBy: addDays(dayOf(at), 5) }))
    if (dice < 0.2 && dossier.sequence < 12 && reporter.mandate === null) return move('urge', 'reporter', hours(random, 10, 40))
    return move('feedback', 'handler', working(random, file), { result: resultWords(random), solved: random.chance(0.93) ? 'YES' : 'PART' })
  },
  EXT_PENDING: ({ random }) => move(random.chance(0.85) ? 'approve-extension' : 'refuse-extension', 'approver', hours(random, 1, 6), { reason: reasonWords(random) }),
  SUSPENDED: ({ random }) => (random.chance(0.3) ? move('resume', 'handler', hours(random, 100, 900)) : null),

  FEEDBACK: ({ random }) => move('begin-verification', 'verifier', hours(random, 1, 14)),
  VERIFYING: ({ random, file }) => {
    if (file.contact.left && !file.contact.reached && file.contact.misses < 2) {
      return move('record-contact', 'verifier', hours(random, 0.1, 2), { outcome: random.chance(0.85) ? 'REACHED' : 'MISSED', channel: 'PHONE' })
    }
    return random.chance(0.05) && file.reworks < 2
      ? move('fail-verification', 'verifier', hours(random, 0.5, 4), { conclusion: '现场没有完全解决，请返工。' })
      : move('pass-verification', 'verifier', hours(random, 0.5, 4), { conclusion: conclusionWords(random) })
  },
  REWORK: ({ random }) => move('restart', 'handler', hours(random, 0.5, 4)),

  SELF_CLOSED: (scene) => (scene.file.spotCheck && scene.file.conclusion === null
    ? move('pass-spot-check', 'verifier', hours(scene.random, 4, 40), { conclusion: conclusionWords(scene.random) }) : afterwards(scene)),
  CLOSED: (scene) => afterwards(scene),
  REJECTED: (scene) => (scene.file.review === 'asked' ? answerReview(scene) : null),
}

/** The reporter has the last word, or says nothing. */
function afterwards(scene: Scene): Move | null {
  const { file, random, reporter } = scene
  if (file.review === 'asked') return answerReview(scene)
  const isVillager = reporter.mandate === null
  if (isVillager && file.evaluation === null && random.chance(0.45)) return move('evaluate', 'reporter', hours(random, 1, 90), { score: random.chance(0.85) ? random.between(4, 5) : random.between(1, 3) })
  if (isVillager && file.review === 'none' && file.evaluation !== null && file.evaluation.score <= 2 && random.chance(0.3)) return move('ask-review', 'reporter', hours(random, 1, 60), { reason: '现场还是老样子。' })
  return null
}

function answerReview({ random }: Scene): Move {
  return move(random.chance(0.3) ? 'uphold-review' : 'refuse-review', 'arbiter', hours(random, 2, 20), { conclusion: conclusionWords(random) })
}

function dispatch(scene: Scene): Move | null {
  const { random, dossier, village, category } = scene
  const lead = leadOf(scene)
  if (lead === null) return null
  const toGrid = lead === `${village}:committee` && category?.gridList === true && dossier.place?.grid != null && random.chance(0.5)
  return move('dispatch', 'dispatcher', hours(random, 0.2, 4), { lead, instruction: '请按时限办理，并把结果写清楚。', ...(toGrid ? { toGridWorker: true } : {}) })
}

/** The nearest unit of the catalogue that may lead, not the one that has just returned it. */
function leadOf({ category, village, file, dossier }: Scene): string | null {
  const mayLead = category?.townDuty === 'lead'
  const bypass = category?.startsAt !== 'VILLAGE'
  const candidates = (category?.leads ?? []).filter(({ level }) => (mayLead || (level !== 'TOWN' && level !== 'VILLAGE')) && !(bypass && level === 'VILLAGE'))
    .map((post) => `${codeAt(village, post.level) ?? ''}:${post.function}`)
  return candidates.find((unit) => !file.returnedBy.includes(unit)) ?? candidates[dossier.sequence % Math.max(1, candidates.length)] ?? null
}

function dayIfExtended({ deadlines }: Dossier, by: Budget, calendar: WorkingCalendar): Day | null {
  const until = deadlines['handle'] === undefined ? null : dueIfExtended(deadlines['handle'], by, calendar)
  return until === null ? null : dayOf(until)
}

/** Most work is done within its limit. */
function working(random: Random, { limits }: CaseFile): number {
  const { amount, unit } = limits.handle
  const whole = unit === 'WORK_DAY' || unit === 'CALENDAR_DAY' || unit === 'URGENT_DAY' ? amount * 24 : amount
  return whole * (0.1 + 0.7 * random.next())
}

function hours(random: Random, from: number, to: number): number {
  return from + (to - from) * random.next() ** 2
}

function move(act: string, by: string, after: number, form: JsonObject = {}): Move {
  return { act, by, after, form: () => form }
}

function later(act: string, by: string, after: number, form: Move['form']): Move {
  return { act, by, after, form }
}
