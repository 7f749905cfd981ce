/**
 * The report, one question per page: what the pages show and what their forms carry from step to step.
 */
import type { ReportStep } from '../../core/portal/addresses.ts'
import type { PlaceMapModel, Problem } from '../../design/index.ts'

/**
 * The button that was pressed, in `go`: next | back | send | add (take in the chosen files, stay) | drop-{token} | edit-{step}.
 * On steps `category` and `kind` the buttons are `category=NN` and `kind=NNNN` themselves and `go` is absent (or back).
 * On step `where` the map is `<input type="image" name="map">`: `map.x` and `map.y` in pixels of a 288 px square; 0,0 is a key press,
 * to be taken as next. `pointOnMap` of the renderer turns pixels into a place.
 */
export type ReportGo = 'next' | 'back' | 'send' | 'add' | `drop-${string}` | `edit-${ReportStep}`

/** What was answered so far, carried by hidden fields from page to page; names are the posted names. */
export type ReportDraft = {
  readonly act_id: string
  /** Two digits of the catalogue (domain §2.3). */
  readonly category?: string
  /** Four digits. */
  readonly kind?: string
  /** Whom it is about: `position:…`, `unit:…`, `other` with `against_words`, or `unknown`. */
  readonly against?: readonly string[]
  readonly against_words?: string
  readonly description?: string
  /** R-104; default CENTER_ONLY. */
  readonly visibility?: string
  /** 'yes' when the matter has no particular place. */
  readonly placeless?: string
  /** Fifteen digits. */
  readonly grid?: string
  readonly address?: string
  /** Decimal degrees as text, with the source system in `crs`: CGCS2000 from our map, WGS84 from the device. */
  readonly lon?: string
  readonly lat?: string
  readonly crs?: string
  /** Upload tokens, at most six. */
  readonly photo?: readonly string[]
  readonly contact_phone?: string
  readonly after?: string
}

/** R-104 in the villager's words, safest for the reporter second so that the default reads first. */
export const visibilityOptions = [
  { value: 'CENTER_ONLY', label: '只让受理中心知道我是谁', hint: '办事的单位看不到您的名字和电话。一般选这个。' },
  { value: 'REAL_TO_ALL_HANDLERS', label: '办事的人也可以知道', hint: '他们可以直接给您打电话，办得快些。' },
  { value: 'ANONYMOUS', label: '谁也不告诉', hint: '不留名字和电话。请记好查询码，凭它查进度。' },
] as const

export type Call = { readonly number: string; readonly who: string; readonly when?: string }
export type KindLine = { readonly code: string; readonly name: string; readonly hint?: string; readonly urgent: boolean }
export type PhotoModel = { readonly token: string; readonly name: string; readonly thumbnail: string }

type ReportPage<Step extends ReportStep> = {
  readonly page: `report-${Step}`
  readonly draft: ReportDraft
  readonly problems: readonly Problem[]
}

export type ReportCategoryPage = ReportPage<'category'> & {
  readonly categories: readonly { readonly code: string; readonly name: string; readonly examples: string }[]
  /** What was searched for, and the kinds found; null before a search. */
  readonly search: { readonly query: string; readonly found: readonly (KindLine & { readonly category: string })[] } | null
}
export type ReportKindPage = ReportPage<'kind'> & { readonly category: string; readonly kinds: readonly KindLine[] }
export type ReportUrgentPage = ReportPage<'urgent'> & { readonly matter: string; readonly calls: readonly Call[] }
/** Whom the matter is about, in groups: of the village, of the township. */
export type ReportAgainstPage = ReportPage<'against'> & {
  readonly groups: readonly {
    readonly name: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }[]
}
export type ReportWhatPage = ReportPage<'what'> & {
  readonly matter: string
  /** For confidential kinds: who will not see it. */
  readonly promise: string | null
}
export type ReportWherePage = ReportPage<'where'> & {
  readonly grids: readonly { readonly code: string; readonly name: string; readonly range: string }[]
  readonly map: PlaceMapModel | null
  /** The village, and who will read the report first; null where that depends on whom it is about. */
  readonly village: string
  readonly receiver: string | null
}
export type ReportPhotosPage = ReportPage<'photos'> & {
  readonly photos: readonly PhotoModel[]
  /** The catalogue asks for a photo. */ readonly needed: boolean
}
export type ReportContactPage = ReportPage<'contact'> & { readonly signedIn: boolean }
export type ReportCheckPage = ReportPage<'check'> & {
  readonly answers: readonly { readonly step: ReportStep; readonly question: string; readonly answer: string }[]
  readonly photos: readonly PhotoModel[]
}
export type ReportDonePage = {
  readonly page: 'report-done'
  /** Shown to those not signed in; kept nowhere else. */
  readonly queryCode: string | null
  readonly next: readonly { readonly what: string; readonly within: string }[]
  readonly matterHref: string
}
