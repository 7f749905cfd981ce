/**
 * One of the two counts of a recall (罢免计票录入): a dossier of its own, so that nobody but its keyer reads it before both are equal. Figures only; nothing of a voter.
 */
import { Type } from '@sinclair/typebox'
import { arePapers } from '../../core/election/validity.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import { closed, dossier, emptyForm, village } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure } from '../../core/procedure/procedure.ts'
import type { CountShown, RecallCount, RecallShown } from '../committee-recall/recall-file.ts'
import { whole } from '../village-election/fields.ts'
import { officesAt } from '../village-election/parties.ts'
import { shownOf } from '../village-election/shown.ts'

export type CountFile = { readonly recall: string; readonly keyer: string; readonly attempt: number; readonly rehearsal: boolean; readonly count: RecallCount | null }
type Settings = Record<string, never>
type CountState = 'IN' | 'OPENED'
type Count = Dossier<CountFile>
type Party = PartyDefinition<CountFile, Settings>
const opened = (count: Count, addressees: readonly Addressee[]) => (count.state === 'OPENED' ? addressees : [])

const parties = {
  anyone: party('任何人', '登记的计票录入人', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  keyer: party('录这一份的人', '录这一份的本人', ({ file }: Count) => (file.keyer === '' ? [] : [{ kind: 'person', person: file.keyer }])),
  town: party('乡镇', '两份一致以后，本乡镇的调度员', (count: Count) => opened(count, officesAt(count.place, 'TOWN', 'TOWN_DISPATCHER'))),
  village: party('村里', '两份一致以后，本村党组织书记和村干部', (count: Count) => opened(count, officesAt(count.place, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE'))),
} satisfies Record<string, Party>
type CountParty = keyof typeof parties

const enterForm = Type.Object({
  village: village(), recall: dossier('哪一件罢免'), attempt: whole('第几次录', 1, 99), registered: whole('登记参加选举的人数'), issued: whole('发出的票'), returned: whole('收回的票'), forged: whole('其中不是本次的票'), yes: whole('同意的票'), no: whole('不同意的票'), invalid: whole('废票'),
}, closed)
type Entered = { readonly village: string; readonly recall: string; readonly attempt: number } & Omit<RecallCount, 'papers'> & RecallCount['papers']
type Entering = Deciding<CountFile, Settings, Entered>

const isCounter = condition('not-a-counter', 'R-228', '这件罢免没有登记您计票，或者现在不在计票，请核对。', (context) => {
  const recall = shownOf<RecallShown>(context.known, context.form.recall)
  return recall?.state === 'COUNTING' && recall.shown.village === context.form.village && context.actor.person !== null && recall.shown.counters.includes(context.actor.person)
}, '/recall')
const isThisAttempt = condition('other-attempt', 'R-228', '这不是现在要录的这一次，或者您已经录过，请刷新。', (context) => shownOf<RecallShown>(context.known, context.form.recall)?.shown.attempt === context.form.attempt
  && !(context.known.members ?? []).some(({ shown }) => { const one = shown as unknown as CountShown; return one.person === context.actor.person && one.attempt === context.form.attempt }), '/attempt')
const addsUp = condition('papers-do-not-add-up', 'R-236', '对不上：收回的票去掉不是本次的，应当等于同意、不同意和废票加起来；请重新点。', ({ form }) => {
  const { papers, yes, no, invalid } = countIn(form)
  return arePapers(papers) && papers.returned - papers.forged === yes + no + invalid
}, '/returned')

const act = actsFor<CountFile, Settings, CountState, CountParty>()

export const recallCount: Procedure<CountFile, Settings, CountState, CountParty> = {
  key: 'recall-count',
  version: 1,
  name: '罢免计票录入',
  owner: '乡镇人民政府',
  basis: ['村民委员会组织法（2025 年修正）第十九条', 'R-228、R-236'],
  settings: { schema: Type.Object({}, closed), defaults: {} },
  blank: { recall: '', keyer: '', attempt: 1, rehearsal: false, count: null },
  states: {
    IN: { name: '录完了', sentence: '这一份录完了，等另一份录完一起核对。', step: '计票', awaits: [] },
    OPENED: { name: '已公开', sentence: '两份一致，或者已经存档。', step: '计票', awaits: [], final: true },
  },
  parties,
  acts: {
    enter: act({
      name: '录入计票', recordName: '录入一份', event: 'entered', rules: ['R-228', 'R-236'], from: 'nothing', to: 'IN', who: ['anyone'], form: enterForm, consequence: '另一个人录完以前，别人看不到您录的数。', place: (form) => ({ village: form.village, grid: null }),
      looksUp: ({ recall }) => ({ shown: [recall], membersOf: recall }), checks: [isCounter, isThisAttempt, addsUp],
      facts: ({ known, form }) => ({ rehearsal: shownOf<RecallShown>(known, form.recall)?.shown.rehearsal === true }),
      record: ({ file, form, facts, actor }) => ({ ...file, recall: form.recall, keyer: actor.person ?? '', attempt: form.attempt, rehearsal: facts['rehearsal'] === true, count: countIn(form) }),
      followUps: [{ act: 'compare', in: 'committee-recall', sentence: '两份都录完的，核对是不是一致。', on: ({ recall }) => recall, form: () => ({}) }],
    }),
    release: act({ name: '公开', recordName: '公开', event: 'released', rules: ['R-228'], from: ['IN'], to: 'OPENED', who: ['system'], form: emptyForm, consequence: '两份一致以后，村里和乡镇可以看。' }),
    archive: act({ name: '存档', recordName: '存档', event: 'archived', from: ['IN'], to: 'OPENED', who: ['system'], form: Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed), consequence: '没有用上的一份，存档公开。' }),
  },
  deadlines: { archive: { name: '存档', kind: 'timer', runsIn: ['IN'], owner: 'system', budget: () => ({ amount: 60, unit: 'CALENDAR_DAY' }), onLate: { act: 'archive', sentence: '六十天以后存档。' } } },
  readers: {
    parties: ['keyer', 'town', 'village'],
    region: { sentence: '两份一致以前只有录这一份的人可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: { 'R-228': '两个人分别录入，都录完以前互相看不到；一致才算。', 'R-236': '收回的票等于同意、不同意和废票之和；通过要过半数。' },
  texts: {},
  shows: { to: ['committee-recall', 'recall-count'], what: ({ file }) => (file.count === null ? {} : { person: file.keyer, attempt: file.attempt, count: file.count }) },
  belongsTo: ({ file }) => (file.recall === '' ? null : file.recall),
  sheet: ({ file }) => (file.count === null ? [] : [{ label: '录了', kind: 'text', value: `收回 ${file.count.papers.returned}，同意 ${file.count.yes}，不同意 ${file.count.no}，废票 ${file.count.invalid}` }]),
  summary: ({ file }) => ({ number: null, title: `罢免计票录入${file.rehearsal ? '（演练）' : ''}`, category: 'recall-count', priority: 'P2', lon: null, lat: null, reporter: null, searchText: '罢免计票录入' }),
}

function countIn({ registered, issued, returned, forged, yes, no, invalid }: Entered): RecallCount {
  return { papers: { registered, issued, returned, forged }, yes, no, invalid }
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}

function condition(code: string, rule: string, sentence: string, holds: (context: Entering) => boolean, field: string): Condition<Entering> {
  return { code, rule, sentence, holds, field }
}
