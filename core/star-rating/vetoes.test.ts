import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultOfVeto, isVetoInForce, vetoes, type Doer, type Veto, type VetoKind } from './vetoes.ts'

const veto: Veto = { kind: 'vice-penalty', document: '演示公（治）罚决字〔2026〕1 号', authority: '演示县公安局', doneOn: '2026-02-20', inForceFrom: '2026-03-01', months: 12 }
const doer: Doer = { bornOn: '1980-05-06', isHeadOrMainMember: true }
const today = '2026-06-01'

describe('grounds on which a star is withheld', () => {
  it('are these four and no other (R-441)', () => {
    assert.deepEqual(Object.keys(vetoes), ['intentional-crime', 'vice-penalty', 'domestic-violence-warning', 'organised-crime-or-cult'])
    assert.equal(faultOfVeto({ ...veto, kind: 'petition' as VetoKind }, doer, today), 'unknown-kind')
    assert.equal(faultOfVeto({ ...veto, kind: 'constructor' as VetoKind }, doer, today), 'unknown-kind')
  })

  it('need a document in force of the authority (R-441)', () => {
    assert.equal(faultOfVeto({ ...veto, document: ' ' }, doer, today), 'no-document')
    assert.equal(faultOfVeto({ ...veto, authority: '' }, doer, today), 'no-document')
    assert.equal(faultOfVeto({ ...veto, inForceFrom: '2026-06-02' }, doer, today), 'not-yet-in-force')
    assert.equal(faultOfVeto({ ...veto, inForceFrom: today }, doer, today), null)
  })

  it('last at most twelve months and then are over by themselves (R-441)', () => {
    assert.equal(faultOfVeto({ ...veto, months: 13 }, doer, today), 'too-long')
    assert.equal(faultOfVeto({ ...veto, months: 0 }, doer, today), 'too-long')
    assert.deepEqual(['2026-02-28', '2026-03-01', '2027-02-28', '2027-03-01'].map((day) => isVetoInForce(veto, day)), [false, true, true, false])
  })

  it('touch nobody for what a minor did: the day before the eighteenth birthday no, the birthday itself yes (R-443)', () => {
    assert.equal(faultOfVeto(veto, { ...doer, bornOn: '2008-02-21' }, today), 'was-a-minor')
    assert.equal(faultOfVeto(veto, { ...doer, bornOn: '2008-02-20' }, today), null)
  })

  it('touch no household through a relative outside it (R-441, R-442)', () => {
    assert.equal(faultOfVeto(veto, { ...doer, isHeadOrMainMember: false }, today), 'not-of-the-household')
  })
})
