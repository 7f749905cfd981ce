/** Why something in a count cannot be done like this. The law is core/election. */
import { faultsOfOpening } from '../../core/election/paper-box.ts'
import type { Condition, Deciding } from '../../core/procedure/procedure.ts'
import { boxKey, nameOfKey, sheetKey } from '../village-election/names.ts'
import { shownOf, type BoxShown } from '../village-election/shown.ts'
import { namesUnknown, openingOf, readPaper, type SheetFile, type SheetName } from './sheet-file.ts'

export type Settings = Record<string, never>
export type With<Form> = Deciding<SheetFile, Settings, Form>
type Anything = With<unknown>
type Beginning = { readonly village: string; readonly term: number; readonly run: number; readonly round: number; readonly number: number; readonly sheet: SheetName; readonly attempt: number }

export const isNamedRight = condition<With<Beginning>>(
  'sheet-exists', 'R-228', '这一份已经有了，请打开它。',
  ({ form, dossier }) => nameOfKey(sheetKey(form.village, form.term, form.run, form.round, form.number, form.sheet, form.attempt)) === nameOfKey(dossier.key), '/attempt')
export const boxIsOpen = condition<With<Beginning>>('box-not-open', 'R-228', '这个票箱还没有开箱，或者已经数完，请看票箱。', (context) => boxOf(context, context.form)?.state === 'COUNTING', '/number')
export const isTaken = condition<With<Beginning>>(
  'not-your-sheet', 'R-228', '这一份不是您在录，请先在票箱里办“由我录这一份”。', (context) => {
    const slot = boxOf(context, context.form)?.shown.sheets[context.form.sheet]
    return slot !== undefined && slot.attempt === context.form.attempt && slot.person !== null && slot.person === context.actor.person
  }, '/sheet')

/** Sent twice, or one lost: the number of the first paper tells (a power cut loses nothing and doubles nothing). */
export const followsOn = condition<With<{ readonly from: number }>>(
  'paper-out-of-order', 'R-228', ({ dossier: { file } }) => `这一份已经录到第 ${file.papers} 张，请从第 ${file.papers + 1} 张接着录。`, ({ form, dossier: { file } }) => form.from === file.papers + 1, '/from')
export const isOnPaper = condition<With<{ readonly papers: readonly string[] }>>(
  'no-such-candidate', 'R-221', '有一张选了票上没有的号，请核对；票上另写的人要先登记。', (context) => context.form.papers.every((paper) => readPaper(paper, withNames(context)) !== null), '/papers')
export const isLastPaper = condition<With<{ readonly paper: number }>>(
  'not-the-last-paper', 'R-228', '只能从最后一张起一张一张收回；前面有错的，录完核对时再更正。', ({ form, dossier: { file } }) => file.papers === form.paper, '/paper')
export const wasRead = condition<With<{ readonly paper: number }>>(
  'no-such-paper', 'R-228', ({ dossier: { file } }) => `这一份只有 ${file.papers} 张，请核对是第几张。`, ({ form, dossier: { file } }) => form.paper <= file.papers, '/paper')
export const correctionIsOnPaper = condition<With<{ readonly now: string }>>(
  'no-such-candidate', 'R-221', '选了票上没有的号，请核对；票上另写的人要先登记。', (context) => readPaper(context.form.now, withNames({ ...context, form: { papers: [context.form.now] } })) !== null, '/now')
type HandingIn = { readonly found: number; readonly forged: number }
export const allWereRead = condition<With<HandingIn>>(
  'papers-missing', 'R-221', ({ form, dossier: { file } }) => `箱里 ${form.found} 张，去掉不是本次选票的 ${form.forged} 张，应当录 ${form.found - form.forged} 张，现在录了 ${file.papers} 张，请核对。废票也要录。`,
  ({ form, dossier: { file } }) => form.found - form.forged === file.papers, '/found')
export const openingIsPossible = condition<With<HandingIn>>(
  'more-found-than-issued', 'R-220', '箱里的票比发出去的还多，或者票数不可能，不能提交：请重新点票，并核对封存的记录。', (context) => {
    const { dossier: { file }, form } = context
    const opening = openingOf({ ...file, finished: { found: form.found, forged: form.forged } })
    const boxes = [file.number, ...file.mixed].flatMap((number) => boxOf(context, { ...file, number })?.shown.box ?? [])
    return opening !== null && faultsOfOpening(opening, boxes, file.seats).length === 0
  }, '/found')

type Naming = Pick<SheetFile, 'village' | 'term' | 'run' | 'round' | 'number'>
export function boxName({ village, term, run, round, number }: Naming): string {
  return nameOfKey(boxKey(village, term, run, round, number))
}

export function boxOf({ known }: Pick<Anything, 'known'>, of: Naming) {
  return shownOf<BoxShown>(known, boxName(of))
}

/** Names written in since the sheet was begun are the box's to know; looked up only where a paper bears one. */
export function withNames(context: With<{ readonly papers: readonly string[] }>): Pick<SheetFile, 'slate' | 'others'> {
  const { dossier: { file }, form } = context
  return namesUnknown(form.papers, file) ? { slate: file.slate, others: boxOf(context, file)?.shown.others ?? file.others } : file
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
