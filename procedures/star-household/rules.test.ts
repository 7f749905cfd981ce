import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { ratingKey } from '../../core/star-rating/rating-names.ts'
import type { RatingShown } from '../../core/star-rating/shown.ts'
import { begin } from '../../core/procedure/testing/story.ts'
import { at } from '../../core/time/example-calendar.ts'
import { msPerDay } from '../../core/time/index.ts'
import { starsHeld, type RatingFile } from './rating-file.ts'
import { starHousehold } from './star-household.procedure.ts'
import { ballot, by, codes, decidedIn, ground, moveVote, objection, own, paper, reviewed, selfForm, votesFor, voters, where, withdrawn } from './testing/rating-forms.ts'
import { around, aroundOf, beginRating, cast, household, idOf, inStage, monday, present, ratingWorld, sit, village, year, type RatingStory } from './testing/village.ts'

const rated = () => beginRating().after(...by('head', 'rate-self', selfForm))
const shown = ({ dossier }: RatingStory) => starHousehold.shows?.what(dossier) as unknown as RatingShown
const refused = (story: RatingStory, ...[actor, act, form]: ReturnType<typeof by>) => {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

describe('Self-rating', () => {
  it('is the household’s own: any adult of it, at once (R-403)', () => {
    const story = beginRating().after(...by('spouse', 'rate-self', selfForm))
    assert.equal(story.dossier.state, 'RATED')
    assert.equal(shown(story).takesPart, true)
    assert.equal(shown(story).own, 10)
  })
  it('is refused from a neighbour, a minor of the household and an office elsewhere (R-403)', () => {
    for (const who of ['neighbour', 'child', 'otherTown', 'county'] as const) assert.equal(refused(beginRating(), ...by(who, 'rate-self', selfForm)), 'not-your-household')
  })
  it('filled in by a helper counts only when somebody of the household confirms (R-403)', () => {
    const filled = beginRating().after(...by('helper', 'rate-self', selfForm))
    assert.equal(filled.dossier.state, 'FILLED')
    assert.equal(shown(filled).takesPart, false)
    assert.equal(refused(filled, ...by('helper', 'confirm')), 'not-yours')
    assert.equal(shown(filled.after(...by('head', 'confirm'))).takesPart, true)
  })
  it('on a signed paper counts as confirmed, with where the paper is kept; not with a signature of tomorrow (R-403)', () => {
    const story = beginRating().after(...by('cadre', 'rate-self', { ...selfForm, paper }))
    assert.equal(story.dossier.state, 'RATED')
    assert.equal(story.dossier.file.paper?.keptAt, paper.keptAt)
    assert.equal(refused(beginRating(), ...by('cadre', 'rate-self', { ...selfForm, paper: { ...paper, signedOn: '2026-11-24' } })), 'signed-later')
  })
  it('answers every star once, with a sentence or an item for each that is claimed (R-403)', () => {
    assert.equal(refused(beginRating(), ...by('head', 'rate-self', { ...where, stars: own().slice(1) })), 'stars-do-not-fit')
    assert.equal(refused(beginRating(), ...by('head', 'rate-self', { ...where, stars: [...own().slice(1), { star: 'S02', claim: 'met', items: [], words: '重复' }] })), 'stars-do-not-fit')
    assert.equal(refused(beginRating(), ...by('head', 'rate-self', { ...where, stars: own().map((one) => ({ ...one, items: [], words: ' ' })) })), 'no-reason')
    const story = beginRating().after(...by('head', 'rate-self', { ...where, stars: own('not-claimed').map((one) => ({ ...one, items: [], words: '' })) }))
    assert.equal(story.dossier.state, 'RATED')
  })
  it('is one a household and year: a second is refused, and so is one under another name (R-402)', () => {
    assert.equal(refused(rated(), ...by('spouse', 'rate-self', selfForm)), 'not-in-this-state')
    const elsewhere = begin<RatingFile>(ratingWorld(), ratingKey(village, household, 2025), monday)
    assert.equal(refused(elsewhere, ...by('head', 'rate-self', selfForm)), 'wrong-name')
  })
  it('is over after its last day, and before the village has begun (R-401)', () => {
    assert.equal(refused(beginRating(at('2026-12-01 00:00')), ...by('head', 'rate-self', selfForm)), 'self-rating-over')
    beginRating(at('2026-11-30 23:59')).after(...by('head', 'rate-self', selfForm))
    for (const stage of ['PEER', 'VOTE', 'PUBLICITY', 'ACTIVE', 'CLOSED'] as const) assert.equal(refused(inStage(beginRating(), stage), ...by('head', 'rate-self', selfForm)), 'not-in-this-stage')
    const none = beginRating()
    aroundOf(none).stage = null
    assert.equal(refused(none, ...by('head', 'rate-self', selfForm)), 'not-in-this-stage')
  })
  it('is of the register the county chose, and of a household that lives (R-022, R-402, R-423)', () => {
    const story = beginRating()
    const { household: known } = around()
    aroundOf(story).household = known === null ? null : { ...known, basis: 'hukou' }
    assert.equal(refused(story, ...by('head', 'rate-self', selfForm)), 'other-register')
    aroundOf(story).household = known === null ? null : { ...known, endedOn: '2026-11-01' }
    assert.equal(refused(story, ...by('head', 'rate-self', selfForm)), 'no-such-household')
  })
})

describe('Not taking part', () => {
  it('has no consequence and can be said by any adult, on paper, and taken back in time (R-424)', () => {
    const out = beginRating().after(...by('head', 'stay-out', where))
    assert.equal(out.dossier.state, 'OUT')
    assert.deepEqual([shown(out).takesPart, shown(out).stars, shown(out).open], [false, [], false])
    assert.equal(out.after(...by('spouse', 'revise', { stars: own() })).dossier.state, 'RATED')
    assert.equal(refused(beginRating(), ...by('neighbour', 'stay-out', where)), 'not-your-household')
  })
  it('is still possible after the vote, until the notice; then nothing of the vote is left (R-424)', () => {
    const story = decidedIn(beginRating(), 'VOTE').after(...by('head', 'opt-out'))
    assert.deepEqual([shown(story).takesPart, shown(story).decided, shown(story).stars], [false, false, []])
    assert.equal(refused(decidedIn(beginRating(), 'PUBLICITY'), ...by('head', 'opt-out')), 'not-in-this-stage')
  })
})

describe('Opinions', () => {
  const opinion = { people: 1, supports: ['S01'], doubts: ['S09'], words: '邻里看法' }
  it('never change a star, however many speak (R-405)', () => {
    const story = inStage(rated(), 'PEER').after(...by('cadre', 'add-opinion', { ...opinion, group: '第一小组', people: 200, supports: [], doubts: codes }))
    assert.deepEqual(shown(decided(story, codes)).stars, codes)
    assert.equal(shown(story).peers, 0)
  })
  it('of one person replace the earlier one; a group’s stands beside it (R-404)', () => {
    const story = inStage(rated(), 'PEER').after(...by('member', 'add-opinion', opinion)).after(...by('member', 'add-opinion', { ...opinion, words: '改了看法' }))
    assert.deepEqual(story.dossier.file.opinions.map(({ words }) => words), ['改了看法'])
    assert.equal(story.after(...by('member', 'add-opinion', { ...opinion, group: '第一小组', people: 12 })).dossier.file.opinions.length, 2)
  })
  it('are refused in forbidden words, before their time and from anybody in the street (R-442, R-401)', () => {
    assert.equal(refused(inStage(rated(), 'PEER'), ...by('member', 'add-opinion', { ...opinion, words: '他家去年上访' })), 'forbidden-reason')
    assert.equal(refused(rated(), ...by('member', 'add-opinion', opinion)), 'not-in-this-stage')
    assert.equal(refused(inStage(rated(), 'PEER'), ...by('neighbour', 'add-opinion', opinion)), 'not-yours')
    assert.equal(refused(inStage(rated(), 'PEER'), ...by('member', 'add-opinion', { ...opinion, doubts: ['S01'] })), 'opinion-does-not-fit')
  })
})

function decided(story: RatingStory, won: readonly string[]): RatingStory {
  const now = inStage(story, 'VOTE')
  return now.after(...by('cadre', 'decide', ballot(now, won)))
}

describe('The vote', () => {
  it('gives a star with 3 of 5 and not with 2 of 5, of those present without the withdrawn (R-404)', () => {
    const story = inStage(rated(), 'VOTE')
    const votes = codes.map((star, index) => ({ star, yes: index % 2 === 0 ? 3 : 2, no: 1, abstain: index % 2 === 0 ? 1 : 2 }))
    assert.deepEqual(shown(story.after(...by('cadre', 'decide', { ...ballot(story), votes }))).stars, codes.filter((_, index) => index % 2 === 0))
  })
  it('is refused while a near relative has not withdrawn, and with hands that do not add up (R-404, R-020)', () => {
    const story = inStage(rated(), 'VOTE')
    assert.equal(refused(story, ...by('cadre', 'decide', { ...ballot(story), withdrawn: [], votes: votesFor(codes, present.length) })), 'kin-must-withdraw')
    assert.equal(refused(story, ...by('cadre', 'decide', { ...ballot(story), votes: votesFor(codes, voters + 1) })), 'votes-do-not-add-up')
    assert.equal(refused(story, ...by('cadre', 'decide', { ...ballot(story), withdrawn: [...withdrawn, idOf('town')] })), 'kin-must-withdraw')
    assert.equal(refused(story, ...by('cadre', 'decide', { ...ballot(story), votes: votesFor(codes, voters).slice(2) })), 'stars-not-voted')
  })
  it('is counted against those who are there now, by the recorder or the chair, who are no kin (R-404)', () => {
    const story = inStage(rated(), 'VOTE')
    const before = ballot(story)
    sit(aroundOf(story), present.slice(1))
    assert.equal(refused(story, ...by('cadre', 'decide', before)), 'another-sitting')
    assert.equal(refused(story, ...by('secondCadre', 'decide', before)), 'not-recorder')
    sit(aroundOf(story), present, idOf('kin'))
    assert.equal(refused(story, ...by('kin', 'decide', ballot(story))), 'recorder-is-kin')
    story.after(...by('secretary', 'decide', ballot(story)))
  })
  it('may withdraw somebody more, who asks for it (R-404)', () => {
    const story = inStage(rated(), 'VOTE')
    const form = { ...ballot(story), withdrawn: [...withdrawn, idOf('member')], votes: votesFor(codes, voters - 1) }
    assert.equal(story.after(...by('cadre', 'decide', form)).dossier.file.decided?.voters, voters - 1)
  })
  it('happens in its stage only, of a household that rated itself and of no other (R-401, R-403)', () => {
    assert.equal(refused(rated(), ...by('cadre', 'decide', { ...ballot(rated()), sitting: 1 })), 'not-in-this-stage')
    const filled = inStage(beginRating().after(...by('helper', 'rate-self', selfForm)), 'VOTE')
    assert.equal(refused(filled, ...by('cadre', 'decide', ballot(filled))), 'not-in-this-state')
    const published = inStage(rated(), 'PUBLICITY')
    assert.equal(refused(published, ...by('cadre', 'decide', ballot(published))), 'not-in-this-stage')
  })
  it('can be put right until the notice, and the first count stays in the records (R-404)', () => {
    const story = decided(rated(), codes)
    const right = story.after(...by('cadre', 'correct-decision', { ...ballot(story, ['S01']), reason: '票数看错了' }))
    assert.deepEqual(shown(right).stars, ['S01'])
    assert.equal(right.events.filter(({ act }) => act === 'decide').length, 1)
    assert.equal(refused(inStage(right, 'PUBLICITY'), ...by('cadre', 'correct-decision', { ...ballot(story), reason: '再改' })), 'not-in-this-stage')
  })
  it('is not changed by a bonus, which only orders rewards (R-430)', () => {
    const with5 = beginRating().after(...by('head', 'rate-self', { ...selfForm, bonus: [{ code: 'B01', document: '演示优 0001' }] }))
    const story = decided(with5, ['S01'])
    assert.deepEqual(shown(story).stars, ['S01'])
    assert.deepEqual([shown(story).bonus, shown(decided(rated(), ['S01'])).bonus], [5, 0])
    assert.equal(refused(beginRating(), ...by('head', 'rate-self', { ...selfForm, bonus: [{ code: 'B99', document: '演示优 0001' }] })), 'no-such-bonus')
  })
})

describe('Grounds', () => {
  const reported = () => rated().after(...by('cadre', 'report-ground', ground))
  it('withhold their own star and no other, after the township confirmed the document, and give it back by themselves (R-441)', () => {
    assert.equal(refused(inStage(reported(), 'VOTE'), ...by('cadre', 'decide', ballot(inStage(reported(), 'VOTE')))), 'ground-waits')
    const story = decided(reported().after(...by('town', 'settle-ground', { holds: true, words: '文书属实' })), codes)
    assert.deepEqual(shown(story).stars, codes.filter((star) => star !== 'S06' && star !== 'S07'))
    const later = story.at(at('2027-03-01 00:01')).after(cast.system, 'restore-star', { deadline: 'back' })
    assert.deepEqual(shown(later).stars, codes)
  })
  it('that the township does not confirm count for nothing; nobody else confirms them (R-441)', () => {
    assert.equal(refused(reported(), ...by('cadre', 'settle-ground', { holds: true, words: '属实' })), 'not-yours')
    assert.deepEqual(shown(decided(reported().after(...by('town', 'settle-ground', { holds: false, words: '查无此文书' })), codes)).stars, codes)
  })
  it('are refused of a minor, of somebody outside the household, before they have force and after the vote (R-441, R-443)', () => {
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, doer: idOf('child') })), 'no-ground')
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, doer: idOf('kin') })), 'no-ground')
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, doneOn: '1998-05-05' })), 'no-ground')
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, inForceFrom: '2026-11-24' })), 'no-ground')
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, kind: 'petition' })), 'form-invalid')
    assert.equal(refused(rated(), ...by('cadre', 'report-ground', { ...ground, months: 13 })), 'form-invalid')
    assert.equal(refused(decided(rated(), codes), ...by('cadre', 'report-ground', ground)), 'not-in-this-state')
  })
})

