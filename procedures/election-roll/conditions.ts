/** Why something on the roll cannot be done like this (R-201…R-208, R-218, R-219). The law is core/election. */
import { faultOfEligibility, isOfAge, lacksOf, type RegistrationFacts, type RegistrationLack } from '../../core/election/eligibility.ts'
import { faultOfProxy, type ProxyFault } from '../../core/election/proxies.ts'
import { isRollInTime } from '../../core/election/roll.ts'
import { lastDayToObject, mayObject } from '../../core/election/roll-objections.ts'
import { accountName } from '../../core/procedure/books.ts'
import type { Condition, Deciding, KnownPerson, Situation } from '../../core/procedure/procedure.ts'
import { dayOf, isDaysBefore, type Day } from '../../core/time/index.ts'
import { electionKey, nameOfKey, rollKey } from '../village-election/names.ts'
import { shownOf, type ElectionShown } from '../village-election/shown.ts'
import { ballotAccount, groundOf, openObjections, proxiesNow, type RollFile, type Wish } from './roll-file.ts'

export type Settings = Record<string, never>
export type Now = Situation<RollFile, Settings>
export type With<Form> = Deciding<RollFile, Settings, Form>
type Anything = With<unknown>
type Opening = { readonly village: string; readonly term: number; readonly run: number }
export type Entering = { readonly person: string; readonly declared?: boolean; readonly since?: string; readonly applied?: boolean; readonly resolution?: string; readonly proof?: boolean }
type Entries = { readonly entries: readonly Entering[]; readonly objection?: number }

export const isNamedRight = condition<With<Opening>>('roll-exists', 'R-204', '这次选举的名册已经有了，请打开它。', ({ form, dossier }) => nameOfKey(rollKey(form.village, form.term, form.run)) === nameOfKey(dossier.key), '/run')
export const electionRegisters = condition<With<Opening>>(
  'election-not-registering', 'R-209', '这次选举还没有登记选举委员会，或者已经过了登记，请先看选举的进展。', (context) => electionState(context, context.form) === 'REGISTERING', '/run')
export const isOfCommittee = condition<With<Opening>>(
  'not-of-the-committee', 'R-209', '名册由选举委员会成员登记，请由他们来办。', (context) => context.actor.person !== null && electionOf(context, context.form)?.committee.includes(context.actor.person) === true)

export const areNew = condition<With<Entries>>(
  'registered-twice', 'R-203', ({ form, dossier: { file } }) => `有 ${repeated(form.entries, file).length} 人已经在名单上，或者填了两遍，请去掉。`, ({ form, dossier: { file } }) => repeated(form.entries, file).length === 0, '/entries')
export const areKnown = condition<With<Entries>>('person-unknown', 'R-202', '有人不在本县的登记里，请先在户籍、居住登记里补上。', ({ form, known }) => form.entries.every(({ person }) => known.people?.has(person) === true), '/entries')
export const areEligible = condition<With<Entries>>(
  'not-of-age', 'R-201', (context) => `${namesOf(context, ({ bornOn }) => bornOn === null || !isOfAge(bornOn, dayOfElection(context)))}到投票日还不满十八周岁，或者没有登记生日，不能列入名单，请去掉或者先补登记。`,
  (context) => everyone(context, ({ bornOn }) => bornOn !== null && faultOfEligibility({ bornOn, deprivedOfPoliticalRights: false }, dayOfElection(context)) === null), '/entries')
export const areComplete = condition<With<Entries>>(
  'registration-incomplete', 'R-202', (context) => {
    const [first] = incomplete(context)
    return first === undefined ? '' : `${first.name}还缺：${first.lacks.map((lack) => lackNames[lack]).join('、')}。请补上再登记。`
  }, (context) => incomplete(context).length === 0, '/entries')
/** The name of the other village and nothing else of it (R-203). */
export const nowhereElse = condition<With<Entries>>(
  'registered-elsewhere', 'R-203', ({ form, known }) => {
    const [first] = form.entries.filter(({ person }) => known.heldElsewhere?.has(person) === true)
    return first === undefined ? '' : `${known.people?.get(first.person)?.name ?? ''}这一届已经在${known.heldElsewhere?.get(first.person) ?? '别的村'}登记，一个人只能在一个村参加选举，请去掉。`
  }, ({ form, known }) => form.entries.every(({ person }) => known.heldElsewhere?.has(person) !== true), '/entries')
