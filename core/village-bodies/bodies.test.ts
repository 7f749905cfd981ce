import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { functions } from '../region/functions.ts'
import { agendaKinds, bodies, bodiesFor, bodyFunctions, bodyOf, isEnough, noSuchPowerIn, noSuchPowers, type AgendaKind } from './index.ts'

describe('The bodies of a village', () => {
  it('are the four of the policy, each a unit of villages only', () => {
    assert.deepEqual(bodyFunctions.map((one) => bodies[one].name), ['道德评议会', '红白理事会', '村民议事会', '禁毒禁赌会'])
    for (const one of bodyFunctions) assert.deepEqual(functions[one].names, { VILLAGE: bodies[one].name })
    assert.equal(bodyOf('140423100229:occasions-council'), 'occasions-council')
    assert.equal(bodyOf('140423100229:committee'), null)
    assert.equal(bodyOf('nonsense'), null)
  })

  it('may each do something, and everything that may be done is somebody\'s business', () => {
    for (const one of bodyFunctions) assert.ok(bodies[one].may.length >= 2, one)
    for (const kind of Object.keys(agendaKinds) as AgendaKind[]) assert.ok(bodiesFor(kind).length > 0, kind)
  })

  it('decide about households only where a household is helped or honoured, and the council against drugs and gambling about nobody (R-162, R-452)', () => {
    assert.deepEqual(Object.entries(agendaKinds).filter(([, { households }]) => households !== 'never').map(([key]) => key), ['star-rating', 'star-move', 'good-deed', 'family-occasion'])
    assert.deepEqual(bodies['temperance-council'].may.filter((kind) => agendaKinds[kind].households !== 'never'), [])
  })

  it('only advise where the law leaves the decision to the assembly of villagers (R-249, R-460)', () => {
    for (const kind of ['points-catalogue', 'village-rules', 'deliberation', 'occasion-guide'] as const) assert.equal(agendaKinds[kind].weight, 'advice')
  })

  it('speak of nothing themselves that no body may do', () => {
    for (const { duty, name } of Object.values(bodies)) assert.equal(noSuchPowerIn(duty + name), null)
    for (const { name } of Object.values(agendaKinds)) assert.equal(noSuchPowerIn(name), null)
  })
})

describe('Powers no body has', () => {
  it('refused: every word of the list, however it is spaced or marked (R-249, R-450, R-452, R-162)', () => {
    for (const { words } of noSuchPowers) for (const word of words) {
      assert.equal(noSuchPowerIn(`对办席超过十五桌的${word}`)?.word, word)
      assert.equal(noSuchPowerIn([...word].join(' · '))?.word, word)
    }
  })
  it('allowed: what these bodies are there for', () => {
    for (const text of ['商量村口路灯装在哪里', '张家喜事请三个人帮厨', '寒假给学生讲禁毒', '义务劳动每次记五分', '建议白事三天办完，酒席不超过十五桌']) assert.equal(noSuchPowerIn(text), null, text)
  })
})

describe('Enough members', () => {
  it('two thirds hold the number itself, more than half does not hold the half (R-003)', () => {
    assert.deepEqual([isEnough(4, 6, 'two-thirds'), isEnough(3, 6, 'two-thirds'), isEnough(3, 6, 'half'), isEnough(4, 6, 'half')], [true, false, false, true])
    assert.deepEqual([isEnough(0, 0, 'two-thirds'), isEnough(0, 0, 'half'), isEnough(5, 7, 'two-thirds'), isEnough(4, 7, 'half')], [false, false, true, true])
  })
})
