/** Complained, looked into, found. What is found reaches the election and the term by itself. */
import { actsFor } from '../../core/procedure/procedure.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { dayOf } from '../../core/time/index.ts'
import { shownOf, type ElectionShown } from '../village-election/shown.ts'
import { wrongs, type ComplaintFile } from './complaint-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { ComplaintParty } from './parties.ts'
import type { ComplaintSettings } from './settings.ts'
import type { ComplaintState } from './states.ts'

const act = actsFor<ComplaintFile, ComplaintSettings, ComplaintState, ComplaintParty>()
const told = (to: ComplaintParty, text: string) => ({ effect: 'notify', to, text }) as const

export const acts = {
  complain: act({
    name: '举报', recordName: '举报', event: 'complained', rules: ['R-234'], from: 'nothing', to: 'RECEIVED', who: ['anyone'], form: forms.complainForm,
    consequence: '直接到乡镇或者县里，村里和选举委员会看不到；查清以后答复您。', place: ({ village }) => ({ village, grid: null }),
    looksUp: (form) => ({ shown: [must.electionName(form)], mandates: (['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'GRID_WORKER', 'GRID_LEADER'] as const).map((office) => ({ office, within: form.village })) }),
    checks: [must.isRealElection],
    facts: ({ form, known, now, actor }) => {
      const election = shownOf<ElectionShown>(known, must.electionName(form))?.shown
      const persons = [...(known.mandates ?? []).map(({ person }) => person), ...(election?.committee ?? []), ...(election?.candidates ?? [])]
      return { on: dayOf(now), barred: [...new Set(persons)].filter((person) => person !== actor.person) }
    },
    record: ({ file, form, facts, actor }) => ({
      ...file, village: form.village, term: form.term, run: form.run, complainant: actor.person ?? '', wrong: form.wrong, words: form.words, body: form.body, on: facts['on'] as string, barred: facts['barred'] as readonly string[],
    }),
    effects: [told('town', 'received'), told('county', 'received')],
  }),
  'take-up': act({
    name: '开始调查', recordName: '开始调查', event: 'taken-up', rules: ['R-234'], from: ['RECEIVED'], to: 'LOOKED_INTO', who: ['town', 'county'], form: forms.emptyForm, consequence: '告诉举报的人已经开始调查。', effects: [told('complainant', 'takenUp')],
  }),
  'pass-up': act({
    name: '交县里调查', recordName: '交县里调查', event: 'passed-up', rules: ['R-234'], from: ['RECEIVED', 'LOOKED_INTO'], to: 'RECEIVED', who: ['town'], form: forms.passUpForm, consequence: '由县里调查，乡镇不再看到这件举报。',
    record: ({ file, form, at }) => ({ ...file, body: 'COUNTY', notes: [...file.notes, { on: dayOf(at), words: form.reason }] }), effects: [told('county', 'received')],
  }),
  'add-note': act({
    name: '记下查到的情况', recordName: '记下查到的情况', event: 'noted', rules: ['R-234'], from: ['LOOKED_INTO'], to: 'same', who: ['town', 'county'], form: forms.noteForm, appends: true, consequence: '只有调查的和举报的人可以看。',
    record: ({ file, form, at }) => ({ ...file, notes: [...file.notes, { on: dayOf(at), words: form.words }] }),
  }),
  find: act({
    name: '作出认定', recordName: '作出认定', event: 'found', rules: ['R-234'], from: ['LOOKED_INTO'], to: 'FOUND', who: ['town', 'county'], form: forms.findForm, oneByOne: true, consequence: '书面答复举报的人；当选无效的，职位空缺，按补选办；整个选举无效的，选举作废。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [must.electionName(file)] }), checks: [must.personIsNamed, must.electionIsRunning],
    facts: ({ form, now, dossier: { file } }) => ({
      on: dayOf(now), election: must.electionName(file), office: must.officeName(file), outcome: form.outcome, reason: file.wrong === null ? '' : wrongs[file.wrong],
    }),
    record: ({ file, form, facts }) => ({ ...file, finding: { outcome: form.outcome, document: form.document, words: form.words, person: form.person ?? null, on: facts['on'] as string } }),
    effects: [{ ...told('complainant', 'found'), mustReach: true }],
    followUps: [
      { act: 'void-elected', in: 'village-election', sentence: '选举里记下这个人的当选无效。', on: (_, facts) => inCase(facts, 'person-void', 'election'), form: ({ form, facts }) => ({ person: form.person ?? '', document: form.document, reason: `经查属实：${facts['reason'] as string}` }) },
      { act: 'take-void', in: 'end-of-office', sentence: '任期里记下这个人的职务因当选无效终止。', on: (_, facts) => inCase(facts, 'person-void', 'office'), form: ({ form, facts }) => ({ person: form.person ?? '', document: form.document, on: facts['on'] ?? '' }) },
      { act: 'void', in: 'village-election', sentence: '选举作废。', on: (_, facts) => inCase(facts, 'election-void', 'election'), form: ({ form, facts }) => ({ document: form.document, reason: `经查属实：${facts['reason'] as string}` }) },
    ],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了期限还没有查清', event: 'overdue-noted', rules: ['R-234'], from: ['RECEIVED', 'LOOKED_INTO'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒县里。', effects: [told('county', 'overdue')],
  }),
}

function inCase(facts: JsonObject, outcome: string, where: 'election' | 'office'): string | null {
  return facts['outcome'] === outcome ? facts[where] as string : null
}
