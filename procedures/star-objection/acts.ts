/** Raised, taken up, answered by the household's own review, or withdrawn. */
import { actsFor } from '../../core/procedure/procedure.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { CycleShown, RatingShown } from '../../core/star-rating/shown.ts'
import { dayOf } from '../../core/time/index.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { ObjectionFile, ObjectionState } from './objection-file.ts'
import type { ObjectionParty } from './parties.ts'

const act = actsFor<ObjectionFile, JsonObject, ObjectionState, ObjectionParty>()
const told = (to: ObjectionParty, text: string) => ({ effect: 'notify', to, text }) as const
const ratingIn = (facts: JsonObject) => facts['rating'] as string

export const acts = {
  raise: act({
    name: '提出异议', recordName: '提出异议', event: 'raised', rules: ['R-020', 'R-407'], from: 'nothing', to: 'RAISED', who: ['anyone'], form: forms.raiseForm,
    consequence: '村里要在五个工作日内换人复核，把结论书面告诉您和那一户；那一户不会知道您是谁。',
    place: ({ village }) => ({ village, grid: null }),
    checks: [must.isInNotice, must.mayEnterForAnother, must.isNotTheirOwn, must.isOfTheVillage, must.isOnNotice, must.isTheFirst],
    looksUp: (form) => {
      const { cycle, rating } = must.namesIn(form)
      return { shown: [cycle, rating], households: [form.household, form.about], membersOf: rating }
    },
    facts: (context) => {
      const { cycle, rating } = must.namesIn(context.form)
      const { evaluators, limits } = context.known.shown?.get(cycle)?.shown as unknown as CycleShown
      const { headName, group } = context.known.shown?.get(rating)?.shown as unknown as RatingShown
      const about = context.known.households?.get(context.form.about)
      return {
        cycle, rating, objector: must.objectorOf(context), about: `${group} ${headName}`.trim(), evaluators, reviewWorkdays: limits.reviewWorkdays,
        barred: [...about?.members.map(({ person }) => person) ?? [], ...about?.nearRelatives ?? []],
      }
    },
    record: ({ file, form, facts }) => ({
      ...file, ...facts as unknown as Pick<ObjectionFile, 'cycle' | 'rating' | 'objector' | 'about' | 'evaluators' | 'reviewWorkdays' | 'barred'>,
      village: form.village, year: form.year, words: form.words, anonymous: form.anonymous === 'yes', entered: form.onBehalfOf !== undefined,
    }),
    followUps: [{ act: 'take-objection', in: 'star-household', sentence: '那一户的评定记下有异议，办结以前不授牌；不记是谁提的。', on: (_, facts) => ratingIn(facts), form: ({ dossier }) => ({ objection: dossier }) }],
    effects: [told('organisers', 'raised'), told('town', 'raised')],
  }),
  'take-up': act({
    name: '开始复核', recordName: '开始复核', event: 'taken-up', rules: ['R-407'], from: ['RAISED'], to: 'UNDER_REVIEW', who: ['organisers'], form: forms.emptyForm,
    consequence: '换一个记录人重新评议这一户，在这一户的评定里作出结论。', effects: [told('objector', 'takenUp')],
  }),
  'take-conclusion': act({
    name: '收到复核结论', recordName: '复核结论', event: 'concluded', rules: ['R-407'], from: ['RAISED', 'UNDER_REVIEW'], to: 'CONCLUDED', who: ['system'], form: forms.conclusionForm,
    consequence: '结论书面告诉提异议的人。', checks: [must.isOfThisHousehold],
    record: ({ file, form, at }) => ({ ...file, conclusion: form.conclusion, concludedOn: dayOf(at) }),
    effects: [{ ...told('objector', 'concluded'), mustReach: true }],
  }),
  'conclude-without': act({
    name: '这一户已经注销，办结', recordName: '因户注销办结', event: 'concluded-without', rules: ['R-407'], from: ['RAISED', 'UNDER_REVIEW'], to: 'CONCLUDED', who: ['organisers', 'town'], form: forms.lapseForm,
    consequence: '这一户合并、迁出或者注销了，不再复核，告诉提异议的人。', checks: [must.householdIsNoMore],
    looksUp: (_, { dossier }) => ({ shown: [dossier.file.rating] }),
    record: ({ file, form, at }) => ({ ...file, conclusion: form.words, concludedOn: dayOf(at) }),
    effects: [{ ...told('objector', 'concluded'), mustReach: true }],
  }),
  withdraw: act({
    name: '撤回异议', recordName: '撤回异议', event: 'withdrawn', rules: ['R-407'], from: ['RAISED', 'UNDER_REVIEW'], to: 'WITHDRAWN', who: ['objector'], form: forms.emptyForm,
    consequence: '这个异议不再复核；公示期内可以再提。', facts: ({ dossier }) => ({ rating: dossier.file.rating }),
    followUps: [{ act: 'drop-objection', in: 'star-household', sentence: '那一户的评定不再等这个异议。', on: (_, facts) => ratingIn(facts), form: ({ dossier }) => ({ objection: dossier }) }],
  }),
  'note-overdue': act({
    name: '记超期', recordName: '复核超期', event: 'overdue-noted', rules: ['R-008', 'R-407'], from: ['RAISED', 'UNDER_REVIEW'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯，告诉村里和乡镇。', checks: [must.hasRunOut], effects: [told('organisers', 'overdue'), told('town', 'overdue')],
  }),
}
