import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Type } from '@sinclair/typebox'
import { checkProcedure } from './check.ts'
import type { AnyProcedure } from './procedure.ts'
import { libraryCard } from './testing/library-card.ts'

const card = libraryCard as AnyProcedure
const act = (key: string) => card.acts[key] ?? assert.fail(key)
const deadline = (key: string) => card.deadlines[key] ?? assert.fail(key)
const state = (key: string) => card.states[key] ?? assert.fail(key)
const withAct = (key: string, change: object): AnyProcedure => ({ ...card, acts: { ...card.acts, [key]: { ...act(key), ...change } } })
const withState = (key: string, change: object): AnyProcedure => ({ ...card, states: { ...card.states, [key]: { ...state(key), ...change } } })
const withDeadline = (key: string, change: object): AnyProcedure => ({ ...card, deadlines: { ...card.deadlines, [key]: { ...deadline(key), ...change } } })
const withoutAct = (...keys: string[]): AnyProcedure => ({ ...card, acts: Object.fromEntries(Object.entries(card.acts).filter(([key]) => !keys.includes(key))) })

describe('The checker of procedures', () => {
  it('finds nothing in a good one', () => assert.deepEqual(checkProcedure(card), []))

  const faults: readonly (readonly [title: string, procedure: AnyProcedure, fault: string])[] = [
    ['an act that starts in no state there is', withAct('hold', { from: ['LOST'] }), 'act hold starts in unknown state LOST'],
    ['an act that leads nowhere', withAct('hold', { to: 'LOST' }), 'act hold leads to unknown state LOST'],
    ['a choice that leads nowhere', withAct('decide', { to: { oneOf: ['ISSUED', 'LOST'], choose: () => 'ISSUED' } }), 'act decide leads to unknown state LOST'],
    ['an act of an unknown party', withAct('hold', { who: ['janitor'] }), 'act hold names unknown party janitor'],
    ['a notice to an unknown party', withAct('hold', { effects: [{ effect: 'notify', to: 'janitor', text: 'soon' }] }), 'act hold names unknown party janitor'],
    ['an act that is nobody\'s', withAct('hold', { who: [] }), 'nobody may ever perform act hold'],
    ['an act that starts nowhere', withAct('hold', { from: [] }), 'act hold can never be performed'],
    ['a state nothing leads to', { ...card, states: { ...card.states, DREAM: { ...state('HELD') } } }, 'state DREAM cannot be reached'],
    ['a state without an act that is not final', withState('REFUSED', { final: undefined }), 'no act leads out of state REFUSED, and it is not final'],
    ['a final state that acts leave', withState('HELD', { final: true }), 'state HELD is final, yet give-back, release, end, expire leave it'],
    ['a state that waits for an unknown party', withState('HELD', { awaits: ['janitor'] }), 'state HELD awaits unknown party janitor'],
    ['a state that waits for nobody and has no clock', { ...withState('ASKED', { awaits: [] }), deadlines: { loan: deadline('loan'), validity: deadline('validity') } }, 'state ASKED awaits nobody and no clock runs in it'],
    ['a deadline of nobody', withDeadline('loan', { owner: 'janitor' }), 'deadline loan has unknown owner janitor'],
    ['a deadline without consequence', withDeadline('loan', { onLate: { act: 'note', sentence: '' } }), 'deadline loan has no consequence'],
    ['a deadline that never runs', withDeadline('loan', { runsIn: [] }), 'deadline loan never runs'],
    ['a deadline that runs in an unknown state', withDeadline('loan', { runsIn: ['LOST'] }), 'deadline loan names unknown state LOST'],
    ['a deadline paused in an unknown state', withDeadline('loan', { pausedIn: ['LOST'] }), 'deadline loan names unknown state LOST'],
    ['a timer that submits an act nobody wrote', withDeadline('loan', { onLate: { act: 'shout', sentence: '亮红灯。' } }), 'deadline loan submits unknown act shout'],
    ['a reminder nobody wrote', withDeadline('loan', { onSoon: { act: 'whisper' } }), 'deadline loan submits unknown act whisper'],
    ['a timer that submits a person\'s act', withDeadline('loan', { onLate: { act: 'end', sentence: '注销。' } }), 'deadline loan submits act end, which the system may not perform'],
    ['a timer whose act is impossible where it runs', withDeadline('answer', { onLate: { act: 'expire', sentence: '作废。' } }), 'deadline answer runs in ASKED, where its act expire is not possible'],
    ['a text that is not there', withAct('hold', { effects: [{ effect: 'notify', to: 'holder', text: 'hello' }] }), 'text hello is missing'],
    ['a text nobody uses', { ...card, texts: { ...card.texts, hello: () => '您好。' } }, 'text hello is never used'],
    ['a state without Chinese words', withState('HELD', { sentence: 'on hold' }), 'state HELD lacks its Chinese words'],
    ['an act without Chinese words', withAct('hold', { consequence: 'stops' }), 'act hold lacks its Chinese words'],
    ['a party without Chinese words', { ...card, parties: { ...card.parties, desk: { ...(card.parties['desk'] ?? assert.fail()), found: 'the desk' } } }, 'party desk lacks its Chinese words'],
    ['an unknown reader', { ...card, readers: { ...card.readers, parties: ['janitor'] } }, 'unknown reader janitor'],
    ['everybody as a reader', { ...card, readers: { ...card.readers, parties: ['anyone'] } }, 'anyone may not be a reader'],
    ['the system as a reader', { ...card, readers: { ...card.readers, parties: ['system'] } }, 'system may not be a reader'],
  ]
  for (const [title, procedure, fault] of faults) {
    it(`finds ${title}`, () => assert.ok(checkProcedure(procedure).includes(fault), JSON.stringify(checkProcedure(procedure))))
  }

  it('finds a state that can be entered but never left for an end', () => {
    const circle = withoutAct('end', 'expire')
    const trapped: AnyProcedure = { ...circle, deadlines: { loan: deadline('loan') } }
    assert.ok(checkProcedure(trapped).some((fault) => fault.includes('HELD') || fault.includes('ISSUED')), JSON.stringify(checkProcedure(trapped)))
  })

  it('finds a form whose fields have no Chinese name', () => {
    const silent = withAct('hold', { form: Type.Object({ why: Type.String() }, { additionalProperties: false }) })
    assert.ok(checkProcedure(silent).some((fault) => fault.includes('why')), JSON.stringify(checkProcedure(silent)))
  })

  it('finds a form that swallows unknown fields', () => {
    const open = withAct('hold', { form: Type.Object({}) })
    assert.ok(checkProcedure(open).some((fault) => fault.includes('hold')), JSON.stringify(checkProcedure(open)))
  })

  it('finds an opening act that does not say where the matter lies', () => {
    assert.ok(checkProcedure(withAct('apply', { place: undefined })).some((fault) => fault.includes('apply')))
  })
})