describe('Review and appeal', () => {
  it('are one each, in time, and keep the household out of the award while they last (R-408)', () => {
    const story = decidedIn(beginRating(), 'PUBLICITY', ['S01'])
    const asked = story.after(...by('spouse', 'ask-review', { words: 'S09 评得不对' }))
    assert.deepEqual([asked.dossier.state, shown(asked).open, shown(asked).stars], ['REVIEW', true, ['S01']])
    const answered = asked.after(...by('secondCadre', 'decide-review', reviewed(['S01', 'S09'])))
    assert.deepEqual([shown(answered).open, shown(answered).stars], [false, ['S01', 'S09']])
    assert.equal(refused(answered, ...by('head', 'ask-review', { words: '再来一次' })), 'review-asked')
    const appealed = answered.after(...by('head', 'appeal', { words: '请乡镇看看' }))
    assert.equal(shown(appealed).open, true)
    const stands = appealed.after(...by('town', 'decide-appeal', { outcome: 'stands', words: '程序没有问题' }))
    assert.deepEqual([stands.dossier.state, shown(stands).stars], ['DECIDED', ['S01', 'S09']])
    assert.equal(refused(stands, ...by('head', 'appeal', { words: '再申诉' })), 'appealed-already')
  })
  it('end with the fifteenth day, counted from the notice or from the answer (R-408)', () => {
    const story = decidedIn(beginRating(), 'PUBLICITY')
    story.at(at('2026-12-08 23:59')).after(...by('head', 'ask-review', { words: '第十五天' }))
    assert.equal(refused(story.at(at('2026-12-09 00:00')), ...by('head', 'ask-review', { words: '第十六天' })), 'too-late')
    const answered = story.at(at('2026-12-01 10:00')).after(...by('head', 'ask-review', { words: '看看' })).after(...by('secondCadre', 'decide-review', reviewed()))
    answered.at(at('2026-12-16 23:59')).after(...by('head', 'appeal', { words: '第十五天' }))
    assert.equal(refused(answered.at(at('2026-12-17 00:00')), ...by('head', 'appeal', { words: '第十六天' })), 'too-late')
  })
  it('are recorded by somebody else than the vote, with three evaluators and without kin (R-407, R-404)', () => {
    const story = decidedIn(beginRating(), 'PUBLICITY').after(cast.system, 'take-objection', { objection })
    assert.equal(refused(story, ...by('cadre', 'decide-review', { ...reviewed(), objection })), 'same-recorder')
    assert.equal(refused(story, ...by('secondCadre', 'decide-review', { ...reviewed(), present: [idOf('secondCadre'), idOf('kin')], objection })), 'not-evaluators')
    assert.equal(refused(story, ...by('secondCadre', 'decide-review', { ...reviewed(), withdrawn: [], objection })), 'kin-must-withdraw')
    assert.equal(refused(story, ...by('secondCadre', 'decide-review', reviewed())), 'objection-missing')
  })
  it('answer each objection by itself, and are over with the last (R-407)', () => {
    const other = objection.replace('cccc', 'dddd')
    const story = decidedIn(beginRating(), 'PUBLICITY').after(cast.system, 'take-objection', { objection }).after(cast.system, 'take-objection', { objection: other })
    const first = story.after(...by('secondCadre', 'decide-review', { ...reviewed(), objection }))
    assert.deepEqual([first.dossier.state, first.dossier.file.objections], ['REVIEW', [other]])
    assert.equal(first.after(cast.system, 'drop-objection', { objection: other }).dossier.state, 'DECIDED')
  })
  it('never let the township give a star itself: it can only send back (R-408)', () => {
    const story = decidedIn(beginRating(), 'PUBLICITY', ['S01']).after(...by('head', 'appeal', { words: '请看看' }))
    const back = story.after(...by('town', 'decide-appeal', { outcome: 'back', words: '请再看 S09' }))
    assert.deepEqual([back.dossier.state, shown(back).stars, back.dossier.file.sentBack], ['REVIEW', ['S01'], '请再看 S09'])
    assert.equal(back.after(...by('secondCadre', 'decide-review', reviewed(['S01', 'S09']))).dossier.state, 'DECIDED')
  })
})

