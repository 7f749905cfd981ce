/** The day of the vote and after: voting, counting in public, announced on the spot, voted again where it is open, handed over. */
import { countOf, type Count } from '../../core/election/paper-box.ts'
import type { Result } from '../../core/election/result.ts'
import type { HandOverItem } from '../../core/election/term.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { act, told } from './acts-before.ts'
import * as must from './conditions.ts'
import { candidatesNow, roundNow, type ElectionFile } from './election-file.ts'
import * as forms from './forms.ts'
import { nameOfKey, electionKey } from './names.ts'
import { resultAfter, withCount } from './rounds.ts'
import { boxesOf } from './shown.ts'

const wholeOf = (file: ElectionFile) => nameOfKey(electionKey(file.village, file.term, file.run))

export const voting = {
  'begin-voting': act({
    name: '开始投票', recordName: '开始投票', event: 'voting-begun', rules: ['R-228', 'R-229'], from: ['PREPARED'], to: 'VOTING', who: ['committee'], form: forms.emptyForm,
    consequence: '各投票点开始发票、投票。', when: [must.dayHasCome], checks: [must.rightsAreGiven, must.boxesAreReady],
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
    looksUp: (_, { dossier }) => ({ membersOf: wholeOf(dossier.file), people: [...candidatesNow(dossier.file), ...dossier.file.others.map(({ person }) => person)].slice(0, 200) }),
    facts: ({ dossier: { file }, known, now }) => {
      const boxes = boxesOf(known, roundNow(file)?.number ?? 0)
      const count = countOf(boxes.flatMap(({ shown }) => shown.opening ?? []), boxes.map(({ shown }) => shown.box), file.registered)
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
    record: ({ file, form, at }) => ({
      ...file, decidedAt: isSettled(file.result) ? at : null,
      rounds: file.rounds.map((round, nth) => (nth === file.rounds.length - 1 ? { ...round, announced: { at, where: form.where, by: form.by } } : round)),
    }),
    effects: [told('village', 'decided'), told('town', 'decided')],
  }),
  'leave-vacant': act({
    name: '不足的名额暂缺', recordName: '不足的名额暂缺', event: 'left-vacant', rules: ['R-227'], from: ['ROUND'], to: 'DECIDED', who: ['committee'], form: forms.vacantForm, consequence: '已经选出三人以上，空着的名额以后补选。', when: [must.enoughAreElected],
    record: ({ file, at }) => ({ ...file, decidedAt: at }), effects: [told('town', 'decided')],
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
    name: '认定作废', recordName: '选举作废', event: 'voided', rules: ['R-234'], from: ['ANNOUNCED', 'REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'VOTING', 'COUNTING', 'COUNTED', 'ROUND', 'DECIDED', 'HANDED_OVER'], to: 'VOID', who: ['town', 'county'], form: forms.voidForm,
    consequence: '按乡镇、县里的认定，这次选举无效；登记在这里的村民可以重新登记。', facts: ({ dossier }) => ({ roll: must.rollName(dossier.file) }),
    record: ({ file, form }) => ({ ...file, ended: `${form.document}：${form.reason}` }), effects: [told('committee', 'voided'), told('village', 'voided')], followUps: [closesRoll(true)],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了期限还没有办', event: 'overdue-noted', from: ['COUNTED', 'ROUND', 'DECIDED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒选举委员会和乡镇。',
    effects: [told('committee', 'overdue'), told('town', 'overdue')],
  }),
}

export function isSettled(result: Result | null): boolean {
  return result !== null && result.valid && result.open.length === 0
}

function closesRoll(release: boolean) {
  return { act: 'close', in: 'election-roll', sentence: '名册一并封存。', on: (_: unknown, facts: JsonObject) => facts['roll'] as string, form: () => ({ release }) }
}