/** After publication the roll changes only as an objection was upheld (R-205). */
export const byRuling = condition<With<{ readonly objection?: number }>>(
  'needs-upheld-objection', 'R-205', '名单已经公布，只能按成立的异议更正，请写是第几号异议。',
  ({ form, dossier: { file, state } }) => state === 'ENTERING' || file.objections.some(({ number, ruling }) => number === form.objection && ruling?.upheld === true), '/objection')
export const isOnRoll = condition<With<{ readonly person: string }>>('not-on-the-roll', 'R-205', '这个人不在名单上，请重新选择。', ({ form, dossier: { file } }) => file.entries.some(({ person }) => person === form.person), '/person')

export const wishWaits = condition<With<{ readonly wish: number }>>('no-such-wish', 'R-202', '没有这一号申请，或者已经答复，请刷新。', ({ form, dossier: { file } }) => file.wishes.some(({ number, answer }) => number === form.wish && answer === null), '/wish')
/** Said yes is said when the name stands on the list. */
export const wisherIsOnRoll = condition<With<{ readonly wish: number; readonly accepted: boolean }>>(
  'wisher-not-entered', 'R-202', '同意的，请先把他登记到名单上，再答复。',
  ({ form, dossier: { file } }) => !form.accepted || file.entries.some(({ person }) => person === file.wishes.find(({ number }) => number === form.wish)?.person), '/accepted')
export const wishesAreAnswered = condition<Now>('wishes-open', 'R-202', ({ dossier: { file } }) => `还有 ${openWishes(file).length} 件参选申请没有答复，请先答复。`, ({ dossier: { file } }) => openWishes(file).length === 0)
export const leavingOutIsAllowed = condition<Anything>(
  'leaving-out-not-allowed', 'R-208', '本省规定没有写可以不计入，登记总数按名单上的人算。', (context) => electionOf(context, context.dossier.file)?.leaveOutUnreachable === true)
export const areOutOfReach = condition<With<{ readonly persons: readonly string[] }>>(
  'not-out-of-reach', 'R-208', '有人不在名单上、已经登记过，或者有有效的委托，不能不计入，请去掉。', ({ form, dossier: { file } }) => form.persons.every((person) => file.entries.some((one) => one.person === person)
    && !file.leftOut.some((one) => one.person === person) && !proxiesNow(file).some(({ principal }) => principal === person)), '/persons')
export const isLeftOut = condition<With<{ readonly person: string }>>('not-left-out', 'R-208', '这个人本来就计入总数，请重新选择。', ({ form, dossier: { file } }) => file.leftOut.some(({ person }) => person === form.person), '/person')
export const isNotYetPrepared = condition<Anything>(
  'voting-prepared', 'R-206', '投票已经安排，名册不能再改；有问题的，请向乡镇反映。', (context) => !['PREPARED', 'VOTING', 'COUNTING', 'COUNTED', 'ROUND', 'DECIDED', 'HANDED_OVER'].includes(electionState(context, context.dossier.file) ?? ''))

export const somebodyIsOnIt = condition<Now>('roll-empty', 'R-204', '名单上还没有人，请先登记。', ({ dossier: { file } }) => file.entries.length > 0)
export const isInTime = condition<Anything>(
  'roll-too-late', 'R-204', '名单要在投票日二十日以前公布，现在来不及，请先推迟投票日。', (context) => {
    const election = electionOf(context, context.dossier.file)
    return election !== undefined && (election.rehearsal || isRollInTime(dayOf(context.now), election.electionDay))
  })

export const objectionInTime = condition<Now>(
  'objection-too-late', 'R-205', ({ dossier: { file }, calendar }) => `异议要在公布后五日内提出，${file.published === null ? '' : `最后一天是 ${lastDayToObject(file.published.on, calendar)}`}，现在过了期限；还有意见的，可以向乡镇、县里反映，或者向法院起诉。`,
  ({ dossier: { file }, now, calendar }) => file.published !== null && mayObject(now, file.published.on, calendar))