describe('The plaque', () => {
  it('hangs only where the household agrees, which changes no star (R-410)', () => {
    const story = decidedIn(beginRating(), 'AWARD')
    assert.equal(shown(story).plaque, null)
    const no = story.after(...by('head', 'answer-plaque', { agrees: false }))
    assert.deepEqual([shown(no).plaque, shown(no).stars], [false, codes])
    assert.equal(refused(story, ...by('cadre', 'answer-plaque', { agrees: true })), 'not-yours')
  })
})

describe('Moves during the year', () => {
  const active = (won = codes) => decidedIn(beginRating(), 'ACTIVE', won)
  const taking = { star: 'S09', evidence: '庭院三个月没有清理，有照片' }
  const proposed = () => active().after(...by('cadre', 'propose-taking', taking))

  it('take nothing at once: not before the answer or five working days, and not before the review (R-411)', () => {
    assert.equal(refused(proposed(), ...by('cadre', 'vote-move', moveVote(5))), 'not-heard')
    const answered = proposed().after(...by('head', 'answer-proposal', { words: '已经清理' }))
    const voted = answered.after(...by('cadre', 'vote-move', moveVote(5)))
    assert.deepEqual([voted.dossier.state, shown(voted).stars.includes('S09')], ['VOTED', true])
    assert.equal(refused(voted.at(at('2026-11-30 17:59')), cast.system, 'let-stand', { deadline: 'stand' }), 'not-run-out')
    const stands = voted.at(at('2026-12-01 00:00')).after(cast.system, 'let-stand', { deadline: 'stand' })
    assert.deepEqual([stands.dossier.state, shown(stands).stars.includes('S09')], ['DECIDED', false])
  })
  it('may be voted on without an answer when its time is over (R-411)', () => {
    assert.equal(refused(proposed().at(at('2026-11-30 17:00')), cast.system, 'note-time-over', { deadline: 'answer' }), 'not-run-out')
    const over = proposed().at(at('2026-12-01 00:00')).after(cast.system, 'note-time-over', { deadline: 'answer' })
    assert.equal(over.after(...by('cadre', 'vote-move', moveVote(5))).dossier.state, 'VOTED')
  })
  it('are reviewed once, counted by somebody else, and then hold (R-411)', () => {
    const voted = proposed().after(...by('head', 'answer-proposal', { words: '已经清理' })).after(...by('cadre', 'vote-move', moveVote(5)))
    const again = voted.after(...by('head', 'ask-move-review', { words: '请再看' }))
    assert.equal(refused(again, ...by('cadre', 'vote-move', moveVote(5))), 'same-recorder')
    assert.deepEqual(shown(again.after(...by('secondCadre', 'vote-move', moveVote(2)))).stars, codes)
    const taken = again.after(...by('secondCadre', 'vote-move', moveVote(3)))
    assert.deepEqual([taken.dossier.state, shown(taken).stars.includes('S09')], ['DECIDED', false])
  })
  it('give a taken star back after a year at the latest, by the clock (R-411)', () => {
    const story = proposed().after(...by('head', 'answer-proposal', { words: '已经清理' })).after(...by('cadre', 'vote-move', moveVote(5)))
    const taken = story.at(at('2026-12-01 00:00')).after(cast.system, 'let-stand', { deadline: 'stand' })
    assert.equal(taken.dossier.file.away[0]?.back, '2027-12-01')
    assert.equal(refused(taken.at(at('2027-11-30 23:59')), cast.system, 'restore-star', { deadline: 'back' }), 'not-run-out')
    assert.deepEqual(shown(taken.at(at('2027-12-01 00:01')).after(cast.system, 'restore-star', { deadline: 'back' })).stars, codes)
  })
  it('add a star by vote, with evidence; a refused vote changes nothing (R-411)', () => {
    const story = active(['S01']).after(...by('member', 'propose-adding', { star: 'S04', evidence: '调解邻里纠纷三次' }))
    assert.deepEqual(shown(story.after(...by('cadre', 'vote-move', moveVote(3)))).stars, ['S01', 'S04'])
    assert.deepEqual(shown(story.after(...by('cadre', 'vote-move', moveVote(2)))).stars, ['S01'])
  })
  it('are refused for what must never be held against anybody, outside their stage, and of stars that do not fit (R-442, R-401)', () => {
    assert.equal(refused(active(), ...by('cadre', 'propose-taking', { ...taking, evidence: '没有参加捐款' })), 'forbidden-reason')
    assert.equal(refused(active(), ...by('cadre', 'propose-taking', { ...taking, evidence: '到县里信访' })), 'forbidden-reason')
    assert.equal(refused(decidedIn(beginRating(), 'AWARD'), ...by('cadre', 'propose-taking', taking)), 'not-in-this-stage')
    assert.equal(refused(active(['S01']), ...by('cadre', 'propose-taking', taking)), 'star-not-held')
    assert.equal(refused(active(), ...by('cadre', 'propose-adding', taking)), 'star-not-addable')
  })
})

