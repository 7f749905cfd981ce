/** The household rates itself, is helped, confirms, or stays out. */
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import type { OwnStar, RatingFile } from '../rating-file.ts'
import { act, told as tell, toldHousehold, withCycle, withCycleAndHousehold } from './act.ts'
import { asTold, householdFacts, opened, openingFacts, ownInWords, text, told, withHousehold } from './found.ts'
import type { Anything } from '../conditions/condition.ts'

type Own = { readonly stars: readonly OwnStar[]; readonly bonus?: RatingFile['bonusClaims']; readonly paper?: { readonly signedOn: string; readonly keptAt: string } }

/** Of the household itself, or its signature on paper: rated. Anything else waits for its word. */
const filled = {
  oneOf: ['FILLED', 'RATED'] as const,
  choose: (context: Anything & { readonly form: { readonly paper?: object } }) => (must.isOfHousehold(context) || context.form.paper !== undefined ? 'RATED' as const : 'FILLED' as const),
}
const confirmedBy = (context: Anything & { readonly form: { readonly paper?: object } }) => (must.isOfHousehold(context) ? 'self' : context.form.paper === undefined ? null : 'paper')
const openingLooksUp = (form: { readonly village: string; readonly year: number; readonly household: string }, { dossier }: { readonly dossier: { readonly file: RatingFile } }) => ({
  shown: [must.cycleNameOf(dossier.file, form)], households: [form.household],
})
const filling = [must.mayFill, must.everyStarAnswered, must.claimsHaveReasons, must.bonusIsKnown, must.paperIsNotAhead]

/** Whoever writes for a household reads what was written, and can put it right, until the meeting votes. */
function fillerOf({ adults }: RatingFile, person: string | null): string | null {
  return person === null || adults.includes(person) ? null : person
}

function withOwn(file: RatingFile, form: Own, confirmed: RatingFile['confirmed'], filler: string | null): RatingFile {
  return {
    ...file, takesPart: confirmed !== null, own: form.stars, bonusClaims: form.bonus ?? [], confirmed, filler: fillerOf(file, filler), paper: form.paper ?? null,
  }
}

export const selfRating = {
  'rate-self': act({
    name: '填写自评', recordName: '填写自评', event: 'self-rated', rules: ['R-401', 'R-402', 'R-403'], from: 'nothing', to: filled, who: ['anyone'], form: forms.selfForm,
    consequence: '本户填的，收下就算；代填的，本户确认以后才算。',
    place: (form) => ({ village: form.village, grid: null }), looksUp: openingLooksUp,
    checks: [must.isOwnName, must.inStage('SELF'), must.selfRatingIsOn, must.householdLives, must.isOfTheRegister, ...filling],
    facts: (context) => ({ ...openingFacts(context), confirmed: confirmedBy(context), told: asTold(ownInWords(context, context.form.stars)) }),
    found: told,
    record: ({ file, form, facts, actor }) => withOwn(opened(file, facts), form, facts['confirmed'] as RatingFile['confirmed'], actor.person),
    effects: [tell('household', 'selfRated')],
  }),
  revise: act({
    name: '修改自评', recordName: '修改自评', event: 'self-rating-revised', rules: ['R-402', 'R-403'], from: ['FILLED', 'RATED', 'OUT'], to: filled, who: ['household', 'filler', 'organiser'], form: forms.reviseForm,
    consequence: '新的自评代替原来的；代填的要本户重新确认。', looksUp: withCycleAndHousehold,
    checks: [must.inStage('SELF'), must.selfRatingIsOn, must.householdLives, ...filling],
    facts: (context) => ({ ...householdFacts(context), confirmed: confirmedBy(context), told: asTold(ownInWords(context, context.form.stars)) }),
    found: told,
    record: ({ file, form, facts, actor }) => withOwn(withHousehold(file, facts), form, facts['confirmed'] as RatingFile['confirmed'], actor.person),
    effects: [tell('household', 'selfRated')],
  }),
  confirm: act({
    name: '确认代填的自评', recordName: '确认自评', event: 'self-rating-confirmed', rules: ['R-403'], from: ['FILLED'], to: 'RATED', who: ['household'], form: forms.emptyForm,
    consequence: '确认这就是您家的自评，从现在起参评。', looksUp: withCycleAndHousehold, checks: [must.inStage('SELF', 'PEER', 'VOTE'), must.isOfTheHousehold],
    facts: (context) => householdFacts(context),
    record: ({ file, facts }) => ({ ...withHousehold(file, facts), takesPart: true, confirmed: 'member', filler: null }),
  }),
  'stay-out': act({
    name: '本轮不参评', recordName: '登记本轮不参评', event: 'stayed-out', rules: ['R-402', 'R-424'], from: 'nothing', to: 'OUT', who: ['anyone'], form: forms.outForm,
    consequence: '这一轮不参评，对您家没有任何影响；自评截止前可以改主意。', place: (form) => ({ village: form.village, grid: null }), looksUp: openingLooksUp,
    checks: [must.isOwnName, must.inStage('SELF', 'PEER', 'VOTE'), must.householdLives, must.isOfTheRegister, must.mayStayOut],
    facts: (context) => openingFacts(context), record: ({ file, facts, actor }) => {
      const now = opened(file, facts)
      return { ...now, takesPart: false, filler: fillerOf(now, actor.person) }
    },
    effects: [tell('household', 'stayedOut')],
  }),
  'opt-out': act({
    name: '退出本轮评定', recordName: '退出本轮评定', event: 'opted-out', rules: ['R-424'], from: ['FILLED', 'RATED', 'DECIDED'], to: 'OUT', who: ['household'], form: forms.emptyForm,
    consequence: '这一轮不再参评，对您家没有任何影响；公示以前都可以退出。', looksUp: withCycle, checks: [must.inStage('SELF', 'PEER', 'VOTE')],
    record: ({ file }) => ({ ...file, takesPart: false, filler: null, decided: null, given: [], away: [] }),
  }),
  'record-change': act({
    name: '登记户的变化', recordName: '户有变化', event: 'household-changed', rules: ['R-402'], from: ['FILLED', 'RATED', 'OUT', 'DECIDED', 'REVIEW', 'APPEALED', 'PROPOSED', 'VOTED'],
    to: {
      oneOf: ['FILLED', 'RATED', 'OUT', 'DECIDED', 'REVIEW', 'APPEALED', 'PROPOSED', 'VOTED', 'ENDED'],
      choose: (context) => {
        const { state } = context.dossier
        return isGone(context) || state === null ? 'ENDED' : state as 'RATED'
      },
    },
    who: ['organiser'], form: forms.changeForm, consequence: '按人户登记更新户主和家人；户已经注销的，这一轮到此为止，星随留下的户。', looksUp: withCycleAndHousehold,
    checks: [must.householdChanged],
    facts: (context) => ({ ...householdFacts(context), ended: isGone(context) ? 'gone' : '', told: asTold(isGone(context) ? [text('结果', '这一户已经注销，本轮到此为止')] : []) }),
    found: told,
    record: ({ file, facts }) => ({ ...withHousehold(file, facts), ended: facts['ended'] as string, takesPart: file.takesPart && facts['ended'] === '' }),
    effects: [toldHousehold('householdChanged')],
  }),
}

function isGone(context: Anything): boolean {
  const household = must.householdOf(context)
  return household === null || household.endedOn !== null
}
