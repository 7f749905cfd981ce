/** Why something at a box cannot be done like this (R-220, R-221, R-228…R-230). The law is core/election. */
import { differencesOf, type Difference } from '../../core/election/double-entry.ts'
import { faultOfBox, faultsOfOpening } from '../../core/election/paper-box.ts'
import { checklist, faultsOfPlace, type PlaceFault, type Worker } from '../../core/election/polling-place.ts'
import { posts } from '../../core/election/posts.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import { accountName } from '../../core/procedure/books.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { ballotAccount } from '../election-roll/roll-file.ts'
import { boxKey, electionKey, nameOfKey, rollKey } from '../village-election/names.ts'
import { boxesOf, shownOf, type ElectionShown, type RollShown } from '../village-election/shown.ts'
import { boxOf, namesOf, openingOf, readPaper, type BoxFile, type Sheet, type SheetName } from './box-file.ts'

export type Settings = Record<string, never>
export type Now = Situation<BoxFile, Settings>
export type With<Form> = Deciding<BoxFile, Settings, Form>
type Anything = With<unknown>
type Naming = { readonly village: string; readonly term: number; readonly run: number }
type Opening = Naming & { readonly round: number; readonly number: number }

export const isNamedRight = condition<With<Opening>>(
  'box-exists', 'R-228', '这个投票点这一轮已经有了，请打开它。', ({ form, dossier }) => nameOfKey(boxKey(form.village, form.term, form.run, form.round, form.number)) === nameOfKey(dossier.key), '/number')
export const isPlanned = condition<With<Opening>>(
  'box-not-planned', 'R-229', '这一轮没有安排这个投票点，请看选举里的安排。', (context) => {
    const round = electionOf(context, context.form)?.round
    return stateOf(context, context.form) === 'PREPARED' && round?.number === context.form.round && round.stations.some(({ number }) => number === context.form.number)
  }, '/number')
export const isOfCommittee = condition<With<Opening>>(
  'not-of-the-committee', 'R-209', '投票点由选举委员会成员登记，请由他们来办。', (context) => context.actor.person !== null && electionOf(context, context.form)?.committee.includes(context.actor.person) === true)

type Ready = { readonly workers: readonly Worker[]; readonly checked: readonly string[] }
export const placeIsReady = condition<With<Ready>>(
  'place-not-ready', 'R-229', (context) => placeFaults(context).map(placeWords).slice(0, 4).join(''), (context) => placeFaults(context).length === 0, '/checked')

export const isVoting = condition<Anything>('not-voting', 'R-228', '现在不在投票时间，不能发票，请先在选举里开始投票。', (context) => stateOf(context, context.dossier.file) === 'VOTING')
/** Whoever has no right left took the ballot before, here or elsewhere; at which station is not told. */
export const mayTake = condition<With<{ readonly serials: readonly number[] }>>(
  'ballot-taken', 'R-228', (context) => `${context.form.serials.filter((serial) => !hasRight(context, serial)).join('、')} 号已经领过票，或者名册上没有这个号，请核对。`,
  (context) => context.form.serials.every((serial) => hasRight(context, serial)), '/serials')
export const papersAreLeft = condition<With<{ readonly serials: readonly number[] }>>(
  'no-papers-left', 'R-228', '这里的选票发完了，请先补领选票。', ({ form, dossier: { file } }) => file.marks + form.serials.length <= file.received, '/serials')
export const wasJustMarked = condition<With<{ readonly serial: number }>>(
  'not-marked-lately', 'R-228', '只能取消刚才在这里记的号，请核对。', ({ form, dossier: { file } }) => file.recent.includes(form.serial), '/serial')

type Shutting = { readonly unused: number; readonly spoilt: number }
export const papersBalance = condition<With<Shutting>>(
  'papers-do-not-balance', 'R-228', ({ form, dossier: { file } }) => `对不上：领到 ${file.received} 张，记了 ${file.marks} 号已领，剩 ${form.unused} 张、作废 ${form.spoilt} 张；发出去的票不能比已领的号多，请重新点。`,
  ({ form, dossier: { file } }) => faultOfBox(boxOf({ ...file, shut: { ...form, seal: '' } })) === null, '/unused')