describe('Who reads it', () => {
  it('is the household’s adults, organisers, the council and who evaluated; the township only when asked; nobody else (R-412)', () => {
    const reads = (story: RatingStory) => Object.entries(cast).filter(([name, actor]) => name !== 'system'
      && mayRead(readershipOf(story.world.procedure, story.dossier, story.world.settings), placeNumber(story.dossier), actor)).map(([name]) => name)
    assert.deepEqual(reads(rated()), ['head', 'spouse', 'secretary', 'cadre', 'secondCadre', 'member', 'kin'])
    const voted = decidedIn(beginRating(), 'PUBLICITY')
    assert.deepEqual(reads(voted), ['head', 'spouse', 'secretary', 'cadre', 'secondCadre', 'supervisor', 'member', 'kin'])
    assert.ok(reads(voted.after(...by('head', 'appeal', { words: '请看看' }))).includes('town'))
    assert.ok(reads(beginRating().after(...by('helper', 'rate-self', selfForm))).includes('helper'))
  })
  it('is shown to no procedure but the village’s year and objections, and of it nothing but what they need (R-450, R-451, R-465)', () => {
    assert.deepEqual(starHousehold.shows?.to, ['star-cycle', 'star-objection'])
    assert.deepEqual(Object.keys(shown(decidedIn(beginRating(), 'VOTE'))).toSorted(), [
      'bonus', 'decided', 'group', 'headName', 'household', 'kinOnCommittee', 'open', 'own', 'peers', 'plaque', 'score', 'stars', 'takesPart'])
  })
})

