/** Why nobody may urge, supervise or whistle now. */
import { dayOf, msPerHour } from '../../../core/time/index.ts'
import { lastWhistle } from '../case-file.ts'
import { condition, type Now, type With } from './condition.ts'
import { isLocal } from './dispatching.ts'

/** Who does the work neither urges nor supervises it, nor lifts what others asked of it. */
export const notOwnUnit = condition<Now>(
  'own-unit', 'R-122', '这件事就是您的单位在办，不能由您的单位自己催办、督办，要由上一级来。',
  ({ dossier, actor }) => {
    const unit = actor.mandate?.unit ?? null
    return unit === null || (unit !== dossier.file.lead && !dossier.file.joint.includes(unit))
  })

export const urgedLongAgo = condition<Now>(
  'urged-recently', 'R-122', ({ settings }) => `${settings.urgeEveryHours} 小时内已经催办过一次，请稍后再催。`,
  ({ dossier, now, settings }) => dossier.file.urgedAt === null || now - dossier.file.urgedAt >= settings.urgeEveryHours * msPerHour)

export const answerDayIsAhead = condition<With<{ answerBy: string }>>('answer-day-passed', 'R-122', '答复日期要在今天以后。', ({ form, now }) => form.answerBy > dayOf(now), '/answerBy')
export const supervisionSuggested = condition<Now>('no-suggestion', 'R-122', '没有待确认的督办建议，不用处理。', ({ dossier }) => dossier.file.supervisionSuggested)
export const supervisionOpen = condition<Now>('no-supervision', 'R-122', '没有等待答复的督办，不用答复。', ({ dossier }) => dossier.file.supervisions.some((one) => one.answer === null && !one.lifted))
export const supervisionStands = condition<Now>('no-supervision', 'R-122', '没有进行中的督办，不用解除。', ({ dossier }) => dossier.file.supervisions.some((one) => !one.lifted))

export const calledUnitsExist = condition<With<{ called: string[] }>>(
  'unknown-unit', 'R-123', '请到场的单位里有不存在或已撤销的，请重新选择。', ({ form, known }) => form.called.every((id) => known.units.get(id)?.inForce === true), '/called')
export const calledUnitsAreLocal = condition<With<{ called: string[] }>>(
  'unit-elsewhere', 'R-123', '请到场的单位里有外地的，请选管得到事发地的单位。', ({ form, dossier }) => form.called.every((id) => isLocal(id, dossier)), '/called')
export const nobodyCalledComplainedAbout = condition<With<{ called: string[] }>>(
  'complained-about', 'R-129', '这件事反映的就是其中一个单位，不能请它到场，请去掉。', ({ form, dossier }) => !form.called.some((id) => dossier.file.against.units.includes(id)), '/called')
export const markedUnitWasCalled = condition<With<{ unit?: string }>>(
  'not-called', 'R-123', '这次吹哨没有请这个单位，请重新选择评价谁。', ({ form, dossier }) => form.unit === undefined || lastWhistle(dossier.file)?.called.includes(form.unit) === true, '/unit')
export const noWhistleRunning = condition<Now>('whistle-running', 'R-123', '上一次吹哨还没有办结，请先填写结果。', ({ dossier }) => lastWhistle(dossier.file)?.result !== null)
export const whistleRunning = condition<Now>('no-whistle', 'R-123', '现在没有进行中的吹哨，请先吹哨。', ({ dossier }) => lastWhistle(dossier.file)?.result === null)
export const notYetArrived = condition<Now>(
  'already-arrived', 'R-123', '您的单位已经报到，不用再报。', ({ dossier, actor }) => !((actor.mandate?.unit ?? '') in (lastWhistle(dossier.file)?.arrived ?? {})))
export const isCalled = condition<Now>(
  'not-called', 'R-123', '这次吹哨没有请您的单位。', ({ dossier, actor }) => lastWhistle(dossier.file)?.called.includes(actor.mandate?.unit ?? '') === true)
export const whistleConcluded = condition<Now>('whistle-not-concluded', 'R-123', '吹哨还没有办结，办结后才能互相评价。', ({ dossier }) => lastWhistle(dossier.file) !== undefined && lastWhistle(dossier.file)?.result !== null)
