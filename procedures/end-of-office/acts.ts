/** A term from its first day: resignations, ends by law, appraisals, recalls, by-elections. Every end asks at once whether a by-election is due. */
import { byElectionDue, endsOn } from '../../core/election/end-of-office.ts'
import { reminderDay } from '../../core/election/term.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { dayOf } from '../../core/time/index.ts'
import { peopleKnown } from '../village-election/acts-before.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { TermParty } from './parties.ts'
import type { TermSettings } from './settings.ts'
import type { TermState } from './states.ts'
import { ended, sittingIn, type HowEnded, type Member, type TermFile } from './term-file.ts'

const act = actsFor<TermFile, TermSettings, TermState, TermParty>()
const told = (to: TermParty, text: string) => ({ effect: 'notify', to, text }) as const
const alive = ['SITTING', 'VACANT'] as const
type Context = must.With<unknown>
type Vacancy = Pick<TermFile, 'vacantSince' | 'byElectionBy' | 'vacancyNotedOn'>

export const acts = {
  open: act({
    name: '登记任期', recordName: '登记任期', event: 'opened', rules: ['R-227', 'R-231', 'R-238'], from: 'nothing', to: { oneOf: alive, choose: (context) => stateOf(context, opened(context, context.form)) }, who: ['town'], form: forms.openForm,
    consequence: '记下这一届的成员；出缺、补选、届满提醒都从这里算。', place: ({ village }) => ({ village, grid: null }),
    looksUp: (form) => ({ shown: [must.electionName(form, 0)], people: (form.members ?? []).map(({ person }) => person) }), checks: [must.isNamedRight, must.membersAreKnown],
    facts: (context) => {
      const { form, now, settings } = context
      const { termReminderDays } = settings.province
      return { members: opened(context, form).members, openedOn: dayOf(now), remindOn: reminderDay(form.beganOn, { termReminderDays: termReminderDays.value }), ...vacancyOf(context, opened(context, form), dayOf(now)) }
    },
    record: ({ file, form, facts }) => ({
      ...file, village: form.village, term: form.term, beganOn: form.beganOn, members: facts['members'] as unknown as readonly Member[],
      openedOn: facts['openedOn'] as string, remindOn: facts['remindOn'] as string, ...vacancyIn(facts),
    }),
  }),
  resign: act({
    name: '登记辞职', recordName: '提出辞职', event: 'resigned', rules: ['R-237'], from: alive, to: 'same', who: ['village', 'members'], form: forms.resignForm, appends: true, consequence: '由村民会议或者村民代表会议审议；通过以前职务不终止。',
    checks: [must.sits, must.hasNotResigned, must.isPast], choices: ({ file }) => ({ '/person': sittingIn(file).map(({ person }) => person) }),
    record: ({ file, form }) => ({ ...file, resignations: [...file.resignations, { ...form, number: file.resignations.length + 1, decided: null }] }), effects: [told('town', 'resigned')],
  }),
  'decide-resignation': act({
    name: '登记审议结果', recordName: '审议辞职', event: 'resignation-decided', rules: ['R-237', 'R-238'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, decided(context.dossier.file, context.form)) }, who: ['village', 'town'], form: forms.decideForm,
    consequence: '同意的，职务自审议通过之日终止；空缺的按补选办。', checks: [must.resignationWaits, must.isPast],
    facts: (context) => ({ ...vacancyOf(context, decided(context.dossier.file, context.form), context.form.on) }), record: ({ file, form, facts }) => ({ ...decided(file, form), ...vacancyIn(facts) }), effects: [told('village', 'endedOffice'), told('town', 'endedOffice')],
  }),
  end: act({
    name: '登记职务终止', recordName: '职务终止', event: 'ended', rules: ['R-237', 'R-238'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, byLaw(context.dossier.file, context.form)) }, who: ['town'], form: forms.endForm,
    consequence: '职务自行终止；空缺的按补选办。', checks: [must.sits, must.isPast], choices: ({ file }) => ({ '/person': sittingIn(file).map(({ person }) => person) }),
    facts: (context) => ({ ...vacancyOf(context, byLaw(context.dossier.file, context.form), context.form.since) }), record: ({ file, form, facts }) => ({ ...byLaw(file, form), ...vacancyIn(facts) }), effects: [told('village', 'endedOffice')],
  }),
  'record-appraisal': act({
    name: '登记民主评议', recordName: '民主评议', event: 'appraised', rules: ['R-237', 'R-238', 'R-281'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, appraised(context.dossier.file, context.form)) }, who: ['supervisors', 'town', 'system'], form: forms.appraiseForm,
    consequence: '连续两次评议不称职的，职务终止，空缺的按补选办。', checks: [must.sits, must.isPast, must.isAnotherYear], choices: ({ file }) => ({ '/person': sittingIn(file).map(({ person }) => person) }),
    facts: (context) => ({ ...vacancyOf(context, appraised(context.dossier.file, context.form), context.form.on) }), record: ({ file, form, facts }) => ({ ...appraised(file, form), ...vacancyIn(facts) }), effects: [told('town', 'appraised')],
  }),
  'take-appraisal': act({
    name: '按民主评议终止职务', recordName: '连续两次评议不称职', event: 'appraisal-taken', rules: ['R-237', 'R-238', 'R-281'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, failed(context)) }, who: ['supervisors', 'town'], form: forms.appraisalForm,
    consequence: '平台上办的民主评议连续两次不称职的，职务终止，空缺的按补选办。', checks: [must.sits, must.failedTwice], choices: ({ file }) => ({ '/person': sittingIn(file).map(({ person }) => person) }),
    looksUp: ({ year, nth }, { dossier: { file } }) => ({ shown: [must.appraisalName(file.village, { year, nth })] }),
    facts: (context) => ({ on: dayFailed(context), ...vacancyOf(context, failed(context), dayFailed(context)) }),
    record: ({ file, form, facts }) => ({ ...ended(file, form.person, 'appraisals', facts['on'] as string, `${form.year} 年第 ${form.nth} 次民主评议`), ...vacancyIn(facts) }), effects: [told('village', 'endedOffice'), told('town', 'endedOffice')],
  }),
  'take-recall': act({
    name: '罢免通过', recordName: '罢免通过', event: 'recalled', rules: ['R-236', 'R-238'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, byOther(context.dossier.file, 'recall', context.form)) }, who: ['system'], form: forms.takeForm, consequence: '职务终止，空缺的按补选办。',
    checks: [must.sits], facts: (context) => ({ ...vacancyOf(context, byOther(context.dossier.file, 'recall', context.form), context.form.on) }),
    record: ({ file, form, facts }) => ({ ...byOther(file, 'recall', form), ...vacancyIn(facts) }), effects: [told('village', 'endedOffice'), told('town', 'endedOffice')],
  }),
  'take-void': act({
    name: '当选认定无效', recordName: '当选认定无效', event: 'voided', rules: ['R-234', 'R-238'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, byOther(context.dossier.file, 'election-void', context.form)) }, who: ['system'], form: forms.takeForm,
    consequence: '职务终止，空缺的按补选办。', checks: [must.sits], facts: (context) => ({ ...vacancyOf(context, byOther(context.dossier.file, 'election-void', context.form), context.form.on) }),
    record: ({ file, form, facts }) => ({ ...byOther(file, 'election-void', form), ...vacancyIn(facts) }), effects: [told('village', 'endedOffice'), told('town', 'endedOffice')],
  }),
  'take-by-election': act({
    name: '登记补选结果', recordName: '补选的成员就任', event: 'by-elected', rules: ['R-238'], from: alive, to: { oneOf: alive, choose: (context) => stateOf(context, joined(context, context.form)) }, who: ['town'], form: forms.byElectionForm, consequence: '补选的成员任期到本届期满。',
    looksUp: ({ run }, { dossier: { file } }) => ({ shown: [must.electionName(file, run)] }), checks: [must.wasByElected],
    facts: (context) => ({ members: joined(context, context.form).members, ...vacancyOf(context, joined(context, context.form), dayOf(context.now)) }),
    record: ({ file, facts }) => ({ ...file, members: facts['members'] as unknown as readonly Member[], ...vacancyIn(facts) }), effects: [told('village', 'byElected')],
  }),
  remind: act({
    name: '届满提醒', recordName: '提醒换届', event: 'reminded', rules: ['R-231'], from: alive, to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '告诉村里和乡镇：任期将满，请准备换届。',
    record: ({ file, at }) => ({ ...file, remindedOn: dayOf(at) }), effects: [told('village', 'termEnds'), told('town', 'termEnds')],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了补选的期限', event: 'overdue-noted', rules: ['R-238'], from: ['VACANT'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒村里、乡镇和县里。', effects: [told('village', 'overdue'), told('town', 'overdue'), told('county', 'overdue')],
  }),
  close: act({
    name: '任期结束', recordName: '任期结束', event: 'closed', rules: ['R-231'], from: alive, to: 'OVER', who: ['town'], form: forms.closeForm, consequence: '新一届已经移交，这一届的任期结束。', record: ({ file, form }) => ({ ...file, over: form.words }),
  }),
}