describe('Changes of the household', () => {
  it('keep the rating with a new head after a death, and end it with the household (R-402)', () => {
    const story = decidedIn(beginRating(), 'ACTIVE')
    assert.equal(refused(story, ...by('cadre', 'record-change', { reason: '没有变化' })), 'nothing-changed')
    const { household: known } = aroundOf(story)
    if (known === null) assert.fail('no household')
    aroundOf(story).household = { ...known, head: idOf('spouse'), headName: '李演示', members: known.members.slice(1) }
    const after = story.after(...by('cadre', 'record-change', { reason: '户主去世，由配偶任户主' }))
    assert.deepEqual([after.dossier.state, shown(after).headName, starsHeld(after.dossier.file)], ['DECIDED', '李演示', codes])
    aroundOf(after).household = { ...known, endedOn: '2026-11-20' }
    const ended = after.after(...by('cadre', 'record-change', { reason: '并入另一户' }))
    assert.deepEqual([ended.dossier.state, shown(ended).takesPart], ['ENDED', false])
  })
  it('rest at the end of the year after, by the clock (R-401)', () => {
    const story = decidedIn(beginRating(), 'ACTIVE')
    assert.equal(refused(story.at(at('2027-12-31 12:00')), cast.system, 'end-year', { deadline: 'year' }), 'not-run-out')
    assert.equal(story.at(at('2027-12-31 12:00') + msPerDay).after(cast.system, 'end-year', { deadline: 'year' }).dossier.state, 'ENDED')
    assert.equal(story.dossier.file.year, year)
  })
})