export const isCounting = condition<Anything>('not-counting', 'R-228', '投票还没有结束，不能开箱，请先在选举里结束投票。', (context) => stateOf(context, context.dossier.file) === 'COUNTING')
type Mixing = { readonly mixed: readonly number[] }
export const isNotMobile = condition<Now>('mobile-opened-alone', 'R-228', '流动票箱不能单独开，请混到会场或者投票站的票里一起数。', ({ dossier: { file } }) => file.kind !== 'mobile')
export const mixedAreMobile = condition<With<Mixing>>(
  'not-a-mobile-box', 'R-228', '只能把已经封好、还没有开的流动票箱混进来，请核对号。', (context) => {
    const boxes = boxesOf(context.known, context.dossier.file.round)
    return context.form.mixed.every((number) => boxes.some(({ state, shown }) => state === 'SHUT' && shown.number === number && shown.box.kind === 'mobile')
      && !boxes.some(({ shown }) => shown.mixed.includes(number)))
  }, '/mixed')

type OfSheet = { readonly sheet: SheetName }
export const sheetIsFree = condition<With<OfSheet>>('sheet-taken', 'R-228', '这一份已经有人在录，请录另一份。', ({ form, dossier: { file } }) => file.sheets[form.sheet] === null, '/sheet')
export const isOtherPerson = condition<With<OfSheet>>(
  'two-people', 'R-228', '两份要由两个人分别录入，您已经录了一份，请换一个人。', ({ form, dossier: { file }, actor }) => file.sheets[otherOf(form.sheet)]?.person !== actor.person, '/sheet')
export const isOwnSheet = condition<With<OfSheet>>('not-your-sheet', 'R-228', '这一份不是您在录，请由录入的人办。', ({ form, dossier: { file }, actor }) => file.sheets[form.sheet]?.person === actor.person, '/sheet')
export const isReading = condition<With<OfSheet>>('sheet-finished', 'R-228', '这一份已经录完；要改的，请先写明理由重数。', ({ form, dossier: { file } }) => file.sheets[form.sheet] !== null && file.sheets[form.sheet]?.finished === null, '/sheet')
/** Sent twice, or one lost: the number of the first paper tells (a power cut loses nothing and doubles nothing). */
export const followsOn = condition<With<OfSheet & { readonly from: number }>>(
  'paper-out-of-order', 'R-228', ({ form, dossier: { file } }) => `这一份已经录到第 ${file.sheets[form.sheet]?.papers ?? 0} 张，请从第 ${(file.sheets[form.sheet]?.papers ?? 0) + 1} 张接着录。`,
  ({ form, dossier: { file } }) => form.from === (file.sheets[form.sheet]?.papers ?? 0) + 1, '/from')
export const isOnPaper = condition<With<{ readonly papers: readonly string[] }>>(
  'no-such-candidate', 'R-221', '有一张选了票上没有的号，请核对；票上另写的人要先登记。', ({ form, dossier: { file } }) => form.papers.every((paper) => readPaper(paper, file) !== null), '/papers')
export const isLastPaper = condition<With<OfSheet & { readonly paper: number }>>(
  'not-the-last-paper', 'R-228', '只能收回刚录的最后一张；前面有错的，请写明理由重数这一份。', ({ form, dossier: { file } }) => file.sheets[form.sheet]?.papers === form.paper && file.sheets[form.sheet]?.last !== null, '/paper')
export const allWereRead = condition<With<OfSheet & { readonly found: number; readonly forged: number }>>(
  'papers-missing', 'R-221', ({ form, dossier: { file } }) => `箱里 ${form.found} 张，去掉不是本次选票的 ${form.forged} 张，应当录 ${form.found - form.forged} 张，现在录了 ${file.sheets[form.sheet]?.papers ?? 0} 张，请核对。废票也要录。`,
  ({ form, dossier: { file } }) => form.found - form.forged === file.sheets[form.sheet]?.papers, '/found')
export const openingIsPossible = condition<With<OfSheet & { readonly found: number; readonly forged: number }>>(
  'more-found-than-issued', 'R-220', '箱里的票比发出去的还多，或者票数不可能，不能提交：请重新点票，并核对封存的记录。', (context) => {
    const { dossier: { file }, form, known } = context
    const finished = withFinished(file, form.sheet, form)
    const opening = openingOf(finished, form.sheet)
    const boxes = [boxOf(file), ...boxesOf(known, file.round).filter(({ shown }) => file.mixed.includes(shown.number)).map(({ shown }) => shown.box)]
    return opening !== null && faultsOfOpening(opening, boxes, file.seats).length === 0
  }, '/found')
