/**
 * What the server gives to the portal and what the portal's forms send back. `renderPage(page, frame)` in the built
 * `dist/portal/render.js` prints every page; no hook, no hydration, every form works without script.
 */
import type {
  ActsModel,
  DossierHeadModel,
  FieldModel,
  FileModel,
  LampModel,
  PagerModel,
  PlaceMapModel,
  Problem,
  StatusModel,
  TimelineEntry,
} from '../../design/index.ts'
import type { BodiesPage, OccasionPage } from './bodies-contract.ts'
import type { AppraisalsPage, ConsultationsPage, SayPage } from './consultation-contract.ts'
import type { CollectiveEconomyPage } from './collective-economy-contract.ts'
import type { DecisionsPage, OpinionPage } from './deliberation-contract.ts'
import type { ElectionPage, ElectionProofsPage, ElectionProxiesPage, ElectionRollPage, ElectionsPage, MyElectionPage } from './elections-contract.ts'
import type { OpenAffairsPage, PublicationAskPage, PublicationPage } from './open-affairs-contract.ts'
import type { PointsPage, VillagePointsPage } from './points-contract.ts'
import type { SheetCheckPage, VillageStarsPage } from './village-stars-contract.ts'
import type { StarObjectionPage, StarRatePage, StarsPage } from './stars-contract.ts'
import type {
  Call,
  ReportAgainstPage,
  ReportCategoryPage,
  ReportCheckPage,
  ReportContactPage,
  ReportDonePage,
  ReportKindPage,
  ReportPhotosPage,
  ReportUrgentPage,
  ReportWhatPage,
  ReportWherePage,
} from './report-contract.ts'

export * from './bodies-contract.ts'
export * from './consultation-contract.ts'
export * from './collective-economy-contract.ts'
export * from './deliberation-contract.ts'
export * from './elections-contract.ts'
export * from './open-affairs-contract.ts'
export * from './points-contract.ts'
export * from './report-contract.ts'
export * from './stars-contract.ts'
export * from './village-stars-contract.ts'
export type {
  DossierHeadModel,
  FieldModel,
  FileModel,
  LampModel,
  PlaceMapModel,
  Problem,
  StatusModel,
  TimelineEntry,
} from '../../design/index.ts'

export * from '../../core/portal/addresses.ts'

/** Five levels of contentment (field `score`), best first. */
export const scoreOptions = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不满意' },
  { value: '1', label: '很不满意' },
] as const

export type Size = 'standard' | 'elder' | 'elder-large'

export type Person = { readonly office: string; readonly name: string; /** Work number. */ readonly phone: string }

/** What stands around every page. */
export type Frame = {
  /** Path and query of this page by GET; where the size switch comes back to. */
  readonly path: string
  readonly size: Size
  /** True once, on the first visit: offer 长辈版 in the page. */
  readonly askSize: boolean
  readonly site: {
    readonly name: string
    /** 主办单位, county level or above. */
    readonly organiser: string
    /** 备案号; null says plainly that there is none yet. */
    readonly filing: string | null
  }
  readonly village: { readonly name: string } | null
  /** In a demonstration whose time was moved forward: which day it is now, in words. */
  readonly movedTime?: string
  /** The person to call from every page. */
  readonly contact: Person
  readonly person: { readonly name: string } | null
  readonly formToken: string
  /** The form that was sent was printed for somebody else than who is signed in now; nothing was done. */
  readonly stale: boolean
}

export type HomePage = { readonly page: 'home'; /** Of the person signed in. */ readonly openMatters: number | null }

export type MatterLine = {
  readonly href: string
  readonly number: string
  readonly matter: string
  readonly place: string
  readonly status: StatusModel
  readonly lamp: LampModel | null
  readonly reportedAt: number
  /** Something waits for the reporter: 请您评价. */
  readonly waits: string | null
}
export type MinePage = {
  readonly page: 'mine'
  readonly matters: readonly MatterLine[]
  readonly pager: PagerModel
  /** Not signed in: what this browser reported. */
  readonly visitor: boolean
  /** Filed without an account: in this browser, or with the number this person has proved. */
  readonly others: readonly MatterLine[]
  /** How many of them were found just now by the number. */
  readonly linked: number
}
export type FollowPage = {
  readonly page: 'follow'
  readonly number: string
  readonly queryCode: string
  readonly problems: readonly Problem[]
}

