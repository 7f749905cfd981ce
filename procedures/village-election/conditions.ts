/** Why something in an election cannot be done like this. The law itself is core/election; here stand the sentences. */
import { faultOfChosen, mayPublishCandidates, mustWithdraw } from '../../core/election/committee.ts'
import { faultsOfSlate, isSlateInTime, type SlateFault } from '../../core/election/nominations.ts'
import { faultsOfOpenings } from '../../core/election/paper-box.ts'
import { faultOfSeats, isOdd, posts, totalOf, type Post, type Seats } from '../../core/election/posts.ts'
import { hasTie } from '../../core/election/result.ts'
import { isRollInTime, mustRenewRoll } from '../../core/election/roll.ts'
import { mayHold, rulesOf, unconfirmedRules } from '../../core/election/province-rules.ts'
import { ruleSources, type Purpose } from '../../core/election/province-sources.ts'
import { auditVerdict, handOverLacks, handOverItems } from '../../core/election/term.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import type { Condition, Deciding, Known, Situation } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, type Day } from '../../core/time/index.ts'
import { candidatesNow, nameIn, roundNow, standing, type ElectionFile } from './election-file.ts'
import { electionKey, firstRehearsal, nameOfKey, rollKey } from './names.ts'
import { nextRound } from './rounds.ts'
import type { ElectionSettings } from './settings.ts'
import { boxesOf, shownOf, type RollShown } from './shown.ts'

export type Now = Situation<ElectionFile, ElectionSettings>
export type With<Form> = Deciding<ElectionFile, ElectionSettings, Form>
type Anything = With<unknown>
type Announcing = { readonly village: string; readonly term: number; readonly run: number; readonly electionDay: Day } & Seats

export const isNamedRight = condition<With<Announcing>>(
  'election-exists', 'R-231', '这个村这一届的这次选举已经有了，请到选举列表里打开它。',
  ({ form, dossier }) => nameOfKey(electionKey(form.village, form.term, form.run)) === nameOfKey(dossier.key), '/run')
export const isRealVillage = condition<With<Announcing>>(
  'village-unknown', 'R-231', '没有这个村，请重新选择。', ({ form, known }) => known.regions?.get(form.village) !== undefined, '/village')
export const seatsAreLawful = condition<With<Announcing>>(
  'seats-unlawful', 'R-227', '村委会由主任、副主任和委员共三至七人组成，主任一人；补选按空缺的名额，请改正。', ({ form }) => {
    const total = totalOf(form)
    return isByElection(form.run) ? total >= 1 && total <= 7 && form.chair <= 1 : faultOfSeats(form) === null
  }, '/member')
export const seatsAreOdd = condition<With<Announcing>>(
  'seats-even', 'R-227', '村委会人数要是单数，请改正应选名额。', ({ form, settings }) => rulesOf(settings.province).evenCommittee === 'warn' || isByElection(form.run) || isOdd(form), '/member')
export const dayIsAhead = condition<With<{ readonly electionDay: Day }>>(
  'day-not-ahead', 'R-231', '投票日要在今天以后、一年以内，请改正。', ({ form, now }) => form.electionDay >= dayOf(now) && form.electionDay <= addDays(dayOf(now), 366), '/electionDay')
/** A rehearsal may always be held; it publishes nothing and binds nobody. */
export const provinceIsConfirmed = condition<With<Announcing>>(
  'province-unconfirmed', 'R-200', ({ form, settings }) => {
    const open = unconfirmedRules(settings.province, purposeOf(form.run)).map((key) => ruleSources[key].title)
    return `省里的具体规定还有 ${open.length} 项没有按本省文件核对（${open.slice(0, 3).join('；')}${open.length > 3 ? '等' : ''}），不能正式选举，可以先演练；请县民政局在设置里核对并写上文号。`
  }, ({ form, settings }) => mayHold(form.run >= firstRehearsal ? 'rehearsal' : 'real', settings.province, purposeOf(form.run)), '/run')

