/** Why a unit cannot be given the matter, cannot return it, or cannot be ruled on. */
import { parseUnitId } from '../../../core/region/functions.ts'
import { codeAt } from '../../../core/region/region.ts'
import { dayOf, due } from '../../../core/time/index.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseSettings } from '../settings.ts'
import { categoryOf, condition, type Now, type With } from './condition.ts'

type Posted = { readonly lead: string; readonly joint?: string[] }

export const unitsExist = condition<With<Posted>>(
  'unknown-unit', 'R-110', '选的单位不存在或已撤销，请重新选择。', ({ form, known }) => [form.lead, ...(form.joint ?? [])].every((id) => known.units.get(id)?.inForce === true), '/lead')

export const leadNotJoint = condition<With<Posted>>(
  'lead-also-joint', 'R-110', '主办单位不能同时又是协办单位，请从协办里去掉它。', ({ form }) => form.joint?.includes(form.lead) !== true, '/joint')

export const unitsAreLocal = condition<With<Posted>>(
  'unit-elsewhere', 'R-114', '选的单位管不到事发地，请选本地的单位。',
  ({ form, dossier }) => [form.lead, ...(form.joint ?? [])].every((id) => isLocal(id, dossier)), '/lead')

export const leadIsInCatalogue = condition<With<Posted>>(
  'not-in-catalogue', 'R-110', '派单目录里这类事项没有这个主办单位。请按目录派，或先“提请会商”定下主办单位。',
  ({ form, dossier, settings }) => dossier.file.agreed?.lead === form.lead || catalogueLead(form.lead, dossier.file, settings), '/lead')

export const townMayLead = condition<With<Posted>>(
  'not-the-towns-duty', 'R-111', (context) => `按《乡镇履行职责事项清单》，这件事不该由乡镇、村来主办，请派给${suggestedDepartments(context)}。`,
  ({ form, dossier, settings }) => !isTownOrVillage(form.lead) || dossier.file.agreed?.lead === form.lead || categoryOf(dossier.file, settings)?.townDuty === 'lead', '/lead')

export const gridMayBeAsked = condition<With<{ toGridWorker?: boolean; temporary?: { expiresOn: string } }>>(
  'not-a-grid-task', 'R-112', '这类事项不在网格事项清单里，不能派给网格员；确需临时派的，要写明批准人和到期日。',
  ({ form, dossier, settings, now }) => form.toGridWorker !== true || categoryOf(dossier.file, settings)?.gridList === true
    || (form.temporary !== undefined && form.temporary.expiresOn >= dayOf(now)), '/toGridWorker')

export const gridTaskIsVillages = condition<With<Posted & { toGridWorker?: boolean }>>(
  'grid-task-needs-committee', 'R-112', '交网格员办的事项，主办单位要选本村村民委员会，并且要有具体网格。',
  ({ form, dossier }) => form.toGridWorker !== true || (dossier.place !== null && dossier.place.grid !== null && form.lead === `${dossier.place.village}:committee`), '/toGridWorker')

export const nobodyComplainedAbout = condition<With<Posted>>(
  'complained-about', 'R-129', '这件事反映的就是这个单位，不能由它来办，请换一个单位。',
  ({ form, dossier }) => ![form.lead, ...(form.joint ?? [])].some((id) => dossier.file.against.units.includes(id)), '/lead')

/** Who handles or helps can never check: a matter given to the verifiers could not be closed by anybody. */
export const verifiersStayFree = condition<With<Posted>>(
  'verifier-as-handler', 'R-120', '核查中心要留着核查，不能主办或协办，请换一个单位。',
  ({ form }) => [form.lead, ...(form.joint ?? [])].every((id) => parseUnitId(id)?.unitFunction !== 'verification'), '/lead')

/** What was taken back from townships goes to none, not as a helper and not by agreement or ruling either. */
export const notWithdrawnFromTown = condition<With<Posted>>(
  'not-the-towns-duty', 'R-111', '这类事项已经由上级部门收回，不能派给乡镇、村，请派给有职权的部门。',
  ({ form, dossier, settings }) => categoryOf(dossier.file, settings)?.townDuty !== 'withdrawn' || ![form.lead, ...(form.joint ?? [])].some(isTownOrVillage), '/lead')

/** What passes the village by, by its kind or by whom it names in words, is never handed back to it: those complained about sit there. */
export const notBackToTheVillage = condition<With<Posted>>(
  'not-to-the-village', 'R-129', '这类事项按规定绕过村一级，不能派给村里的单位，请选乡镇以上的单位。',
  ({ form, dossier, settings }) => (categoryOf(dossier.file, settings)?.startsAt === 'VILLAGE' && (dossier.file.against.said?.words ?? '') === '')
    || ![form.lead, ...(form.joint ?? [])].some((id) => parseUnitId(id)?.region.level === 'VILLAGE'), '/lead')

/** Domestic violence and harmed minors are never steered into mediation by default. */
export const notIntoMediation = condition<With<Posted>>(
  'no-mediation', 'R-130', '侵害未成年人和家庭暴力不能先去调解，请先报警、报民政。',
  ({ form, dossier }) => !['1201', '1202'].includes(dossier.file.category) || [form.lead, ...(form.joint ?? [])].every((id) => parseUnitId(id)?.unitFunction !== 'mediation'), '/lead')

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

export function isLocal(unit: string, { place }: Pick<Now['dossier'], 'place'>): boolean {
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
