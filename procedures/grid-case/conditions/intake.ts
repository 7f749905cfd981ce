/** Why a report cannot be made, taken up, handed over or merged. */
import { isAnswered, type Against } from '../against.ts'
import { levelOver } from '../parties.ts'
import { categoryOf, condition, isGridOffice, type Now, type With } from './condition.ts'

export const categoryExists = condition<With<{ category: string }>>(
  'unknown-category', 'R-110', '没有这个事项类型，请重新选择。', ({ form, settings }) => form.category in settings.categories, '/category')

export const sourceFitsOffice = condition<With<{ source: string }>>(
  'source-not-yours', 'R-103', '村民上报请选“村民上报”；巡查、热线、线下登记由工作人员填。',
  ({ form, actor }) => form.source === 'VILLAGER' || (actor.mandate !== null && (form.source !== 'GRID' || isGridOffice(actor.mandate.office))), '/source')

export const helperMayFile = condition<With<{ onBehalfOf?: string }>>(
  'not-a-helper', 'R-104', '只有代办员、网格员和村干部可以替别人上报。',
  ({ form, actor }) => form.onBehalfOf === undefined || (actor.mandate !== null
    && ['PROXY_HELPER', 'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE'].includes(actor.mandate.office)), '/onBehalfOf')

export const gridIsInVillage = condition<With<{ village: string; grid?: string }>>(
  'grid-elsewhere', 'R-011', '选的网格不在这个村，请重新选择网格。', ({ form }) => form.grid === undefined || form.grid.startsWith(form.village), '/grid')

export const countyMatches = condition<With<{ village: string }>>(
  'wrong-county', 'R-009', '案卷所属的县和选的村不一致，请刷新页面再报一次。',
  ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)), '/village')

/** Without it nobody could be kept away from what is said about them. */
export const saysWhom = condition<With<{ category: string; against?: Against }>>(
  'against-unanswered', 'R-129', '请选择反映的是谁、哪个单位；说不准的，可以写名称，或者选“不知道是谁”。',
  ({ form, settings }) => settings.categories[form.category]?.aboutOfficials !== true || isAnswered(form.against), '/against')

/** A kind is put right, not put back: then nothing would have changed. */
export const anotherCategory = condition<With<{ category: string }>>(
  'same-category', 'R-110', '这件事已经是这个类型，请选另一个，或者不用改。', ({ form, dossier }) => form.category !== dossier.file.category, '/category')

/** Taken up already, it cannot be handed over as an emergency any more: it is dispatched at once. */
export const emergencyOnlyAtFirst = condition<With<{ category: string }>>(
  'emergency-too-late', 'R-106', '已经受理的不能再改成紧急事项。请马上拨打紧急电话，并照现在的类型尽快派给有关部门。',
  ({ form, dossier, settings }) => dossier.state === 'REPORTED' || (settings.categories[form.category]?.emergency ?? null) === null, '/category')

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
  }, '/main')

export const closedStates: readonly string[] = ['SELF_CLOSED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT', 'CLOSED', 'VOID', 'ARCHIVED']
