/** Until the day of the vote: announced, a committee chosen, candidates nominated, reviewed and published, the places prepared. */
import { committeeAfter } from '../../core/election/committee.ts'
import type { Post } from '../../core/election/posts.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor, type Known } from '../../core/procedure/procedure.ts'
import { dayOf } from '../../core/time/index.ts'
import * as must from './conditions.ts'
import { candidatesNow, concerned, roundNow, type Committee, type ElectionFile, type Person, type Round, type Sex } from './election-file.ts'
import * as forms from './forms.ts'
import { firstRehearsal } from './names.ts'
import type { ElectionParty } from './parties.ts'
import { nextRound } from './rounds.ts'
import { rulesIn, type ElectionSettings } from './settings.ts'
import { boxesOf } from './shown.ts'
import type { ElectionState } from './states.ts'

const beforeCounted = ['REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'VOTING', 'COUNTING'] as const

export const act = actsFor<ElectionFile, ElectionSettings, ElectionState, ElectionParty>()
export const told = (to: ElectionParty, text: string) => ({ effect: 'notify', to, text }) as const

export const before = {
  announce: act({
    name: '启动选举', recordName: '启动', event: 'announced', rules: ['R-200', 'R-214', 'R-227', 'R-231', 'R-238'], from: 'nothing', to: 'ANNOUNCED', who: ['town', 'county'], form: forms.announceForm,
    consequence: '村里开始推选村民选举委员会；省里的具体规定按今天核对过的固定下来。演练的只在村里练习，不公布。',
    place: (form) => ({ village: form.village, grid: null }),
    looksUp: (form) => ({ regions: [form.village], people: (form.sitting ?? []).map(({ person }) => person) }),
    checks: [must.isNamedRight, must.isRealVillage, must.sittingAreKnown, must.seatsAreLawful, must.seatsAreOdd, must.dayIsAhead, must.provinceIsConfirmed, must.dayIsOfTheTerm, must.modeIsAllowed],
    facts: ({ form, known, settings }) => ({ rules: rulesIn(settings), sitting: peopleKnown(known, (form.sitting ?? []).map(({ person }) => person)).map((one, at) => ({ ...one, post: form.sitting?.[at]?.post ?? 'member' })) }),
    record: ({ file, form, facts }) => ({
      ...file, village: form.village, term: form.term, run: form.run, rehearsal: form.run >= firstRehearsal, basis: form.basis, electionDay: form.electionDay,
      seats: { chair: form.chair, vice: form.vice, member: form.member }, sitting: facts['sitting'] as unknown as ElectionFile['sitting'], mode: form.mode ?? 'nominated',
      termBeganOn: form.termBeganOn ?? null, consent: must.consentIn(form), rules: facts['rules'] as unknown as ElectionFile['rules'],
    }),
    effects: [told('village', 'announced')],
  }),

  'form-committee': act({
    name: '登记选举委员会', recordName: '选举委员会推选出来', event: 'committee-formed', rules: ['R-209', 'R-211'], from: ['ANNOUNCED'], to: 'REGISTERING', who: ['village', 'town'], form: forms.committeeForm,
    consequence: '选举由他们主持：登记、提名、投票、计票都由选举委员会成员办。',
    looksUp: ({ ranking }) => ({ people: ranking }), checks: [must.wasHeld, must.committeeIsLawful, must.headsSit, must.chosenAreKnown],
    facts: ({ form, known }) => ({ people: peopleKnown(known, form.ranking) }),
    record: ({ file, form, facts }) => ({
      ...file, committee: {
        chosen: { ranking: form.ranking, size: form.size }, by: form.by, heldOn: form.heldOn, resolution: form.resolution, people: facts['people'] as unknown as readonly Person[],
        head: form.head, deputy: form.deputy, members: form.ranking.slice(0, form.size), left: [], missing: 0, meetings: [],
      },
    }),
    effects: [told('committee', 'chosen')],
  }),

  'leave-committee': act({
    name: '登记成员退出', recordName: '选举委员会成员退出', event: 'committee-left', rules: ['R-210', 'R-211'], from: [...beforeCounted, 'ROUND'], to: 'same', who: ['committee', 'village', 'town'],
    form: forms.leaveForm, consequence: '按原来推选的得票顺序，下一位递补；名册和投票点也换由新的成员办。', checks: [must.isMember, must.wasAbsentTooOften], choices: ({ file }) => ({ '/person': file.committee?.members ?? [] }),
    looksUp: (_, { dossier: { file } }) => ({ people: [...(file.committee?.chosen.ranking ?? []), ...candidatesNow(file)].slice(0, 200), ...(file.rounds.length === 0 ? {} : { membersOf: must.electionName(file) }) }),
    facts: ({ form, dossier: { file }, known, now }) => {
      const left = [...(file.committee?.left.map(({ person }) => person) ?? []), form.person]
      const after = committeeAfter(file.committee?.chosen ?? { ranking: [], size: 0 }, left, candidatesNow(file), must.kinshipsKnown(known))
      const boxes = boxesOf(known, roundNow(file)?.number ?? 0).filter(({ state }) => !['LAPSED', 'LOCKED', 'MIXED'].includes(state)).map(({ dossier }) => dossier)
      return { members: after.members, missing: after.missing, on: dayOf(now), roll: must.rollName(file), boxes }
    },
    record: ({ file, form, facts }) => ({ ...file, committee: file.committee === null ? null : afterLeaving(file.committee, form.person, forms.leaving[form.because], facts) }),
    effects: [told('committee', 'memberLeft')],
    followUps: [{ act: 'follow-committee', in: 'election-roll', sentence: '名册随着换由新的成员办。', on: (_, facts) => facts['roll'] as string, form: ({ facts }) => ({ committee: facts['members'] ?? [] }) }, {
      act: 'follow-committee', in: 'election-box', sentence: '投票点也换由新的成员办。', on: (_, facts) => boxesIn(facts)[0] ?? null, form: ({ facts }) => ({ committee: facts['members'] ?? [], rest: boxesIn(facts).slice(1) }),
    }],
  }),

  'record-meeting': act({
    name: '登记选举委员会开会', recordName: '选举委员会开会', event: 'committee-met', rules: ['R-211'], from: ['REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'ROUND'], to: 'same', who: ['committee'], form: forms.meetingForm, appends: true,
    consequence: '记下谁没有来、有没有正当理由；无正当理由缺席满次数的，登记退出。', checks: [must.meetingWasHeld, must.absentAreMembers], choices: ({ file }) => ({ '/absent/person': file.committee?.members ?? [] }),
    record: ({ file, form }) => ({ ...file, committee: file.committee === null ? null : { ...file.committee, meetings: [...file.committee.meetings, form] } }),
  }),

  'record-audit': act({
    name: '登记离任审计', recordName: '登记离任审计结论', event: 'audit-recorded', rules: ['R-233'], from: ['ANNOUNCED', 'REGISTERING', 'NOMINATING'], to: 'same', who: ['town', 'county', 'supervisors'], form: forms.auditForm,
    consequence: '记下审计结论的文号和公布的日期。', record: ({ file, form }) => ({ ...file, audit: form }),
  }),

  postpone: act({
    name: '改投票日', recordName: '改了投票日', event: 'postponed', rules: ['R-206', 'R-231'], from: ['ANNOUNCED', 'REGISTERING', 'NOMINATING', 'CANDIDATES'], to: 'same', who: ['committee', 'town'], form: forms.postponeForm,
    consequence: '各项公布的期限按新的投票日重新算，并公布新的日子。', checks: [must.dayIsAhead, must.newDayIsOfTheTerm, must.rollStillHolds], looksUp: (_, { dossier }) => ({ shown: [must.rollName(dossier.file)] }),
    record: ({ file, form }) => ({ ...file, electionDay: form.electionDay, consent: must.mergedConsent(file.consent, must.consentIn(form)) }), effects: [told('committee', 'postponed')],
  }),

  'begin-nominations': act({
    name: '开始提名', recordName: '开始提名候选人', event: 'nominations-begun', rules: ['R-204', 'R-233'], from: ['REGISTERING'], to: 'NOMINATING', who: ['committee'], form: forms.emptyForm,
    consequence: '名册已经公布，开始由村党组织推荐、参加选举的村民提名。', looksUp: (_, { dossier }) => ({ shown: [must.rollName(dossier.file)] }),
    checks: [must.hasNominations, must.auditIsPublic, must.rollIsPublic, must.rollIsInTime],
  }),

  'open-ballot': act({
    name: '公布不确定候选人', recordName: '公布不确定候选人', event: 'ballot-opened', rules: ['R-204', 'R-214', 'R-216', 'R-233'], from: ['REGISTERING'], to: 'CANDIDATES', who: ['committee'], form: forms.openBallotForm,
    consequence: '不提名候选人，选票上由村民自己写名字；名册上的人都可以选。', looksUp: (_, { dossier }) => ({ shown: [must.rollName(dossier.file)] }), when: [must.committeeIsWhole, must.slateIsInTime],
    checks: [must.hasNoNominations, must.auditIsPublic, must.rollIsPublic, must.rollIsInTime],
    facts: ({ now }) => ({ day: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, candidatesOn: { day: facts['day'] as string, where: form.where } }),
  }),

  nominate: act({
    name: '登记提名', recordName: '登记一个提名', event: 'nominated', rules: ['R-210', 'R-212', 'R-215', 'R-218'], from: ['NOMINATING', 'ROUND'], to: 'same', who: ['committee'], form: forms.nominateForm, oneByOne: true,
    consequence: '他接受的委托自动失效；选举委员会里的本人和近亲属要退出。', looksUp: ({ person }, { dossier }) => ({ shown: [must.rollName(dossier.file)], people: [person] }),
    checks: [must.postIsOpen, must.isOnRoll, must.standsOnce],
    facts: ({ form, known, dossier }) => ({ one: peopleKnown(known, [form.person])[0] as unknown as JsonObject, roll: must.rollName(dossier.file) }),
    record: ({ file, form, facts }) => ({
      ...file, nominees: [...file.nominees, { ...(facts['one'] as unknown as Person), number: file.nominees.length + 1, post: form.post, by: form.by, round: file.rounds.length, review: null, withdrawn: '' }],
    }),
    followUps: [{ act: 'end-proxies-of', in: 'election-roll', sentence: '他接受的委托自动失效，通知委托人重办。', on: (_, facts) => facts['roll'] as string, form: ({ form }) => ({ person: form.person }) }],
  }),

  'withdraw-nominee': act({
    name: '登记退出提名', recordName: '候选人退出', event: 'nominee-withdrawn', rules: ['R-215'], from: ['NOMINATING', 'CANDIDATES', 'ROUND'], to: { oneOf: ['NOMINATING', 'CANDIDATES', 'ROUND'], choose: ({ dossier }) => (dossier.state === 'ROUND' ? 'ROUND' : 'NOMINATING') },
    who: ['committee'], form: forms.withdrawForm, consequence: '名单已经公布的要重新公布。', checks: [must.numberStands],
    record: ({ file, form }) => ({ ...file, nominees: file.nominees.map((one) => (one.number === form.number ? { ...one, withdrawn: form.reason } : one)) }),
  }),

  'review-nominee': act({
    name: '登记联审结论', recordName: '联审有了结论', event: 'nominee-reviewed', rules: ['R-213'], from: ['NOMINATING', 'ROUND'], to: 'same', who: ['town', 'county'], form: forms.reviewForm,
    consequence: '只记通过还是不通过和文号；不能因为欠费、信访、生育、失信等法律没有写的理由不通过。', checks: [must.numberStands],
    record: ({ file, form }) => ({
      ...file, nominees: file.nominees.map((one) => (one.number !== form.number ? one : { ...one, review: { passed: form.passed, document: form.document }, withdrawn: form.passed ? '' : '联审没有通过' })),
    }),
    effects: [told('committee', 'reviewed')],
  }),

  'publish-candidates': act({
    name: '公布候选人', recordName: '公布候选人名单', event: 'candidates-published', rules: ['R-210', 'R-212', 'R-213', 'R-216', 'R-217'], from: ['NOMINATING'], to: 'CANDIDATES', who: ['committee'], form: forms.publishForm,
    consequence: '按职位公布正式候选人名单，同一职位按姓名排列，不分先后。', when: [must.committeeIsWhole, must.slateIsInTime], checks: [must.nobodyMustWithdraw, must.slateIsLawful],
    looksUp: (_, { dossier }) => ({ shown: [must.rollName(dossier.file)], people: [...(dossier.file.committee?.members ?? []), ...candidatesNow(dossier.file)].slice(0, 200) }),
    facts: ({ now }) => ({ day: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, candidatesOn: { day: facts['day'] as string, where: form.where } }),
  }),

  introduce: act({
    name: '介绍候选人', recordName: '介绍候选人', event: 'candidates-introduced', rules: ['R-217'], from: ['CANDIDATES', 'PREPARED', 'ROUND'], to: 'same', who: ['committee'], form: forms.introduceForm, appends: true,
    consequence: '每个候选人一份，一样长、一样久；公布时同一职位按姓名排列，没有置顶。', checks: [must.introductionsAreEqual],
    record: ({ file, form }) => ({ ...file, introductions: { on: form.on, where: form.where, lines: form.lines } }),
  }),

  prepare: act({
    name: '安排投票', recordName: '安排投票', event: 'round-prepared', rules: ['R-206', 'R-212', 'R-222', 'R-223', 'R-224', 'R-229'], from: ['CANDIDATES', 'ROUND'], to: 'PREPARED', who: ['committee'], form: forms.prepareForm,
    consequence: '定下投票日、投票点和流动票箱，各投票点按检查清单准备。', looksUp: (_, { dossier: { file } }) => ({ shown: [must.rollName(file)], people: [...new Set([...(file.committee?.members ?? []), ...concerned(file)])].slice(0, 200) }),
    checks: [must.rollIsSealed, must.isRightDay, must.mayBeMixed, must.slateIsReady, must.nobodyOnBallotSits],
    facts: (context) => {
      const { dossier: { file }, form, known } = context
      const next = nextRound(file, choicesIn(form), must.kinshipsKnown(known))
      const round: Round = {
        number: file.rounds.length + 1, kind: next?.kind ?? 'FIRST', day: form.day, seats: next?.seats ?? file.seats, slate: inNameOrder(next?.slate ?? { chair: [], vice: [], member: [] }),
        stations: form.stations.map(({ name, kind }, at) => ({ number: at + 1, name, kind })), counted: null, announced: null,
      }
      return { round: round, registered: must.rollOf(context)?.persons.length ?? 0, leftOut: must.rollOf(context)?.leftOut ?? [] }
    },
    record: ({ file, facts }) => ({ ...file, registered: facts['registered'] as number, leftOut: facts['leftOut'] as readonly number[], rounds: [...file.rounds, facts['round'] as unknown as Round] }),
    effects: [told('committee', 'prepared')],
  }),
}

/** With the two things an election may write down of somebody: name and sex. */
export function peopleKnown(known: Known, ids: readonly string[]): readonly Person[] {
  return ids.map((id) => {
    const one = known.people?.get(id)
    return { person: id, name: one?.name ?? '', sex: sexOf(one?.gender) }
  })
}

export function sexOf(gender: number | undefined): Sex | null {
  return gender === 2 ? 'woman' : gender === 1 ? 'man' : null
}

function boxesIn(facts: JsonObject): readonly string[] {
  return facts['boxes'] as readonly string[]
}

function choicesIn({ choices }: { readonly choices?: readonly { readonly person: string; readonly post: Post }[] }) {
  return choices ?? []
}

/** Nobody is put first: by name, as on the ballot. */
function inNameOrder(slate: Round['slate']): Round['slate'] {
  const sorted = (people: readonly Person[]) => people.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.person < other.person ? -1 : 1))
  return { chair: sorted(slate.chair), vice: sorted(slate.vice), member: sorted(slate.member) }
}

function afterLeaving(committee: Committee, person: string, because: string, facts: JsonObject): Committee {
  const members = facts['members'] as readonly string[]
  return {
    ...committee, members, missing: facts['missing'] as number, left: [...committee.left, { person, because, on: facts['on'] as string }],
    head: members.includes(committee.head) ? committee.head : members.find((one) => one === committee.deputy) ?? members[0] ?? '', deputy: members.includes(committee.deputy) ? committee.deputy : '',
  }
}
