/** What is kept of a family's wedding or funeral (红白事): folded from its records. No gifts, no guests, no sums: nobody writes those down. */
import type { Day } from '../../core/time/index.ts'

export const kinds = { WEDDING: '红事（婚嫁）', FUNERAL: '白事（丧事）' } as const
export type OccasionKind = keyof typeof kinds

export const wishes = {
  VENUE: '场地、灵堂', TABLEWARE: '桌椅碗筷', COOKS: '厨师和帮厨', BAND: '乐队', CARS: '车辆', PEOPLE: '招呼来客的人手', LETTERS: '办证和手续指引',
} as const
export type Wish = keyof typeof wishes

export type Answer = { readonly words: string; readonly helpers: string; readonly advice: string }

export type OccasionFile = {
  readonly kind: OccasionKind
  readonly village: string
  readonly day: Day
  /** Days of the place, as it is said there; 0 where nobody said. */
  readonly tables: number
  readonly where: string
  readonly wishes: readonly Wish[]
  readonly words: string
  /** May somebody of the council come to the house? Asked, never assumed, and taken back at any time. */
  readonly visitWelcome: boolean
  readonly reporter: string | null
  /** Who wrote it down for the family, where that was somebody else. */
  readonly filer: string | null
  readonly answer: Answer | null
  readonly arranged: readonly string[]
  /** The family itself says it keeps it simple; nobody says so for it. */
  readonly simple: boolean
  readonly closing: { readonly doneOn: Day; readonly words: string; readonly simple: boolean } | null
  /** Nobody of the council and no cadre was there when it was last looked: the township helps out (docs/decisions/0022). */
  readonly vacant: boolean
}

export const blankOccasion: OccasionFile = {
  kind: 'WEDDING', village: '', day: '1970-01-01', tables: 0, where: '', wishes: [], words: '', visitWelcome: false, reporter: null, filer: null, answer: null, arranged: [],
  simple: false, closing: null, vacant: false,
}
