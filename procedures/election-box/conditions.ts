/** Why something at a box cannot be done like this (R-220, R-221, R-228…R-230). The law is core/election. */
import { differencesOf, type Difference } from '../../core/election/double-entry.ts'
import { faultOfBox, issuedAt, type Opening } from '../../core/election/paper-box.ts'
import { checklist, faultsOfPlace, type PlaceFault, type Worker } from '../../core/election/polling-place.ts'
import { posts } from '../../core/election/posts.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import { accountName } from '../../core/procedure/books.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { ballotAccount } from '../election-roll/roll-file.ts'
import type { SheetName } from '../election-sheet/sheet-file.ts'
import { boxKey, electionKey, nameOfKey, rollKey, sheetKey } from '../village-election/names.ts'
import { boxesOf, shownOf, type ElectionShown, type RollShown, type SheetShown } from '../village-election/shown.ts'
import { boxOf, namesOf, type BoxFile } from './box-file.ts'

export type Settings = Record<string, never>
export type Now = Situation<BoxFile, Settings>
export type With<Form> = Deciding<BoxFile, Settings, Form>
type Anything = With<unknown>
type Naming = { readonly village: string; readonly term: number; readonly run: number }
type OpeningForm = Naming & { readonly round: number; readonly number: number }

export const isNamedRight = condition<With<OpeningForm>>(
  'box-exists', 'R-228', '这个投票点这一轮已经有了，请打开它。', ({ form, dossier }) => nameOfKey(boxKey(form.village, form.term, form.run, form.round, form.number)) === nameOfKey(dossier.key), '/number')
export const isPlanned = condition<With<OpeningForm>>(
  'box-not-planned', 'R-229', '这一轮没有安排这个投票点，请看选举里的安排。', (context) => {
    const round = electionOf(context, context.form)?.round
    return stateOf(context, context.form) === 'PREPARED' && round?.number === context.form.round && round.stations.some(({ number }) => number === context.form.number)
  }, '/number')
export const isOfCommittee = condition<With<OpeningForm>>(
  'not-of-the-committee', 'R-209', '投票点由选举委员会成员登记，请由他们来办。', (context) => context.actor.person !== null && electionOf(context, context.form)?.committee.includes(context.actor.person) === true)

type Ready = { readonly workers: readonly Worker[]; readonly checked: readonly string[] }
export const placeIsReady = condition<With<Ready>>(
  'place-not-ready', 'R-229', (context) => placeFaults(context).map(placeWords).slice(0, 4).join(''), (context) => placeFaults(context).length === 0, '/checked')

export const isVoting = condition<Anything>('not-voting', 'R-228', '现在不在投票时间，不能发票，请先在选举里开始投票。', (context) => stateOf(context, context.dossier.file) === 'VOTING')
/** Whoever has no right left took the ballot before, here or elsewhere; at which station is not told. */
export const mayTake = condition<With<{ readonly serials: readonly number[] }>>(
  'ballot-taken', 'R-228', (context) => `${context.form.serials.filter((serial) => !hasRight(context, serial)).join('、')} 号已经领过票，或者名册上没有这个号，请核对。`,
  (context) => context.form.serials.every((serial) => hasRight(context, serial)), '/serials')
/** Whoever is away sends the one whom the roll names and nobody else; coming after all, they say so. */
export const isOwnOrEntrusted = condition<With<{ readonly serials: readonly number[]; readonly by?: number; readonly inPerson?: boolean }>>(
  'not-entrusted', 'R-218', (context) => `${context.form.serials.filter((serial) => !mayCarry(context, serial)).join('、')} 号和登记的委托对不上：委托了别人的由受托人领（填受托人的号），本人到场的请注明，没有委托的本人领。`,
  (context) => context.form.serials.every((serial) => mayCarry(context, serial)), '/by')
export const papersAreLeft = condition<With<{ readonly serials: readonly number[] }>>(
  'no-papers-left', 'R-228', '这里的选票发完了，请先补领选票。', ({ form, dossier: { file } }) => file.marks + form.serials.length <= file.received, '/serials')
export const wasJustMarked = condition<With<{ readonly serial: number }>>(
  'not-marked-lately', 'R-228', '只能取消刚才在这里记的号，请核对。', ({ form, dossier: { file } }) => file.recent.includes(form.serial), '/serial')

type Shutting = { readonly unused: number; readonly spoilt: number }
export const papersBalance = condition<With<Shutting>>(
  'papers-do-not-balance', 'R-228', ({ form, dossier: { file } }) => `对不上：领到 ${file.received} 张，记了 ${file.marks} 号已领，剩 ${form.unused} 张、作废 ${form.spoilt} 张；发出去的票不能比已领的号多，请重新点。`,
  ({ form, dossier: { file } }) => faultOfBox(boxOf({ ...file, shut: { ...form, seal: '' } })) === null, '/unused')

export const isCounting = condition<Anything>('not-counting', 'R-228', '投票还没有结束，不能开箱，请先在选举里结束投票。', (context) => stateOf(context, context.dossier.file) === 'COUNTING')
type Mixing = { readonly mixed: readonly number[]; readonly shuffled: boolean }
export const isNotMobile = condition<Now>('mobile-opened-alone', 'R-228', '流动票箱不能单独开，请混到会场或者投票站的票里一起数。', ({ dossier: { file } }) => file.kind !== 'mobile')
/** The order in which papers come out of a box must not be the order in which they went in. */
export const papersAreShuffled = condition<With<Mixing>>('papers-not-shuffled', 'R-230', '请先把票从箱里全部倒出、当众混匀，勾上再开始唱票。', ({ form }) => form.shuffled, '/shuffled')
export const mixedMayBe = condition<With<Mixing>>(
  'not-to-be-mixed', 'R-228', '只能把已经封好、还没有开的流动票箱，或者票少的投票站混进来，请核对号。', (context) => {
    const boxes = shutBoxes(context)
    return context.form.mixed.every((number) => boxes.some(({ shown }) => shown.number === number && (shown.box.kind === 'mobile' || issuedAt(shown.box) <= fewPapers(context))))
  }, '/mixed')