type Choosing = { readonly size: number; readonly ranking: readonly string[]; readonly head: string; readonly deputy: string; readonly heldOn: Day }
export const committeeIsLawful = condition<With<Choosing>>(
  'committee-unlawful', 'R-209', ({ dossier: { file } }) => `选举委员会至少三人，要是单数${file.rules.committeeSizes.length === 0 ? '' : `，本省是 ${file.rules.committeeSizes.join('、')} 人`}；推选出来的人不能少于名额，请改正。`,
  ({ form, dossier }) => faultOfChosen(form, dossier.file.rehearsal ? { committeeSizes: [] } : dossier.file.rules) === null, '/ranking')
export const headsSit = condition<With<Choosing>>(
  'head-not-chosen', 'R-209', '主任和副主任要在当选的人里，两个人不能是同一个，请改正。',
  ({ form }) => form.head !== form.deputy && [form.head, form.deputy].every((one) => form.ranking.slice(0, form.size).includes(one)), '/head')
export const chosenAreKnown = condition<With<{ readonly ranking: readonly string[] }>>(
  'person-unknown', 'R-209', '有人不在登记里，请从名单里选。', ({ form, known }) => form.ranking.every((one) => known.people?.has(one) === true), '/ranking')
export const wasHeld = condition<With<{ readonly heldOn: Day }>>('meeting-ahead', 'R-209', '推选的会还没有开，请改正日期。', ({ form, now }) => form.heldOn <= dayOf(now), '/heldOn')

export const isMember = condition<With<{ readonly person: string }>>(
  'not-a-member', 'R-210', '这个人不在选举委员会里，请重新选择。', ({ form, dossier }) => dossier.file.committee?.members.includes(form.person) === true, '/person')

export const rollIsPublic = condition<Anything>(
  'roll-not-published', 'R-204', '参加选举的村民名单还没有公布，请先在名册里公布。', (context) => rollOf(context)?.publishedOn !== null && rollOf(context) !== undefined)
export const rollIsInTime = condition<Anything>(
  'roll-too-late', 'R-204', '名单要在投票日二十日以前公布，现在来不及，请先推迟投票日。', (context) => {
    const published = rollOf(context)?.publishedOn ?? null
    return context.dossier.file.rehearsal || (published !== null && isRollInTime(published, context.dossier.file.electionDay))
  })
export const auditIsPublic = condition<Anything>(
  'audit-missing', 'R-233', '离任审计结果还没有公布，请先登记审计结论再往下走。',
  ({ dossier: { file }, now }) => file.rehearsal || isByElection(file.run) || auditVerdict(file.audit?.publishedOn ?? null, dayOf(now), file.rules) !== 'refuse')

export const isOnRoll = condition<With<{ readonly person: string }>>(
  'not-on-the-roll', 'R-213', '候选人要是登记参加选举的村民，这个人不在名单上，请核对。', (context) => rollOf(context)?.persons.includes(context.form.person) === true, '/person')
export const postIsOpen = condition<With<{ readonly post: Post }>>(
  'no-such-seat', 'R-212', '这次不选这个职位，请重新选择。', ({ form, dossier }) => dossier.file.seats[form.post] > 0, '/post')
export const standsOnce = condition<With<{ readonly person: string }>>(
  'nominated-twice', 'R-215', '这个人已经是候选人，一个人只能做一个职位的候选人；要换职位的，请先登记他书面退出原来的提名。',
  ({ form, dossier: { file } }) => !standing(file).some(({ person }) => person === form.person), '/person')
export const numberStands = condition<With<{ readonly number: number }>>(
  'no-such-nomination', 'R-212', '没有这一号提名，或者已经退出，请重新选择。', ({ form, dossier: { file } }) => standing(file).some(({ number }) => number === form.number), '/number')

export const slateIsLawful = condition<Anything>(
  'slate-unlawful', 'R-212', (context) => slateFaults(context).map((fault) => faultWords(fault, context.dossier.file)).slice(0, 4).join(''), (context) => slateFaults(context).length === 0)
export const nobodyMustWithdraw = condition<Anything>(
  'member-must-withdraw', 'R-210', (context) => {
    const names = mustWithdraw(membersOf(context), candidatesNow(context.dossier.file), kinshipsKnown(context.known)).map(({ person }) => nameIn(context.dossier.file, person))
    return `选举委员会的${[...new Set(names)].join('、')}本人或者近亲属被提名，要先退出选举委员会，才能公布候选人。`
  }, (context) => mayPublishCandidates(membersOf(context), candidatesNow(context.dossier.file), kinshipsKnown(context.known)))
