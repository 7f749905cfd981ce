/** What a village's meeting works from, as the server answers it and the console reads it. */
import type { BonusRule } from '../star-rating/bonus.ts'
import type { Standard } from '../star-rating/standard.ts'

export type StarPerson = { readonly person: string; readonly name: string }
export type StarVotes = { readonly star: string; readonly yes: number; readonly no: number; readonly abstain: number }

export type StarCycle = {
  readonly cycle: string
  readonly village: string
  readonly villageName: string
  readonly year: number
  readonly stage: string
  readonly sequence: number
  readonly selfUntil: string
  readonly denominator: 'residence' | 'hukou'
  readonly standard: Standard
  readonly bonus: readonly BonusRule[]
  readonly sitting: { readonly number: number; readonly heldOn: string; readonly present: readonly StarPerson[]; readonly chair: string; readonly recorder: string } | null
  /** Everybody who sat this year; whoever may sit. */
  readonly evaluators: readonly StarPerson[]
  readonly entitled: readonly StarPerson[]
  /** Of those entitled, who may record the votes. */
  readonly recorders: readonly string[]
  readonly me: string | null
  readonly publishedOn: string | null
  readonly noticeUntil: string | null
}

export type StarHousehold = {
  readonly household: string
  /** Name of the dossier of its rating, whether it was begun or not. */
  readonly rating: string
  readonly headName: string
  readonly group: string
  readonly people: number
  readonly adults: number
  /** Adults by name, for organisers only. */
  readonly members: readonly StarPerson[]
  readonly state: string | null
  readonly sequence: number
  readonly takesPart: boolean
  readonly own: readonly { readonly star: string; readonly claim: string; readonly words: string; readonly items: readonly number[] }[]
  readonly opinions: readonly { readonly group: string; readonly people: number; readonly supports: readonly string[]; readonly doubts: readonly string[]; readonly words: string }[]
  readonly groundWaits: boolean
  readonly withheld: readonly string[]
  readonly stars: readonly string[]
  readonly voters: number | null
  readonly votes: readonly StarVotes[]
  readonly note: string
  readonly mustWithdraw: readonly string[]
  readonly objections: readonly string[]
  readonly reviewWords: string
  readonly sentBack: string
  readonly recordedBy: string | null
  readonly move: { readonly kind: string; readonly star: string; readonly evidence: string; readonly answer: string | null; readonly timeOver: boolean; readonly reviewAsked: boolean } | null
  readonly keptAt: string | null
  readonly plaque: boolean | null
}

/** A page of them; counted on the first one alone. */
export type StarHouseholds = {
  readonly items: readonly StarHousehold[]
  readonly next: string | null
  readonly counts: { readonly households: number; readonly states: Readonly<Record<string, number>> } | null
}

/** A rating whose household is another in the register now. */
export type StarRegisterChange = { readonly rating: string; readonly sequence: number; readonly headName: string; readonly group: string; readonly what: 'gone' | 'head' | 'group' | 'members' }
