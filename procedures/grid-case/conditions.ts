/**
 * Why an act of the grid case can be refused: each condition is a rule of domain §2 with the sentence a person reads.
 * Named so that the acts read like sentences: `checks: [leadIsInCatalogue, townMayLead, nobodyComplainedAbout]`.
 */
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { parseUnitId } from '../../core/region/functions.ts'
import { codeAt } from '../../core/region/region.ts'
import { addDays, clockOf, compareBudgets, dayOf, daysBetween, due, lamp, msPerHour, type Budget } from '../../core/time/index.ts'
import type { CaseFile } from './case-file.ts'
import { levelOver } from './parties.ts'
import type { CaseSettings, Category } from './settings.ts'

type Now = Situation<CaseFile, CaseSettings>
type With<Form> = Deciding<CaseFile, CaseSettings, Form>
type Posted = { readonly lead: string; readonly joint?: string[] }

export const categoryExists = condition<With<{ category: string }>>(
  'unknown-category', 'R-110', '没有这个事项类型，请重新选择。', ({ form, settings }) => form.category in settings.categories)

export const sourceFitsOffice = condition<With<{ source: string }>>(
  'source-not-yours', 'R-103', '村民上报请选“村民上报”；巡查、热线、线下登记由工作人员填。',
  ({ form, actor }) => form.source === 'VILLAGER' || (actor.mandate !== null && (form.source !== 'GRID' || isGridOffice(actor.mandate.office))))

export const helperMayFile = condition<With<{ onBehalfOf?: string }>>(
  'not-a-helper', 'R-104', '只有代办员、网格员和村干部可以替别人上报。',
  ({ form, actor }) => form.onBehalfOf === undefined || (actor.mandate !== null
    && ['PROXY_HELPER', 'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE'].includes(actor.mandate.office)))

export const gridIsInVillage = condition<With<{ village: string; grid?: string }>>(
  'grid-elsewhere', 'R-011', '选的网格不在这个村，请重新选择网格。', ({ form }) => form.grid === undefined || form.grid.startsWith(form.village))

export const countyMatches = condition<With<{ village: string }>>(
  'wrong-county', 'R-009', '案卷所属的县和选的村不一致，请刷新页面再报一次。',
  ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)))

export const mayBeSettledOnTheSpot = condition<Now>(
  'not-self-closable', 'R-114', '这类事项不能由网格自己办结，请交村里或乡镇受理。', ({ dossier, settings }) => categoryOf(dossier.file, settings)?.selfClose !== 'no')

export const hasHigherLevel = condition<Now>('no-higher-level', 'R-114', '上面没有可以受理的一级了，请在本级办理。', ({ dossier }) => levelOver(dossier) !== null)

export const isNoEmergency = condition<Now>(
  'emergency-first', 'R-106', ({ dossier }) => `这是紧急事项，请马上拨打 ${dossier.file.emergency ?? '110'} 并点“转接紧急和法定渠道”，不进普通派单。`,
  ({ dossier }) => dossier.file.emergency === null)

export const notYetNumbered = condition<Now>('already-accepted', 'R-102', '这件事已经立过案，请直接派遣。', ({ dossier }) => dossier.file.number === null)
export const alreadyNumbered = condition<Now>('not-accepted', 'R-102', '这件事还没有立案，请先立案。', ({ dossier }) => dossier.state !== 'REOPENED' || dossier.file.number !== null)

export const mainCaseIsOpen = condition<With<{ main: string }>>(
  'main-case-unusable', 'R-108', '要并入的案卷不存在、不是网格事项，或已经办完了，请重新选择。',
  ({ form, known, dossier }) => {
    const main = known.dossiers.get(form.main)
    return main !== undefined && main.procedure === 'grid-case' && main.state !== null && !closedStates.includes(main.state)
      && form.main !== `${dossier.key.county}-${dossier.key.id}`
  })

export const unitsExist = condition<With<Posted>>(
  'unknown-unit', 'R-110', '选的单位不存在或已撤销，请重新选择。', ({ form, known }) => [form.lead, ...(form.joint ?? [])].every((id) => known.units.get(id)?.inForce === true))

export const leadNotJoint = condition<With<Posted>>(
  'lead-also-joint', 'R-110', '主办单位不能同时又是协办单位，请从协办里去掉它。', ({ form }) => form.joint?.includes(form.lead) !== true)

