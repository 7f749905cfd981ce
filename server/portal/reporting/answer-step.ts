/** What was answered on each page of the report, judged page by page: 还差什么, said beside the field and at the top. */
import { isMobileNumber, normalizePhone } from '../../../core/identity-number/index.ts'
import type { Problem, ReportDraft, ReportStep } from '../../../faces/portal/contract.ts'
import { visibilities } from '../../../procedures/grid-case/forms.ts'
import { problemsOfAgainst } from './against.ts'
import { kindOf, type Reporting } from './reporting.ts'

/** What is wrong with the answers of one step. The first step with any is where the report goes back to before it is sent. */
export function problemsOf(reporting: Reporting, step: ReportStep, draft: ReportDraft): readonly Problem[] {
  switch (step) {
    case 'category':
      return draft.category === undefined || !(draft.category in reporting.settings.groups)
        ? [{ field: 'category', sentence: '点一下是哪方面的事' }]
        : []
    case 'kind':
      return kindOf(reporting, draft) === undefined ? [{ field: 'kind', sentence: '点一下是哪一种' }] : []
    case 'what':
      return [...problemsOfDescription(draft), ...problemsOfVisibility(draft)]
    case 'against':
      return problemsOfAgainst(reporting, draft)
    case 'where':
      return problemsOfPlace(reporting, draft)
    case 'contact':
      return problemsOfPhone(draft)
    case 'urgent':
    case 'photos':
    case 'check':
      return []
  }
}

/** Answers in the form in which they are kept: a number in figures only, a known grid, no place where there is none. */
export function tidied({ grids }: Reporting, draft: ReportDraft): ReportDraft {
  const { contact_phone: phone, grid, lon, lat, crs, ...rest } = draft
  const known = grid !== undefined && grids.some(({ code }) => code === grid)
  const placed = draft.placeless === undefined && lon !== undefined && lat !== undefined
  return {
    ...rest,
    ...(known ? { grid } : {}),
    ...(placed ? { lon, lat, crs: crs ?? 'CGCS2000' } : {}),
    ...(phone === undefined || draft.visibility === 'ANONYMOUS' ? {} : { contact_phone: normalizePhone(phone).slice(0, 40) }),
  }
}

function problemsOfDescription({ description = '' }: ReportDraft): Problem[] {
  if (description === '') return [{ field: 'description', sentence: '写一写是怎么回事，几个字也行' }]
  if ([...description].length < 2) return [{ field: 'description', sentence: '只写了一个字，再多写几个，办事的人才看得懂' }]
  if (description.length > 2000)
    return [{ field: 'description', sentence: `写得太长了，最多 2000 个字，现在是 ${description.length} 个字` }]
  return []
}

function problemsOfVisibility({ visibility = '' }: ReportDraft): Problem[] {
  return Object.hasOwn(visibilities, visibility) ? [] : [{ field: 'visibility', sentence: '选一下谁可以知道是您说的' }]
}

function problemsOfPlace({ grids }: Reporting, { address = '', grid, lon, placeless }: ReportDraft): Problem[] {
  if (address.length > 200)
    return [{ field: 'address', sentence: `地方写得太长了，最多 200 个字，现在是 ${address.length} 个字` }]
  if (placeless === 'yes' || address !== '' || grid !== undefined || lon !== undefined) return []
  const ways = grids.length === 0 ? '写一写在什么地方' : '选一个网格，或者写上地方、在图上点一下'
  return [{ field: grids.length === 0 ? 'address' : 'grid', sentence: `${ways}；没有具体位置就勾最下面一项` }]
}

function problemsOfPhone({ contact_phone: phone }: ReportDraft): Problem[] {
  return phone === undefined || isMobileNumber(phone)
    ? []
    : [{ field: 'contact_phone', sentence: '手机号是 11 位数字，看看有没有多写少写；不想留就空着' }]
}
