import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nameOfAppraisal } from '../../core/appraisal/index.ts'
import { system } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { fold } from '../../core/procedure/fold.ts'
import { demoVillage as village, inOffice, person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story } from '../../core/procedure/testing/story.ts'
import { at, calendar } from '../../core/time/example-calendar.ts'
import { due, toIso } from '../../core/time/index.ts'
import { electionKey, nameOfKey, officeKey } from '../village-election/names.ts'
import { byElectionNeeded } from './acts.ts'
import { endOfOffice } from './end-of-office.procedure.ts'
import { defaultSettings } from './settings.ts'
import { sittingIn, type TermFile } from './term-file.ts'

const term = 2026
const town = inOffice(person(1), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
const cadre = inOffice(person(2), 'VILLAGE_CADRE', village, 'committee')
const supervisor = inOffice(person(3), 'VILLAGE_SUPERVISOR', village, 'supervision')
const member = (nth: number) => ({ person: person(10 + nth), name: `演示${nth}`, sex: nth % 2 === 0 ? 'woman' as const : 'man' as const, post: nth === 1 ? 'chair' as const : 'member' as const })
const shownAs = (members: readonly object[]) => ({ procedure: 'village-election', state: 'HANDED_OVER', shown: { elected: { on: '2026-01-10', members } } }) as never
const elections = new Map<string, never>([
  [nameOfKey(electionKey(village, term, 0)), shownAs([1, 2, 3, 4].map(member))], [nameOfKey(electionKey(village, term, 1)), shownAs([{ ...member(3), post: 'chair' }])],
  [nameOfAppraisal({ village, year: 2026, nth: 1 }), { procedure: 'appraisal', state: 'CONFIRMED', shown: { confirmed: true, heldOn: '2026-12-20', judged: [{ person: person(12), twice: true }, { person: person(13), twice: false }] } } as never],
])
const world = { procedure: endOfOffice as never, calendar, settings: defaultSettings, known: () => ({ ...nothingKnown, shown: elections }) }
const opened = (): Story<TermFile> => begin<TermFile>(world, officeKey(village, term), at('2026-01-20 09:00')).after(town, 'open', { village, term, beganOn: '2026-01-12' })
const code = (story: Story<TermFile>, ...args: Parameters<Story['refusal']>) => story.refusal(...args).code

describe('The term of a village committee', () => {
  it('has no faults of its own', () => { assert.deepEqual(checkProcedure(endOfOffice as never), []) })

  it('begins with those elected and is told 180 days before its end (R-231)', () => {
    const story = opened()
    assert.deepEqual(sittingIn(story.dossier.file).map(({ name, post }) => [name, post]), [['演示1', 'chair'], ['演示2', 'member'], ['演示3', 'member'], ['演示4', 'member']])
    const ledger = story.dossier.deadlines['reminder']
    assert.ok(ledger)
    // Five years from 12 January 2026, less 180 days.
    assert.equal(toIso(due(ledger, calendar) ?? 0).slice(0, 10), '2030-07-17')
    const told = story.at(at('2030-07-18 09:00')).after(system, 'remind', { deadline: 'reminder' })
    assert.deepEqual(told.effects.map(({ party }) => party).toSorted(), ['town', 'village'])
    assert.equal(code(begin<TermFile>(world, officeKey(village, 2021), at('2026-01-20 09:00')), town, 'open', { village, term: 2021, beganOn: '2021-01-12' }), 'members-unknown')
  })

  it('R-237: a resignation ends an office on the day the meeting accepted it, and not before', () => {
    const asked = opened().at(at('2026-03-02 09:00')).after(cadre, 'resign', { person: person(12), words: '外出务工', on: '2026-03-01' })
    assert.equal(sittingIn(asked.dossier.file).length, 4)
    assert.equal(code(asked, cadre, 'resign', { person: person(12), words: '外出务工', on: '2026-03-01' }), 'resignation-waits')
    const kept = asked.after(cadre, 'decide-resignation', { number: 1, accepted: false, resolution: '应到 30 人，实到 28 人，不同意', on: '2026-03-02' })
    assert.equal(sittingIn(kept.dossier.file).length, 4)
    const left = asked.after(cadre, 'decide-resignation', { number: 1, accepted: true, resolution: '应到 30 人，实到 28 人，同意', on: '2026-03-02' })
    assert.deepEqual(left.dossier.file.members.find((one) => one.person === person(12))?.ended, { how: 'resignation', on: '2026-03-02', document: '应到 30 人，实到 28 人，同意' })
    assert.equal(left.dossier.state, 'SITTING', 'a chair and three are enough')
  })

  it('R-238: no chair, or fewer than three, and a by-election is due in three months, holidays rolled over; who is elected serves to the end of the term', () => {
    const gone = opened().at(at('2026-03-02 09:00')).after(town, 'end', { person: person(11), how: 'criminal-penalty', document: '刑事判决书（演示）', since: '2026-02-28' })
    assert.equal(gone.dossier.state, 'VACANT')
    assert.equal(gone.dossier.file.byElectionBy, '2026-05-28')
    const ledger = gone.dossier.deadlines['byElection']
    assert.ok(ledger)
    assert.equal(toIso(due(ledger, calendar) ?? 0), '2026-05-29T00:00:00.000+08:00')
    const filled = gone.at(at('2026-04-20 09:00')).after(town, 'take-by-election', { run: 1 })
    assert.deepEqual(sittingIn(filled.dossier.file).map(({ name, post }) => [name, post]), [['演示2', 'member'], ['演示4', 'member'], ['演示3', 'chair']])
    assert.deepEqual([filled.dossier.state, filled.dossier.file.byElectionBy], ['SITTING', null])
    assert.equal(code(filled, town, 'take-by-election', { run: 1 }), 'by-election-open')
    assert.equal(code(filled, town, 'take-by-election', { run: 2 }), 'by-election-open')
  })

  it('R-237, R-281: two failed appraisals in a row end an office, two with a good one between them do not', () => {
    const judged = (story: Story<TermFile>, on: string, competent: boolean) => story.at(at(`${on} 09:00`)).after(supervisor, 'record-appraisal', { person: person(12), on, competent, document: '公开栏' })
    const once = judged(opened(), '2026-12-20', false)
    assert.equal(code(once, supervisor, 'record-appraisal', { person: person(12), on: '2026-12-01', competent: false, document: '公开栏' }), 'appraised-this-year')
    assert.equal(sittingIn(judged(judged(once, '2027-12-20', true), '2028-12-20', false).dossier.file).length, 4)
    assert.equal(judged(once, '2027-12-20', false).dossier.file.members.find((one) => one.person === person(12))?.ended?.on, '2027-12-20')
  })

  it('R-281: leans on the appraisals of the platform themselves, where the last says it is the second', () => {
    const story = opened().at(at('2026-12-28 09:00'))
    assert.equal(code(story, supervisor, 'take-appraisal', { person: person(13), year: 2026, nth: 1 }), 'not-failed-twice')
    assert.equal(code(story, supervisor, 'take-appraisal', { person: person(12), year: 2027, nth: 1 }), 'not-failed-twice')
    assert.deepEqual(story.after(supervisor, 'take-appraisal', { person: person(12), year: 2026, nth: 1 }).dossier.file.members.find((one) => one.person === person(12))?.ended?.on, '2026-12-20')
  })

  it('refused: to end the office of somebody who does not sit, on a day to come, by the village (R-237)', () => {
    const story = opened()
    assert.equal(code(story, town, 'end', { person: person(99), how: 'death', document: '证明', since: '2026-01-15' }), 'not-in-office')
    assert.equal(code(story, town, 'end', { person: person(11), how: 'death', document: '证明', since: '2026-02-15' }), 'day-ahead')
    assert.equal(code(story, cadre, 'end', { person: person(11), how: 'death', document: '证明', since: '2026-01-15' }), 'not-yours')
  })

  it('R-238: after any order of ends it asks for a by-election exactly where law does', () => {
    const ends = fc.array(fc.record({ nth: fc.integer({ min: 1, max: 4 }), how: fc.constantFrom('end', 'take-recall', 'take-void') }), { maxLength: 4 })
    fc.assert(fc.property(ends, (list) => {
      const story = list.reduce((now, { nth, how }) => {
        const form = how === 'end' ? { person: person(10 + nth), how: 'death', document: '证明', since: '2026-01-20' } : { person: person(10 + nth), on: '2026-01-20', document: '认定' }
        return now.when(how === 'end' ? town : system, how, form).accepted ? now.after(how === 'end' ? town : system, how, form) : now
      }, opened())
      const left = [1, 2, 3, 4].filter((nth) => !list.some((one) => one.nth === nth))
      assert.deepEqual(sittingIn(story.dossier.file).map((one) => one.person), left.map((nth) => person(10 + nth)))
      assert.equal(story.dossier.state === 'VACANT', !left.includes(1) || left.length < 3)
      assert.equal(story.dossier.file.byElectionBy !== null, byElectionNeeded(story.dossier.file))
      assert.deepEqual(fold(endOfOffice as never, story.dossier.key, story.events as never), story.dossier)
    }), { numRuns: 60, seed: 20261124 })
  })
})