export const unitsAreLocal = condition<With<Posted>>(
  'unit-elsewhere', 'R-114', '选的单位管不到事发地，请选本地的单位。',
  ({ form, dossier }) => [form.lead, ...(form.joint ?? [])].every((id) => isLocal(id, dossier)))

export const leadIsInCatalogue = condition<With<Posted>>(
  'not-in-catalogue', 'R-110', '派单目录里这类事项没有这个主办单位。请按目录派，或先“提请会商”定下主办单位。',
  ({ form, dossier, settings }) => dossier.file.agreed?.lead === form.lead || catalogueLead(form.lead, dossier.file, settings))

export const townMayLead = condition<With<Posted>>(
  'not-the-towns-duty', 'R-111', (context) => `按《乡镇履行职责事项清单》，这件事不该由乡镇、村来主办，请派给${suggestedDepartments(context)}。`,
  ({ form, dossier, settings }) => !isTownOrVillage(form.lead) || dossier.file.agreed?.lead === form.lead || categoryOf(dossier.file, settings)?.townDuty === 'lead')

export const gridMayBeAsked = condition<With<{ toGridWorker?: boolean; temporary?: { expiresOn: string } }>>(
  'not-a-grid-task', 'R-112', '这类事项不在网格事项清单里，不能派给网格员；确需临时派的，要写明批准人和到期日。',
  ({ form, dossier, settings, now }) => form.toGridWorker !== true || categoryOf(dossier.file, settings)?.gridList === true
    || (form.temporary !== undefined && form.temporary.expiresOn >= dayOf(now)))

export const gridTaskIsVillages = condition<With<Posted & { toGridWorker?: boolean }>>(
  'grid-task-needs-committee', 'R-112', '交网格员办的事项，主办单位要选本村村民委员会，并且要有具体网格。',
  ({ form, dossier }) => form.toGridWorker !== true || (dossier.place !== null && dossier.place.grid !== null && form.lead === `${dossier.place.village}:committee`))

export const nobodyComplainedAbout = condition<With<Posted>>(
  'complained-about', 'R-129', '这件事反映的就是这个单位，不能由它来办，请换一个单位。',
  ({ form, dossier }) => ![form.lead, ...(form.joint ?? [])].some((id) => dossier.file.against.units.includes(id)))

/** Who handles or helps can never check: a matter given to the verifiers could not be closed by anybody. */
export const verifiersStayFree = condition<With<Posted>>(
  'verifier-as-handler', 'R-120', '核查中心要留着核查，不能主办或协办，请换一个单位。',
  ({ form }) => [form.lead, ...(form.joint ?? [])].every((id) => parseUnitId(id)?.unitFunction !== 'verification'))

/** What was taken back from townships goes to none, not as a helper and not by agreement or ruling either. */
export const notWithdrawnFromTown = condition<With<Posted>>(
  'not-the-towns-duty', 'R-111', '这类事项已经由上级部门收回，不能派给乡镇、村，请派给有职权的部门。',
  ({ form, dossier, settings }) => categoryOf(dossier.file, settings)?.townDuty !== 'withdrawn' || ![form.lead, ...(form.joint ?? [])].some(isTownOrVillage))

/** A kind that passes the village by is never handed back to it: those complained about sit there. */
export const notBackToTheVillage = condition<With<Posted>>(
  'not-to-the-village', 'R-129', '这类事项按规定绕过村一级，不能派给村里的单位，请选乡镇以上的单位。',
  ({ form, dossier, settings }) => categoryOf(dossier.file, settings)?.startsAt === 'VILLAGE'
    || ![form.lead, ...(form.joint ?? [])].some((id) => parseUnitId(id)?.region.level === 'VILLAGE'))

/** Domestic violence and harmed minors are never steered into mediation by default. */
export const notIntoMediation = condition<With<Posted>>(
  'no-mediation', 'R-130', '侵害未成年人和家庭暴力不能先去调解，请先报警、报民政。',
  ({ form, dossier }) => !['1201', '1202'].includes(dossier.file.category) || [form.lead, ...(form.joint ?? [])].every((id) => parseUnitId(id)?.unitFunction !== 'mediation'))

