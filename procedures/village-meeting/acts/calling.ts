/** From a proposal or the committee's own wish to the room: called, changed, cancelled, opened, or not enough came. */
import { risksIn } from '../../../core/deliberation/index.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import type { LooksUp } from '../../../core/procedure/procedure.ts'
import { dayOf, daysBetween, type Instant } from '../../../core/time/index.ts'
import * as must from '../conditions/calling.ts'
import * as room from '../conditions/room.ts'
import * as forms from '../forms.ts'
import type { AgendaItem, MeetingFile } from '../meeting-file.ts'
import { act, told } from './act.ts'

const checks = [
  must.dayIsAhead, must.noticeIsGiven, must.basisFits, must.groupIsNamed, must.isItsMatter, must.coversSomething, must.isComposed, must.isStudied, must.isAuthorised, must.risksAreAnswered,
]
const rules = ['R-240', 'R-241', 'R-242', 'R-243', 'R-244', 'R-245', 'R-247', 'R-248', 'R-249']

export const calling = {
  call: act({
    name: '召集会议', recordName: '召集会议', event: 'called', rules, from: 'nothing', to: 'CALLED', who: ['committee'], form: forms.callForm,
    consequence: '公布时间、地点和议题；按人还是按户算到会，从这时起不能再换。', checks: [must.isOfTheCounty, ...checks],
    place: (form) => ({ village: form.village, grid: null }),
    looksUp: (form) => authorisation(form), facts: ({ form, now }) => found(form, now),
    record: ({ file, form, facts }) => ({ ...file, village: form.village, kind: form.kind, ...called(form, facts) }),
    effects: [told('supervisors', 'called')],
  }),

  propose: act({
    name: '登记联名提议', recordName: '联名提议开会', event: 'proposed', rules: ['R-241', 'R-243'], from: 'nothing', to: 'PROPOSED', who: ['receivers'], form: forms.proposeForm,
    consequence: '人数够了，村委会应当召集，时限开始算。', checks: [must.isOfTheCounty, must.enoughProposed],
    place: (form) => ({ village: form.village, grid: null }),
    record: ({ file, form: { village, kind, by, proposers, of, about } }) => ({ ...file, village, kind, proposal: { by, proposers, of, about } }),
    effects: [told('committee', 'proposed'), told('supervisors', 'proposed')],
  }),

  convene: act({
    name: '按提议召集', recordName: '按提议召集会议', event: 'convened', rules, from: ['PROPOSED'], to: 'CALLED', who: ['committee'], form: forms.conveneForm,
    consequence: '公布时间、地点和议题；按人还是按户算到会，从这时起不能再换。', checks,
    looksUp: (form) => authorisation(form), facts: ({ form, now }) => found(form, now),
    record: ({ file, form, facts }) => ({ ...file, ...called(form, facts) }),
    effects: [told('supervisors', 'called')],
  }),

  'withdraw-proposal': act({
    name: '提议人撤回了', recordName: '提议人撤回提议', event: 'proposal-withdrawn', rules: ['R-241'], from: ['PROPOSED'], to: 'CANCELLED', who: ['supervisors', 'town'], form: forms.reasonForm,
    consequence: '撤回后联名人数不够了，不再催着召集。', record: ({ file, form }) => ({ ...file, ended: form.reason }),
  }),

  amend: act({
    name: '更改会议', recordName: '更改会议', event: 'amended', rules: ['R-241'], from: ['CALLED'], to: 'same', who: ['committee'], form: forms.amendForm,
    consequence: '改时间、地点，重新通知；要改议题，请取消后重新召集。', checks: [must.dayIsAhead, must.noticeIsGiven],
    facts: ({ form, now }) => ({ noticedOn: dayOf(now), daysAhead: daysAhead(form.day, now) }),
    record: ({ file, form: { day, time, place, urgent }, facts }) => ({
      ...file, day, time, place, urgent: urgent ?? '', noticedOn: facts['noticedOn'] as string, daysAhead: facts['daysAhead'] as number,
    }),
    effects: [told('supervisors', 'changed')],
  }),

  cancel: act({
    name: '取消会议', recordName: '取消会议', event: 'cancelled', from: ['CALLED'], to: 'CANCELLED', who: ['committee'], form: forms.reasonForm,
    consequence: '这次会不开了；按联名提议召集的会不能取消，请改日子。',
    when: [{ code: 'proposed-by-many', rule: 'R-241', sentence: '这是按联名提议召集的会，不能取消，请更改日子。', holds: ({ dossier }) => dossier.file.proposal === null }],
    record: ({ file, form }) => ({ ...file, ended: form.reason }),
    effects: [told('supervisors', 'changed')],
  }),

  open: act({
    name: '登记到会，开会', recordName: '到会人数够了，开会', event: 'opened', rules: ['R-240', 'R-243', 'R-245', 'R-837'], from: ['CALLED'], to: 'HELD', who: ['committee'], form: forms.openForm,
    consequence: '到会人数从这时起固定，各项议题按它计票。', when: [room.dayHasCome], checks: [room.isQuorate],
    record: ({ file, form }) => ({ ...file, present: form.present, register: form.register }),
  }),

  lapse: act({
    name: '没有开成', recordName: '到会人数不够，没有开成', event: 'lapsed', rules: ['R-240'], from: ['CALLED'], to: 'LAPSED', who: ['committee'], form: forms.lapseForm,
    consequence: '记下这次没有开成；要议的事另外召集。', when: [room.dayHasCome], checks: [room.isNotQuorate],
    record: ({ file, form }) => ({ ...file, present: form.present, ended: form.reason }),
  }),
}

function authorisation({ authorisedBy }: { readonly authorisedBy?: string }): LooksUp {
  return authorisedBy === undefined ? {} : { shown: [authorisedBy] }
}

function found({ day, agenda }: forms.Convening, now: Instant): JsonObject {
  return { noticedOn: dayOf(now), daysAhead: daysAhead(day, now), risks: agenda.map((item) => risksIn(must.textOf([item])).map(({ name }) => name)) }
}

function daysAhead(day: string, now: Instant): number {
  return Math.max(1, daysBetween(dayOf(now), day) + 1)
}

function called(form: forms.Convening, facts: JsonObject): Omit<MeetingFile, 'village' | 'kind' | 'proposal' | 'present' | 'register' | 'minutes' | 'signed' | 'dispute' | 'filing' | 'board' | 'stood' | 'opinions' | 'ended'> {
  const risks = facts['risks'] as readonly (readonly string[])[]
  const { authorisedBy, authorisedItem, authorisedOnPaper = '' } = form
  return {
    basis: form.basis, should: form.should, group: form.group ?? '', composition: form.composition ?? null, noticedOn: facts['noticedOn'] as string, day: form.day, time: form.time, place: form.place,
    daysAhead: facts['daysAhead'] as number, urgent: form.urgent ?? '', studiedOn: form.studiedOn ?? null, studiedWords: form.studiedWords ?? '',
    authorisation: authorisedBy === undefined ? authorisedOnPaper : `${authorisedBy}，第 ${authorisedItem ?? 0} 项`, riskAnswer: form.riskAnswer ?? '',
    agenda: form.agenda.map((item, at): AgendaItem => ({
      kind: item.kind, title: item.title, words: item.words ?? '', interested: item.interested ?? '', covers: item.covers ?? [], risks: risks[at] ?? [], settled: null,
    })),
  }
}