export const writtenInIsOnRoll = condition<With<{ readonly person: string }>>(
  'not-on-the-roll', 'R-221', '这个人不在名册上，票上写他的按看不清的记。', (context) => shownOf<RollShown>(context.known, rollName(context.dossier.file))?.shown.persons.includes(context.form.person) === true, '/person')
export const isNewName = condition<With<{ readonly person: string }>>(
  'name-known', 'R-221', '这个人已经在票上，请直接选。', ({ form, dossier: { file } }) => !namesOf(file).has(form.person), '/person')

/** What the two sheets disagree on, in words that name the place and neither figure. */
export function differenceWords(file: BoxFile): readonly string[] {
  const [one, other] = [openingOf(file, 'A'), openingOf(file, 'B')]
  const names = namesOf(file)
  return one === null || other === null ? [] : differencesOf(one, other).map((difference) => wordsOf(difference, names))
}

export function isAgreed(file: BoxFile): boolean {
  return openingOf(file, 'A') !== null && openingOf(file, 'B') !== null && differenceWords(file).length === 0
}

export function withFinished(file: BoxFile, name: SheetName, finished: NonNullable<Sheet['finished']>): BoxFile {
  const sheet = file.sheets[name]
  return sheet === null ? file : { ...file, sheets: { ...file.sheets, [name]: { ...sheet, finished: { found: finished.found, forged: finished.forged } } } }
}

export function electionName({ village, term, run }: Naming): string {
  return nameOfKey(electionKey(village, term, run))
}
export function rollName({ village, term, run }: Naming): string {
  return nameOfKey(rollKey(village, term, run))
}
export function electionOf({ known }: Pick<Anything, 'known'>, of: Naming): ElectionShown | undefined {
  return shownOf<ElectionShown>(known, electionName(of))?.shown
}

/** Of the roll the book names its accounts after. */
export function rightOf({ village, term, run, round }: BoxFile, serial: number) {
  return ballotAccount(rollKey(village, term, run).id, round, serial)
}

function stateOf({ known }: Pick<Anything, 'known'>, of: Naming): string | undefined {
  return shownOf<ElectionShown>(known, electionName(of))?.state
}

function hasRight({ known, dossier: { file } }: Anything, serial: number): boolean {
  return (known.balances?.get(accountName(rightOf(file, serial))) ?? 0) > 0
}

function placeFaults({ form, dossier: { file }, known }: With<Ready>): readonly PlaceFault[] {
  const election = shownOf<ElectionShown>(known, electionName(file))?.shown
  const kinships = [...(known.people?.values() ?? [])].flatMap(({ id, nearRelatives }) => nearRelatives.map((other): Kinship => ({ person: id, relation: 'sibling', other })))
  return faultsOfPlace({ mobile: file.kind === 'mobile', ...form }, election?.candidates ?? [], kinships, { staffLeast: election?.staffLeast ?? 3, scrutineersLeast: election?.scrutineersLeast ?? 2 })
}

function placeWords(fault: PlaceFault): string {
  switch (fault.code) {
    case 'too-few-staff': return '工作人员不够，请补人。'
    case 'too-few-scrutineers': return '监票人不够，请补人。'
    case 'candidate-works': return '候选人不能唱票、计票、监票，请换人。'
    case 'relative-of-candidate': return '候选人的近亲属不能唱票、计票、监票，请换人。'
    case 'not-checked': return `还没有做到“${checklist[fault.item]}”。`
  }
}

function wordsOf(difference: Difference, names: ReadonlyMap<string, string>): string {
  switch (difference.at) {
    case 'boxes': return '开的票箱'
    case 'found': return '箱里的张数'
    case 'forged': return '不是本次选票的张数'
    case 'invalid': return `${posts[difference.post]}的废票`
    case 'votes': return `${posts[difference.post]} ${names.get(difference.person) ?? ''}的票`
  }
}

function otherOf(sheet: SheetName): SheetName {
  return sheet === 'A' ? 'B' : 'A'
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
