import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { asVillager } from '../../core/procedure/actor.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import type { Day } from '../../core/time/index.ts'
import { tenStars } from '../../core/star-rating/ten-stars.ts'
import { presentLines } from './cycle-file.ts'
import { starCycle } from './star-cycle.procedure.ts'
import { active, inNotice, inPeer, inVote, later, launched, noticeOver, sitting, told } from './testing/stages.ts'
import { at, beginCycle, castOf, entitled, morningOf, otherVillage, rated, village } from './testing/village.ts'

const cast = castOf(village)
const launch = { village, year: 2026, selfUntil: '2026-03-31', basis: '县文明办安排' }

describe('The launch', () => {
  it('is by the county or the township, of one dossier a village and year (R-401, R-402)', () => {
    assert.equal(launched().dossier.state, 'SELF')
    assert.equal(beginCycle().after(cast.town, 'launch', launch).dossier.file.by, 'town')
    assert.equal(beginCycle().refusal(cast.cadre, 'launch', launch).code, 'not-yours')
    assert.equal(beginCycle().refusal(castOf(otherVillage).county, 'launch', launch).code, 'not-yours')
    assert.equal(beginCycle().refusal(cast.county, 'launch', { ...launch, year: 2027 }).code, 'wrong-name')
    assert.equal(beginCycle({}, undefined, 2024).refusal(cast.county, 'launch', { ...launch, year: 2024 }).code, 'wrong-year')
  })
  it('fixes the standard and the limits of that day for the whole year (R-401)', () => {
    const story = launched({ standard: { ...tenStars, titleFrom: 3 }, noticeDays: 7 })
    assert.equal(story.dossier.file.agreed.standard.titleFrom, 3)
    assert.equal(story.dossier.file.agreed.noticeDays, 7)
    assert.equal((starCycle.shows?.what(story.dossier) as { standard: { titleFrom: number } }).standard.titleFrom, 3)
  })
  it('counts the households of both registers and says by which they are counted (R-022, R-423)', () => {
    assert.deepEqual(launched().dossier.file.households, { hukou: 240, residence: 200 })
    const words = JSON.stringify(starCycle.sheet(launched({ denominator: 'hukou' }).dossier))
    assert.ok(words.includes('240 户（户籍户'), words)
  })
  it('leaves households time: from three days to a hundred and twenty (R-424)', () => {
    const until = (selfUntil: Day) => ({ ...launch, selfUntil })
    for (const day of ['2026-03-04', '2026-07-01', '2026-02-01']) assert.equal(beginCycle().refusal(cast.county, 'launch', until(day)).code, 'self-rating-too-short', day)
    for (const day of ['2026-03-05', '2026-06-30']) assert.equal(beginCycle().after(cast.county, 'launch', until(day)).dossier.state, 'SELF', day)
  })
  it('is postponed to a later day only, and the clock of the stage counts anew (R-424)', () => {
    const story = launched()
    for (const day of ['2026-03-31', '2026-03-20', '2026-05-31']) assert.equal(story.refusal(cast.town, 'postpone', { selfUntil: day, reason: '外出户多' }).code, 'not-later', day)
    const longer = story.after(cast.town, 'postpone', { selfUntil: '2026-04-20', reason: '外出户多' })
    assert.equal(longer.dossier.file.selfUntil, '2026-04-20')
    assert.notEqual(longer.dossier.deadlines['selfRating']?.budget.amount, story.dossier.deadlines['selfRating']?.budget.amount)
  })
})

describe('The stages', () => {
  it('follow one another without a gap: nothing of a later stage is possible before it (R-401)', () => {
    const acts = ['begin-peer-review', 'open-meeting', 'publish', 'end-notice', 'award', 'close']
    const stories = [launched(), inPeer(), inVote(), inNotice(), noticeOver(), active()]
    for (const [stage, story] of stories.entries()) for (const [which, act] of acts.entries()) {
      if (which === stage) continue
      assert.equal(story.refusal(act === 'award' || act === 'publish' ? cast.cadre : cast.secretary, act, formsOf[act] ?? {}).code, 'not-in-this-state', `${act} in ${story.dossier.state ?? ''}`)
    }
  })
  it('peer review waits for the last day of the self-rating, that day included (R-401, R-424)', () => {
    assert.equal(launched().at(at('2026-03-31 23:59')).refusal(cast.cadre, 'begin-peer-review').code, 'self-rating-not-over')
    assert.equal(launched().at(at('2026-04-01 00:00')).after(cast.cadre, 'begin-peer-review').dossier.state, 'PEER')
  })
  it('are late for those who organise, never for a household: a lamp and a word to village and township (R-008, R-424)', () => {
    const story = later(inPeer(), 31)
    const noted = story.after(cast.system, 'note-overdue', { deadline: 'peerReview' })
    assert.deepEqual([...new Set(noted.effects.filter(({ text }) => text === 'overdue').map(({ party }) => party))], ['organisers', 'town'])
    assert.equal(later(inPeer(), 29).refusal(cast.system, 'note-overdue', { deadline: 'peerReview' }).code, 'not-run-out')
  })
})

