/** From the first name to the sealed roll: registered, published, objected to, corrected, proxies given, sealed, rights handed out. */
import type { Registration } from '../../core/election/eligibility.ts'
import { registrationOf } from '../../core/election/eligibility.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { rulingDue } from '../../core/election/roll-objections.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { electionKey, nameOfKey } from '../village-election/names.ts'
import { sexOf } from '../village-election/acts-before.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { RollParty } from './parties.ts'
import { ballotAccount, openObjections, proxiesNow, type Objection, type RollEntry, type RollFile } from './roll-file.ts'
import type { RollState } from './states.ts'

const act = actsFor<RollFile, must.Settings, RollState, RollParty>()
const told = (to: RollParty, text: string) => ({ effect: 'notify', to, text }) as const
const heldAs = ({ term, run }: Pick<RollFile, 'term' | 'run'>) => `election-${term}-${run === 0 ? 'term' : run}`

export const acts = {
  open: act({
    name: '开名册', recordName: '开名册', event: 'opened', rules: ['R-202', 'R-204'], from: 'nothing', to: 'ENTERING', who: ['anyone'], form: forms.openForm, consequence: '开始登记参加选举的村民。',
    place: (form) => ({ village: form.village, grid: null }), looksUp: (form) => ({ shown: [must.electionName(form)] }), checks: [must.isNamedRight, must.electionRegisters, must.isOfCommittee],
    facts: (context) => { const election = must.electionOf(context, context.form); return { committee: election?.committee ?? [], rehearsal: election?.rehearsal === true } },
    record: ({ file, form, facts }) => ({ ...file, village: form.village, term: form.term, run: form.run, committee: facts['committee'] as readonly string[], rehearsal: facts['rehearsal'] === true }),
  }),

  enter: act({
    name: '登记', recordName: '登记参选村民', event: 'entered', rules: ['R-201', 'R-202', 'R-203', 'R-205', 'R-207'], from: ['ENTERING', 'PUBLISHED'], to: 'same', who: ['committee'], form: forms.enterForm, appends: true,
    consequence: '列入名单；公布的只有姓名、性别、村民小组和登记类别。',
    looksUp: ({ entries }, { dossier: { file } }) => {
      const persons = entries.map(({ person }) => person)
      return { shown: [must.electionName(file)], people: persons, ...(file.rehearsal ? {} : { holds: { what: heldAs(file), village: file.village, persons } }) }
    },
    checks: [must.byRuling, must.areNew, must.areKnown, must.areEligible, must.areComplete, must.nowhereElse],
    facts: ({ form, known, dossier: { file } }) => ({
      entries: form.entries.flatMap((entry) => {
        const one = known.people?.get(entry.person)
        if (one === undefined) return []
        return [{ person: one.id, name: one.name, sex: sexOf(one.gender), group: one.group, registration: registrationOf(must.factsOf(entry, one, file)) }]
      }),
    }),
    found: (facts) => [{ label: '登记', kind: 'text', value: `${(facts['entries'] as readonly unknown[]).length} 人` }],
    record: ({ file, form, facts }) => {
      const made = facts['entries'] as unknown as readonly (Omit<RollEntry, 'serial' | 'ground' | 'registration'> & { readonly registration: Registration })[]
      const entries = made.map((one, at): RollEntry => ({ ...one, serial: file.next + at, ground: form.entries[at]?.resolution ?? (form.entries[at]?.declared === true || must.wishOf(file, one.person) !== null ? '本人表示参加' : '') }))
      return { ...file, entries: [...file.entries, ...entries], next: file.next + entries.length }
    },
  }),

  strike: act({
    name: '从名单上去掉', recordName: '从名单上去掉一人', event: 'struck', rules: ['R-205', 'R-218'], from: ['ENTERING', 'PUBLISHED'], to: 'same', who: ['committee'], form: forms.strikeForm, oneByOne: true,
    consequence: '他可以到别的村登记；他给出的和接受的委托都失效。', checks: [must.byRuling, must.isOnRoll],
    looksUp: ({ person }, { dossier: { file } }) => (file.rehearsal ? {} : { releases: { what: heldAs(file), persons: [person] } }),
    record: ({ file, form }) => ({
      ...file, entries: file.entries.filter(({ person }) => person !== form.person),
      leftOut: file.leftOut.filter(({ person }) => person !== form.person),
      proxies: file.proxies.map((one) => (one.ended === '' && [one.principal, one.trustee].includes(form.person) ? { ...one, ended: '委托人或者受托人不在名单上了' } : one)),
    }),
  }),

  publish: act({
    name: '公布名册', recordName: '公布名册', event: 'published', rules: ['R-204', 'R-205', 'R-207'], from: ['ENTERING'], to: 'PUBLISHED', who: ['committee'], form: forms.publishForm, consequence: '从今天起五日内可以提异议；以后只能按成立的异议更正。',
    when: [must.somebodyIsOnIt, must.wishesAreAnswered], looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.isInTime],
    record: ({ file, form, at }) => ({ ...file, published: { on: dayOf(at), where: form.where } }),
  }),

  'record-objection': act({
    name: '登记异议', recordName: '收到异议', event: 'objected', rules: ['R-205'], from: ['PUBLISHED'], to: 'same', who: ['committee'], form: forms.objectForm, appends: true, consequence: '从收到起三日内决定，并公布结果。', when: [must.objectionInTime],
    facts: ({ now, calendar }) => ({ dueOn: rulingDue(dayOf(now), calendar) }), record: ({ file, form, facts, at }) => withObjection(file, { ...form, on: dayOf(at), request: null }, facts, dayOf(at)),
  }),
  /** In time is when the villager sent it; it is taken even where the message took its time. */
  'take-objection': act({
    name: '收到村民的异议', recordName: '收到村民的异议', event: 'objection-taken', rules: ['R-205'], from: ['PUBLISHED'], to: 'same', who: ['system'], form: forms.takeObjectionForm, appends: true, consequence: '从收到起三日内决定，并公布结果。',
    facts: ({ form, calendar }) => ({ dueOn: rulingDue(form.on, calendar) }), record: ({ file, form, facts, at }) => withObjection(file, form, facts, dayOf(at)), effects: [told('committee', 'objected')],
  }),

  rule: act({
    name: '决定异议', recordName: '决定异议', event: 'ruled', rules: ['R-205'], from: ['PUBLISHED'], to: 'same', who: ['committee'], form: forms.ruleForm, consequence: '公布处理结果，告诉提异议的人；成立的接着更正名单。', checks: [must.objectionWaits],
    facts: ({ form, dossier: { file } }) => ({ request: file.objections.find(({ number }) => number === form.objection)?.request ?? null }),
    record: ({ file, form, at }) => ({ ...file, clockFrom: dayOf(at), objections: file.objections.map((one) => (one.number === form.objection ? { ...one, ruling: { upheld: form.upheld, words: form.words, on: dayOf(at) } } : one)) }),
    followUps: [{ act: 'take-answer', in: 'roll-request', sentence: '把决定告诉提异议的村民。', on: (_, facts) => facts['request'] as string | null, form: ({ form }) => ({ accepted: form.upheld, words: form.words }) }],
  }),

  'take-wish': act({
    name: '收到参选申请', recordName: '收到参选申请', event: 'wish-taken', rules: ['R-202'], from: ['ENTERING'], to: 'same', who: ['system'], form: forms.takeWishForm, appends: true, consequence: '核对以后列入名单，或者答复为什么不能。',
    record: ({ file, form }) => ({ ...file, wishes: [...file.wishes, { ...form, number: file.wishes.length + 1, answer: null }] }), effects: [told('committee', 'wished')],
  }),
  'answer-wish': act({
    name: '答复参选申请', recordName: '答复参选申请', event: 'wish-answered', rules: ['R-202'], from: ['ENTERING', 'PUBLISHED'], to: 'same', who: ['committee'], form: forms.answerWishForm, consequence: '答复告诉本人；同意的，接着登记。', checks: [must.wishWaits, must.wisherIsOnRoll],
    facts: ({ form, dossier: { file } }) => ({ request: file.wishes.find(({ number }) => number === form.wish)?.request ?? null }),
    record: ({ file, form, at }) => ({ ...file, wishes: file.wishes.map((one) => (one.number === form.wish ? { ...one, answer: { accepted: form.accepted, words: form.words, on: dayOf(at) } } : one)) }),
    followUps: [{ act: 'take-answer', in: 'roll-request', sentence: '把答复告诉申请的村民。', on: (_, facts) => facts['request'] as string | null, form: ({ form }) => ({ accepted: form.accepted, words: form.words }) }],
  }),

  'leave-out': act({
    name: '不计入登记总数', recordName: '外出联系不上的不计入总数', event: 'left-out', rules: ['R-208'], from: ['PUBLISHED'], to: 'same', who: ['committee'], form: forms.leaveOutForm,
    consequence: '按选举委员会决议公布，他们不计入登记总数；仍在名单上，本人来投的仍然可以投、仍然计入。', choices: ({ file }) => ({ '/persons': file.entries.map(({ person }) => person) }),
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.leavingOutIsAllowed, must.areOutOfReach],
    record: ({ file, form, at }) => ({ ...file, leftOut: [...file.leftOut, ...form.persons.map((person) => ({ person, resolution: form.resolution, on: dayOf(at), where: form.where }))] }),
  }),
  'take-in-again': act({
    name: '重新计入总数', recordName: '重新计入登记总数', event: 'taken-in-again', rules: ['R-208'], from: ['PUBLISHED', 'SEALED'], to: 'same', who: ['committee'], form: forms.takeInForm, consequence: '联系上了，重新计入登记总数。', checks: [must.isLeftOut, must.isNotYetPrepared],
    choices: ({ file }) => ({ '/person': file.leftOut.map(({ person }) => person) }), looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }),
    record: ({ file, form }) => ({ ...file, leftOut: file.leftOut.filter(({ person }) => person !== form.person) }),
  }),

  'give-proxy': act({
    name: '登记委托', recordName: '登记一份委托', event: 'proxy-given', rules: ['R-218'], from: ['PUBLISHED', 'SEALED'], to: 'same', who: ['committee'], form: forms.proxyForm, oneByOne: true,
    consequence: '受托人代他领票、投票；委托人和受托人名单要公布。', looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.beforeTheVote, must.proxyIsLawful],
    record: ({ file, form, at }) => ({ ...file, proxies: [...file.proxies, { principal: form.principal, trustee: form.trustee, reason: form.reason, on: dayOf(at), ended: '' }], proxiesPublished: null }),
  }),

  'end-proxy': act({
    name: '结束委托', recordName: '结束一份委托', event: 'proxy-ended', rules: ['R-218'], from: ['PUBLISHED', 'SEALED'], to: 'same', who: ['committee'], form: forms.endProxyForm, consequence: '委托人自己来投，或者另外委托。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.beforeTheVote, must.proxyStands],
    record: ({ file, form }) => ({ ...file, proxies: file.proxies.map((one) => (one.principal === form.principal && one.ended === '' ? { ...one, ended: form.reason } : one)) }),
  }),

  'end-proxies-of': act({
    name: '候选人的受托失效', recordName: '候选人接受的委托失效', event: 'proxies-fell', rules: ['R-218'], from: ['ENTERING', 'PUBLISHED', 'SEALED'], to: 'same', who: ['system'], form: forms.nomineeForm, appends: true, consequence: '受托人被提名为候选人，他接受的委托自动失效。',
    facts: ({ dossier: { file }, form }) => ({ principals: proxiesNow(file).filter(({ trustee }) => trustee === form.person).map(({ principal }) => principal) }),
    record: ({ file, form }) => ({ ...file, proxies: file.proxies.map((one) => (one.trustee === form.person && one.ended === '' ? { ...one, ended: '受托人被提名为候选人' } : one)) }),
    effects: [told('bereft', 'proxyFell'), told('committee', 'proxiesFell')],
  }),

  'publish-proxies': act({
    name: '公布委托名单', recordName: '公布委托名单', event: 'proxies-published', rules: ['R-218', 'R-219'], from: ['PUBLISHED', 'SEALED'], to: 'same', who: ['committee'], form: forms.publishForm, consequence: '公布委托人和受托人，大家监督。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.proxiesInTime],
    record: ({ file, form, at }) => ({ ...file, proxiesPublished: { on: dayOf(at), where: form.where } }),
  }),

  seal: act({
    name: '确定名册', recordName: '名册确定', event: 'sealed', rules: ['R-205', 'R-218'], from: ['PUBLISHED'], to: 'SEALED', who: ['committee'], form: forms.emptyForm, consequence: '按组排号，一人一号；以后不再增减。',
    when: [must.objectionsAreRuled, must.objectionsAreOver], facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, facts }) => ({ ...file, sealedOn: facts['on'] as string, entries: inOrder(file.entries).map((one, at) => ({ ...one, serial: at + 1 })) }),
  }),

  'give-rights': act({
    name: '发领票资格', recordName: '发领票资格', event: 'rights-given', rules: ['R-228'], from: ['SEALED'], to: 'same', who: ['committee'], form: forms.rightsForm, consequence: '每个号这一轮能领一次票，在哪个投票点领都只算一次。', when: [must.proxiesArePublic],
    looksUp: (form, { dossier }) => ({ shown: [must.electionName(dossier.file)], balances: serials(form).map((serial) => ballotAccount(dossier.key.id, form.round, serial)) }),
    checks: [must.isThisRound, must.rightsFollow, must.notGivenYet],
    books: ({ form, dossier }) => serials(form).map((serial) => ({ ...ballotAccount(dossier.key.id, form.round, serial), delta: 1, kind: 'given', rule: 'R-228', reference: String(serial), reversalOf: null })),
    record: ({ file, form }) => ({ ...file, rights: { ...file.rights, [String(form.round)]: form.to } }),
  }),

  reopen: act({
    name: '退回重新登记', recordName: '退回重新登记', event: 'reopened', rules: ['R-206'], from: ['PUBLISHED', 'SEALED'], to: 'ENTERING', who: ['committee'], form: forms.reopenForm, consequence: '名册重新核实、重新公布，异议重新计算五日。', looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.isNotYetPrepared], when: [{
      code: 'rights-already-given', rule: 'R-206', sentence: '已经发过领票资格，名册不能再改；有问题的，请向乡镇反映。', holds: ({ dossier: { file } }) => Object.keys(file.rights).length === 0,
    }],
    record: ({ file }) => ({ ...file, published: null, sealedOn: null, proxiesPublished: null }),
  }),

  'follow-committee': act({
    name: '换选举委员会成员', recordName: '选举委员会成员变了', event: 'committee-followed', from: ['ENTERING', 'PUBLISHED', 'SEALED'], to: 'same', who: ['system'], form: forms.committeeForm, appends: true, consequence: '名册由现在的成员办。',
    record: ({ file, form }) => ({ ...file, committee: form.committee }),
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '异议过了三日还没有决定', event: 'overdue-noted', rules: ['R-205'], from: ['PUBLISHED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒选举委员会和乡镇。',
    effects: [told('committee', 'overdue'), told('town', 'overdue')],
  }),
  close: act({
    name: '封存名册', recordName: '名册封存', event: 'closed', from: ['ENTERING', 'PUBLISHED', 'SEALED'], to: 'CLOSED', who: ['system'], form: forms.closeForm, consequence: '选举结束或者作废，名册封存。',
    looksUp: ({ release }, { dossier: { file } }) => (release && !file.rehearsal ? { releases: { what: heldAs(file), persons: file.entries.map(({ person }) => person) } } : {}),
    record: ({ file, form }) => ({ ...file, released: form.release }),
  }),
}

export const wholeOf = ({ village, term, run }: Pick<RollFile, 'village' | 'term' | 'run'>): string | null => (village === '' ? null : nameOfKey(electionKey(village, term, run)))

/** The first objection that waits. */
export function oldestOpen(file: RollFile): number {
  return openObjections(file)[0]?.number ?? 0
}

function withObjection(file: RollFile, objection: Omit<Objection, 'number' | 'dueOn' | 'ruling'>, facts: JsonObject, today: Day): RollFile {
  const first = openObjections(file).length === 0
  return { ...file, clockFrom: first ? today : file.clockFrom, objections: [...file.objections, { ...objection, number: file.objections.length + 1, dueOn: facts['dueOn'] as string, ruling: null }] }
}

function serials({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(1000, to - from + 1)) }, (_, at) => from + at)
}

/** By group, then by name: as the roll hangs on the wall. */
function inOrder(entries: readonly RollEntry[]): readonly RollEntry[] {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return entries.toSorted((one, other) => compare(one.group, other.group) || compare(one.name, other.name) || compare(one.person, other.person))
}
