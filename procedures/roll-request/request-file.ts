/** What a villager asks of the roll: objects to it, or wishes to be on it. One dossier of the villager's own. */
import type { Day } from '../../core/time/index.ts'
import type { ObjectionKind, WishKind } from '../election-roll/roll-file.ts'

export type RequestFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly villager: string
  readonly asked: { readonly kind: ObjectionKind; readonly about: string } | { readonly kind: WishKind; readonly since: Day | null } | null
  readonly words: string
  readonly on: Day
  /** By when it is answered, holidays rolled over. */
  readonly dueOn: Day
  readonly answer: { readonly accepted: boolean; readonly words: string; readonly on: Day } | null
}

export const blankRequest: RequestFile = { village: '', term: 0, run: 0, villager: '', asked: null, words: '', on: '', dueOn: '', answer: null }

export function isObjection({ asked }: Pick<RequestFile, 'asked'>): boolean {
  return asked !== null && 'about' in asked
}
