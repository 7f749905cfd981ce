/** From the call to the room: called, changed, cancelled, opened, or not enough came. */
import { daysBetween, dayOf } from '../../../core/time/index.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import type { LooksUp } from '../../../core/procedure/procedure.ts'
import * as must from '../conditions/calling.ts'
import * as meeting from '../conditions/meeting.ts'
import * as forms from '../forms.ts'
import type { AgendaItem, MeetingFile } from '../meeting-file.ts'
import { act, told } from './act.ts'

export const calling = {
  call: act({
    name: '召集会议', recordName: '召集会议', event: 'called', rules: ['R-020', 'R-162', 'R-249', 'R-251'], from: 'nothing', to: 'CALLED', who: ['caller'], form: forms.callForm,
    consequence: '把时间、地点和议题通知全体成员。',
    checks: [
      must.isBody, must.ownBody, must.hasMembers, must.dayIsAhead, must.noticeIsGiven, must.isItsBusiness, must.noSuchPowerAsked, must.householdsWhereNeeded, must.nobodyWhereNone, must.householdsAreHere,
    ],
    place: (form) => ({ village: form.village, grid: null }),
    looksUp: (form) => ({ units: [form.body], ...lookedUp(form.body, form.agenda) }),
    facts: ({ form, known, now }) => ({ members: must.membersKnown(known, form.body), daysAhead: daysAhead(form.day, now) }),
    record: ({ file, form, facts }) => ({ ...file, body: form.body, village: form.village, ...planned(form, facts) }),
    effects: [told('members', 'called')],
  }),

  amend: act({
    name: '更改会议', recordName: '更改会议', event: 'amended', rules: ['R-251'], from: ['CALLED'], to: 'same', who: ['convener'], form: forms.amendForm,
    consequence: '改时间、地点，并重新通知全体成员；要改议题，请取消后重新召集。',
    checks: [must.dayIsAhead, must.noticeIsGiven],
    looksUp: (_, { dossier }) => lookedUp(dossier.file.body, []),
    facts: ({ form, known, dossier, now }) => ({ members: must.membersKnown(known, dossier.file.body), daysAhead: daysAhead(form.day, now) }),
    record: ({ file, form: { day, time, place, urgent }, facts }) => ({
      ...file, day, time, place, urgent: urgent ?? '', members: facts['members'] as readonly string[], daysAhead: facts['daysAhead'] as number,
    }),
    effects: [told('members', 'changed')],
  }),

  cancel: act({
    name: '取消会议', recordName: '取消会议', event: 'cancelled', from: ['CALLED'], to: 'CANCELLED', who: ['convener'], form: forms.reasonForm,
    consequence: '告诉全体成员这次会不开了。',
    record: ({ file, form }) => ({ ...file, ended: form.reason }),
    effects: [told('members', 'cancelled')],
  }),

  open: act({
    name: '登记到会，开会', recordName: '到会人数够了，开会', event: 'opened', rules: ['R-240', 'R-404'], from: ['CALLED'], to: 'HELD', who: ['convener'], form: forms.openForm,
    consequence: '到会名单从这时起固定，各项议题按它计票。', when: [meeting.dayHasCome],
    checks: [meeting.presentAreMembers, meeting.isQuorate, meeting.somebodyPresides],
    choices: ({ file }) => ({ '/present': file.members, '/presiding': file.members }),
    looksUp: (_, { dossier }) => lookedUp(dossier.file.body, []),
    facts: ({ form, known, dossier }) => ({ members: must.membersKnown(known, dossier.file.body), presiding: form.presiding ?? meeting.chairOf(known, dossier.file.body) }),
    record: ({ file, form, facts }) => ({
      ...file, members: facts['members'] as readonly string[], present: form.present, presiding: facts['presiding'] as string | null, guests: form.guests ?? '',
    }),
  }),

  lapse: act({
    name: '没有开成', recordName: '到会人数不够，没有开成', event: 'lapsed', rules: ['R-240'], from: ['CALLED'], to: 'LAPSED', who: ['convener'], form: forms.lapseForm,
    consequence: '记下这次没有开成；要议的事另外召集。', when: [meeting.dayHasCome],
    checks: [meeting.presentAreMembers, meeting.isNotQuorate],
    choices: ({ file }) => ({ '/present': file.members }),
    looksUp: (_, { dossier }) => lookedUp(dossier.file.body, []),
    facts: ({ known, dossier }) => ({ members: must.membersKnown(known, dossier.file.body) }),
    record: ({ file, form, facts }) => ({ ...file, members: facts['members'] as readonly string[], present: form.present, ended: form.reason }),
  }),
}

function lookedUp(body: string, agenda: readonly must.Planned[]): LooksUp {
  const households = [...new Set(agenda.flatMap((item) => item.households ?? []))]
  return { desks: [{ kind: 'unit', unit: body }], ...(households.length === 0 ? {} : { households }) }
}

function daysAhead(day: string, now: number): number {
  return Math.max(1, daysBetween(dayOf(now), day) + 1)
}

function planned({ day, time, place, agenda, urgent }: must.Call, facts: JsonObject): Pick<MeetingFile, 'day' | 'time' | 'place' | 'agenda' | 'urgent' | 'members' | 'daysAhead'> {
  return {
    day, time, place, urgent: urgent ?? '', members: facts['members'] as readonly string[], daysAhead: facts['daysAhead'] as number,
    agenda: agenda.map((item): AgendaItem => ({ kind: item.kind, title: item.title, words: item.words ?? '', households: item.households ?? [], publish: item.publish === true, settled: null })),
  }
}
