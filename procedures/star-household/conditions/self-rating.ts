/** Why a self-rating, a confirmation or an opinion is refused. */
import { ratingKey } from '../../../core/star-rating/rating-names.ts'
import type { Standard } from '../../../core/star-rating/standard.ts'
import { forbiddenIn } from '../../../core/star-rating/forbidden-subjects.ts'
import type { KnownHousehold } from '../../../core/procedure/procedure.ts'
import { organiserOffices } from '../parties.ts'
import type { OwnStar } from '../rating-file.ts'
import { condition, cycleOf, householdOf, type Anything, type With } from './condition.ts'

type Named = { readonly village: string; readonly household: string; readonly year: number }
type Own = { readonly stars: readonly OwnStar[]; readonly paper?: object }

/** One rating a household and year: its name says which. */
export const isOwnName = condition<With<Named>>('wrong-name', 'R-402', '一户一年只有一份申报，请从本户的页面进入。', ({ form, dossier }) => {
  const { county, id } = ratingKey(form.village, form.household, form.year)
  return dossier.key.county === county && dossier.key.id === id
}, '/household')

export const householdLives = condition<Anything>('no-such-household', 'R-402', '这个村没有这一户，或者这一户已经注销，请核对后再填。', (context) => {
  const household = householdOf(context)
  const village = context.dossier.place?.village ?? ''
  return household !== null && household.village === village && household.endedOn === null
}, '/household')

/** The county said of which register the households are that take part. */
export const isOfTheRegister = condition<Anything>('other-register', 'R-423', (context) => `县里定的是${cycleOf(context)?.shown.denominator === 'hukou' ? '户籍户' : '常住户'}参评，请按那一户来填。`, (context) => householdOf(context)?.basis === cycleOf(context)?.shown.denominator, '/household')

/** An adult of it, or somebody who helps: a helper or an organiser of the village. */
export const mayFill = condition<Anything>('not-your-household', 'R-403', '自评由本户的成年家人来填；本人不便的，请代办员或者村干部代填，再由本户确认。', (context) => isOfHousehold(context) || isHelper(context))
export const isOfTheHousehold = condition<Anything>('not-your-household', 'R-403', '这一步由本户的成年家人来办；本人不便的，请联系代办员上门。', isOfHousehold)
export const mayStayOut = condition<Anything>('not-your-household', 'R-424', '参不参评由本户自己定，请本户的成年家人来办；交了签字纸质表的，由代办员或村干部登记。', (context) => isOfHousehold(context) || isHelper(context))

export function isOfHousehold(context: Anything): boolean {
  return isAdult(householdOf(context), context.actor.person)
}

function isAdult(household: KnownHousehold | null, person: string | null): boolean {
  return household?.members.some((member) => member.person === person && member.adult) === true
}

export function isHelper({ actor, dossier }: Anything): boolean {
  const { mandate } = actor
  const inVillage = mandate !== null && mandate.region.code === dossier.place?.village
  return inVillage && (mandate.office === 'PROXY_HELPER' || organiserOffices.some((office) => office === mandate.office))
}

/** Each star of this year's standard once, each item one there is. */
export const everyStarAnswered = condition<With<Own>>('stars-do-not-fit', 'R-403', '每颗星都要选一个：达标、未达标或者不申报；请把没选的补上。', (context) => {
  const standard = cycleOf(context)?.shown.standard
  return standard !== undefined && areAllStars(standard, context.form.stars.map(({ star }) => star)) && context.form.stars.every((one) => itemsExist(standard, one))
}, '/stars')

/** What is claimed has a reason: a sentence, or at least one item the household says it meets. */
export const claimsHaveReasons = condition<With<Own>>('no-reason', 'R-403', '选了“达标”的星，请写一句话理由，或者勾选做到的要求。', ({ form }) => form.stars.every(({ claim, items, words }) => claim !== 'met' || items.length > 0 || words.trim() !== ''), '/stars')

export const bonusIsKnown = condition<With<{ readonly bonus?: readonly { readonly code: string }[] }>>('no-such-bonus', 'R-430', '县里没有这一项加分，请从列出的项目里选。', (context) => {
  const rules = cycleOf(context)?.shown.bonus ?? []
  return (context.form.bonus ?? []).every(({ code }) => rules.some((rule) => rule.code === code))
}, '/bonus')

/** A signed paper is entered by a helper; who fills in for the own household signs nothing. */
export const paperIsNotAhead = condition<With<{ readonly paper?: { readonly signedOn: string } }>>('signed-later', 'R-403', '签字日期不能在今天以后，请改日期。', ({ form, now }) => form.paper === undefined || form.paper.signedOn <= new Date(now + 8 * 3_600_000).toISOString().slice(0, 10), '/paper/signedOn')

/** Codes of this year's standard, none in both lists, and something said. */
export const opinionFits = condition<With<{ readonly supports: readonly string[]; readonly doubts: readonly string[]; readonly words?: string }>>('opinion-does-not-fit', 'R-405', '同一颗星只能选支持或者有疑问；至少选一颗星，或者写一句话意见。', (context) => {
  const { supports, doubts, words = '' } = context.form
  const codes = cycleOf(context)?.shown.standard.stars.map(({ code }) => code) ?? []
  const said = [...supports, ...doubts]
  return said.every((star) => codes.includes(star)) && new Set(said).size === said.length && (said.length > 0 || words.trim() !== '')
}, '/supports')

/** What must never be held against a household is no reason here either, in whatever words (R-440, R-442…R-444). */
export function speaksOfNothingForbidden<Form>(field: string, wordsOf: (form: Form) => string) {
  const found = (context: With<Form>) => forbiddenIn(wordsOf(context.form))
  return condition<With<Form>>('forbidden-reason', 'R-442', (context) => {
    const { subject, word } = found(context) ?? { subject: { name: '', rule: '' }, word: '' }
    return `“${word}”属于${subject.name}，不能作为评星、摘星的理由（${subject.rule}），请删去。`
  }, (context) => found(context) === null, field)
}

export function areAllStars({ stars }: Standard, codes: readonly string[]): boolean {
  return codes.length === stars.length && new Set(codes).size === codes.length && stars.every(({ code }) => codes.includes(code))
}

function itemsExist({ stars }: Standard, { star, items }: OwnStar): boolean {
  const length = stars.find(({ code }) => code === star)?.items.length ?? 0
  return items.every((at) => at < length)
}