export const noArbitrationPending = condition<Now>('arbitration-pending', 'R-115', '这件事被同一单位退了两次，要等上级中心裁定。', ({ dossier }) => dossier.file.arbitration !== 'needed')
export const arbitrationPending = condition<Now>('no-arbitration', 'R-115', '现在没有需要裁定的争议，不用裁定。', ({ dossier }) => dossier.file.arbitration === 'needed')
export const noConsultationPending = condition<Now>('consultation-pending', 'R-110', '会商还没有结论，请先填会商结论。', ({ dossier }) => dossier.file.consultation !== 'asked')
export const consultationPending = condition<Now>('no-consultation', 'R-110', '还没有提请会商，请先提请会商。', ({ dossier }) => dossier.file.consultation === 'asked')
export const notYetConsulting = condition<Now>('consultation-running', 'R-110', '已经提请会商，请等结论。', ({ dossier }) => dossier.file.consultation !== 'asked')

export const withinReturnTime = condition<Now>(
  'too-late-to-return', 'R-115', '退回的期限已过（派到后 2 个工作日内）。有困难请签收后申请延期、挂账或上报。',
  ({ dossier, calendar, now }) => {
    const ledger = dossier.deadlines['return']
    const until = ledger === undefined ? null : due(ledger, calendar)
    return until === null || now <= until
  })
export const mayReturnAgain = condition<Now>('ruled-already', 'R-115', '主办单位已经由上级裁定，不能再退，请签收办理。', ({ dossier }) => dossier.file.arbitration !== 'decided')

export const extensionsLeft = condition<Now>('no-extension-left', 'R-116', '这件事已经延过期，不能再延。办不完的请申请挂账或上报。', ({ dossier, settings }) => dossier.file.extension.granted < settings.extensions)
export const beforeDue = condition<Now>(
  'too-late-to-extend', 'R-116', '已经过了办理时限，逾期后不能补批延期。请尽快办结，确实办不了的请申请挂账或上报。',
  ({ dossier, calendar, now }) => {
    const ledger = dossier.deadlines['handle']
    const until = ledger === undefined ? null : due(ledger, calendar)
    return until !== null && now <= until
  })
export const extensionIsModest = condition<With<{ amount: number; unit: Budget['unit'] }>>(
  'extension-too-long', 'R-116', '延长的时间不能超过原来的时限，也不能超过 10 个工作日，并且要和原时限用同一种时间（工作时间或自然时间）。',
  ({ form, dossier, settings, calendar, now }) => {
    const asked: Budget = { amount: form.amount, unit: form.unit }
    const original = dossier.file.limits.handle
    return clockOf(asked.unit) === clockOf(original.unit)
      && compareBudgets(asked, original, now, calendar) <= 0 && compareBudgets(asked, settings.extensionMax, now, calendar) <= 0
  })

export const suspensionAsked = condition<Now>('no-suspension-asked', 'R-117', '主办单位没有申请挂账，不用处理。', ({ dossier }) => dossier.file.suspension.asked !== null)
export const suspensionNotAsked = condition<Now>('suspension-pending', 'R-117', '已经申请挂账，请等受理调度人员决定。', ({ dossier }) => dossier.file.suspension.asked === null)
export const reviewDayIsNear = condition<With<{ reviewOn: string }>>(
  'review-day-too-far', 'R-117', '复核日期要在明天以后，最长 90 天之内。',
  ({ form, now, settings }) => {
    const days = daysBetween(dayOf(now), form.reviewOn)
    return days >= 1 && days <= settings.suspendMaxDays
  })
export const reviewDayNotPassed = condition<Now>(
  'review-day-passed', 'R-117', '申请里写的复核日期已经过了，请退回让主办单位重新申请。',
  ({ dossier, now }) => dossier.file.suspension.asked === null || dossier.file.suspension.asked.reviewOn > dayOf(now))

export const handlerIsNotVerifier = condition<Now>(
  'own-work', 'R-120', '自己办的事不能自己核查，要由别的单位的人来核查。',
  ({ dossier, actor }) => actor.person !== null && !dossier.file.handlers.includes(actor.person)
    && actor.mandate?.unit !== dossier.file.lead && !dossier.file.joint.includes(actor.mandate?.unit ?? ''))

