/** Why something in an election cannot be done like this. The law itself is core/election; here stand the sentences. */
import { endsByAbsence, faultOfChosen, mayPublishCandidates, mustWithdraw } from '../../core/election/committee.ts'
import { faultsOfIntroductions, type Introduction, type IntroductionFault } from '../../core/election/introductions.ts'
import { faultsOfSlate, isSlateInTime, type ElectionMode, type SlateFault } from '../../core/election/nominations.ts'
import { faultsOfOpenings } from '../../core/election/paper-box.ts'
import { faultOfSeats, isOdd, posts, totalOf, type Post, type Seats } from '../../core/election/posts.ts'
import { hasTie } from '../../core/election/result.ts'
import { isRollInTime, mustRenewRoll } from '../../core/election/roll.ts'
import { mayHold, unconfirmedRules } from '../../core/election/province-rules.ts'
import { ruleSources, type Purpose } from '../../core/election/province-sources.ts'
import { auditVerdict, faultOfElectionDay, handOverItems, handOverLacks, type ShiftConsent, type ShiftFault } from '../../core/election/term.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import type { Condition, Deciding, Known, Situation } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, type Day } from '../../core/time/index.ts'
import { candidatesNow, electedNow, nameIn, onBallot, roundNow, standing, type ElectionFile } from './election-file.ts'
import { electionKey, firstRehearsal, nameOfKey, rollKey } from './names.ts'
import { nextRound } from './rounds.ts'
import { rulesIn, type ElectionRules, type ElectionSettings } from './settings.ts'
import { boxesOf, shownOf, type RollShown } from './shown.ts'

export type Now = Situation<ElectionFile, ElectionSettings>
export type With<Form> = Deciding<ElectionFile, ElectionSettings, Form>
type Anything = With<unknown>
type Consenting = { readonly resolution?: string; readonly townshipReported?: boolean; readonly countyApproval?: string }
type Announcing = {
  readonly village: string; readonly term: number; readonly run: number; readonly electionDay: Day; readonly termBeganOn?: Day; readonly mode?: ElectionMode; readonly modeResolution?: string
  readonly sitting?: readonly { readonly person: string; readonly post: Post }[]
} & Seats & Consenting

export const isNamedRight = condition<With<Announcing>>(
  'election-exists', 'R-231', '这个村这一届的这次选举已经有了，请到选举列表里打开它。',
  ({ form, dossier }) => nameOfKey(electionKey(form.village, form.term, form.run)) === nameOfKey(dossier.key), '/run')
export const isRealVillage = condition<With<Announcing>>(
  'village-unknown', 'R-231', '没有这个村，请重新选择。', ({ form, known }) => known.regions?.get(form.village) !== undefined, '/village')
export const seatsAreLawful = condition<With<Announcing>>(
  'seats-unlawful', 'R-227', '村委会由主任、副主任和委员共三至七人组成，主任一人；补选按空缺的名额，连在任的一起不超过七人、主任只有一人，请改正。', ({ form }) => {
    const sitting = form.sitting ?? []
    const chairs = form.chair + sitting.filter(({ post }) => post === 'chair').length
    return isByElection(form.run) || sitting.length > 0 ? totalOf(form) >= 1 && totalOf(form) + sitting.length <= 7 && chairs <= 1 : faultOfSeats(form) === null
  }, '/member')
/** Only a by-election has members who stay; each once, and known to the register, so that relatives and the woman of law are seen. */
export const sittingAreKnown = condition<With<Announcing>>(
  'sitting-unknown', 'R-238', '在任成员只在补选时填，一人一个职位，要从登记里选，请改正。', ({ form, known }) => {
    const sitting = (form.sitting ?? []).map(({ person }) => person)
    return sitting.length === 0 || (form.run !== 0 && new Set(sitting).size === sitting.length && sitting.every((one) => known.people?.has(one) === true))
  }, '/sitting')
export const dayIsOfTheTerm = condition<With<Announcing>>(
  'day-off-the-term', 'R-231', ({ form, settings }) => dayWords(dayFault(form.electionDay, form.termBeganOn ?? null, consentIn(form), rulesIn(settings))),
  ({ form, settings }) => form.run !== 0 || dayFault(form.electionDay, form.termBeganOn ?? null, consentIn(form), rulesIn(settings)) === null, '/electionDay')
export const newDayIsOfTheTerm = condition<With<{ readonly electionDay: Day } & Consenting>>(
  'day-off-the-term', 'R-231', ({ form, dossier: { file } }) => dayWords(dayFault(form.electionDay, file.termBeganOn, mergedConsent(file.consent, consentIn(form)), file.rules)),
  ({ form, dossier: { file } }) => file.run !== 0 || dayFault(form.electionDay, file.termBeganOn, mergedConsent(file.consent, consentIn(form)), file.rules) === null, '/electionDay')
