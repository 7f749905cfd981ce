/** A village's year of star rating as the console shows it: what becomes public before it does, what is public, which sheets there are. */

/** Exactly what the public reads of a household: head, group, names of the stars won. */
export type StarLine = { readonly headName: string; readonly group: string; readonly stars: readonly string[] }
export type StarSheet = 'notice' | 'board' | 'certificates' | 'plaques'

export type StarYear = {
  readonly cycle: string
  readonly village: string
  readonly villageName: string
  readonly year: number
  readonly stage: string
  readonly stars: number
  readonly honourFrom: number
  readonly noticeDays: number
  /** Information, never a target. */
  readonly counts: { readonly households: number; readonly takingPart: number; readonly stayingOut: number; readonly decided: number; readonly open: number }
  /** What the next act would make public, for those of the village who do it; null where none would, or for others. */
  readonly next: { readonly act: string; readonly name: string; readonly lines: readonly StarLine[]; readonly waiting: number } | null
  readonly notice: { readonly on: string; readonly until: string; readonly where: string; readonly boards: readonly { readonly on: string; readonly where: string }[]; readonly lines: readonly StarLine[] } | null
  readonly honour: readonly StarLine[] | null
  /** Of those with `honourFrom` stars, who agreed to a plaque. */
  readonly plaques: { readonly agreed: number; readonly notAsked: number; readonly declined: number }
  readonly sheets: readonly StarSheet[]
}

export type StarVillage = {
  readonly code: string
  readonly name: string
  readonly town: string
  /** Name of the dossier; null where the year has not been launched. */
  readonly cycle: string | null
  readonly stage: string | null
  readonly dueOn: string | null
  readonly late: boolean
}
export type StarVillages = { readonly year: number; readonly items: readonly StarVillage[] }

type Both = { readonly before: number; readonly after: number }
type Moved = Both & { readonly got: number; readonly lost: number }
export type StarCounts = {
  readonly households: number
  readonly changed: number
  readonly title: Moved
  readonly honour: Moved
  /** `new`: nobody voted on it in that year; `gone`: the draft has it no more. */
  readonly stars: readonly { readonly code: string; readonly name: string; readonly kind: 'both' | 'new' | 'gone'; readonly held: Both; readonly reach: Both }[]
}
/** A draft of the standard counted on the last year that was awarded, village by village. */
export type StarWhatIf = {
  readonly year: number | null
  readonly items: readonly {
    readonly code: string
    readonly name: string
    readonly counts: StarCounts
    /** For those who read the village's ratings anyway; null for others. */
    readonly named: readonly (Both & { readonly headName: string; readonly group: string; readonly title: string; readonly honour: string })[] | null
  }[]
  readonly next: string | null
}
