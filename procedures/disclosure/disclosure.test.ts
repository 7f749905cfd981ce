import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { inventPhone } from '../../core/identity-number/index.ts'
import { isUnchanged } from './acts.ts'
import { disclosure } from './disclosure.procedure.ts'
import { present } from './disclosure-file.ts'
import { accountant, allSeen, at, beginDisclosure, booksOf, both, county, foreign, hanging, linesOf, secretary, sister, supervisor, system, town, village } from './testing/office-room.ts'

const prepared = (count = 3) => beginDisclosure().after(accountant, 'prepare', booksOf(count))
const reviewed = () => prepared().after(supervisor, 'review', { looked: [1, 2, 3] })

describe('A publication of open affairs', () => {
  it('has no faults of its own', () => { assert.deepEqual(checkProcedure(disclosure), []) })

  it('goes its whole way: prepared, reviewed line by line, published, on the board, ended, archived (R-270…R-274)', () => {
    let story = beginDisclosure().after(accountant, 'prepare', booksOf(300)).after(supervisor, 'review', { looked: allSeen(300), words: '逐笔看过' }).after(secretary, 'publish', { days: 15 })
    assert.equal(story.dossier.state, 'PUBLISHED')
    story = story.after(secretary, 'post-board', { on: '2026-10-12', where: '村委会公开栏' })
    assert.equal(story.dossier.file.down, '2026-10-27')
    story = story.at(at('2026-10-28 00:01')).after(system, 'end-posting', { deadline: 'hang' }).at(at('2027-11-01 09:00')).after(system, 'archive', { deadline: 'keep' })
    assert.equal(story.dossier.state, 'ARCHIVED')
    assert.equal(present(story.dossier.file)?.content.lines.length, 300)
  })

  it('carries the hash of what it publishes in the record, and a check recomputes it', () => {
    const { dossier, events } = hanging()
    const [version] = dossier.file.versions
    assert.ok(version !== undefined)
    assert.equal(events.find(({ act }) => act === 'publish')?.facts['hash'], version.hash)
    assert.ok(isUnchanged(dossier.file, version))
    assert.equal(isUnchanged(dossier.file, { ...version, content: { ...version.content, opening: 100001 } }), false)
  })
})

describe('What is refused of a publication', () => {
  it('R-270, R-277: what is not in the catalogue, or not of this village, item and period', () => {
    assert.equal(beginDisclosure({ item: 'Z99' }).refusal(accountant, 'prepare', booksOf(1, { item: 'Z99' })).code, 'not-in-catalogue')
    assert.equal(beginDisclosure().refusal(accountant, 'prepare', booksOf(1, { period: '2026-Q2' })).code, 'wrong-name')
    assert.equal(beginDisclosure({ period: '2026-09' }).refusal(accountant, 'prepare', booksOf(1, { period: '2026-09' })).code, 'wrong-period')
  })

  it('R-271: a period that is not over; months only where the books are busy', () => {
    assert.equal(beginDisclosure({ period: '2026-Q4' }).refusal(accountant, 'prepare', booksOf(1, { period: '2026-Q4' })).code, 'period-not-over')
    const lines = linesOf(1, { day: '2026-09-02' })
    const busy = beginDisclosure({ period: '2026-09', settings: { busyVillages: [village] } }).after(accountant, 'prepare', booksOf(1, { period: '2026-09', lines }))
    assert.equal(busy.dossier.file.due, '2026-10-10')
  })

  it('R-271: notes a missing one from the day after it was due on, tells village, supervisors and township, and never forgets it', () => {
    const form = { village, item: 'F01', period: '2026-Q3' }
    assert.equal(beginDisclosure({ now: at('2026-10-15 23:59') }).refusal(system, 'note-missing', form).code, 'not-overdue')
    const missing = beginDisclosure({ now: at('2026-10-16 00:00') }).after(system, 'note-missing', form)
    assert.deepEqual(missing.effects.map(({ party }) => party), ['preparers', 'supervisors', 'town'])
    const late = missing.after(accountant, 'prepare-late', { title: '2026年第三季度财务收支', lines: linesOf(2) })
    assert.equal(late.dossier.state, 'PREPARED')
    assert.equal(late.dossier.file.missed, true)
    assert.equal(late.dossier.file.due, '2026-10-15')
  })

  it('R-274: whoever prepared it, a member of the committee and their near relatives do not review it, nor anybody who is no supervisor', () => {
    assert.equal(prepared().refusal(sister, 'review', { looked: [1, 2, 3] }).code, 'reviewer-is-relative')
    assert.equal(prepared().refusal(both, 'review', { looked: [1, 2, 3] }).code, 'reviewer-in-committee')
    const own = beginDisclosure().after(secretary, 'prepare', booksOf(1))
    assert.equal(own.refusal(both, 'review', { looked: [1] }).code, 'reviewer-prepared-it')
    for (const actor of [accountant, town, county, ...foreign, asVillager(person(90))]) assert.equal(prepared().refusal(actor, 'review', { looked: [1, 2, 3] }).code, 'not-yours')
  })

  it('R-274: review before every line was seen, and publication before review', () => {
    assert.equal(prepared().refusal(supervisor, 'review', { looked: [1, 3] }).code, 'lines-not-seen')
    assert.equal(prepared().refusal(secretary, 'publish', { days: 15 }).code, 'not-in-this-state')
    const changed = reviewed().after(supervisor, 'send-back', { reason: '第 2 笔没有凭证', doubts: [{ line: 2, words: '凭证在哪里' }] }).after(accountant, 'revise', { title: '2026年第三季度财务收支', lines: linesOf(2) })
    assert.equal(changed.dossier.state, 'PREPARED')
    assert.equal(changed.dossier.file.reviewed, null)
  })

  it('R-274: lines of another period, unless they say that they are entered later', () => {
    const early = { ...linesOf(1)[0], day: '2026-05-02' }
    assert.equal(beginDisclosure().refusal(accountant, 'prepare', booksOf(1, { lines: [early] })).code, 'line-outside-period')
    beginDisclosure().after(accountant, 'prepare', booksOf(1, { lines: [{ ...early, words: '补记五月电费' }] }))
  })

  it('R-272: fewer than fifteen days, and taking it down before they are over, from the later of page and board (R-273)', () => {
    assert.equal(reviewed().refusal(secretary, 'publish', { days: 14 }).code, 'form-invalid')
    const late = reviewed().after(secretary, 'publish', { days: 15 }).at(at('2026-10-14 10:00')).after(secretary, 'post-board', { on: '2026-10-14', where: '公开栏' })
    assert.equal(late.dossier.file.down, '2026-10-29')
    assert.equal(late.at(at('2026-10-28 23:59')).refusal(system, 'end-posting', { deadline: 'hang' }).code, 'still-on-board')
    late.at(at('2026-10-29 00:00')).after(system, 'end-posting', { deadline: 'hang' })
    assert.ok(Object.values(disclosure.acts).every(({ from, to }) => to !== 'ENDED' || !from.includes('PUBLISHED')), 'nothing ends that never hung on the board')
  })

  it('R-273: a board in the future, or older than the review', () => {
    const story = reviewed().after(secretary, 'publish', { days: 15 })
    assert.equal(story.refusal(secretary, 'post-board', { on: '2026-10-13', where: '公开栏' }).code, 'board-in-future')
    assert.equal(story.refusal(secretary, 'post-board', { on: '2026-10-11', where: '公开栏' }).code, 'board-too-old')
  })

  it('R-275: what is private, at every way in: preparing, revising, correcting', () => {
    const words = `问 ${inventPhone(3)}`
    const lines = [{ ...linesOf(1)[0], words }]
    assert.equal(beginDisclosure().refusal(accountant, 'prepare', booksOf(1, { lines })).code, 'private-data')
    assert.equal(prepared().refusal(accountant, 'revise', { title: '财务收支', lines }).code, 'private-data')
    assert.equal(hanging().refusal(accountant, 'correct', { reason: '金额更正', lines }).code, 'private-data')
    assert.equal(hanging().refusal(accountant, 'correct', { reason: words, lines: linesOf(2) }).code, 'private-data')
  })

  it('R-275: names of people who are not named, and shapes that do not fit', () => {
    const open = (item: string, more: object) => beginDisclosure({ item }).refusal(accountant, 'prepare', { village, item, period: '2026-Q3', title: '2026年第三季度公开', ...more }).code
    assert.equal(open('B06', { names: [{ name: '张演示', group: '一组', item: '补贴', fen: 100 }] }), 'wrong-shape')
    assert.equal(open('B03', { names: [{ name: '张演示', group: '一组', item: '残疾人救助', fen: 100 }] }), 'private-data')
    assert.equal(open('F01', {}), 'wrong-shape')
    assert.equal(open('C01', { lines: linesOf(1), words: '协助政府' }), 'wrong-shape')
    beginDisclosure({ item: 'F01' }).after(accountant, 'prepare', booksOf(0, { words: '本期没有收支' }))
  })
})

