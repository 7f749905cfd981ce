/** The code on a printed sheet: random, made once, the same when it is printed again; and what anybody who checks it is told. */
import { randomInt } from 'node:crypto'
import { hasTitle } from '../../core/star-rating/result.ts'
import type { Instant } from '../../core/time/index.ts'
import type { RatingShown } from '../../core/star-rating/shown.ts'
import type { Transaction } from '../database/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import type { Procedures } from '../procedures/index.ts'
import { yearAt, type Year } from './village-year.ts'

export type MarkKind = 'plaque' | 'certificate' | 'board' | 'notice'
/** Nothing that looks like something else: no 0 and O, no 1 and I. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 12
const perStatement = 500

/** Makes what is missing. Runs as the platform. */
export async function makeMarks(transaction: Transaction, { key }: Pick<Year, 'key'>, kind: MarkKind, ratings: readonly (string | null)[], now: Instant): Promise<void> {
  for (let from = 0; from < ratings.length; from += perStatement) {
    await transaction.insertInto('sheet_marks').values(ratings.slice(from, from + perStatement).map((rating) => ({
      county: key.county, code: newCode(), cycle: key.id, rating: rating === null ? null : idOf(rating), kind, made_at: new Date(now),
    }))).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

/** Codes by the name of the rating; '' for what is the village's. Runs as the platform. */
export async function marksOf(transaction: Transaction, { key }: Pick<Year, 'key'>, kind: MarkKind): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.selectFrom('sheet_marks').select(['code', 'rating']).where('county', '=', key.county).where('cycle', '=', key.id).where('kind', '=', kind).execute()
  return new Map(rows.map(({ code, rating }) => [rating === null ? '' : `${key.county}-${rating}`, code]))
}

export type CheckedMark = {
  readonly kind: MarkKind
  readonly village: string
  readonly year: number
  /** Is what the sheet says true today: is the household 星级文明户, is the notice up, is it the present board? Null where the question has no sense. */
  readonly current: boolean
}

/** What anybody is told: whose sheet it is by village and year, and whether it still holds; no name, no stars. Null for no code of ours. Runs as the platform. */
export async function checkMark(transaction: Transaction, procedures: Procedures, code: string): Promise<CheckedMark | null> {
  if (!isCode(code)) return null
  const mark = await transaction.selectFrom('sheet_marks').selectAll().where('code', '=', code).executeTakeFirst()
  const year = mark === undefined ? null : await yearAt(transaction, procedures, { county: mark.county, id: mark.cycle })
  if (mark === undefined || year === null) return null
  return { kind: mark.kind, village: year.file.village, year: year.file.year, current: await holds(transaction, year, mark) }
}

export function isCode(text: string): boolean {
  return text.length === length && [...text].every((letter) => letters.includes(letter))
}

async function holds(transaction: Transaction, { stage, file }: Year, mark: { readonly county: number; readonly rating: string | null; readonly kind: MarkKind }): Promise<boolean> {
  if (mark.kind === 'notice') return stage === 'PUBLICITY'
  if (mark.kind === 'board' || mark.rating === null) return stage === 'ACTIVE'
  if (stage !== 'ACTIVE') return false
  const row = await transaction.selectFrom('dossiers').select(['state', 'shown']).where('county', '=', mark.county).where('id', '=', mark.rating).executeTakeFirst()
  const shown = row?.shown as unknown as RatingShown | null | undefined
  return row !== undefined && row.state !== 'ENDED' && shown != null && hasTitle(file.agreed.standard, shown.stars)
}

function newCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}

function idOf(name: string): string {
  const key = parseDossierKey(name)
  if (key === null) throw new TypeError(`no name of a dossier: ${name}`)
  return key.id
}
