/** What a household's rating (星级评定) holds: folded from its records, never written directly. */
import { bonusOf, type BonusRule } from '../../core/star-rating/bonus.ts'
import type { CycleShown, RatingShown } from '../../core/star-rating/shown.ts'
import type { Standard } from '../../core/star-rating/standard.ts'
import type { Veto } from '../../core/star-rating/vetoes.ts'
import { daysBetween, type Day } from '../../core/time/index.ts'

export const claims = { met: '达标', 'not-met': '未达标', 'not-claimed': '不申报' } as const
export type Claim = keyof typeof claims

/** One star as the household sees itself: which items it says it meets, by their place in the standard, and one sentence. */
export type OwnStar = { readonly star: string; readonly claim: Claim; readonly items: readonly number[]; readonly words: string }
export type StarVotes = { readonly star: string; readonly yes: number; readonly no: number; readonly abstain: number }

/** What neighbours think; it never decides. `people` is how many spoke alike, one unless a group's meeting was entered. */
export type Opinion = { readonly by: string; readonly group: string; readonly people: number; readonly supports: readonly string[]; readonly doubts: readonly string[]; readonly words: string }

/** A ground as confirmed, with whose deed it was; the star it touches follows from the standard. */
export type Ground = Veto & { readonly doer: string; readonly stars: readonly string[] }

/** One counting of the votes on all stars; the newest holds, earlier ones stay in the records. */
export type Decided = {
  readonly on: Day
  readonly sitting: number
  /** Who counted, and how many voted: those present without those who withdrew. */
  readonly recorder: string
  readonly voters: number
  readonly withdrawn: number
  readonly votes: readonly StarVotes[]
  readonly note: string
}

/** A star that was given and is not held now: withheld by a ground, or taken; back on the day. */
export type Away = { readonly star: string; readonly back: Day; readonly why: 'ground' | 'taken' }

export type Move = {
  readonly kind: 'add' | 'take'
  readonly star: string
  readonly evidence: string
  readonly proposedBy: string
  /** Counts from 1, so that each proposal has its own time to answer. */
  readonly number: number
  readonly answer: string | null
  readonly timeOver: boolean
  /** Who counted the first vote; null before it. */
  readonly recorder: string | null
  readonly reviewAsked: boolean
}

export type RatingFile = {
  readonly household: string
  readonly village: string
  readonly year: number
  /** Name of the dossier of the village's year. */
  readonly cycle: string
  readonly head: string | null
  readonly headName: string
  readonly group: string
  /** Adult members of the household as last looked up: they read it and speak for it. */
  readonly adults: readonly string[]
  readonly members: readonly string[]
  readonly evaluators: readonly string[]
  /** Names of the stars under this year's standard. */
  readonly names: { readonly [star: string]: string }
  readonly limits: CycleShown['limits']
  readonly takesPart: boolean
  readonly own: readonly OwnStar[]
  readonly bonusClaims: readonly { readonly code: string; readonly document: string }[]
  /** Who wrote it for the household, until somebody of it confirmed. */
  readonly filler: string | null
  readonly confirmed: 'self' | 'member' | 'paper' | null
  readonly paper: { readonly signedOn: Day; readonly keptAt: string } | null
  readonly opinions: readonly Opinion[]
  readonly groundAsked: Ground | null
  readonly grounds: readonly Ground[]
  readonly decided: Decided | null
  readonly given: readonly string[]
  readonly away: readonly Away[]
  /** Days until the next star comes back by itself, and which spell of the clock that is. */
  readonly back: { readonly days: number; readonly spell: number }
  /** The household's own review: asked once. */
  readonly review: 'none' | 'asked' | 'decided'
  readonly reviewWords: string
  /** Objections that are not concluded. */
  readonly objections: readonly string[]
  readonly appeal: 'none' | 'asked' | 'decided'
  /** What the township asks to look at again; empty where it asked nothing. */
  readonly sentBack: string
  /** When the household was told of a review's result: its time to appeal runs from there. */
  readonly toldOn: Day | null
  readonly plaque: boolean | null
  readonly move: Move | null
  readonly moves: number
  readonly kinOnCommittee: boolean
  readonly score: number
  readonly bonus: number
  /** From its first record to the end of the year after: then it rests. */
  readonly daysToEnd: number
  readonly ended: string
}