export const reporterWasTold = condition<Now>(
  'reporter-not-told', 'R-124', '结案前要告知提出人：联系上一次，或者至少两次没联系上。请先“登记联系提出人”。',
  ({ dossier }) => !dossier.file.contact.left || dossier.file.contact.reached || dossier.file.contact.misses >= 2)
export const hasResult = condition<Now>('no-result', 'R-124', '还没有办理结果，不能结案，请让主办单位先反馈结果。', ({ dossier }) => dossier.file.result !== null)

export const notYetEvaluated = condition<Now>('already-evaluated', 'R-105', '您已经评价过了，谢谢。', ({ dossier }) => dossier.file.evaluation === null)
export const reviewNotAsked = condition<Now>('review-already-asked', 'R-121', '这件事已经申请过一次复查，不能再申请。仍不满意的，可以拨打 12345。', ({ dossier }) => dossier.file.review === 'none')
export const withinReviewWindow = condition<Now>(
  'review-window-over', 'R-121', ({ settings }) => `办结后 ${settings.reviewWindowDays} 天内可以申请复查，现在已经过了。仍有问题请重新上报。`,
  ({ dossier, settings, now }) => dossier.file.closedAt !== null && dayOf(now) <= addDays(dayOf(dossier.file.closedAt), settings.reviewWindowDays))
export const reviewAsked = condition<Now>('no-review-asked', 'R-121', '没有待处理的复查申请，不用处理。', ({ dossier }) => dossier.file.review === 'asked')

export const isChosenForSpotCheck = condition<Now>('not-chosen', 'R-120', '这件事没有被抽中核查，不用核查。', ({ dossier }) => dossier.file.spotCheck && dossier.file.conclusion === null)

export const voidProposed = condition<Now>('no-void-proposed', 'R-118', '还没有人提出作废，要先由一个人提出。', ({ dossier }) => dossier.file.voiding !== null)
export const voidNotProposed = condition<Now>('void-already-proposed', 'R-118', '已经有人提出作废，请等另一人批准。', ({ dossier }) => dossier.file.voiding === null)
export const anotherPerson = condition<Now>('same-person', 'R-118', '作废要两个人：提出的人不能自己批准。', ({ dossier, actor }) => actor.person !== null && dossier.file.voiding?.by !== actor.person)

export const urgedLongAgo = condition<Now>(
  'urged-recently', 'R-122', ({ settings }) => `${settings.urgeEveryHours} 小时内已经催办过一次，请稍后再催。`,
  ({ dossier, now, settings }) => dossier.file.urgedAt === null || now - dossier.file.urgedAt >= settings.urgeEveryHours * msPerHour)

export const answerDayIsAhead = condition<With<{ answerBy: string }>>('answer-day-passed', 'R-122', '答复日期要在今天以后。', ({ form, now }) => form.answerBy > dayOf(now))
export const supervisionSuggested = condition<Now>('no-suggestion', 'R-122', '没有待确认的督办建议，不用处理。', ({ dossier }) => dossier.file.supervisionSuggested)
export const supervisionOpen = condition<Now>('no-supervision', 'R-122', '没有等待答复的督办，不用答复。', ({ dossier }) => dossier.file.supervisions.some((one) => one.answer === null && !one.lifted))
export const supervisionStands = condition<Now>('no-supervision', 'R-122', '没有进行中的督办，不用解除。', ({ dossier }) => dossier.file.supervisions.some((one) => !one.lifted))

export const calledUnitsExist = condition<With<{ called: string[] }>>(
  'unknown-unit', 'R-123', '请到场的单位里有不存在或已撤销的，请重新选择。', ({ form, known }) => form.called.every((id) => known.units.get(id)?.inForce === true))
export const calledUnitsAreLocal = condition<With<{ called: string[] }>>(
  'unit-elsewhere', 'R-123', '请到场的单位里有外地的，请选管得到事发地的单位。', ({ form, dossier }) => form.called.every((id) => isLocal(id, dossier)))
export const nobodyCalledComplainedAbout = condition<With<{ called: string[] }>>(
  'complained-about', 'R-129', '这件事反映的就是其中一个单位，不能请它到场，请去掉。', ({ form, dossier }) => !form.called.some((id) => dossier.file.against.units.includes(id)))
