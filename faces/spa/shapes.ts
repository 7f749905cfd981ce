/** What the server answers, as the faces read it. Written by hand: a face knows the server over HTTP only. */
import type { TSchema } from '@sinclair/typebox'
import type { Office } from '../../core/procedure/actor.ts'
import type { Level } from '../../core/region/region.ts'
import type { Polygon, Position } from '../../core/geometry/index.ts'

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

export type DossierLine = {
  readonly id: string
  readonly procedure: string
  readonly number: string | null
  readonly title: string
  readonly category: string
  readonly priority: string
  readonly state: string
  readonly stateName: string
  readonly village: string
  /** Sent by newer servers; the code stands in where it is missing. */
  readonly villageName?: string | null
  readonly grid: string | null
  readonly gridName?: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly openedAt: string
  readonly updatedAt: string
  readonly dueAt: string | null
  readonly lamp: 'on-time' | 'soon' | 'late' | null
}

export type NamedUnit = { readonly id: string; readonly name: string }
export type ViewLine =
  | { readonly label: string; readonly kind: 'text' | 'day' | 'dossier'; readonly value: string }
  | { readonly label: string; readonly kind: 'units'; readonly value: readonly NamedUnit[] }
  | { readonly label: string; readonly kind: 'photos'; readonly value: readonly string[] }

export type ViewEntry = {
  readonly sequence: number
  readonly act: string
  readonly name: string
  readonly at: string
  readonly doneAt: string
  readonly who: string
  readonly unit: NamedUnit | null
  readonly mine: boolean
  readonly from: string | null
  readonly to: string
  readonly lines: readonly ViewLine[]
  readonly rules: readonly { readonly number: string; readonly text: string }[]
}

export type ClockView = {
  readonly key: string
  readonly name: string
  readonly kind: 'limit' | 'timer'
  readonly lamp: string
  readonly words: string
  readonly dueAt: string | null
  readonly paused: boolean
}

export type ActView = {
  readonly act: string
  readonly name: string
  readonly consequence: string
  readonly open: boolean
  readonly mine: boolean
  readonly reasons: readonly { readonly code: string; readonly sentence: string; readonly rule: string | null }[]
}

export type DossierView = {
  readonly id: string
  readonly procedure: { readonly key: string; readonly version: number; readonly name: string }
  readonly number: string | null
  readonly title: string
  readonly category: string
  readonly priority: string
  readonly state: { readonly key: string; readonly name: string; readonly sentence: string; readonly step: string | null; readonly final: boolean }
  readonly sequence: number
  readonly openedAt: string
  readonly updatedAt: string
  readonly place: {
    readonly village: string; readonly grid: string | null; readonly lon: number | null; readonly lat: number | null
    readonly path: readonly { readonly code: string; readonly name: string }[]
  }
  readonly holders: readonly string[]
  readonly clocks: readonly ClockView[]
  readonly sheet: readonly ViewLine[]
  readonly timeline: readonly ViewEntry[]
  readonly acts: readonly ActView[]
  readonly isReporter: boolean
  readonly hidden: readonly { readonly field: string; readonly sentence: string }[]
  readonly headHash: string
}

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