/** Without candidates only where the province allows it and the village's assembly decided so; a rehearsal may try it (R-214). */
export const modeIsAllowed = condition<With<Announcing>>(
  'mode-not-allowed', 'R-214', '不确定候选人的方式要本省规定允许，并有村民会议或者村民代表会议的决议；没有的，请用有候选人的方式。',
  ({ form, settings }) => form.mode !== 'open' || ((form.modeResolution ?? '').trim() !== '' && (form.run >= firstRehearsal || rulesIn(settings).openModeAllowed)), '/mode')
export const seatsAreOdd = condition<With<Announcing>>(
  'seats-even', 'R-227', '村委会人数要是单数，请改正应选名额。', ({ form, settings }) => rulesIn(settings).evenCommittee === 'warn' || isByElection(form.run) || isOdd(form), '/member')
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

export const wasAbsentTooOften = condition<With<{ readonly person: string; readonly because: string }>>(
  'not-absent-so-often', 'R-211', ({ dossier: { file } }) => `登记的会议里，无正当理由缺席还没有满 ${file.rules.absencesEndOffice} 次，请核对，或者写别的原因。`, ({ form, dossier: { file } }) => form.because !== 'absent' || isAbsentTooOften(file, form.person), '/because')
export const meetingWasHeld = condition<With<{ readonly on: Day }>>('meeting-ahead', 'R-211', '会还没有开，请改正日期。', ({ form, now }) => form.on <= dayOf(now), '/on')
export const absentAreMembers = condition<With<{ readonly absent: readonly { readonly person: string }[] }>>(
  'not-a-member', 'R-211', '缺席的人要是选举委员会成员，一人一次，请核对。', ({ form, dossier: { file } }) => {
    const persons = form.absent.map(({ person }) => person)
    return new Set(persons).size === persons.length && persons.every((one) => file.committee?.members.includes(one) === true)
  }, '/absent')
export const hasNominations = condition<Anything>('no-nominations-here', 'R-214', '这次定的是不确定候选人，不提名，请办“公布不确定候选人”。', ({ dossier: { file } }) => file.mode === 'nominated')
export const hasNoNominations = condition<Anything>('nominations-here', 'R-214', '这次定的是有候选人的方式，请办“开始提名”。', ({ dossier: { file } }) => file.mode === 'open')
type Introducing = { readonly lines: readonly Introduction[] }
export const introductionsAreEqual = condition<With<Introducing>>(
  'introductions-unequal', 'R-217', ({ form, dossier: { file } }) => introductionFaults(form, file).map(({ person, code }) => introductionWords(code, nameIn(file, person), file)).slice(0, 3).join(''),
  ({ form, dossier: { file } }) => introductionFaults(form, file).length === 0, '/lines')

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
/** Also for whom a later vote brings onto the ballot (R-210). */
export const nobodyOnBallotSits = condition<With<{ readonly choices?: readonly { readonly person: string; readonly post: Post }[] }>>(
  'member-must-withdraw', 'R-210', (context) => `选举委员会的${[...new Set(mustLeave(context))].map((person) => nameIn(context.dossier.file, person)).join('、')}本人或者近亲属是候选人，要先退出选举委员会，再安排投票。`, (context) => mustLeave(context).length === 0)
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
    return result !== null && result.valid && new Set([...file.sitting, ...result.winners].map(({ person }) => person)).size >= 3 && !result.womanMissing && !hasTie(result)
  })
export const isLeftToAssembly = condition<Now>(
  'relatives-vote-again', 'R-226', '只有近亲属同职务同票数、本省规定由村民会议决定的，才这样办；别的请再投票。', ({ dossier: { file } }) => file.rules.equalRelatives === 'assembly' && relativesTie(file) !== null)
export const isAmongRelatives = condition<With<{ readonly stays: string }>>('not-among-them', 'R-226', '要在票数相同的近亲属里选，请改正。', ({ form, dossier: { file } }) => relativesTie(file)?.among.includes(form.stays) === true, '/stays')
export const wasElected = condition<With<{ readonly person: string }>>(
  'not-elected', 'R-234', '这个人没有当选，或者已经认定无效，请核对。', ({ form, dossier: { file } }) => electedNow(file).some(({ person }) => person === form.person), '/person')
