import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decide } from '../../core/procedure/decide.ts'
import { actId, follow, settingOf } from '../../core/procedure/testing/story.ts'
import { suspicionOf } from './acts/file-changes.ts'
import { alikeReason } from './alike.ts'
import { defaultSettings } from './catalogue.ts'
import { remarksOf } from './head.ts'
import { cast, pothole, report, village } from './testing/stages.ts'
import { beginCase } from './testing/village.ts'

const point = { lon: 113.05, lat: 36.53, crs: 'CGCS2000' }
const north = (metres: number) => ({ ...point, lat: point.lat + metres / 111_195 })
const file = (form: object) => report(form).dossier.file
const alike = (one: object, other: object) => alikeReason(file({ description: '路面塌陷很危险', ...one }), file({ description: '大坑需要修补一下', ...other }), defaultSettings)

describe('Probably the same matter', () => {
  const cases: readonly (readonly [title: string, one: object, other: object, reason: string | null])[] = [
    ['the same kind fifty metres away', point, north(49.9), '同一类型，相距约 50 米'], ['the same kind sixty metres away', point, north(60), null],
    ['another kind at the same point', point, { ...point, category: '0101' }, null], ['the same kind at the same written place', { where: '村口 小桥' }, { where: '村口，小桥' }, '同一类型，写的位置一样'],
    ['the same kind elsewhere', { where: '村口' }, { where: '村尾' }, null], ['the same kind, nowhere written', { where: '' }, { where: '' }, null],
    ['points counted on another datum', point, { ...point, crs: 'GCJ02', where: '别处' }, null],
    ['the same words under another kind', { description: '小桥上的灯坏了。' }, { description: '小桥上的灯 坏了', category: '0202' }, '写的内容一样'],
    ['short words that say nothing', { description: '坏了' }, { description: '坏了', category: '0202' }, null],
  ]
  for (const [title, one, other, reason] of cases) it(`is ${reason === null ? 'not said of' : 'said of'} ${title} (R-108)`, () => assert.equal(alike(one, other), reason))
})

describe('A report made for the numbers', () => {
  it('is suspected from the twenty-first of a kind in 24 hours, and when a photo was sent before (R-128)', () => {
    const suspicion = (door: { alikeBefore: number; photosBefore: boolean }) => suspicionOf(door, defaultSettings)
    assert.deepEqual([19, 20].map((alikeBefore) => suspicion({ alikeBefore, photosBefore: false })), [null, 'many'])
    assert.equal(suspicion({ alikeBefore: 0, photosBefore: true }), 'photos')
    assert.equal(suspicionOf({}, defaultSettings), null)
  })
  const reported = (actor: typeof cast.gridWorker, source: string) => {
    const story = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    const form = { ...pothole, source }
    const setting = settingOf(story, actor, 'report', form)
    const decision = decide(story.world.procedure, story.dossier, { id: actId(story.dossier.key, 1), act: 'report', form, channel: 'field', occurredAt: story.now },
      { ...setting, known: { ...setting.known, door: { alikeBefore: 20, photosBefore: false } } })
    return decision.accepted ? follow(story, decision) : assert.fail(decision.refusal.cause)
  }
  it('is taken up like any other, and says to the office alone that it counts in no figure (R-128)', () => {
    const { dossier } = reported(cast.gridWorker, 'GRID')
    assert.deepEqual([dossier.state, dossier.file.suspect], ['REPORTED', 'many'])
    assert.deepEqual(remarksOf(dossier).map((one) => one.for), ['staff'])
  })
  it('is never suspected of a villager (R-128)', () => assert.equal(reported(cast.villager, 'VILLAGER').dossier.file.suspect, undefined))
})
