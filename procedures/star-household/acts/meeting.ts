/** Neighbours speak, the meeting votes; what withholds a star is confirmed by the township before. */
import { starsTouched } from '../conditions/after.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import type { Ground, Opinion, StarVotes } from '../rating-file.ts'
import { act, told as tell, toldHousehold, withCycle, withCycleAndHousehold } from './act.ts'
import { asTold, householdFacts, onDay, starNames, text, told, voted, votedFacts, withHousehold } from './found.ts'
import type { With } from '../conditions/condition.ts'

type Ballot = { readonly sitting: number; readonly withdrawn: readonly string[]; readonly votes: readonly StarVotes[]; readonly note?: string | undefined }
const voting = [
  must.inStage('VOTE'), must.recordsTheMeeting, must.isThisSitting, must.recorderIsNoKin, must.noGroundWaits, must.kinWithdraw, must.everyStarVoted, must.votesAddUp,
]
const ballotFacts = (context: With<Ballot>) => {
  const voters = must.presentNow(context).length - context.form.withdrawn.length
  const heldOn = must.cycleOf(context)?.shown.sitting?.heldOn ?? onDay(context.now)
  return { ...householdFacts(context), ...votedFacts(context, context.form.votes, voters), voters, heldOn }
}

export const meeting = {
  'add-opinion': act({
    name: '记下互评意见', recordName: '互评意见', event: 'opinion-added', rules: ['R-404', 'R-405'], from: ['FILLED', 'RATED'], to: 'same', who: ['organiser', 'council', 'evaluator'], form: forms.opinionForm, appends: true,
    consequence: '意见供评议会参考，不按人数定星；同一个人再记的代替前一条。', looksUp: withCycle,
    checks: [must.inStage('PEER', 'VOTE'), must.opinionFits, must.speaksOfNothingForbidden<{ readonly words?: string }>('/words', ({ words = '' }) => words)],
    facts: ({ form, dossier: { file } }) => ({
      told: asTold([
        ...(form.supports.length === 0 ? [] : [text('支持', starNames(file, form.supports))]), ...(form.doubts.length === 0 ? [] : [text('有疑问', starNames(file, form.doubts))]),
      ]),
    }),
    found: told,
    record: ({ file, form, actor }) => {
      const group = form.group ?? ''
      const opinion: Opinion = { by: actor.person ?? '', group, people: form.people, supports: form.supports, doubts: form.doubts, words: form.words ?? '' }
      return { ...file, opinions: [...file.opinions.filter((one) => one.by !== opinion.by || one.group !== group), opinion] }
    },
  }),

  'report-ground': act({
    name: '登记否决依据', recordName: '登记否决依据', event: 'ground-reported', rules: ['R-441', 'R-442', 'R-443'], from: ['FILLED', 'RATED'], to: 'same', who: ['organiser'], form: forms.groundForm,
    consequence: '只影响对应的星，由乡镇核对文书以后才算；本户会收到通知。', looksUp: withCycleAndHousehold, when: [must.noGroundYet],
    checks: [must.inStage('SELF', 'PEER', 'VOTE'), must.groundIsLawful, must.groundIsUsed],
    facts: (context) => {
      const stars = starsTouched(must.cycleOf(context)?.shown.standard, context.form)
      return { ...householdFacts(context), stars, told: asTold([text('影响的星', starNames(context.dossier.file, stars))]) }
    },
    found: told,
    record: ({ file, form, facts }) => ({ ...withHousehold(file, facts), groundAsked: { ...form, stars: facts['stars'] as readonly string[] } satisfies Ground }),
    effects: [toldHousehold('groundReported'), tell('town', 'groundWaits')],
  }),
  'settle-ground': act({
    name: '核对否决依据', recordName: '核对否决依据', event: 'ground-settled', rules: ['R-441'], from: ['FILLED', 'RATED'], to: 'same', who: ['town'], form: forms.settleGroundForm,
    consequence: '属实的，对应的星在期限内不授；不属实的，当没有登记过。', when: [must.groundAsked],
    record: ({ file, form }) => ({ ...file, groundAsked: null, grounds: form.holds && file.groundAsked !== null ? [...file.grounds, file.groundAsked] : file.grounds }),
    effects: [toldHousehold('groundSettled'), tell('organiser', 'groundAnswered')],
  }),

  decide: act({
    name: '记下表决结果', recordName: '评议会表决', event: 'decided', rules: ['R-401', 'R-404', 'R-405', 'R-430', 'R-441'], from: ['RATED'], to: 'DECIDED', who: ['organiser', 'evaluator', 'council'], form: forms.decideForm,
    consequence: '按到会减去回避的人数计票，过半的星评上；公示以前可以更正。', looksUp: withCycleAndHousehold, checks: voting,
    facts: ballotFacts, found: told,
    record: ({ file, form, facts, actor }) => voted(file, facts, {
      on: facts['heldOn'] as string, sitting: form.sitting, recorder: actor.person ?? '', voters: facts['voters'] as number, withdrawn: form.withdrawn.length, votes: form.votes, note: form.note ?? '',
    }),
  }),
  'correct-decision': act({
    name: '更正表决结果', recordName: '更正表决结果', event: 'decision-corrected', rules: ['R-404'], from: ['DECIDED'], to: 'same', who: ['organiser', 'evaluator', 'council'], form: forms.correctForm,
    consequence: '新的表决代替原来的，原来的留在记录里。', looksUp: withCycleAndHousehold, checks: voting,
    facts: ballotFacts, found: told,
    record: ({ file, form, facts, actor }) => voted(file, facts, {
      on: facts['heldOn'] as string, sitting: form.sitting, recorder: actor.person ?? '', voters: facts['voters'] as number, withdrawn: form.withdrawn.length, votes: form.votes, note: form.note ?? '',
    }),
  }),
}
