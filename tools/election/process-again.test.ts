import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { committeeAfter, faultOfProxy, isOfAge, isRollInTime, mustWithdraw, proxiesInForce, type Proxy } from '../../core/election/index.ts'
import { addDays } from '../../core/time/index.ts'
import { committeeAgain, daysApartAgain, ofAgeAgain, proxiesAgain } from './law-again.ts'

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const person = fc.constantFrom(...people)
const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('1999-01-01', count))
const options = { numRuns: Number(process.env['SANZHI_ELECTIONS'] ?? 300), ...(process.env['SANZHI_ELECTIONS'] === undefined ? { seed: 20260102 } : {}) }

describe('Two statements of what comes before the vote', () => {
  it('agree on proxies through a day of requests and nominations (R-218)', () => {
    const ask = fc.record({ kind: fc.constant('ask' as const), from: person, to: fc.constantFrom('a', 'b', ...people), written: fc.integer({ min: 0, max: 9 }).map((one) => one > 0) })
    const nominated = fc.record({ kind: fc.constant('nominated' as const), who: person })
    const day = fc.array(fc.oneof({ weight: 6, arbitrary: ask }, { weight: 1, arbitrary: nominated }), { maxLength: 25 })
    fc.assert(fc.property(day, fc.subarray([...people], { minLength: 5 }), (events, registered) => {
      const roll = new Set<string>(registered)
      const candidates = new Set<string>()
      let accepted: readonly Proxy[] = []
      for (const event of events) {
        if (event.kind === 'nominated') {
          candidates.add(event.who)
          accepted = proxiesInForce({ roll, candidates, accepted })
        } else if (faultOfProxy({ principal: event.from, trustee: event.to, written: event.written, reason: '外出' }, { roll, candidates, accepted }) === null) accepted = [...accepted, { principal: event.from, trustee: event.to }]
      }
      assert.deepEqual(new Map(accepted.map(({ principal, trustee }) => [principal, trustee])), proxiesAgain(events, roll))
    }), options)
  })

  it('agree on who sits on the election committee once the candidates are known (R-210)', () => {
    const kinships = fc.array(fc.record({ person, relation: fc.constantFrom('spouse', 'sibling', 'parent'), other: person }), { maxLength: 4 })
    fc.assert(fc.property(fc.shuffledSubarray([...people], { minLength: 3 }), fc.constantFrom(3, 5), fc.subarray([...people], { maxLength: 3 }), kinships, (ranking, size, candidates, declared) => {
      const related = (one: string, other: string) => one !== other && declared.some((kin) => (kin.person === one && kin.other === other) || (kin.person === other && kin.other === one))
      const left = mustWithdraw(ranking.slice(0, size), candidates, declared).map((one) => one.person)
      assert.deepEqual(committeeAfter({ ranking, size }, left, candidates, declared).members, committeeAgain(ranking, size, candidates, related))
    }), options)
  })

  it('agree on days: twenty before the election (R-204), and full age on it (R-201)', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (day, before) => {
      assert.equal(isRollInTime(addDays(day, -before), day), daysApartAgain(addDays(day, -before), day, 20))
    }), options)
    fc.assert(fc.property(anyDay, fc.integer({ min: -3, max: 3 }), (born, off) => {
      const day = addDays(`${Number(born.slice(0, 4)) + 18}-${born.slice(5) === '02-29' ? '02-28' : born.slice(5)}`, off)
      assert.equal(isOfAge(born, day), ofAgeAgain(born, day))
    }), options)
  })
})