/** One step of choosing a village: county, township, village; or what a search found. */
export type VillagePage = {
  readonly page: 'village'
  readonly back: string
  /** What was searched for; null where none was. */
  readonly query: string | null
  /** Names from the county down to where the list stands. */
  readonly path: readonly string[]
  readonly lines: readonly { readonly name: string; readonly words: string | null; readonly href: string }[]
}

export type ActForm = {
  readonly act: string
  readonly title: string
  readonly actId: string
  readonly sequence: number
  readonly fields: readonly FieldModel[]
  readonly problems: readonly Problem[]
  /** What will happen: 办事单位会重新办一次。 */
  readonly consequence: string
  /** The button: 请他们再办一次. */
  readonly submit: string
}
export type MatterPage = {
  readonly page: 'matter'
  readonly id: string
  readonly head: DossierHeadModel
  /** Further sentences beneath the state: 复查申请等处理. */
  readonly remarks: readonly string[]
  /** Merged: the matter it is done with. `href` is null where its reporter may not read that one. */
  readonly main: {
    readonly href: string | null
    readonly matter: string
    readonly status: StatusModel | null
    readonly sentence: string
  } | null
  /** Reads along, because the own report was merged into this matter. */
  readonly follows: boolean
  /** What the reporter wrote; null for whoever reads along. */
  readonly description: string | null
  /** Whom the reporter named as the one it is about; empty for everybody else, and where nobody was named. */
  readonly against: readonly string[]
  readonly photos: readonly FileModel[]
  readonly timeline: readonly TimelineEntry[]
  /** Acts' `href` is `urls.matterAct(id, key)`. */
  readonly acts: ActsModel
  readonly form: ActForm | null
  /** One sentence after an act was done: 已经催办。 */
  readonly done: string | null
  /** Who opened the telephone number that was left, newest first. */
  readonly looks: readonly { readonly id: string; readonly at: number; readonly who: string; readonly unit: string }[]
}

export type SignInPage = {
  readonly page: 'sign-in'
  /** In demonstration mode: numbers to try, all invented. */
  readonly tryWith?: readonly { readonly phone: string; readonly who: string }[]
  readonly phone: string
  readonly next: string
  readonly problems: readonly Problem[]
}
export type SignInCodePage = {
  readonly page: 'sign-in-code'
  /** In demonstration mode: where the message can be read instead. */
  readonly outbox?: string
  /** 138****0000. */
  readonly phone: string
  readonly ticket: string
  readonly next: string
  readonly problems: readonly Problem[]
}
export type SignInPasswordPage = {
  readonly page: 'sign-in-password'
  readonly user: string
  readonly next: string
  readonly problems: readonly Problem[]
}

export type MePage = {
  readonly page: 'me'
  readonly name: string
  readonly phone: string
  readonly sessions: readonly {
    readonly id: string
    readonly device: string
    readonly since: number
    readonly lastSeen: number
    readonly current: boolean
  }[]
  /** Who looked at my record, when and why; newest first. */
  readonly accesses: readonly {
    readonly id: string
    readonly at: number
    readonly who: string
    readonly unit: string
    readonly what: string
    readonly why: string
  }[]
  readonly pager: PagerModel
  /** Who may report in my name now, because I agreed; `who` says name, office and unit. */
  readonly helpers: readonly { readonly id: string; readonly who: string; readonly until: number }[]
  /** Newest first, none of anybody else. */
  readonly messages: readonly {
    readonly id: string
    readonly at: number
    readonly sentence: string
    readonly href: string | null
    readonly isNew: boolean
  }[]
  readonly done: string | null
  /** Something was sent by a form of an earlier sign-in and not done. */
  readonly unfinished: boolean
}

