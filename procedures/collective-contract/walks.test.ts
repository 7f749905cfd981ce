import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standingsOf } from '../../core/collective-economy/index.ts'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import { fitting, omitted, oneOf, type Choose } from '../../core/procedure/testing/forms.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import { people } from '../village-meeting/testing/hall.ts'
import { collectiveContract } from './collective-contract.procedure.ts'
import type { ContractFile } from './contract-file.ts'
import { shownOf } from './sheet.ts'
import { asks } from './conditions.ts'
import { beginContract, land, letOut, matter, meeting, members, shed, signing, works, type ContractStory } from './testing/yard.ts'
import { defaultSettings } from './settings.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261124)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 10, maxLength: 40, size: 'max' })

describe('Walks of a contract', () => {
  const states = new Set<string>()
  const acts = new Set<string>()
  it('keep every invariant after every act, and every refusal says what to do (R-247, R-289)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = wander<ContractFile>({
        begin: (choose) => (choose(3) === 0 ? beginContract() : letOut(choose(2) === 0 ? shed() : shed({ to: '2044-10-31' }))),
        people: () => people, form: contractForm, rarely: ['withdraw', 'terminate', 'renew', 'renew-small', 'write-off'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 60 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(collectiveContract.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(collectiveContract.acts).filter((act) => !acts.has(act)), [])
  })
})

function checkStep({ before, story: { dossier, dossier: { file, state, deadlines }, world } }: Wandered<ContractFile>): void {
  for (const { paid, waived, open, fen } of standingsOf(file, '2026-01-01')) {
    assert.ok(paid >= 0 && waived >= 0 && open >= 0 && paid + waived + open === fen, 'never more than the instalment (R-289)')
  }
  const was = before.dossier.file
  assert.deepEqual(file.payments.slice(0, was.payments.length), was.payments, 'what was booked stays (R-289)')
  assert.deepEqual(file.instalments.slice(0, was.instalments.length), was.instalments)
  assert.deepEqual(file.waivers.slice(0, was.waivers.length), was.waivers)
  if (shownOf(dossier).executable && asks(file, defaultSettings)) assert.ok(file.bases.some(({ by }) => by !== 'none') || file.terms.length > 1, 'no contract without its resolution (R-247)')
  if (state === 'DRAFTED' || state === 'WITHDRAWN') assert.ok(!shownOf(dossier).executable && file.payments.length === 0)
  if (state === 'ENDED') assert.equal(shownOf(dossier).open, 0, 'nothing is closed while something is owed')
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}

function contractForm({ dossier: { file }, now }: ContractStory, act: string, choose: Choose, timer?: string): object {
  const today = dayOf(now)
  const on = choose(10) === 0 ? addDays(today, choose(3) - 1) : today
  const instalment = 1 + choose(Math.max(1, file.instalments.length + (choose(8) === 0 ? 1 : 0)))
  const open = standingsOf(file, today).find(({ number }) => number === instalment)?.open ?? 0
  const sum = (choose(3) === 0 ? open : 1 + choose(Math.max(1, open))) / 100
  const basis = oneOf(choose, [{ basis: matter }, { basis: meeting, item: 1 }, { basis: members, item: 1 + choose(3) }])
  const last = file.terms.at(-1)?.to ?? today
  switch (act) {
    case 'draft': return oneOf(choose, [shed, works, land])({ ...(choose(4) === 0 ? { price: '50000' } : {}), ...(choose(6) === 0 ? { related: true } : {}) })
    case 'sign-by-resolution': return signing({ signedOn: on, ...basis })
    case 'sign-on-paper': return signing({ signedOn: on, on: '2026-10-01', body: oneOf(choose, ['MEMBERS', 'ADULTS', 'HOUSEHOLDS']), should: 90, present: 60 + choose(31), yes: 30 + choose(60), minutes: '档案柜' })
    case 'sign-small': return signing({ signedOn: on })
    case 'book': return { instalment, sum: sum.toFixed(2), on, voucher: `记${choose(1000)}` }
    case 'write-off': return { instalment, sum: sum.toFixed(2), ...basis, reason: '受灾减免' }
    case 'reverse': return { booking: 1 + choose(Math.max(1, file.payments.length)), reason: '记错了' }
    case 'renew': case 'renew-small': return { to: addDays(last, 200 + choose(2000)), price: String(100 + choose(60_000)), every: 'year', first: addDays(last, 1 + choose(100)), words: '照旧', ...(act === 'renew' ? basis : {}) }
    case 'terminate': return { on, reason: '承租人不租了' }
    default: return fitting(collectiveContract.acts[act]?.form ?? assert.fail(act), choose, (field) => (field === 'files' ? omitted : field === 'deadline' ? timer ?? 'sign' : undefined)) as object
  }
}