/** Is somebody missing whom law wants in soon: no chair, or fewer than three? */
export function byElectionNeeded(file: Pick<TermFile, 'members'>): boolean {
  const posts = sittingIn(file).map(({ post }) => post)
  return !posts.includes('chair') || posts.length < 3
}

function stateOf(_: Context, file: Pick<TermFile, 'members'>): 'SITTING' | 'VACANT' {
  return byElectionNeeded(file) ? 'VACANT' : 'SITTING'
}

/** The clock goes on from the first vacancy that needs filling; it stops where enough sit again. */
function vacancyOf({ dossier: { file }, now, calendar, settings }: Context, after: Pick<TermFile, 'members'>, on: string): Vacancy {
  const since = file.vacantSince ?? on
  const due = byElectionDue(sittingIn(after).map(({ post }) => post), since, calendar, { byElectionMonths: settings.province.byElectionMonths.value })
  return { vacantSince: due === null ? null : since, byElectionBy: due, vacancyNotedOn: due === null ? null : file.vacancyNotedOn ?? dayOf(now) }
}

function vacancyIn(facts: JsonObject): Vacancy {
  return { vacantSince: facts['vacantSince'] as string | null, byElectionBy: facts['byElectionBy'] as string | null, vacancyNotedOn: facts['vacancyNotedOn'] as string | null }
}