describe('The meeting', () => {
  it('sits with those entitled: party secretary, cadres, supervisors and the council of virtue of this village; others are refused (R-404)', () => {
    const story = inPeer().at(morningOf('2026-04-10'))
    assert.equal(story.after(cast.cadre, 'open-meeting', sitting('2026-04-10', entitled)).dossier.state, 'VOTE')
    for (const stranger of [cast.feastMember, cast.gridWorker, cast.town, castOf(otherVillage).cadre]) {
      assert.equal(story.refusal(cast.cadre, 'open-meeting', sitting('2026-04-10', [...entitled, stranger.person ?? ''])).code, 'not-entitled')
    }
  })
  it('needs more than half of them, and three (R-404)', () => {
    const story = inPeer().at(morningOf('2026-04-10'))
    assert.equal(story.refusal(cast.cadre, 'open-meeting', sitting('2026-04-10', entitled.slice(0, 2))).code, 'too-few-present')
    assert.equal(story.after(cast.cadre, 'open-meeting', sitting('2026-04-10', entitled.slice(0, 3))).dossier.state, 'VOTE')
  })
  it('is recorded by somebody of the committees or the council of virtue, also after a change; supervisors watch the count (R-404)', () => {
    const story = inPeer().at(morningOf('2026-04-10'))
    const [supervisor, member] = [cast.supervisor.person ?? '', cast.member.person ?? '']
    const refused = story.refusal(cast.cadre, 'open-meeting', { ...sitting('2026-04-10', entitled), recorder: supervisor })
    assert.deepEqual([refused.code, refused.rule], ['recorder-may-not-record', 'R-404'])
    const held = story.after(cast.cadre, 'open-meeting', { ...sitting('2026-04-10', entitled), recorder: member })
    assert.equal(held.refusal(cast.cadre, 'change-attendance', { ...sitting('2026-04-10', entitled), recorder: supervisor }).code, 'recorder-may-not-record')
  })
  it('has a chair and a recorder among those present, two persons, and was held by now (R-404)', () => {
    const story = inPeer().at(morningOf('2026-04-10'))
    const good = sitting('2026-04-10')
    assert.equal(story.refusal(cast.cadre, 'open-meeting', { ...good, recorder: good.chair }).code, 'chair-not-present')
    assert.equal(story.refusal(cast.cadre, 'open-meeting', { ...good, chair: entitled[4] }).code, 'chair-not-present')
    assert.equal(story.refusal(cast.cadre, 'open-meeting', sitting('2026-04-11')).code, 'meeting-not-held')
    assert.equal(story.refusal(cast.cadre, 'open-meeting', sitting('2026-03-31')).code, 'meeting-not-held')
  })
  it('keeps every attendance: who comes, who goes, the next evening, each with its own number; whoever sat evaluates (R-404)', () => {
    const story = inVote().after(cast.cadre, 'change-attendance', sitting('2026-04-10', entitled.slice(1)))
    assert.deepEqual(story.dossier.file.sittings.map(({ number, present }) => [number, present.length]), [[1, 4], [2, 4]])
    assert.deepEqual(story.dossier.file.evaluators.toSorted(), [...entitled].toSorted())
    assert.equal(story.refusal(cast.cadre, 'change-attendance', sitting('2026-04-10', entitled.slice(1))).code, 'same-attendance')
  })
})

const formsOf: Readonly<Record<string, object>> = {
  'open-meeting': sitting('2026-04-10'), publish: { days: 15, where: '村口' }, award: { heldOn: '2026-04-28', where: '广场' },
}

