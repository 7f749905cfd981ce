/** What acts find out and write down: the household as it is today, stars in words, results of votes. */
import type { Json, JsonObject } from '../../../core/procedure/dossier.ts'
import type { Line } from '../../../core/procedure/words.ts'
import { starsVoted, starsWithheld } from '../../../core/star-rating/result.ts'
import { addMonths, dayOf, daysBetween, type Day, type Instant } from '../../../core/time/index.ts'
import { cycleNameOf, cycleOf, householdOf, type Anything } from '../conditions/condition.ts'
import { bonusFor, claims, scoreOf, withAway, type Away, type Decided, type Ground, type OwnStar, type RatingFile, type StarVotes } from '../rating-file.ts'

/** The household as the register has it on this day; names stay out but for the head's, which the notice publishes (R-406). */
export function householdFacts(context: Anything): JsonObject {
  const household = householdOf(context)
  return household === null ? {} : {
    of: {
      head: household.head, headName: household.headName, group: household.group,
      members: household.members.map(({ person }) => person), adults: household.members.filter(({ adult }) => adult).map(({ person }) => person),
    },
  }
}

export function withHousehold(file: RatingFile, facts: JsonObject): RatingFile {
  const of = facts['of'] as Pick<RatingFile, 'head' | 'headName' | 'group' | 'members' | 'adults'> | undefined
  return of === undefined ? file : { ...file, ...of }
}

/** What the first record of a household's year fixes. */
export function openingFacts(context: Anything): JsonObject {
  const cycle = cycleOf(context)
  const { village, year, household } = context.form as { village: string; year: number; household: string }
  return {
    ...householdFacts(context), opened: {
      village, year, household, cycle: cycleNameOf(context.dossier.file, context.form), names: namesOf(cycle?.shown.standard.stars ?? []), limits: cycle?.shown.limits ?? null,
      daysToEnd: Math.max(1, daysBetween(dayOf(context.now), `${year + 1}-12-31`)),
    },
  }
}

export function opened(file: RatingFile, facts: JsonObject): RatingFile {
  return withHousehold({ ...file, ...facts['opened'] as Partial<RatingFile> }, facts)
}

function namesOf(stars: readonly { readonly code: string; readonly name: string }[]): { [code: string]: string } {
  return Object.fromEntries(stars.map(({ code, name }) => [code, name]))
}

/** Each star by its name, the claim and the sentence (R-403). */
export function ownInWords(context: Anything, own: readonly OwnStar[]): Line[] {
  const names = namesOf(cycleOf(context)?.shown.standard.stars ?? [])
  return own.map(({ star, claim, words, items }) => text(names[star] ?? star, `${claims[claim]}${items.length > 0 ? `，做到 ${items.length} 条` : ''}${words.trim() === '' ? '' : `：${words}`}`))
}

export function starNames(file: Pick<RatingFile, 'names'>, stars: readonly string[]): string {
  return stars.length === 0 ? '没有' : stars.map((star) => file.names[star] ?? star).join('、')
}

/** Lines that a decision wrote down for whoever reads the timeline. */
export const told = (facts: JsonObject): readonly Line[] => facts['told'] as unknown as readonly Line[] | undefined ?? []
export const asTold = (lines: readonly Line[]): Json => lines
export const text = (label: string, value: string): Line => ({ label, kind: 'text', value })

type Voted = { readonly given: readonly string[]; readonly away: readonly Away[]; readonly score: number; readonly bonus: number }

/** From votes to stars: passed, not withheld by a ground; a bonus changes the order of rewards and never a star (R-404, R-430, R-441). */
export function votedFacts(context: Anything, votes: readonly StarVotes[], voters: number): JsonObject {
  const { file } = context.dossier
  const cycle = cycleOf(context)
  if (cycle === null) return {}
  const { standard, bonus } = cycle.shown
  const given = starsVoted(standard, Object.fromEntries(votes.map(({ star, ...cast }) => [star, cast])), voters)
  const away = [...file.away.filter(({ why }) => why === 'taken'), ...withheld(file.grounds, given, dayOf(context.now))]
  const result: Voted = { given, away, score: scoreOf(standard, file.own, given), bonus: bonusFor(standard, bonus, file) }
  const heldBack = starsWithheld(standard, file.grounds, dayOf(context.now))
  return {
    ...result as unknown as JsonObject, today: dayOf(context.now), evaluators: cycle.shown.evaluators,
    told: asTold([
      text('评上的星', starNames(file, given.filter((star) => !heldBack.has(star)))),
      ...(given.some((star) => heldBack.has(star)) ? [text('有生效文书，暂不授的星', starNames(file, given.filter((star) => heldBack.has(star))))] : []),
      ...votes.map(({ star, yes, no, abstain }) => text(file.names[star] ?? star, `赞成 ${yes}，反对 ${no}，弃权 ${abstain}`)),
    ]),
  }
}

/** Of several grounds on one star the longest counts; each ends by itself (R-441). */
function withheld(grounds: readonly Ground[], given: readonly string[], today: Day): Away[] {
  const until = new Map<string, Day>()
  for (const { stars, inForceFrom, months } of grounds) {
    const back = addMonths(inForceFrom, months)
    for (const star of stars) if (given.includes(star) && back > today && back > (until.get(star) ?? '')) until.set(star, back)
  }
  return [...until].map(([star, back]) => ({ star, back, why: 'ground' }))
}

export function voted(file: RatingFile, facts: JsonObject, decided: Decided): RatingFile {
  const { given, away, score, bonus } = facts as unknown as Voted
  return withAway({
    ...withHousehold(file, facts), filler: null, decided, given, score, bonus, evaluators: facts['evaluators'] as readonly string[], kinOnCommittee: file.kinOnCommittee || decided.withdrawn > 0,
  }, away, facts['today'] as Day)
}

export function onDay(at: Instant): Day {
  return dayOf(at)
}