/** A handful of papers read alone tells who chose whom; where nothing else is left there is nothing to mix with. */
export const enoughToHide = condition<With<Mixing>>(
  'too-few-papers', 'R-230', (context) => `这里的票不多于 ${fewPapers(context)} 张，单独开等于看见谁选了谁：请和别的票箱混在一起再开。`, (context) => {
    const boxes = shutBoxes(context)
    const mixed = boxes.filter(({ shown }) => context.form.mixed.includes(shown.number))
    const papers = [boxOf(context.dossier.file), ...mixed.map(({ shown }) => shown.box)].reduce((sum, box) => sum + issuedAt(box), 0)
    return papers > fewPapers(context) || mixed.length === boxes.length
  }, '/mixed')
/** What is left must not be stranded: too few papers for themselves, or mobile boxes with no station left. */
export const restCanBeOpened = condition<With<Mixing>>(
  'rest-too-few', 'R-230', (context) => `剩下的票箱（${restOf(context).map(({ shown }) => `${shown.number} 号`).join('、')}）单独开不了：票太少，或者只剩流动票箱。请现在一起混进来。`, (context) => {
    const rest = restOf(context)
    return rest.length === 0 || (rest.some(({ shown }) => shown.box.kind !== 'mobile') && rest.reduce((sum, { shown }) => sum + issuedAt(shown.box), 0) > fewPapers(context))
  }, '/mixed')

type OfSheet = { readonly sheet: SheetName }
export const sheetIsFree = condition<With<OfSheet>>('sheet-taken', 'R-228', '这一份已经有人在录，请录另一份。', ({ form, dossier: { file } }) => file.sheets[form.sheet].person === null, '/sheet')
export const isOtherPerson = condition<With<OfSheet>>(
  'two-people', 'R-228', '两份要由两个人分别录入，您已经录了一份，请换一个人。', ({ form, dossier: { file }, actor }) => file.sheets[otherOf(form.sheet)].person !== actor.person, '/sheet')
export const isBegun = condition<With<OfSheet>>('sheet-not-begun', 'R-228', '这一份还没有人录，不用重数。', ({ form, dossier: { file, state } }) => state === 'AGREED' || file.sheets[form.sheet].person !== null, '/sheet')
export const bothAreIn = condition<Anything>('sheets-not-in', 'R-228', '两份还没有都录完，请等都录完再核对。', (context) => countsOf(context).every((count) => count !== null))
export const writtenInIsOnRoll = condition<With<{ readonly person: string }>>(
  'not-on-the-roll', 'R-221', '这个人不在名册上，票上写他的按看不清的记。', (context) => shownOf<RollShown>(context.known, rollName(context.dossier.file))?.shown.persons.includes(context.form.person) === true, '/person')
/** Whoever stands for one post may be written in for another; the paper of their own post has a number for them. */
export const isNewName = condition<With<{ readonly person: string }>>(
  'name-known', 'R-221', '这个人已经登记过，请直接选。', ({ form, dossier: { file } }) => !file.others.some(({ person }) => person === form.person), '/person')

export const namesAreFew = condition<Now>('too-many-names', 'R-221', '另写的人已经登记了 200 个，请请示乡镇。', ({ dossier: { file } }) => file.others.length < 200)

/** Of the counts that are keyed in now, first and second. */
export function sheetNamesOf(file: BoxFile): readonly [string, string] {
  return [sheetNameOf(file, 'A'), sheetNameOf(file, 'B')]
}
export function sheetNameOf({ village, term, run, round, number, sheets }: BoxFile, sheet: SheetName): string {
  return nameOfKey(sheetKey(village, term, run, round, number, sheet, sheets[sheet].attempt))
}

/** What two people counted; null where one is not done. */
export function countsOf({ known, dossier: { file } }: Anything): readonly [Opening | null, Opening | null] {
  const [one, other] = sheetNamesOf(file).map((name) => {
    const sheet = shownOf<SheetShown>(known, name)
    return sheet?.state === 'HANDED_IN' ? sheet.shown.opening : null
  })
  return [one ?? null, other ?? null]
}

/** What the two disagree on, in words that name the place and neither figure; null while one is not done. */
export function differencesNow(context: Anything): readonly string[] | null {
  const [one, other] = countsOf(context)
  const names = namesOf(context.dossier.file)
  return one === null || other === null ? null : differencesOf(one, other).map((difference) => wordsOf(difference, names))
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

function fewPapers(context: Anything): number {
  return electionOf(context, context.dossier.file)?.fewPapers ?? 0
}

/** The other boxes of the round that are shut and not opened. */
function shutBoxes({ known, dossier: { file } }: Anything) {
  return boxesOf(known, file.round).filter(({ state, shown }) => state === 'SHUT' && shown.number !== file.number && !boxesOf(known, file.round).some((one) => one.shown.mixed.includes(shown.number)))
}

function restOf(context: With<Mixing>) {
  return shutBoxes(context).filter(({ shown }) => !context.form.mixed.includes(shown.number))
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

function mayCarry({ form, dossier: { file } }: With<{ readonly by?: number; readonly inPerson?: boolean }>, serial: number): boolean {
  const trustee = file.proxies.find(([principal]) => principal === serial)?.[1] ?? null
  if (form.inPerson === true) return form.by === undefined && trustee !== null
  return trustee === null ? form.by === undefined || form.by === serial : form.by === trustee
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
