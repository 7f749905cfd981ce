import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blankMeeting, type AgendaItem, type MeetingFile } from '../../procedures/body-meeting/meeting-file.ts'
import { decisionsOf } from './public-decisions.ts'

const item: AgendaItem = {
  kind: 'deliberation', title: '村口路灯', words: '', households: [], publish: true,
  settled: { outcome: 'VOTED', yes: 4, no: 1, abstain: 0, present: 5, recused: [], passed: true, words: '装三盏，先装学校门口' },
}
const meeting = (items: readonly AgendaItem[], changes: Partial<MeetingFile> = {}): MeetingFile => ({
  ...blankMeeting, body: '140423100229:village-council', day: '2026-11-20', agenda: items, present: ['a', 'b', 'c', 'd', 'e'],
  board: { where: '村委会门口', words: '装三盏路灯', on: '2026-11-21', days: 7 }, ...changes,
})

describe('Decisions of the bodies on line', () => {
  it('stand there as long as the board hangs, with the words of the meeting and neither names nor votes (R-251, R-404)', () => {
    const [one, ...others] = decisionsOf(meeting([item]), '2026-11-23')
    assert.deepEqual(others, [])
    assert.deepEqual(one, { body: one?.body, heldOn: '2026-11-20', kind: '协商议题', title: '村口路灯', words: '装三盏，先装学校门口', where: '村委会门口', until: '2026-11-28' })
    assert.equal(decisionsOf(meeting([item]), '2026-11-28').length, 1)
    assert.equal(decisionsOf(meeting([item]), '2026-11-29').length, 0)
  })
  const silent: readonly (readonly [what: string, file: MeetingFile])[] = [
    ['what was not announced as public', meeting([{ ...item, publish: false }])],
    ['what did not pass', meeting([{ ...item, settled: { outcome: 'VOTED', yes: 1, no: 4, abstain: 0, present: 5, recused: [], passed: false, words: '不装' } }])],
    ['what was left for another time', meeting([{ ...item, settled: { outcome: 'DEFERRED', words: '下次再议' } }])],
    ['what is about a household (R-162, R-452)', meeting([{ ...item, kind: 'good-deed', households: ['00000000-0000-4000-8000-000000000001'] }])],
    ['how a family is helped, whoever it is (R-162)', meeting([{ ...item, kind: 'family-occasion' }])],
    ['what hangs nowhere yet', meeting([item], { board: null })],
  ]
  for (const [what, file] of silent) it(`are silent about ${what}`, () => { assert.deepEqual(decisionsOf(file, '2026-11-23'), []) })
})