describe('The notice', () => {
  it('waits until the last household that takes part is decided; those who do not take part hold nothing up (R-401, R-424)', () => {
    const story = inVote([rated(1, 3), rated(2, 0, { decided: false }), rated(3, 0, { takesPart: false, decided: false, state: 'OUT' })])
    const refused = story.refusal(cast.cadre, 'publish', { days: 15, where: '村口' })
    assert.equal(refused.code, 'not-all-decided')
    assert.ok(refused.sentence.includes('1 户'))
    story.around.ratings = [rated(1, 3), rated(2, 0), rated(3, 0, { takesPart: false, decided: false, state: 'OUT' }), rated(4, 0, { decided: false, state: 'ENDED' })]
    assert.equal(story.after(cast.cadre, 'publish', { days: 15, where: '村口' }).dossier.state, 'PUBLICITY')
  })
  it('shows head, group and stars won; nobody without a star, nothing not won, in the order of groups and strokes and never of stars (R-406, R-452)', () => {
    const lines = inNotice([rated(1, 2), rated(5, 9), rated(2, 10), rated(3, 0), rated(6, 0, { takesPart: false, decided: false })]).dossier.file.notice?.lines ?? []
    assert.deepEqual(lines.map(({ headName, group }) => `${group} ${headName}`), ['第二小组 张演示1', '第二小组 张演示5', '第三小组 张演示2'])
    for (const line of lines) assert.deepEqual(Object.keys(line), ['rating', 'headName', 'group', 'stars'])
  })
  it('lasts from seven to fifteen days and not less than the county agreed, with five working days (R-406)', () => {
    const story = inVote()
    for (const [days, code] of [[6, 'form-invalid'], [16, 'form-invalid'], [14, 'notice-too-short']] as const) assert.equal(story.refusal(cast.cadre, 'publish', { days, where: '村口' }).code, code)
    const week = told(inPeer(), story.around)
    const shorter = (day: Day) => {
      const begun = launched({ noticeDays: 7 })
      begun.around.ratings = week.around.ratings
      return begun.at(morningOf('2026-04-01')).after(cast.cadre, 'begin-peer-review').at(morningOf('2026-04-10')).after(cast.cadre, 'open-meeting', sitting('2026-04-10')).at(morningOf(day))
    }
    assert.equal(shorter('2026-04-13').after(cast.cadre, 'publish', { days: 7, where: '村口' }).dossier.state, 'PUBLICITY')
    assert.equal(shorter('2026-09-28').refusal(cast.cadre, 'publish', { days: 7, where: '村口' }).code, 'too-few-workdays', 'a week with National Day in it')
  })
  it('ends on its last day at the earliest, and never before a board was seen (R-406)', () => {
    const story = inNotice()
    assert.equal(later(story, 15).refusal(cast.cadre, 'end-notice').code, 'no-board')
    const hung = story.after(cast.cadre, 'confirm-board', { on: '2026-04-13', where: '村口' })
    assert.equal(later(told(hung, story.around), 14).refusal(cast.cadre, 'end-notice').code, 'notice-not-over')
    assert.equal(later(told(hung, story.around), 15).after(cast.cadre, 'end-notice').dossier.state, 'AWARD')
  })
  it('counts from the board where that hung later, once (R-406)', () => {
    const story = later(inNotice(), 3)
    const hung = story.after(cast.supervisor, 'confirm-board', { on: '2026-04-16', where: '村口' })
    assert.equal(hung.dossier.file.notice?.until, '2026-05-01')
    assert.equal(later(told(hung, story.around), 2).after(cast.town, 'confirm-board', { on: '2026-04-18', where: '庙前' }).dossier.file.notice?.until, '2026-05-01')
    assert.equal(story.refusal(cast.cadre, 'confirm-board', { on: '2026-04-17', where: '村口' }).code, 'board-not-up')
  })
  it('is put right to the stars of today, without a word of what changed (R-407, R-409)', () => {
    const story = inNotice()
    assert.equal(story.refusal(cast.cadre, 'amend-notice', { reason: '复核后更正' }).code, 'nothing-to-amend')
    story.around.ratings = [rated(1, 6)]
    const right = story.after(cast.cadre, 'amend-notice', { reason: '复核后更正' })
    assert.deepEqual(right.dossier.file.notice?.lines.map(({ stars }) => stars.length), [6])
    assert.equal(right.dossier.file.notice.until, story.dossier.file.notice?.until)
  })
})