describe('A correction', () => {
  const corrected = () => hanging().after(accountant, 'correct', { reason: '第 2 笔金额写错了', opening: 100000, lines: linesOf(3).map((line, nth) => (nth === 1 ? { ...line, fen: 5 } : line)) })

  it('R-272: keeps the original, says why, and shows both only after the supervisors have seen it', () => {
    const waiting = corrected()
    assert.equal(waiting.dossier.file.versions.length, 1)
    const done = waiting.after(supervisor, 'confirm-correction', { looked: [1, 2, 3] })
    const { versions } = done.dossier.file
    assert.deepEqual(versions.map(({ number, correcting }) => [number, correcting]), [[1, ''], [2, '第 2 笔金额写错了']])
    assert.equal(versions[0]?.content.lines[1]?.fen, 101)
    assert.equal(versions[1]?.content.lines[1]?.fen, 5)
    assert.ok(versions.every((version) => isUnchanged(done.dossier.file, version)))
    assert.equal(done.dossier.state, 'POSTED')
  })

  it('R-272, R-274: refused without a change, twice at once, reviewed by its own hand or by a relative', () => {
    assert.equal(hanging().refusal(accountant, 'correct', { reason: '没有改什么', opening: 100000, lines: linesOf(3) }).code, 'nothing-corrected')
    assert.equal(corrected().refusal(accountant, 'correct', { reason: '再改一次', lines: linesOf(1) }).code, 'correction-waits')
    assert.equal(corrected().refusal(sister, 'confirm-correction', { looked: [1, 2, 3] }).code, 'reviewer-is-relative')
    assert.equal(corrected().refusal(supervisor, 'confirm-correction', { looked: [1] }).code, 'lines-not-seen')
    assert.equal(hanging().refusal(supervisor, 'confirm-correction', { looked: [] }).code, 'no-correction')
    assert.equal(corrected().after(supervisor, 'refuse-correction', { reason: '没有凭证' }).dossier.file.correction, null)
  })

  it('every refusal says what to do', () => {
    for (const refusal of [corrected().refusal(sister, 'confirm-correction', { looked: [1, 2, 3] }), prepared().refusal(supervisor, 'review', { looked: [] }), hanging().refusal(system, 'end-posting', { deadline: 'hang' })]) assert.deepEqual(faultsOf(refusal), [])
  })
})