export const proxiesAreTheSame = condition<Anything>(
  'proxies-changed', 'R-218', '投票点准备好以后委托有变动，请各投票点再办一次“准备好了”，带上现在的委托名单。', (context) => {
    const pairs = JSON.stringify(rollOf(context)?.proxies ?? [])
    return boxesOf(context.known, roundNow(context.dossier.file)?.number ?? 0).every(({ shown }) => JSON.stringify(shown.proxies) === pairs)
  })
export const listIsWhole = condition<With<{ readonly items: readonly string[] }>>(
  'hand-over-incomplete', 'R-232', ({ form }) => `移交清单还缺：${handOverLacks(form.items).map((item) => handOverItems[item]).join('、')}。请都移交了再登记。`, ({ form }) => handOverLacks(form.items).length === 0, '/items')

/** Kinships as the register declares them of the persons an act asked about. */
export function kinshipsKnown(known: Known): readonly Kinship[] {
  return [...(known.people?.values() ?? [])].flatMap(({ id, nearRelatives }) => nearRelatives.map((other) => ({ person: id, relation: 'sibling', other }) as const))
}

export function electionName({ village, term, run }: Pick<ElectionFile, 'village' | 'term' | 'run'>): string {
  return nameOfKey(electionKey(village, term, run))
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

/** The near relatives with equal votes whom the last result left open; null where there are none. */
export function relativesTie({ result }: Pick<ElectionFile, 'result'>) {
  const tie = result?.valid === true ? result.open.find((one) => one.kind === 'tie') : undefined
  return tie?.kind === 'tie' && tie.because === 'relatives' ? tie : null
}

export function consentIn({ resolution, townshipReported, countyApproval }: Consenting): ShiftConsent {
  return { resolution: resolution ?? null, townshipReported: townshipReported === true, countyApproval: countyApproval ?? null }
}

/** What was agreed before still holds where nothing newer is said. */
export function mergedConsent(before: ShiftConsent, now: ShiftConsent): ShiftConsent {
  return { resolution: now.resolution ?? before.resolution, townshipReported: now.townshipReported || before.townshipReported, countyApproval: now.countyApproval ?? before.countyApproval }
}

export function isAbsentTooOften({ committee, rules }: Pick<ElectionFile, 'committee' | 'rules'>, person: string): boolean {
  const own = (committee?.meetings ?? []).map(({ absent }) => absent.find((one) => one.person === person)).map((one) => ({ present: one === undefined, excused: one?.excused === true }))
  return endsByAbsence(own, rules)
}

function dayFault(electionDay: Day, termBeganOn: Day | null, consent: ShiftConsent, rules: ElectionRules): ShiftFault | 'no-term' | null {
  return termBeganOn === null ? 'no-term' : faultOfElectionDay(electionDay, termBeganOn, consent, rules)
}

function dayWords(fault: ShiftFault | 'no-term' | null): string {
  switch (fault) {
    case 'no-term': return '请填本届村委会哪天开始任职，好算投票日是不是在任期届满前。'
    case 'too-far': return '提前或者延期太久了，超过本省的期限，请改正投票日。'
    case 'no-resolution': return '这个投票日不在任期届满前的期限里，是提前或者延期：要有村民会议或者村民代表会议同意的决议，请填。'
    case 'not-reported': return '提前或者延期要由乡镇报县里，请报了再登记。'
    case 'no-approval': return '提前或者延期要有县里的批准，请填批准的文号。'
    case null: return ''
  }
}

function introductionFaults({ lines }: Introducing, file: ElectionFile) {
  return faultsOfIntroductions(lines, candidatesNow(file), { longestText: file.rules.introductionLongest, minutes: file.rules.introductionMinutes })
}

function introductionWords(code: IntroductionFault['code'], name: string, { rules }: ElectionFile): string {
  switch (code) {
    case 'no-introduction': return `还缺${name}的介绍，每个候选人都要有，请补上。`
    case 'text-too-long': return `${name}的介绍超过 ${rules.introductionLongest} 个字，请改短，人人一样。`
    case 'unequal-minutes': return `${name}的时间不是 ${rules.introductionMinutes} 分钟，请改成一样。`
    case 'not-a-candidate': return '有一个不是候选人，请去掉。'
    case 'introduced-twice': return `${name}介绍了两遍，请去掉一份。`
  }
}

function mustLeave(context: With<{ readonly choices?: readonly { readonly person: string; readonly post: Post }[] }>): readonly string[] {
  const kinships = kinshipsKnown(context.known)
  const next = nextRound(context.dossier.file, context.form.choices ?? [], kinships)
  return next === null ? [] : mustWithdraw(membersOf(context), onBallot(next.slate), kinships).map(({ person }) => person)
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