type Opening = { readonly village: string; readonly term: number; readonly beganOn: string; readonly members?: readonly { readonly person: string; readonly post: Member['post'] }[] }
function opened(context: Context, form: Opening): Pick<TermFile, 'members'> {
  const elected = must.electedIn({ ...context, form }, 0)
  const typed = peopleKnown(context.known, (form.members ?? []).map(({ person }) => person)).map((one, at) => ({ ...one, post: form.members?.[at]?.post ?? 'member' as const }))
  return { members: (elected.length > 0 ? elected : typed).map((one): Member => ({ ...one, since: form.beganOn, run: 0, ended: null })) }
}

function decided(file: TermFile, { number, accepted, resolution, on }: { readonly number: number; readonly accepted: boolean; readonly resolution: string; readonly on: string }): TermFile {
  const resignation = file.resignations.find((one) => one.number === number)
  const noted = { ...file, resignations: file.resignations.map((one) => (one.number === number ? { ...one, decided: { accepted, resolution, on } } : one)) }
  const over = accepted ? endsOn({ by: 'resignation', acceptedOn: on }) : null
  return over === null || resignation === undefined ? noted : ended(noted, resignation.person, 'resignation', over, resolution)
}

function byLaw(file: TermFile, { person, how, document, since }: { readonly person: string; readonly how: keyof typeof forms.endings; readonly document: string; readonly since: string }): TermFile {
  const over = how === 'death' ? endsOn({ by: 'death', on: since }) : endsOn({ by: how, document, since })
  return over === null ? file : ended(file, person, how, over, document)
}

function appraised(file: TermFile, one: { readonly person: string; readonly on: string; readonly competent: boolean; readonly document: string }): TermFile {
  const appraisals = [...file.appraisals, one]
  const over = endsOn({ by: 'appraisals', appraisals: appraisals.filter(({ person }) => person === one.person) })
  return over === null ? { ...file, appraisals } : ended({ ...file, appraisals }, one.person, 'appraisals', over, one.document)
}

type OfAppraisal = must.With<{ readonly person: string; readonly year: number; readonly nth: number }>
function dayFailed(context: OfAppraisal): string {
  return must.appraisalOf(context)?.heldOn ?? dayOf(context.now)
}

function failed(context: OfAppraisal): TermFile {
  return ended(context.dossier.file, context.form.person, 'appraisals', dayFailed(context), '')
}

function byOther(file: TermFile, how: HowEnded, { person, on, document }: { readonly person: string; readonly on: string; readonly document: string }): TermFile {
  return ended(file, person, how, on, document)
}

/** Who moves up leaves the lower post behind. */
function joined(context: Context, { run }: { readonly run: number }): Pick<TermFile, 'members'> {
  const today = dayOf(context.now)
  const elected = must.electedIn(context, run)
  const left = elected.reduce((file, { person }) => ended(file, person, 'moved', today, '补选'), context.dossier.file)
  return { members: [...left.members, ...elected.map((one): Member => ({ ...one, since: today, run, ended: null }))] }
}
