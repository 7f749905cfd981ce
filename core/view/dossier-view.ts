/**
 * A dossier as one actor may see it, and the line it is in a list: what the server answers and the faces draw. Instants are ISO
 * texts (UTC), days `YYYY-MM-DD`, units and regions come with their names. Carries no person.
 */
import type { Lamp } from '../time/index.ts'

export type NamedUnit = { readonly id: string; readonly name: string }
export type NamedRegion = { readonly code: string; readonly name: string }

/** Another matter that this one points to, as far as the actor may see it. */
export type NamedMatter = { readonly number: string | null; readonly title: string }

/** One thing a form or the sheet says, under its label. */
export type ViewLine =
  | { readonly label: string; readonly kind: 'text' | 'day'; readonly value: string }
  /** `value` is the other dossier's name; `matter` is null where the actor may not see it. */
  | { readonly label: string; readonly kind: 'dossier'; readonly value: string; readonly matter: NamedMatter | null }
  | { readonly label: string; readonly kind: 'units'; readonly value: readonly NamedUnit[] }
  | { readonly label: string; readonly kind: 'photos'; readonly value: readonly string[] }

/** One step of the timeline. */
export type ViewEntry = {
  readonly sequence: number
  readonly act: string
  readonly name: string
  /** When the server heard of it. */
  readonly at: string
  /** When it was done; earlier than `at` where there was no signal. */
  readonly doneAt: string
  /** An office, 提出人, 代办人 or 系统; never a name. */
  readonly who: string
  readonly unit: NamedUnit | null
  readonly mine: boolean
  /** Names of the states before and after. */
  readonly from: string | null
  readonly to: string
  readonly lines: readonly ViewLine[]
  /** Rules behind the step, each with its one sentence. */
  readonly rules: readonly { readonly number: string; readonly text: string }[]
}

/** A running or paused deadline. A limit is owed by somebody, a timer only does something when it runs out. */
export type ClockView = {
  readonly key: string
  readonly name: string
  readonly kind: 'limit' | 'timer'
  readonly lamp: Lamp
  readonly words: string
  readonly dueAt: string | null
  readonly paused: boolean
}

export type ViewReason = { readonly code: string; readonly sentence: string; readonly rule: string | null }

export type ActView = {
  readonly act: string
  readonly name: string
  readonly consequence: string
  readonly open: boolean
  /** Is it ever this actor's act? */
  readonly mine: boolean
  /** Every reason why it is not open; empty when it is. */
  readonly reasons: readonly ViewReason[]
  /** Does the procedure expect it next in this state? */
  readonly likely?: boolean
  /** What may be chosen at a field of its form, by JSON pointer, where not everything may. */
  readonly choices?: { readonly [pointer: string]: readonly NamedUnit[] }
}

/** Something beside the state that stands open, e.g. a request for review; `since` is an instant. */
export type ViewRemark = { readonly text: string; readonly since: string | null }

/** A matter that is probably the same: only a hint. */
export type AlikeView = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly stateName: string
  readonly openedAt: string
  /** What speaks for it, in words. */
  readonly reason: string
}

/** A report that a suspicion of reporting for the numbers is about. */
export type SuspectedView = Pick<AlikeView, 'id' | 'number' | 'title' | 'stateName' | 'openedAt'>

export type DossierView = {
  readonly id: string
  readonly procedure: { readonly key: string; readonly version: number; readonly name: string }
  readonly number: string | null
  readonly title: string
  readonly category: string
  readonly priority: string
  readonly state: {
    readonly key: string
    /** The official word; `plain` is what a villager reads instead. */
    readonly name: string
    readonly plain?: string
    /** Said to this reader: villager or staff. */
    readonly sentence: string
    readonly step: string | null
    readonly final: boolean
  }
  readonly remarks?: readonly ViewRemark[]
  /** Matters that are probably the same, for whoever takes it up. */
  readonly alike?: readonly AlikeView[]
  /** The reports its suspicion is about, for staff; absent where nothing is suspected. */
  readonly suspected?: readonly SuspectedView[]
  readonly sequence: number
  readonly openedAt: string
  readonly updatedAt: string
  readonly place: {
    readonly village: string
    readonly grid: string | null
    readonly lon: number | null
    readonly lat: number | null
    readonly path: readonly NamedRegion[]
  }
  /** Who holds it now, in words. */
  readonly holders: readonly string[]
  readonly clocks: readonly ClockView[]
  readonly sheet: readonly ViewLine[]
  /** Newest first. */
  readonly timeline: readonly ViewEntry[]
  /** Likeliest first. */
  readonly acts: readonly ActView[]
  /** Is this actor the one it was opened for? */
  readonly isReporter: boolean
  /** Fields kept from this actor, each with its reason. */
  readonly hidden: readonly { readonly field: string; readonly sentence: string }[]
  readonly headHash: string
}

/** A dossier in a list. */
export type DossierLine = {
  readonly id: string
  readonly procedure: string
  readonly number: string | null
  readonly title: string
  readonly category: string
  readonly priority: string
  readonly state: string
  readonly village: string
  readonly grid: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly openedAt: string
  readonly updatedAt: string
  readonly dueAt: string | null
  readonly lamp: Lamp | null
}

/** The line with its state and places by name and its time in words, as it leaves the server. */
export type NamedLine = DossierLine & {
  readonly stateName: string
  readonly villageName: string | null
  readonly gridName: string | null
  /** 还剩 2 个工作日 · 已超 5 小时 · 已暂停计时; null where no limit runs. */
  readonly remaining: string | null
}
