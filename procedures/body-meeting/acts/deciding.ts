/** In the room and after it: item by item, then the minutes, who confirms them, the board. */
import { dayOf } from '../../../core/time/index.ts'
import { passes } from '../../../core/star-rating/tally.ts'
import * as meeting from '../conditions/meeting.ts'
import * as minutes from '../conditions/minutes.ts'
import * as forms from '../forms.ts'
import { isConfirmedBy, itemAt, openItems, type MeetingFile, type Settled } from '../meeting-file.ts'
import { act, told } from './act.ts'

export const deciding = {
  settle: act({
    name: '登记一项议题的结果', recordName: '议定一项', event: 'settled', rules: ['R-020', 'R-246', 'R-249', 'R-404'], from: ['HELD'], who: ['convener'], form: forms.settleForm,
    to: { oneOf: ['HELD', 'DECIDED'], choose: ({ dossier, form }) => (openItems(dossier.file).every((number) => number === form.item) ? 'DECIDED' : 'HELD') },
    consequence: '记下赞成、反对、弃权的人数；回避的人不算到会。定了就不能改。',
    checks: [meeting.itemExists, meeting.itemIsOpen, meeting.recusedArePresent, meeting.relativesWithdraw, meeting.votesAddUp, meeting.noSuchPowerUsed],
    choices: ({ file }) => ({ '/recused': file.present }),
    looksUp: (form, { dossier }) => ({ households: itemAt(dossier.file, form.item)?.households ?? [] }),
    facts: ({ form, dossier }) => ({ present: meeting.votersOf({ form, dossier }), passed: form.outcome === 'VOTED' && passes(meeting.votesIn(form), meeting.votersOf({ form, dossier })) }),
    found: (facts) => [{ label: '结果', kind: 'text', value: facts['passed'] === true ? '通过' : '没有通过或者没有表决' }],
    record: ({ file, form, facts }) => settledItem(file, form.item, form.outcome === 'DEFERRED' ? { outcome: 'DEFERRED', words: form.words } : {
      outcome: 'VOTED', ...meeting.votesIn(form), present: facts['present'] as number, recused: form.recused ?? [], passed: facts['passed'] === true, words: form.words,
    }),
  }),

  'write-minutes': act({
    name: '写会议记录', recordName: '写出会议记录', event: 'minutes-written', rules: ['R-249', 'R-404'], from: ['DECIDED'], to: 'MINUTES', who: ['recorder'], form: forms.minutesForm,
    consequence: '请到会的成员确认记录。', when: [minutes.everythingSettled], checks: [meeting.noSuchPowerUsed],
    record: ({ file, form, actor }) => ({ ...file, minutes: { words: form.words, by: actor.person, files: form.files ?? [] }, confirmed: [], dispute: '' }),
    effects: [told('members', 'minutesWait')],
  }),

  confirm: act({
    name: '确认记录', recordName: '确认记录', event: 'minutes-confirmed', rules: ['R-404'], from: ['MINUTES'], who: ['members', 'chair'], form: forms.emptyForm,
    to: { oneOf: ['MINUTES', 'CONFIRMED'], choose: ({ dossier, actor }) => (isConfirmedBy(dossier.file, [...dossier.file.confirmed, actor.person ?? '']) ? 'CONFIRMED' : 'MINUTES') },
    consequence: '相当于在会议记录上签字；超过一半到会成员和主持人都确认了，决定就算数。', when: [minutes.wasPresent, minutes.notYetConfirmed],
    record: ({ file, actor }) => ({ ...file, confirmed: [...file.confirmed, ...(actor.person === null ? [] : [actor.person])] }),
  }),

  'confirm-on-paper': act({
    name: '登记纸质签字', recordName: '登记纸质签字', event: 'minutes-signed-on-paper', rules: ['R-404', 'R-837'], from: ['MINUTES'], to: 'CONFIRMED', who: ['convener', 'chair'], form: forms.paperForm,
    consequence: '纸质记录上签了字的，和在这里确认一样算数。', when: [minutes.notTheWriter], checks: [minutes.signedWerePresent, minutes.enoughSigned],
    choices: ({ file }) => ({ '/signed': file.present }),
    record: ({ file, form }) => ({ ...file, confirmed: [...new Set([...file.confirmed, ...form.signed])] }),
  }),

  dispute: act({
    name: '记录不对', recordName: '指出记录不对', event: 'minutes-disputed', rules: ['R-404'], from: ['MINUTES'], to: 'DECIDED', who: ['members', 'chair'], form: forms.disputeForm,
    consequence: '退回去改记录，改好了大家重新确认。', when: [minutes.wasPresent],
    record: ({ file, form }) => ({ ...file, confirmed: [], dispute: form.words }),
    effects: [told('recorder', 'disputed')],
  }),

  publish: act({
    name: '张贴公布', recordName: '张贴公布', event: 'published', rules: ['R-251', 'R-452'], from: ['CONFIRMED'], to: 'PUBLISHED', who: ['recorder'], form: forms.publishForm,
    consequence: '记下贴在哪里、贴了什么；公布期满自动办结。', when: [minutes.somethingToPublish], checks: [meeting.noSuchPowerUsed],
    facts: ({ settings, now }) => ({ on: dayOf(now), days: settings.boardDays }),
    record: ({ file, form, facts }) => ({ ...file, board: { where: form.where, words: form.words, on: facts['on'] as string, days: facts['days'] as number } }),
  }),

  close: act({
    name: '办结', recordName: '办结', event: 'closed', rules: ['R-251'], from: ['CONFIRMED'], to: 'CLOSED', who: ['recorder'], form: forms.emptyForm,
    consequence: '会议记录存档。', when: [minutes.nothingToPublish],
  }),

  'take-down': act({
    name: '公布期满', recordName: '公布期满，办结', event: 'taken-down', rules: ['R-251'], from: ['PUBLISHED'], to: 'CLOSED', who: ['system'], form: forms.timerForm,
    consequence: '公布期满，会议记录存档。',
  }),

  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', from: ['CALLED', 'HELD', 'DECIDED', 'MINUTES', 'CONFIRMED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '提醒会议主办人。',
    effects: [told('convener', 'overdue')],
  }),
}

function settledItem(file: MeetingFile, number: number, settled: Settled): MeetingFile {
  return { ...file, agenda: file.agenda.map((item, at) => (at === number - 1 ? { ...item, settled } : item)) }
}