export const objectionWaits = condition<With<{ readonly objection: number }>>('no-such-objection', 'R-205', '没有这一号异议，或者已经作出决定，请刷新。', ({ form, dossier: { file } }) => openObjections(file).some(({ number }) => number === form.objection), '/objection')
export const objectionsAreRuled = condition<Now>('objections-open', 'R-205', ({ dossier: { file } }) => `还有 ${openObjections(file).length} 件异议没有决定，请先办完。`, ({ dossier: { file } }) => openObjections(file).length === 0)
export const objectionsAreOver = condition<Now>(
  'objections-run', 'R-205', ({ dossier: { file }, calendar }) => `异议还可以提到 ${file.published === null ? '' : lastDayToObject(file.published.on, calendar)}，过了这天才能确定名册。`,
  ({ dossier: { file }, now, calendar }) => file.published !== null && (file.rehearsal || dayOf(now) > lastDayToObject(file.published.on, calendar)))

type Giving = { readonly principal: string; readonly trustee: string; readonly written: boolean; readonly reason: string }
export const proxyIsLawful = condition<With<Giving>>(
  'proxy-unlawful', 'R-218', (context) => proxyWords[proxyFault(context) ?? 'not-written'], (context) => proxyFault(context) === null, '/trustee')
export const proxyStands = condition<With<{ readonly principal: string }>>('no-such-proxy', 'R-218', '这个人没有有效的委托，请重新选择。', ({ form, dossier: { file } }) => proxiesNow(file).some(({ principal }) => principal === form.principal), '/principal')
export const beforeTheVote = condition<Anything>(
  'voting-began', 'R-218', '投票已经开始，委托不能再登记或者改动；要改的，请等这一轮投完。', (context) => ['REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'ROUND'].includes(electionState(context, context.dossier.file) ?? ''))
export const proxiesInTime = condition<Anything>(
  'proxies-too-late', 'R-219', (context) => `委托名单要在投票日 ${electionOf(context, context.dossier.file)?.proxiesNoticeDays ?? 3} 日以前公布，现在来不及。`, (context) => {
    const election = electionOf(context, context.dossier.file)
    return election !== undefined && (election.rehearsal || isDaysBefore(dayOf(context.now), election.round?.day ?? election.electionDay, election.proxiesNoticeDays))
  })
export const proxiesArePublic = condition<Now>(
  'proxies-not-published', 'R-218', '有委托投票的，要先公布委托人和受托人名单。', ({ dossier: { file } }) => proxiesNow(file).length === 0 || file.proxiesPublished !== null)

type Giving2 = { readonly round: number; readonly from: number; readonly to: number }
export const rightsFollow = condition<With<Giving2>>(
  'rights-out-of-order', 'R-228', (context) => `请从 ${(context.dossier.file.rights[String(context.form.round)] ?? 0) + 1} 号接着发，一次最多 1000 号，到 ${context.dossier.file.entries.length} 号为止。`,
  ({ form, dossier: { file } }) => form.from === (file.rights[String(form.round)] ?? 0) + 1 && form.to >= form.from && form.to - form.from < 1000 && form.to <= file.entries.length, '/from')
export const isThisRound = condition<With<Giving2>>(
  'not-this-round', 'R-228', '现在不是这一轮，请看选举的进展，写现在这一轮。', (context) => electionState(context, context.dossier.file) === 'PREPARED' && electionOf(context, context.dossier.file)?.round?.number === context.form.round, '/round')
/** Given once: an account that was credited before is never credited again. */
export const notGivenYet = condition<With<Giving2>>(
  'rights-given', 'R-228', '这些号这一轮已经发过，请刷新。', ({ form, dossier, known }) => Array.from({ length: form.to - form.from + 1 }, (_, at) => form.from + at)
    .every((serial) => (known.balances?.get(accountName(ballotAccount(dossier.key.id, form.round, serial))) ?? 0) === 0), '/from')

export function electionName({ village, term, run }: Opening): string {
  return nameOfKey(electionKey(village, term, run))
}

export function electionOf({ known }: Pick<Anything, 'known'>, of: Opening): ElectionShown | undefined {
  return shownOf<ElectionShown>(known, electionName(of))?.shown
}

/** What the villager said in the own words, unless it was refused. */
export function wishOf({ wishes }: Pick<RollFile, 'wishes'>, person: string): Wish | null {
  return wishes.findLast((one) => one.person === person && one.answer?.accepted !== false) ?? null
}

export function openWishes({ wishes }: Pick<RollFile, 'wishes'>): readonly Wish[] {
  return wishes.filter(({ answer }) => answer === null)
}

function electionState({ known }: Pick<Anything, 'known'>, of: Opening): string | undefined {
  return shownOf<ElectionShown>(known, electionName(of))?.state
}

function dayOfElection(context: Anything): Day {
  return electionOf(context, context.dossier.file)?.electionDay ?? dayOf(context.now)
}

function repeated(entries: readonly Entering[], { entries: held }: RollFile): readonly string[] {
  const ids = entries.map(({ person }) => person)
  const on = new Set(held.map(({ person }) => person))
  return ids.filter((id, at) => ids.indexOf(id) !== at || on.has(id))
}

function everyone({ form, known }: With<Entries>, holds: (person: KnownPerson) => boolean): boolean {
  return form.entries.every(({ person }) => { const one = known.people?.get(person); return one !== undefined && holds(one) })
}

function namesOf({ form, known }: With<Entries>, which: (person: KnownPerson) => boolean): string {
  return form.entries.flatMap(({ person }) => { const one = known.people?.get(person); return one !== undefined && which(one) ? [one.name] : [] }).slice(0, 5).join('、')
}

/** Which of the three ways is theirs follows from the register; what it asks for stands in the form (R-202). */
export function factsOf(entry: Entering, person: KnownPerson, file: RollFile): RegistrationFacts {
  const wish = wishOf(file, entry.person)
  return {
    hukouHere: person.hukouVillage === file.village, livesHere: person.residenceVillage === file.village, declared: entry.declared === true || wish !== null, livesOrServesSince: entry.since ?? wish?.since ?? null,
    applied: entry.applied === true || wish?.kind === 'outside', resolution: entry.resolution ?? null, hukouVillageProof: entry.proof === true,
  }
}

function incomplete(context: With<Entries>): readonly { readonly name: string; readonly lacks: readonly RegistrationLack[] }[] {
  const { form, known, dossier: { file }, now } = context
  const rules = { hukouVillageProof: electionOf(context, file)?.hukouVillageProof === true }
  return form.entries.flatMap((entry) => {
    const one = known.people?.get(entry.person)
    const lacks = one === undefined ? [] : lacksOf(factsOf(entry, one, file), dayOf(now), rules)
    return lacks.length === 0 ? [] : [{ name: one?.name ?? '', lacks }]
  })
}

const lackNames: Readonly<Record<RegistrationLack, string>> = {
  'declaration': '本人表示参加', 'a-year-here': '在本村居住或者从事村务工作满一年', 'application': '本人申请', 'resolution': '村民会议或者村民代表会议同意的决议', 'hukou-village-proof': '户籍地没有参加选举的证明',
}

function proxyFault(context: With<Giving>): ProxyFault | null {
  return faultOfProxy(context.form, groundOf(context.dossier.file, electionOf(context, context.dossier.file)?.candidates ?? []))
}

const proxyWords: Readonly<Record<ProxyFault, string>> = {
  'not-written': '委托要有委托人签字的书面委托。', 'no-reason': '要写明为什么不能到场。', 'to-oneself': '不能委托自己，请重新选择。', 'principal-not-registered': '委托人不在名单上，请核对。', 'trustee-not-registered': '受托人不在名单上，不能接受委托，请另选一个人。',
  'trustee-is-candidate': '候选人不能接受委托，请另选一个人。', 'already-delegated': '这个委托人已经有一份有效的委托；要换人的，请先结束原来的。', 'trustee-full': '一个人最多接受三份委托，这个人已经满了，请另选一个人。',
  'trustee-is-away': '受托人自己也委托了别人，不能转委托，请另选一个人。', 'principal-holds-proxies': '委托人自己接受了别人的委托，不能转委托，请先结束那些委托。',
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
