/** What the server answers, as the faces read it. A face knows the server over HTTP only; how a dossier is shown stands once, in core/view. */
import type { TSchema } from '@sinclair/typebox'
import type { Office } from '../../core/procedure/actor.ts'
import type { Level } from '../../core/region/region.ts'
import type { Polygon, Position } from '../../core/geometry/index.ts'
import type { DossierView } from '../../core/view/index.ts'

export type {
  ActView, AlikeView, ClockView, DossierView, NamedLine as DossierLine, NamedMatter, NamedUnit, SuspectedView, ViewEntry, ViewLine, ViewReason,
} from '../../core/view/index.ts'

export type RegionKey = { readonly level: Level; readonly code: string }

export type HeldMandate = {
  readonly id: string
  readonly office: Office
  readonly officeName: string
  readonly holderName: string
  readonly unit: string | null
  readonly region: RegionKey
}

export type SignedIn = {
  readonly signedIn: true
  readonly id: string
  readonly person: string
  readonly stage: 'second-factor' | 'enrolment' | 'password-change' | 'open'
  readonly staff: boolean
  readonly userName: string | null
  readonly csrf: string
  readonly mandates: readonly HeldMandate[]
  readonly mandate: string | null
  readonly steppedUpUntil: number | null
  readonly idleEndsAt: number
  readonly absoluteEndsAt: number
}
export type SignedOut = { readonly signedIn: false; readonly ended: string | null }

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

export type ActDone = { readonly ok: true; readonly id: string; readonly sequence: number; readonly repeated: boolean; readonly dossier: DossierView | null }

export type Region = RegionKey & {
  readonly name: string
  readonly shortName: string
  readonly parent: RegionKey | null
  readonly kind: string
  readonly unitType: string
  readonly gridType: string | null
  readonly status: 'ACTIVE' | 'SUPERSEDED' | 'RETIRED'
  readonly validFrom: string
  readonly validTo: string | null
  readonly center: Position | null
  readonly boundary: Polygon | null
}
export type RegionAnswer = { readonly region: Region; readonly path: readonly Region[]; readonly children: readonly Region[] }

export type Unit = {
  readonly id: string
  readonly name: string
  readonly region: RegionKey
  readonly unitFunction: string
  readonly kind: string
  readonly workPhone: string | null
}

export type ProcedureAct = { readonly name: string; readonly consequence: string; readonly form: TSchema; readonly appends: boolean; readonly oneByOne: boolean }
export type ProcedureAnswer<Settings = unknown> = {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly states: Readonly<Record<string, { readonly name: string; readonly sentence: string; readonly step: string | null }>>
  readonly acts: Readonly<Record<string, ProcedureAct>>
  readonly settings: { readonly version: number; readonly scope: string | number; readonly contents: Settings }
}

export type UploadedPhoto = {
  readonly id: string; readonly name: string; readonly width: number; readonly height: number; readonly url: string; readonly thumb: string
}