export const committeeIsWhole = condition<Now>(
  'committee-not-whole', 'R-210', '选举委员会缺人，候补的也用完了，请先由原来的会议补选。', ({ dossier: { file } }) => (file.committee?.missing ?? 0) === 0)
export const slateIsInTime = condition<Now>(
  'slate-too-late', 'R-216', ({ dossier: { file } }) => `候选人名单要在投票日 ${file.rules.candidatesNoticeDays} 日以前公布，现在来不及，请先推迟投票日。`,
  ({ dossier: { file }, now }) => file.rehearsal || isSlateInTime(dayOf(now), file.electionDay, file.rules))
export const rollStillHolds = condition<With<{ readonly electionDay: Day }>>(
  'roll-must-be-renewed', 'R-206', ({ dossier: { file } }) => `推迟超过 ${file.rules.rollRenewedAfterDays} 日，名册要重新核实公布：请先在名册里退回重新登记。`, (context) => {
    const { file } = context.dossier
    return context.dossier.state === 'ANNOUNCED' || rollState(context) === undefined || rollState(context) === 'ENTERING' || !mustRenewRoll(file.electionDay, context.form.electionDay, file.rules)
  }, '/electionDay')

export const rollIsSealed = condition<Anything>('roll-not-sealed', 'R-205', '名册还没有定下来，请先办完异议、确定名册。', (context) => rollState(context) === 'SEALED')
export const isRightDay = condition<With<{ readonly day: Day }>>(
  'wrong-day', 'R-224', ({ dossier: { file } }) => (file.rounds.length === 0 ? '第一次投票要在公布的投票日，请改正；要改日子，请先推迟投票日。' : '投票的日子要在今天或者以后，请改正。'),
  ({ form, dossier: { file }, now }) => form.day >= dayOf(now) && (file.rehearsal || file.rounds.some(({ counted }) => counted !== null) || form.day === file.electionDay), '/day')
export const mayBeMixed = condition<With<{ readonly stations: readonly { readonly kind: string }[] }>>(
  'only-mobile-boxes', 'R-229', '只有流动票箱不行：至少要有一个会场或者投票站，流动票箱的票要混到那里一起数。', ({ form }) => form.stations.some(({ kind }) => kind !== 'mobile'), '/stations')
export const slateIsReady = condition<With<{ readonly choices?: readonly { readonly person: string; readonly post: Post }[] }>>(
  'slate-short', 'R-212', (context) => {
    const next = nextRound(context.dossier.file, context.form.choices ?? [], kinshipsKnown(context.known))
    if (next === null) return '没有要再选的名额，请看选举结果。'
    if (next.mustChoose.length > 0) return `${next.mustChoose.map((one) => nameIn(context.dossier.file, one)).join('、')}两个职位都排上了，请登记他们书面选了哪一个。`
    return `${next.short.map((post) => posts[post]).join('、')}的候选人没有多于应选名额，请先再提名，联审通过后再来。`
  }, (context) => {
    const next = nextRound(context.dossier.file, context.form.choices ?? [], kinshipsKnown(context.known))
    return next !== null && next.mustChoose.length === 0 && next.short.length === 0
  }, '/choices')

export const dayHasCome = condition<Now>('not-yet-the-day', 'R-228', '还没有到投票的日子，请到那天再开始。', ({ dossier: { file }, now }) => file.rehearsal || (roundNow(file)?.day ?? '') === dayOf(now))
export const boxesAreReady = condition<Anything>(
  'boxes-not-ready', 'R-229', '还有投票点没有准备好：每个投票点的检查清单要全部做到，才能开始投票。', (context) => everyBox(context, (state) => state === 'READY'))
export const rightsAreGiven = condition<Anything>(
  'rights-not-given', 'R-228', '名册还没有发这一轮的领票资格，请先在名册里办“发领票资格”。', (context) => {
    const roll = rollOf(context)
    return roll !== undefined && (roll.rights[String(roundNow(context.dossier.file)?.number ?? 0)] ?? 0) === roll.persons.length
  })