export type RulesPage = {
  readonly page: 'rules'
  readonly procedures: readonly { readonly key: string; readonly name: string; readonly sentence: string }[]
}
/** Who may do it, and what comes of it; `rules` are the numbers behind it. */
export type RuleAct = {
  readonly name: string
  readonly who: string
  readonly consequence: string
  readonly rules: readonly string[]
}
export type RulePage = {
  readonly page: 'rule'
  readonly name: string
  readonly sentence: string
  readonly version: string
  readonly basis: readonly string[]
  /** What whoever reports may do, in the order of a matter's life. */
  readonly mine: readonly RuleAct[]
  /** The matter's way: each step with its states and with who does what there. */
  readonly steps: readonly {
    readonly name: string
    readonly states: readonly { readonly name: string; /** The word of the office, where it is another. */ readonly official: string | null; readonly sentence: string }[]
    readonly acts: readonly RuleAct[]
  }[]
  /** What may be done at almost any time. */
  readonly anytime: readonly RuleAct[]
  readonly limits: readonly { readonly name: string; readonly length: string; readonly consequence: string }[]
  /** Limits by urgency, as set here: 时限. */
  readonly tables: readonly {
    readonly title: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
    /** What holds for several cells is said once. */
    readonly note: string | null
  }[]
  /** SVG markup made by our own generator from the procedure; without style attributes. Null where nobody asked for it. */
  readonly picture: string | null
  /** Where the page with acts of officials, limits and drawing is; null on that page. */
  readonly moreHref: string | null
}

export type GridsPage = {
  readonly page: 'grids'
  readonly map: PlaceMapModel | null
  readonly grids: readonly {
    readonly code: string
    readonly name: string
    readonly range: string
    readonly holders: readonly Person[]
  }[]
  readonly supervision: Call
}
export type HelpPage = {
  readonly page: 'help'
  readonly calls: readonly Call[]
  readonly places: readonly { readonly name: string; readonly address: string; readonly hours: string }[]
}

/** Unknown and forbidden are the same page, word for word: `not-found`. */
export type ProblemPage =
  | { readonly page: 'not-found' }
  | {
      readonly page: 'refused'
      readonly title: string
      readonly sentence: string
      /** What was kept and what to do now. */ readonly advice?: string
      readonly back?: string
    }
  | { readonly page: 'fault'; /** To tell on the telephone. */ readonly reference: string }
  | { readonly page: 'offline' }

export type PortalPage =
  | HomePage
  | ReportCategoryPage
  | ReportKindPage
  | ReportUrgentPage
  | ReportAgainstPage
  | ReportWhatPage
  | ReportWherePage
  | ReportPhotosPage
  | ReportContactPage
  | ReportCheckPage
  | ReportDonePage
  | MinePage
  | FollowPage
  | VillagePage
  | MatterPage
  | SignInPage
  | SignInCodePage
  | SignInPasswordPage
  | MePage
  | RulesPage
  | RulePage
  | GridsPage
  | HelpPage
  | PointsPage
  | VillagePointsPage
  | OccasionPage
  | BodiesPage
  | DecisionsPage
  | OpinionPage
  | ConsultationsPage
  | SayPage
  | AppraisalsPage
  | StarsPage
  | StarRatePage
  | StarObjectionPage
  | VillageStarsPage
  | ElectionsPage
  | ElectionPage
  | ElectionRollPage
  | ElectionProofsPage
  | ElectionProxiesPage
  | MyElectionPage
  | CollectiveEconomyPage
  | OpenAffairsPage
  | PublicationPage
  | PublicationAskPage
  | SheetCheckPage
  | ProblemPage

/** What `dist/portal/render.js` exports. */
export type PortalRenderer = {
  renderPage(page: PortalPage, frame: Frame): string
  /** A tap on the map of step `where`, in pixels of its 288 px square, as CGCS2000 degrees. */
  pointOnMap(map: PlaceMapModel, x: number, y: number): { readonly lon: number; readonly lat: number }
  /** Served under `urls.enhancement` as text/javascript. */
  readonly enhancement: { readonly url: string; readonly body: string }
  /** Value of the content-security-policy header that fits the printed pages. */
  readonly contentSecurityPolicy: string
}