const noLimits: CycleShown['limits'] = { reviewWorkdays: 5, answerWorkdays: 5, appealDays: 15, takenMonths: 12 }

export const blankRating: RatingFile = {
  household: '', village: '', year: 0, cycle: '', head: null, headName: '', group: '', adults: [], members: [], evaluators: [], names: {}, limits: noLimits,
  takesPart: false, own: [], bonusClaims: [], filler: null, confirmed: null, paper: null, opinions: [], groundAsked: null, grounds: [], decided: null, given: [], away: [],
  back: { days: 1, spell: 0 }, review: 'none', reviewWords: '', objections: [], appeal: 'none', sentBack: '', toldOn: null, plaque: null, move: null, moves: 0,
  kinOnCommittee: false, score: 0, bonus: 0, daysToEnd: 1, ended: '',
}

/** Held today: given and not away. */
export function starsHeld({ given, away }: Pick<RatingFile, 'given' | 'away'>): readonly string[] {
  const missing = new Set(away.map(({ star }) => star))
  return given.filter((star) => !missing.has(star))
}

/** The clock of the next star that comes back begins anew with each change of what is away; it runs out with the day before. */
export function withAway<F extends RatingFile>(file: F, away: readonly Away[], today: Day): F {
  const next = away.map(({ back }) => back).toSorted()[0]
  return { ...file, away, back: { days: next === undefined ? 1 : Math.max(1, daysBetween(today, next) - 1), spell: file.back.spell + 1 } }
}

/** Something about the result is not over: no award yet. */
export function isOpen(state: string | null, { objections, groundAsked }: RatingFile): boolean {
  return state === 'REVIEW' || state === 'APPEALED' || objections.length > 0 || groundAsked !== null
}

/** Stars that more neighbours stand behind than doubt; null where nobody spoke. */
export function starsOfPeers({ opinions, names }: Pick<RatingFile, 'opinions' | 'names'>): number | null {
  if (opinions.length === 0) return null
  const weight = (star: string, list: 'supports' | 'doubts') => opinions.reduce((sum, one) => sum + (one[list].includes(star) ? one.people : 0), 0)
  return Object.keys(names).filter((star) => weight(star, 'supports') > weight(star, 'doubts')).length
}

/** Points of the items it meets, of the stars it was given: orders rewards and nothing else. */
export function scoreOf({ stars }: Standard, own: readonly OwnStar[], given: readonly string[]): number {
  return own.filter(({ star }) => given.includes(star)).reduce((sum, { star, items }) => {
    const of = stars.find(({ code }) => code === star)?.items ?? []
    return sum + items.reduce((points, at) => points + (of[at]?.points ?? 0), 0)
  }, 0)
}

export function bonusFor(standard: Standard, rules: readonly BonusRule[], file: Pick<RatingFile, 'bonusClaims'>): number {
  return bonusOf(rules, file.bonusClaims, standard.stars.flatMap(({ items }) => items).reduce((sum, { points }) => sum + points, 0))
}

export function shownOf(state: string | null, file: RatingFile): RatingShown {
  const { household, headName, group, decided, own, kinOnCommittee, score, bonus, plaque } = file
  return {
    household, headName, group, takesPart: file.takesPart && state !== 'ENDED', decided: decided !== null, stars: starsHeld(file), open: isOpen(state, file),
    own: file.takesPart ? own.filter(({ claim }) => claim === 'met').length : null, peers: starsOfPeers(file), kinOnCommittee, score, bonus, plaque,
  }
}
