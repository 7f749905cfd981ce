/**
 * The two sheets of a box, each a dossier of its own that nobody reads but who keys it in: two entries are independent only as long as neither can be
 * made to fit the other. What is told of both is told once both are in, and then where they differ, never what the other says.
 */
import { posts, postsByRank } from '../../../core/election/posts.ts'
import type { DossierEvent } from '../../../core/procedure/dossier.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { PollingDifferences, PollingOwnSheet, PollingSheet, SheetKey } from '../../../core/view/polling.ts'
import { letterOf, type SheetFile } from '../../../procedures/election-sheet/sheet-file.ts'
import type { SheetState } from '../../../procedures/election-sheet/states.ts'
import { nameOfKey, sheetKey } from '../../../procedures/village-election/names.ts'
import type { Transaction } from '../../database/index.ts'
import { readEvents } from '../../dossiers/index.ts'
import { find, type BoxRow, type Row } from './rows.ts'

export const sheetKeys: readonly SheetKey[] = ['A', 'B']
export type SheetRow = Row<SheetFile, SheetState>
type Told = Pick<DossierEvent, 'act' | 'form'>
/** So many differing papers are listed; more are looked for when these are settled. */
const most = 60

/** The one that counts now, begun or not. */
export function keyOfSheet({ file }: BoxRow, sheet: SheetKey) {
  return sheetKey(file.village, file.term, file.run, file.round, file.number, sheet, file.sheets[sheet].attempt)
}

/** Null where it was not begun, or the present role may not read it. */
export async function sheetOf(transaction: Transaction, box: BoxRow, sheet: SheetKey): Promise<SheetRow | null> {
  return await find<SheetFile, SheetState>(transaction, keyOfSheet(box, sheet), 'election-sheet')
}

/** @throws Refused where this person does not key it in */
export function demandOwnSheet({ file }: BoxRow, sheet: SheetKey, person: string | null): void {
  if (person !== null && file.sheets[sheet].person === person) return
  throw new Refused({ code: 'not-yours', rule: 'R-228', sentence: '只能看自己录的那一份。', cause: 'keyed in by somebody else' })
}

export function sheetHead(box: BoxRow, sheet: SheetKey, row: SheetRow | null, person: string | null, names: ReadonlyMap<string, string>): PollingSheet | null {
  const slot = box.file.sheets[sheet]
  if (slot.person === null) return null
  return {
    name: names.get(slot.person) ?? '', mine: slot.person === person, attempt: slot.attempt, dossier: nameOfKey(keyOfSheet(box, sheet)),
    state: row === null ? 'taken' : row.state === 'KEYING' ? 'keying' : 'handed-in',
  }
}

export async function ownSheetView(transaction: Transaction, box: BoxRow, sheet: SheetKey): Promise<PollingOwnSheet> {
  const row = await sheetOf(transaction, box, sheet)
  const papers = row === null ? [] : papersRead(await recordsOf(transaction, row))
  return { sheet, attempt: box.file.sheets[sheet].attempt, state: row?.state ?? 'NONE', papers: papers.length, last: papers.slice(-12), finished: row?.file.finished ?? null }
}

/** Runs as the platform. Null before both are in, and once they are equal. */
export async function differencesOf(transaction: Transaction, box: BoxRow, person: string | null): Promise<PollingDifferences | null> {
  const [a, b] = [await sheetOf(transaction, box, 'A'), await sheetOf(transaction, box, 'B')]
  if (box.state !== 'COUNTING' || box.file.differences.length === 0 || a?.state !== 'HANDED_IN' || b?.state !== 'HANDED_IN') return null
  const [one, other] = [papersRead(await recordsOf(transaction, a)), papersRead(await recordsOf(transaction, b))]
  const own = a.file.keyer === person ? one : b.file.keyer === person ? other : null
  return {
    figures: [...box.file.differences],
    papers: differingPapers(one, other).slice(0, most).map((at) => ({ number: at + 1, posts: postsDiffering(one[at], other[at]), own: own?.[at] ?? null })),
  }
}

/** Papers of a sheet in the order in which they were read. */
export function papersRead(records: readonly Told[]): readonly string[] {
  return records.reduce<readonly string[]>((papers, { act, form }) => {
    switch (act) {
      case 'read': return [...papers, ...form['papers'] as readonly string[]]
      case 'take-back': return papers.slice(0, -1)
      case 'correct': return papers.map((paper, at) => (at + 1 === form['paper'] ? form['now'] as string : paper))
      default: return papers
    }
  }, [])
}

export function differingPapers(one: readonly string[], other: readonly string[]): readonly number[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => at).filter((at) => normal(one[at]) !== normal(other[at]))
}

function postsDiffering(one: string | undefined, other: string | undefined): readonly string[] {
  if (one === undefined || other === undefined) return ['只有一份有这一张']
  return postsByRank.filter((post) => ofPost(one, letterOf[post]) !== ofPost(other, letterOf[post])).map((post) => posts[post])
}

function ofPost(paper: string, letter: string): string {
  return paper.split(' ').filter((mark) => mark.startsWith(letter)).toSorted().join(' ')
}

/** The same marks in another order are the same paper. */
function normal(paper: string | undefined): string | undefined {
  return paper?.split(' ').toSorted().join(' ')
}

async function recordsOf(transaction: Transaction, { key }: SheetRow): Promise<readonly Told[]> {
  return (await readEvents(transaction, key)).map(({ event }) => event)
}
