/** The day of the vote and after: voting, counting in public, announced on the spot, voted again where it is open, handed over. */
import { countOf, type Count } from '../../core/election/paper-box.ts'
import type { Result } from '../../core/election/result.ts'
import { rerunDue } from '../../core/election/rerun.ts'
import { handOverDue, type HandOverItem } from '../../core/election/term.ts'
import { accountName } from '../../core/procedure/books.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Known } from '../../core/procedure/procedure.ts'
import { dayOf, type WorkingCalendar } from '../../core/time/index.ts'
import { ballotAccount } from '../election-roll/roll-file.ts'
import { act, told } from './acts-before.ts'
import * as must from './conditions.ts'
import { concerned, electedNow, roundNow, type ElectionFile } from './election-file.ts'
import * as forms from './forms.ts'
import { electionKey, nameOfKey, rollKey } from './names.ts'
import { resultAfter, withCount } from './rounds.ts'
import { boxesOf } from './shown.ts'

const wholeOf = (file: ElectionFile) => nameOfKey(electionKey(file.village, file.term, file.run))

export const voting = {
  'begin-voting': act({
    name: '开始投票', recordName: '开始投票', event: 'voting-begun', rules: ['R-228', 'R-229'], from: ['PREPARED'], to: 'VOTING', who: ['committee'], form: forms.emptyForm,
    consequence: '各投票点开始发票、投票。', when: [must.dayHasCome], checks: [must.rightsAreGiven, must.boxesAreReady, must.proxiesAreTheSame],
    looksUp: (_, { dossier }) => ({ shown: [must.rollName(dossier.file)], membersOf: wholeOf(dossier.file) }),
  }),
  'end-voting': act({
    name: '结束投票', recordName: '投票结束', event: 'voting-ended', rules: ['R-228'], from: ['VOTING'], to: 'COUNTING', who: ['committee'], form: forms.emptyForm,
    consequence: '票箱都已封好，集中到会场公开唱票、计票。', checks: [must.boxesAreShut], looksUp: (_, { dossier }) => ({ membersOf: wholeOf(dossier.file) }),
  }),
  'note-name': act({
    name: '记下另选的人', recordName: '记下另选的人', event: 'other-noted', from: ['VOTING', 'COUNTING'], to: 'same', who: ['system'], form: forms.noteNameForm, appends: true, consequence: '另选的人也计票。',
    record: ({ file, form }) => (file.others.some(({ person }) => person === form.person) ? file : { ...file, others: [...file.others, form] }),
  }),
  'finish-count': act({
    name: '合计结果', recordName: '计票完成', event: 'counted', rules: ['R-220', 'R-221', 'R-222', 'R-223', 'R-225', 'R-226', 'R-228'], from: ['COUNTING'], to: 'COUNTED', who: ['committee'], form: forms.emptyForm,
    consequence: '把各票箱两人录入一致的数加起来，按法律算出结果；当场公布以前还可以退回核对。', checks: [must.everythingIsCounted, must.boxesBalance],
    looksUp: (_, { dossier: { file } }) => ({
      shown: [must.rollName(file)], membersOf: wholeOf(file), balances: file.leftOut.map((serial) => rightOf(file, serial)),
      people: concerned(file),
    }),
    facts: ({ dossier: { file }, known, now }) => {
      const boxes = boxesOf(known, roundNow(file)?.number ?? 0)
      // Left out and come all the same: they count among the registered.
      const away = file.leftOut.filter((serial) => (known.balances?.get(accountName(rightOf(file, serial))) ?? 0) > 0).length
      const count = countOf(boxes.flatMap(({ shown }) => shown.opening ?? []), boxes.map(({ shown }) => shown.box), file.registered - away)
      return { count: count, result: resultAfter(withCount(file, count, now), must.kinshipsKnown(known)) }
    },
    record: ({ file, facts, at }) => ({ ...withCount(file, facts['count'] as unknown as Count, at), result: facts['result'] as unknown as Result }),
    effects: [told('committee', 'counted')],
  }),
  'count-again': act({
    name: '退回重新核对', recordName: '退回重新核对', event: 'count-reopened', rules: ['R-228'], from: ['COUNTED'], to: 'COUNTING', who: ['committee'], form: forms.publishForm,
    consequence: '公布以前发现有错，退回计票；公布以后不能改。',
    record: ({ file }) => ({ ...file, result: null, rounds: file.rounds.map((round, at) => (at === file.rounds.length - 1 ? { ...round, counted: null } : round)) }),
  }),
  'announce-result': act({
    name: '当场公布', recordName: '当场公布结果', event: 'result-announced', rules: ['R-222', 'R-225', 'R-228'], from: ['COUNTED'], to: { oneOf: ['ROUND', 'DECIDED'], choose: ({ dossier: { file } }) => (isSettled(file.result) ? 'DECIDED' : 'ROUND') },
    who: ['committee'], form: forms.announceResultForm, consequence: '公布以后结果锁定，任何人不能改；有异议的向乡镇、县里反映。',
    facts: ({ dossier: { file }, now, calendar }) => due(file, isSettled(file.result), now, calendar),
    record: ({ file, form, facts, at }) => ({
      ...file, ...dueIn(facts), decidedAt: isSettled(file.result) ? at : null,
      rounds: file.rounds.map((round, nth) => (nth === file.rounds.length - 1 ? { ...round, announced: { at, where: form.where, by: form.by } } : round)),
    }),
    effects: [told('village', 'decided'), told('town', 'decided')],
  }),
  'leave-vacant': act({
    name: '不足的名额暂缺', recordName: '不足的名额暂缺', event: 'left-vacant', rules: ['R-227'], from: ['ROUND'], to: 'DECIDED', who: ['committee'], form: forms.vacantForm, consequence: '已经选出三人以上，空着的名额以后补选。', when: [must.enoughAreElected],
    facts: ({ dossier: { file }, now, calendar }) => due(file, true, now, calendar), record: ({ file, facts, at }) => ({ ...file, ...dueIn(facts), decidedAt: at }), effects: [told('town', 'decided')],
  }),
  'settle-relatives': act({
    name: '登记村民会议的决定', recordName: '近亲属由村民会议决定', event: 'relatives-settled', rules: ['R-226'], from: ['ROUND'], to: { oneOf: ['ROUND', 'DECIDED'], choose: (context) => (isSettled(settledResult(context)) ? 'DECIDED' : 'ROUND') },
    who: ['committee'], form: forms.relativesForm, consequence: '近亲属同职务同票数的，按村民会议的决定留下一人。', when: [must.isLeftToAssembly], checks: [must.isAmongRelatives],
    looksUp: (_, { dossier: { file } }) => ({ people: concerned(file) }),
    facts: (context) => ({ result: settledResult(context), ...due(context.dossier.file, isSettled(settledResult(context)), context.now, context.calendar) }),
    record: ({ file, form, facts, at }) => {
      const result = facts['result'] as unknown as Result
      return { ...withSettled(file, form), ...dueIn(facts), result, decidedAt: isSettled(result) ? at : null }
    },
  }),
  'void-elected': act({
    name: '认定当选无效', recordName: '一人当选无效', event: 'elected-voided', rules: ['R-234'], from: ['DECIDED', 'HANDED_OVER'], to: 'same', who: ['town', 'county', 'system'], form: forms.voidElectedForm,
    consequence: '按乡镇、县里的认定，这个人的当选无效，职位空缺，按补选办。', checks: [must.wasElected], choices: ({ file }) => ({ '/person': electedNow(file).map(({ person }) => person) }),
    record: ({ file, form, at }) => ({ ...file, voided: [...file.voided, { person: form.person, document: form.document, on: dayOf(at) }] }), effects: [told('committee', 'electedVoided'), told('village', 'electedVoided')],
  }),
  'hand-over': act({
    name: '登记移交', recordName: '新老班子移交', event: 'handed-over', rules: ['R-232'], from: ['DECIDED'], to: 'HANDED_OVER', who: ['committee', 'town'], form: forms.handOverForm, consequence: '移交清单存档，由乡镇归档。', checks: [must.listIsWhole],
    record: ({ file, form }) => ({ ...file, handedOver: { on: form.on, items: form.items as readonly HandOverItem[], from: form.from, to: form.to, words: form.words } }),
  }),
  archive: act({
    name: '归档', recordName: '归档', event: 'archived', from: ['HANDED_OVER'], to: 'ARCHIVED', who: ['town'], form: forms.emptyForm, consequence: '这次选举的材料归档，名册一并封存。',
    facts: ({ dossier }) => ({ roll: must.rollName(dossier.file) }), followUps: [closesRoll(false)],
  }),
  void: act({
    name: '认定作废', recordName: '选举作废', event: 'voided', rules: ['R-234'], from: ['ANNOUNCED', 'REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'VOTING', 'COUNTING', 'COUNTED', 'ROUND', 'DECIDED', 'HANDED_OVER'], to: 'VOID', who: ['town', 'county', 'system'], form: forms.voidForm,
    consequence: '按乡镇、县里的认定，这次选举无效；登记在这里的村民可以重新登记。', facts: ({ dossier }) => ({ roll: must.rollName(dossier.file) }),
    record: ({ file, form }) => ({ ...file, ended: `${form.document}：${form.reason}` }), effects: [told('committee', 'voided'), told('village', 'voided')], followUps: [closesRoll(true)],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了期限还没有办', event: 'overdue-noted', from: ['COUNTED', 'ROUND', 'DECIDED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒选举委员会和乡镇。',
    effects: [told('committee', 'overdue'), told('town', 'overdue')],
  }),
}

type Due = { readonly rerunBy: string | null; readonly handOverBy: string | null }

/** Days of law roll over holidays, which only the decision knows. */
function due(file: ElectionFile, settled: boolean, now: number, calendar: WorkingCalendar): Due {
  return { rerunBy: settled ? null : rerunDue(roundNow(file)?.day ?? dayOf(now), calendar, file.rules), handOverBy: settled ? handOverDue(dayOf(now), calendar) : null }
}

function dueIn(facts: JsonObject): Due {
  return { rerunBy: facts['rerunBy'] as string | null, handOverBy: facts['handOverBy'] as string | null }
}

function withSettled(file: ElectionFile, { stays, resolution }: { readonly stays: string; readonly resolution: string }): ElectionFile {
  const tie = must.relativesTie(file)
  return tie === null ? file : { ...file, settledByAssembly: [...file.settledByAssembly, { round: roundNow(file)?.number ?? 0, post: tie.post, among: tie.among, stays, resolution }] }
}

function settledResult({ dossier: { file }, form, known }: { readonly dossier: Dossier<ElectionFile>; readonly form: { readonly stays: string; readonly resolution: string }; readonly known: Known }): Result {
  return resultAfter(withSettled(file, form), must.kinshipsKnown(known))
}

/** Of the roll the book names its accounts after. */
function rightOf(file: ElectionFile, serial: number) {
  return ballotAccount(rollKey(file.village, file.term, file.run).id, roundNow(file)?.number ?? 0, serial)
}

export function isSettled(result: Result | null): boolean {
  return result !== null && result.valid && result.open.length === 0
}

function closesRoll(release: boolean) {
  return { act: 'close', in: 'election-roll', sentence: '名册一并封存。', on: (_: unknown, facts: JsonObject) => facts['roll'] as string, form: () => ({ release }) }
}