describe('The award', () => {
  it('leaves out whoever has something open, and awards them later (R-407, R-408)', () => {
    const story = active()
    assert.deepEqual(heads(story.dossier.file.award?.lines), ['张演示1', '张演示2', '张演示4'])
    assert.equal(story.dossier.file.award?.waiting, 1)
    assert.equal(story.refusal(cast.cadre, 'award-later', { heldOn: '2026-04-28' }).code, 'nobody-to-award')
    story.around.ratings = story.around.ratings.map((one) => ({ ...one, open: false }))
    assert.deepEqual(heads(story.after(cast.cadre, 'award-later', { heldOn: '2026-04-28' }).dossier.file.later.at(-1)?.lines), ['张演示5'])
  })
  it('takes the number of stars for the title from the county (R-423)', () => {
    const { around, ...story } = inNotice([rated(1, 2), rated(2, 3)])
    assert.equal(story.dossier.file.agreed.standard.titleFrom, 1)
    const strict = launched({ standard: { ...tenStars, titleFrom: 3 } })
    strict.around.ratings = around.ratings
    const awarded = strict.at(morningOf('2026-04-01')).after(cast.cadre, 'begin-peer-review').at(morningOf('2026-04-10')).after(cast.cadre, 'open-meeting', sitting('2026-04-10'))
      .after(cast.cadre, 'publish', { days: 15, where: '村口' }).after(cast.cadre, 'confirm-board', { on: '2026-04-10', where: '村口' }).at(morningOf('2026-04-25'))
      .after(cast.cadre, 'end-notice').after(cast.cadre, 'award', { heldOn: '2026-04-25', where: '广场' })
    assert.deepEqual(heads(awarded.dossier.file.award?.lines), ['张演示2'])
  })
  it('publishes during the year who has more stars; who has fewer is on no list unless the assembly resolved it, and then with present stars only (R-409)', () => {
    const story = active()
    assert.equal(story.refusal(cast.cadre, 'publish-list', {}).code, 'nothing-new')
    story.around.ratings = [rated(1, 8), rated(2, 2), rated(4, 5), rated(7, 10)]
    const more = story.after(cast.cadre, 'publish-list', {})
    assert.deepEqual(heads(more.dossier.file.later.at(-1)?.lines), ['张演示1'])
    assert.deepEqual(presentLines(more.dossier.file).map(({ headName, stars }) => [headName, stars.length]), [['张演示4', 6], ['张演示1', 8], ['张演示2', 3]])
    const all = more.after(cast.cadre, 'publish-list', { resolution: '2026年5月8日村民会议第3号决议' })
    assert.deepEqual(presentLines(all.dossier.file).map(({ headName, stars }) => [headName, stars.length]), [['张演示4', 5], ['张演示1', 8], ['张演示2', 2]])
    assert.equal(JSON.stringify(all.dossier.file.later).includes('减'), false)
  })
})

describe('The end of the year', () => {
  it('comes when the next year has been launched and nothing is open, or by the clock at the end of the year after (R-401, R-407)', () => {
    const story = active()
    assert.equal(story.refusal(cast.cadre, 'close').code, 'year-not-over')
    story.around.nextYear = true
    assert.equal(story.refusal(cast.cadre, 'close').code, 'matters-open')
    story.around.ratings = []
    assert.equal(story.after(cast.cadre, 'close').dossier.state, 'CLOSED')
    assert.equal(story.at(at('2027-12-31 23:59')).refusal(cast.system, 'close-by-time', { deadline: 'validity' }).code, 'not-run-out')
    assert.equal(story.at(at('2028-01-01 00:01')).after(cast.system, 'close-by-time', { deadline: 'validity' }).dossier.state, 'CLOSED')
  })
})

describe('Who reads it', () => {
  it('are the village\'s own, those who sat, township, county office and centre; no other villager, grid worker, verifier or village (R-412)', () => {
    const { dossier, world } = inVote()
    const readership = readershipOf(starCycle, dossier, world.settings)
    const reads = (actor: typeof cast.cadre) => mayRead(readership, placeNumber(dossier), actor)
    for (const actor of [cast.secretary, cast.cadre, cast.supervisor, cast.member, cast.town, cast.county, cast.center]) assert.equal(reads(actor), true, actor.mandate?.office)
    for (const actor of [cast.gridWorker, cast.verifier, castOf(otherVillage).cadre, castOf(otherVillage).county, asVillager(person(77))]) assert.equal(reads(actor), false, actor.mandate?.office)
  })
})

describe('Names on lists', () => {
  it('stand by the number of their group and then by strokes (R-452)', () => {
    const lines = ['十二组 王演示', '三组 丁演示', '一组 魏演示', '一组 丁演示', '3组 张演示', '东头 丁演示'].map((text) => ({ group: text.split(' ')[0] ?? '', headName: text.split(' ')[1] ?? '' }))
    assert.deepEqual(inOrderOfNames(lines).map(({ group, headName }) => `${group} ${headName}`), ['一组 丁演示', '一组 魏演示', '3组 张演示', '三组 丁演示', '十二组 王演示', '东头 丁演示'])
  })
})

function heads(lines: readonly { readonly headName: string }[] | undefined): string[] {
  return (lines ?? []).map(({ headName }) => headName).toSorted()
}