export const boxesAreShut = condition<Anything>('boxes-open', 'R-228', '还有投票点没有封箱，请等都封好了再结束投票。', (context) => everyBox(context, (state) => state === 'SHUT'))
export const everythingIsCounted = condition<Anything>(
  'not-all-counted', 'R-228', '还有票箱没有数完，或者两个人录入的不一致，请数完、对好了再来。', (context) => everyBox(context, (state) => ['AGREED', 'LOCKED', 'MIXED'].includes(state)))
export const boxesBalance = condition<Anything>(
  'boxes-do-not-balance', 'R-228', '票箱的数对不上：每个票箱只能开一次，收回的票不能比发出的多，请核对封存的记录。', (context) => {
    const round = roundNow(context.dossier.file)
    const boxes = boxesOf(context.known, round?.number ?? 0)
    return faultsOfOpenings(boxes.flatMap(({ shown }) => shown.opening ?? []), boxes.map(({ shown }) => shown.box), round?.seats ?? { chair: 0, vice: 0, member: 0 }).length === 0
  })

export const enoughAreElected = condition<Now>(
  'cannot-stay-vacant', 'R-227', '空着名额要已经选出三人以上、有妇女成员，而且没有票数相同还没定的，请另行选举。', ({ dossier: { file } }) => {
    const { result } = file
    return result !== null && result.valid && result.winners.length >= 3 && !result.womanMissing && !hasTie(result)
  })
export const listIsWhole = condition<With<{ readonly items: readonly string[] }>>(
  'hand-over-incomplete', 'R-232', ({ form }) => `移交清单还缺：${handOverLacks(form.items).map((item) => handOverItems[item]).join('、')}。请都移交了再登记。`, ({ form }) => handOverLacks(form.items).length === 0, '/items')

/** Kinships as the register declares them of the persons an act asked about. */
export function kinshipsKnown(known: Known): readonly Kinship[] {
  return [...(known.people?.values() ?? [])].flatMap(({ id, nearRelatives }) => nearRelatives.map((other) => ({ person: id, relation: 'sibling', other }) as const))
}

export function rollName({ village, term, run }: Pick<ElectionFile, 'village' | 'term' | 'run'>): string {
  return nameOfKey(rollKey(village, term, run))
}

export function rollOf({ known, dossier }: Pick<Anything, 'known' | 'dossier'>): RollShown | undefined {
  return shownOf<RollShown>(known, rollName(dossier.file))?.shown
}

function rollState({ known, dossier }: Anything): string | undefined {
  return shownOf<RollShown>(known, rollName(dossier.file))?.state
}

function purposeOf(run: number): Purpose {
  return isByElection(run) ? 'by-election' : 'election'
}

export function isByElection(run: number): boolean {
  return run > 0 && run < firstRehearsal
}

/** Every station of the round has its box, and every one stands so. */
function everyBox({ known, dossier }: Anything, holds: (state: string) => boolean): boolean {
  const round = roundNow(dossier.file)
  const boxes = boxesOf(known, round?.number ?? 0)
  return round !== null && round.stations.every(({ number }) => boxes.some(({ shown }) => shown.number === number)) && boxes.every(({ state }) => holds(state))
}

function membersOf({ dossier: { file } }: Anything): readonly string[] {
  return file.committee?.members ?? []
}

function slateFaults(context: Anything): readonly SlateFault[] {
  const { file } = context.dossier
  const stand = standing(file)
  const ground = { roll: new Set(rollOf(context)?.persons), passed: new Set(stand.filter(({ review }) => review?.passed === true).map(({ person }) => person)) }
  return faultsOfSlate(stand, file.seats, ground, file.rules)
}

function faultWords(fault: SlateFault, file: ElectionFile): string {
  switch (fault.code) {
    case 'too-few-candidates': return `${posts[fault.post]}候选人不够，至少要 ${fault.needed} 人。`
    case 'too-many-candidates': return `${posts[fault.post]}候选人多了，最多 ${fault.needed} 人，请按办法减少。`
    case 'candidate-twice': return `${nameIn(file, fault.person)}做了两个职位的候选人，请书面选一个。`
    case 'candidate-not-registered': return `${nameIn(file, fault.person)}已经不在名单上，请登记退出。`
    case 'candidate-not-screened': return `${nameIn(file, fault.person)}还没有联审通过，请登记联审结论。`
  }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