export const markedUnitWasCalled = condition<With<{ unit?: string }>>(
  'not-called', 'R-123', '这次吹哨没有请这个单位，请重新选择评价谁。', ({ form, dossier }) => form.unit === undefined || lastWhistle(dossier.file)?.called.includes(form.unit) === true)
export const noWhistleRunning = condition<Now>('whistle-running', 'R-123', '上一次吹哨还没有办结，请先填写结果。', ({ dossier }) => lastWhistle(dossier.file)?.result !== null)
export const whistleRunning = condition<Now>('no-whistle', 'R-123', '现在没有进行中的吹哨，请先吹哨。', ({ dossier }) => lastWhistle(dossier.file)?.result === null)
export const notYetArrived = condition<Now>(
  'already-arrived', 'R-123', '您的单位已经报到，不用再报。', ({ dossier, actor }) => !((actor.mandate?.unit ?? '') in (lastWhistle(dossier.file)?.arrived ?? {})))
export const isCalled = condition<Now>(
  'not-called', 'R-123', '这次吹哨没有请您的单位。', ({ dossier, actor }) => lastWhistle(dossier.file)?.called.includes(actor.mandate?.unit ?? '') === true)
export const whistleConcluded = condition<Now>('whistle-not-concluded', 'R-123', '吹哨还没有办结，办结后才能互相评价。', ({ dossier }) => lastWhistle(dossier.file) !== undefined && lastWhistle(dossier.file)?.result !== null)

/** A timer may move the matter on for its own clock only. */
export const isReviewTimer = condition<With<{ deadline: string }>>('another-clock', 'R-117', '只有挂账复核的时限才能恢复办理。', ({ form }) => form.deadline === 'review')
export const isArchiveTimer = condition<With<{ deadline: string }>>('another-clock', 'R-125', '只有归档的时限才能归档。', ({ form }) => form.deadline === 'archive')
/** The timer says a clock has run out; the ledger has the last word. */
export const hasRunOut = condition<With<{ deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = dossier.deadlines[form.deadline]
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  // At the due instant itself the act is still in time.
  return until !== null && now > until
})
export const isRunningOut = condition<With<{ deadline: string }>>('not-running-out', 'R-008', '这个时限还没有快到，请到时再提醒。', ({ form, dossier, calendar, now }) => {
  const ledger = dossier.deadlines[form.deadline]
  return ledger !== undefined && ledger.stoppedAt === null && ledger.runningSince !== null && lamp(ledger, now, calendar) !== 'on-time'
})

export const closedStates: readonly string[] = ['SELF_CLOSED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT', 'CLOSED', 'VOID', 'ARCHIVED']

export function categoryOf(file: CaseFile, settings: CaseSettings): Category | undefined {
  return settings.categories[file.category]
}

export function lastWhistle(file: CaseFile) {
  return file.whistles.at(-1)
}

function isLocal(unit: string, { place }: Pick<Now['dossier'], 'place'>): boolean {
  const region = parseUnitId(unit)?.region
  return region !== undefined && place !== null && codeAt(place.village, region.level) === region.code
}

function catalogueLead(lead: string, file: CaseFile, settings: CaseSettings): boolean {
  const posted = parseUnitId(lead)
  return posted !== null && (categoryOf(file, settings)?.leads ?? []).some((post) => post.level === posted.region.level && post.function === posted.unitFunction)
}

function isTownOrVillage(lead: string): boolean {
  const posted = parseUnitId(lead)
  return posted !== null && ['TOWN', 'VILLAGE'].includes(posted.region.level) && ['government', 'center', 'committee', 'party', 'supervision'].includes(posted.unitFunction)
}

function suggestedDepartments({ dossier, settings, known }: With<Posted>): string {
  const leads = (categoryOf(dossier.file, settings)?.leads ?? []).filter((post) => post.level === 'COUNTY' || !['government', 'committee'].includes(post.function))
  const ids = leads.map((post) => `${codeAt(dossier.place?.village ?? '', post.level) ?? ''}:${post.function}`)
  return ids.map((id) => known.units.get(id)?.name).filter((name) => name !== undefined).join('、') || '目录里的主办部门'
}

function isGridOffice(office: string): boolean {
  return office === 'GRID_WORKER' || office === 'GRID_LEADER'
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean): Condition<C> {
  return { code, rule, sentence, holds }
}
