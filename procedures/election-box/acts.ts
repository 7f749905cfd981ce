/** A box from its checklist to two equal counts. Acts that only add (`appends`) never stop one another: several mark at the same time. */
import { actsFor, type Known } from '../../core/procedure/procedure.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { sexOf } from '../village-election/acts-before.ts'
import type { Person } from '../village-election/election-file.ts'
import { shownOf, type ElectionShown, type RollShown } from '../village-election/shown.ts'
import type { SheetName } from '../election-sheet/sheet-file.ts'
import type { BoxFile, Slot } from './box-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { BoxParty } from './parties.ts'
import type { BoxState } from './states.ts'
import { boxKey, nameOfKey } from '../village-election/names.ts'

const act = actsFor<BoxFile, must.Settings, BoxState, BoxParty>()
const most = 12

export const acts = {
  open: act({
    name: '开投票点', recordName: '开投票点', event: 'opened', rules: ['R-229'], from: 'nothing', to: 'PREPARING', who: ['anyone'], form: forms.openForm, consequence: '按检查清单准备这个投票点或者流动票箱。',
    place: (form) => ({ village: form.village, grid: null }), looksUp: (form) => ({ shown: [must.electionName(form)] }), checks: [must.isNamedRight, must.isPlanned, must.isOfCommittee],
    facts: (context) => {
      const election = must.electionOf(context, context.form)
      const station = election?.round?.stations.find(({ number }) => number === context.form.number)
      return { station: station ?? null, seats: election?.round?.seats ?? null, slate: election?.round?.slate ?? null, committee: election?.committee ?? [], rehearsal: election?.rehearsal === true }
    },
    record: ({ file, form, facts }) => {
      const station = facts['station'] as unknown as NonNullable<ElectionShown['round']>['stations'][number]
      return {
        ...file, ...form, rehearsal: facts['rehearsal'] === true, name: station.name, kind: station.kind, seats: facts['seats'] as unknown as BoxFile['seats'], slate: facts['slate'] as unknown as BoxFile['slate'],
        committee: facts['committee'] as readonly string[],
      }
    },
  }),
  ready: act({
    name: '准备好了', recordName: '投票点准备好了', event: 'made-ready', rules: ['R-229'], from: ['PREPARING', 'READY'], to: 'READY', who: ['committee'], form: forms.readyForm, consequence: '检查清单全部做到，可以开始投票；工作人员可以在这里记“已领”。',
    looksUp: ({ workers }, { dossier: { file } }) => ({ shown: [must.electionName(file), must.rollName(file)], people: workers.map(({ person }) => person) }), checks: [must.placeIsReady],
    facts: ({ known, dossier: { file } }) => ({ proxies: shownOf<RollShown>(known, must.rollName(file))?.shown.proxies ?? [] }),
    record: ({ file, form, facts }) => ({ ...file, workers: form.workers, checked: form.checked, received: form.received, seal: form.seal, proxies: facts['proxies'] as unknown as BoxFile['proxies'] }),
  }),
  mark: act({
    name: '记“已领”', recordName: '记“已领”', event: 'marked', rules: ['R-218', 'R-228', 'R-230'], from: ['READY'], to: 'same', who: ['staff'], form: forms.markForm, appends: true, consequence: '这几个号这一轮不能再领票；只记已领，不记选了谁。',
    looksUp: ({ serials }, { dossier: { file } }) => ({ shown: [must.electionName(file)], balances: serials.map((serial) => must.rightOf(file, serial)) }), checks: [must.isVoting, must.papersAreLeft, must.mayTake, must.isOwnOrEntrusted],
    books: ({ form, dossier: { file } }) => form.serials.map((serial) => ({ ...must.rightOf(file, serial), delta: -1, kind: 'taken', rule: 'R-228', reference: String(serial), reversalOf: null })),
    record: ({ file, form }) => ({ ...file, marks: file.marks + form.serials.length, recent: [...form.serials.toReversed(), ...file.recent].slice(0, most) }),
  }),
  unmark: act({
    name: '取消刚记的', recordName: '取消一个“已领”', event: 'unmarked', rules: ['R-228'], from: ['READY'], to: 'same', who: ['staff'], form: forms.unmarkForm, appends: true, oneByOne: true, consequence: '记错了的，还没有拿走票，可以取消。',
    looksUp: ({ serial }, { dossier: { file } }) => ({ shown: [must.electionName(file)], balances: [must.rightOf(file, serial)] }), checks: [must.isVoting, must.wasJustMarked],
    books: ({ form, dossier: { file } }) => [{ ...must.rightOf(file, form.serial), delta: 1, kind: 'returned', rule: 'R-228', reference: String(form.serial), reversalOf: String(form.serial) }],
    record: ({ file, form }) => ({ ...file, marks: file.marks - 1, recent: file.recent.filter((serial) => serial !== form.serial) }),
  }),
  shut: act({
    name: '封箱', recordName: '封箱', event: 'shut', rules: ['R-228'], from: ['READY'], to: 'SHUT', who: ['committee'], form: forms.shutForm, consequence: '这里不再发票；领到、发出、剩下、作废的数要对上。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.isVoting, must.papersBalance], record: ({ file, form }) => ({ ...file, shut: form, recent: [] }),
  }),
  'open-count': act({
    name: '开箱', recordName: '开箱', event: 'box-opened', rules: ['R-228', 'R-230'], from: ['SHUT'], to: 'COUNTING', who: ['committee'], form: forms.countForm, consequence: '当众开箱：票全部倒出来，混匀以后再唱，谁先投、谁后投看不出来；流动票箱和票少的投票站混进来一起数。', when: [must.isNotMobile],
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)], membersOf: must.electionName(file) }), checks: [must.isCounting, must.papersAreShuffled, must.mixedMayBe, must.enoughToHide, must.restCanBeOpened],
    facts: ({ form, dossier: { file } }) => ({ boxes: form.mixed.map((number) => nameOfKey(boxKey(file.village, file.term, file.run, file.round, number))) }),
    record: ({ file, form }) => ({ ...file, mixed: form.mixed }),
    followUps: [{ act: 'mixed-in', sentence: '混进来的票箱不再单独开。', on: (_, facts) => boxesIn(facts)[0] ?? null, form: ({ facts }) => ({ rest: boxesIn(facts).slice(1) }) }],
  }),
  'mixed-in': act({
    name: '混入别的箱', recordName: '混到别的票箱一起数', event: 'mixed', rules: ['R-228'], from: ['SHUT'], to: 'MIXED', who: ['system'], form: forms.mixedForm, consequence: '这个票箱的票在别的投票点一起数。',
    followUps: [{ act: 'mixed-in', sentence: '下一个混进来的票箱也不再单独开。', on: ({ rest }) => rest[0] ?? null, form: ({ form }) => ({ rest: form.rest.slice(1) }) }],
  }),
  'take-sheet': act({
    name: '由我录这一份', recordName: '开始录一份', event: 'sheet-taken', rules: ['R-228'], from: ['COUNTING'], to: 'same', who: ['staff'], form: forms.takeForm, appends: true, consequence: '两个人分别录，互相看不到对方的数。', checks: [must.sheetIsFree, must.isOtherPerson],
    record: ({ file, form, actor }) => withSlot(file, form.sheet, { person: actor.person, attempt: file.sheets[form.sheet].attempt }),
  }),
  'add-name': act({
    name: '登记另写的人', recordName: '登记另写的人', event: 'name-added', rules: ['R-221'], from: ['COUNTING'], to: 'same', who: ['staff'], form: forms.nameForm, appends: true, consequence: '以后票上写他的可以直接选。',
    looksUp: ({ person }, { dossier: { file } }) => ({ shown: [must.rollName(file)], people: [person] }), checks: [must.isNewName, must.writtenInIsOnRoll, must.namesAreFew],
    facts: ({ form, known, dossier: { file } }) => ({ one: personOf(known, form.person), election: must.electionName(file) }),
    record: ({ file, facts }) => ({ ...file, others: [...file.others, facts['one'] as unknown as Person] }),
    followUps: [{ act: 'note-name', in: 'village-election', sentence: '另写的人也计票。', on: (_, facts) => facts['election'] as string, form: ({ facts }) => facts['one'] as JsonObject }],
  }),
  compare: act({
    name: '核对两份', recordName: '核对两份', event: 'compared', rules: ['R-228'], from: ['COUNTING'], to: { oneOf: ['COUNTING', 'AGREED'], choose: (context) => (must.differencesNow(context)?.length === 0 ? 'AGREED' : 'COUNTING') },
    who: ['staff', 'system'], form: forms.emptyForm, consequence: '两份一致的，这个票箱数完；不一致的，只说哪里不同，重数。', checks: [must.bothAreIn],
    looksUp: (_, { dossier: { file } }) => ({ shown: must.sheetNamesOf(file) }),
    facts: (context) => {
      const differences = must.differencesNow(context) ?? []
      return { differences, opening: differences.length === 0 ? must.countsOf(context)[0] ?? null : null, sheets: differences.length === 0 ? must.sheetNamesOf(context.dossier.file) : [] }
    },
    found: (facts) => [{ label: '两份', kind: 'text', value: facts['opening'] === null ? `不一致：${(facts['differences'] as readonly string[]).join('、')}` : '一致' }],
    record: ({ file, facts }) => ({ ...file, differences: facts['differences'] as readonly string[], opening: facts['opening'] as unknown as BoxFile['opening'] }),
    followUps: [0, 1].map((at) => ({ act: 'release', in: 'election-sheet', sentence: '两份一致以后，选举委员会都可以看。', on: (_: unknown, facts: JsonObject) => sheetsIn(facts)[at] ?? null, form: () => ({}) })),
  }),
  lock: act({
    name: '锁定', recordName: '记录锁定', event: 'locked', rules: ['R-228'], from: ['AGREED'], to: 'LOCKED', who: ['system'], form: forms.timerForm, consequence: '计票一致三天以后，记录锁定。',
  }),
  lapse: act({
    name: '没有用上', recordName: '没有用上', event: 'lapsed', from: ['PREPARING', 'READY', 'SHUT', 'COUNTING'], to: 'LAPSED', who: ['system'], form: forms.timerForm, consequence: '选举作废或者改了安排，这个投票点没有用上。',
  }),
  'redo-sheet': act({
    name: '重数这一份', recordName: '重数', event: 'sheet-redone', rules: ['R-228'], from: ['COUNTING', 'AGREED'], to: 'COUNTING', who: ['committee'], form: forms.redoForm, consequence: '这一份从头录；两份已经一致、大家都看过的，两份都重录。原来录的留在记录里。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.isCounting, must.isBegun],
    facts: ({ form, dossier: { file, state } }) => { const again: readonly SheetName[] = state === 'AGREED' ? ['A', 'B'] : [form.sheet]; return { again, sheets: again.map((sheet) => must.sheetNameOf(file, sheet)) } },
    record: ({ file, facts }) => (facts['again'] as readonly SheetName[]).reduce<BoxFile>((now, sheet) => withSlot(now, sheet, { person: null, attempt: now.sheets[sheet].attempt + 1 }), { ...file, differences: [], opening: null }),
    followUps: [0, 1].map((at) => ({ act: 'discard', in: 'election-sheet', sentence: '作废的一份不再算。', on: (_: unknown, facts: JsonObject) => sheetsIn(facts)[at] ?? null, form: () => ({}) })),
  }),
  'follow-committee': act({
    name: '换选举委员会成员', recordName: '选举委员会成员变了', event: 'committee-followed', rules: ['R-210'], from: ['PREPARING', 'READY', 'SHUT', 'COUNTING'], to: 'same', who: ['system'], form: forms.committeeForm, appends: true, consequence: '这个投票点由现在的成员办。',
    record: ({ file, form }) => ({ ...file, committee: form.committee }),
    followUps: [{ act: 'follow-committee', sentence: '下一个投票点也由现在的成员办。', on: ({ rest }) => rest[0] ?? null, form: ({ form }) => ({ committee: form.committee, rest: form.rest.slice(1) }) }],
  }),
}

function withSlot(file: BoxFile, name: SheetName, slot: Slot): BoxFile {
  return { ...file, sheets: { ...file.sheets, [name]: slot } }
}

function boxesIn(facts: JsonObject): readonly string[] {
  return facts['boxes'] as readonly string[]
}

function sheetsIn(facts: JsonObject): readonly string[] {
  return facts['sheets'] as readonly string[]
}

function personOf(known: Known, person: string): Person {
  const one = known.people?.get(person)
  return { person, name: one?.name ?? '', sex: sexOf(one?.gender) }
}
