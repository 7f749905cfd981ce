/** The page of each step, made from the draft. */
import { visibilities } from '../../../procedures/grid-case/forms.ts'
import type { PortalPage, Problem, ReportDraft, ReportStep } from '../../../faces/portal/contract.ts'
import { gridName, rangesOf } from '../knowing/grid-words.ts'
import { mapOf } from '../knowing/village-map.ts'
import { againstGroups, againstInWords, isAboutOfficials, promiseAgainst } from './against.ts'
import { callsOf, groupsOf, kindsOf, searchKinds } from './catalogue.ts'
import { receiverOf } from './receiver.ts'
import { kindOf, type Reporting } from './reporting.ts'

export function stepPage(
  reporting: Reporting,
  step: ReportStep,
  draft: ReportDraft,
  problems: readonly Problem[],
  search?: string,
): PortalPage {
  const matter = kindOf(reporting, draft)?.name ?? ''
  switch (step) {
    case 'category':
      return {
        page: 'report-category',
        draft,
        problems,
        categories: groupsOf(reporting),
        search: search === undefined ? null : { query: search, found: searchKinds(reporting, search) },
      }
    case 'kind':
      return {
        page: 'report-kind',
        draft,
        problems,
        category: reporting.settings.groups[draft.category ?? ''] ?? '',
        kinds: kindsOf(reporting, draft.category ?? ''),
      }
    case 'urgent':
      return { page: 'report-urgent', draft, problems, matter, calls: callsOf(reporting, draft) }
    case 'against':
      return { page: 'report-against', draft, problems, groups: againstGroups(reporting) }
    case 'what':
      return { page: 'report-what', draft, problems, matter, promise: promiseOf(reporting, draft) }
    case 'where':
      return wherePage(reporting, draft, problems)
    case 'photos':
      return { page: 'report-photos', draft, problems, needed: false, photos: photosOf(draft) }
    case 'contact':
      return { page: 'report-contact', draft, problems, signedIn: reporting.signedIn }
    case 'check':
      return { page: 'report-check', draft, problems, photos: photosOf(draft), answers: answersOf(reporting, draft) }
  }
}

function promiseOf(reporting: Reporting, draft: ReportDraft): string | null {
  if (isAboutOfficials(reporting, draft)) return promiseAgainst(draft)
  return kindOf(reporting, draft)?.confidential === true ? '这类事只有受理和经办的人能看到。' : null
}

function wherePage(reporting: Reporting, draft: ReportDraft, problems: readonly Problem[]): PortalPage {
  const ranges = rangesOf(reporting.grids)
  const point = draft.lon !== undefined && draft.lat !== undefined ? { lon: Number(draft.lon), lat: Number(draft.lat) } : null
  return {
    page: 'report-where',
    draft,
    problems,
    village: reporting.village.name,
    receiver: receiverOf(reporting, draft),
    map: mapOf(reporting.grids, draft.grid ?? null, '您选的网格', point),
    grids: reporting.grids.map((grid) => ({ code: grid.code, name: gridName(grid), range: ranges.get(grid.code) ?? '' })),
  }
}

function photosOf({ photo = [] }: ReportDraft) {
  return photo.map((key, nth) => ({ token: key, name: `照片 ${nth + 1}`, thumbnail: `/api/files/${key}/thumb` }))
}

function answersOf(reporting: Reporting, draft: ReportDraft) {
  const grid = reporting.grids.find(({ code }) => code === draft.grid)
  const point = draft.lon === undefined ? null : '已在图上标出'
  const where =
    draft.placeless === 'yes'
      ? '没有具体位置'
      : [grid === undefined ? null : gridName(grid), draft.address ?? null, point].filter((part) => part !== null).join('，')
  return [
    { step: 'kind', question: '什么事', answer: kindOf(reporting, draft)?.name ?? '' },
    ...(isAboutOfficials(reporting, draft)
      ? [{ step: 'against', question: '反映的是谁', answer: againstInWords(reporting, draft) } as const]
      : []),
    { step: 'what', question: '怎么回事', answer: draft.description ?? '' },
    {
      step: 'what',
      question: '谁可以知道是您说的',
      answer: visibilities[(draft.visibility ?? 'CENTER_ONLY') as keyof typeof visibilities],
    },
    { step: 'where', question: '什么地方', answer: `${reporting.village.name}，${where}` },
    { step: 'contact', question: '怎么告诉您', answer: contactAnswer(reporting, draft) },
  ] as const
}

function contactAnswer({ signedIn }: Reporting, { contact_phone: phone }: ReportDraft): string {
  if (phone !== undefined) return `发短信到 ${phone}`
  return signedIn ? '用您账号的手机号，也可以登录来看' : '不留电话，凭查询码来看'
}
