import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkProcedure } from '../../core/procedure/check.ts'
import { bookOf } from '../../core/procedure/drawing/index.ts'
import { demoVillage, inOffice, otherVillage, person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { begin, nothingKnown, type Story } from '../../core/procedure/testing/story.ts'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import { catalogueSeed } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey } from '../../core/star-rating/points-names.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import type { CatalogueFile } from './catalogue-file.ts'
import { pointsCatalogue } from './points-catalogue.procedure.ts'
import { faultsOfSettings } from './settings.ts'

const cadre = inOffice(person(1), 'VILLAGE_CADRE', demoVillage, 'committee')
const town = inOffice(person(2), 'TOWN_DISPATCHER', demoVillage.slice(0, 9), 'government')
const supervisor = inOffice(person(3), 'VILLAGE_SUPERVISOR', demoVillage, 'supervision')
const resolution = { body: 'assembly', number: '演示村民会议〔2026〕3 号', heldOn: '2026-05-01', entitled: 301, present: 151, yes: 100, minutes: '到会人员逐项表决，过半数同意。' }

function blank(): Story<CatalogueFile> {
  const world = { procedure: pointsCatalogue, calendar, settings: pointsCatalogue.settings.defaults, known: () => nothingKnown }
  return begin<CatalogueFile>(world, catalogueKey(demoVillage), Date.UTC(2026, 4, 4, 1))
}
const drafted = () => blank().after(cadre, 'open', { village: demoVillage, contents: catalogueSeed })
const filed = () => drafted().after(cadre, 'adopt', resolution).after(town, 'file', { number: '演示备〔2026〕1 号' })
const codeOf = (story: Story<CatalogueFile>, actor: Actor, act: string, form: object = {}) => {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

describe('catalogue of points of a village', () => {
  it('is a procedure without faults, and can be told as a book', () => {
    assert.deepEqual(checkProcedure(pointsCatalogue), [])
    assert.ok(bookOf(pointsCatalogue, pointsCatalogue.settings.defaults).acts.length > 5)
  })

  it('is in force only after a resolution and the filing with the township (R-460)', () => {
    assert.equal(drafted().dossier.file.inForce, null)
    assert.equal(drafted().after(cadre, 'adopt', resolution).dossier.file.inForce, null)
    const { inForce, draft } = filed().dossier.file
    assert.deepEqual([inForce?.version, inForce?.adoption.number, inForce?.filing, draft], [1, resolution.number, '演示备〔2026〕1 号', null])
  })
  it('stays in force while the next one is made, adopted and sent back (R-460)', () => {
    const next = filed().after(cadre, 'draft', { contents: { ...catalogueSeed, years: 2 } }).after(cadre, 'adopt', resolution)
    assert.equal(next.dossier.file.inForce?.contents.years, 1)
    const back = next.after(town, 'return', { reason: '请补上会议记录' })
    assert.deepEqual([back.dossier.state, back.dossier.file.adoption, back.dossier.file.sentBack], ['DRAFTING', null, '请补上会议记录'])
    assert.equal(back.after(cadre, 'drop-draft', { reason: '先不改' }).dossier.state, 'IN_FORCE')
    assert.equal(next.after(town, 'file', { number: '演示备〔2026〕2 号' }).dossier.file.inForce?.version, 2)
  })
  it('refused: too few present, no majority, counts that do not fit, a meeting to come (R-460)', () => {
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, present: 150 }), 'too-few-present')
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, body: 'representatives', entitled: 30, present: 19, yes: 15 }), 'too-few-present')
    assert.equal(drafted().after(cadre, 'adopt', { ...resolution, body: 'representatives', entitled: 30, present: 20, yes: 11 }).dossier.state, 'ADOPTED')
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, present: 200, yes: 100 }), 'not-passed')
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, yes: 152 }), 'counts-do-not-fit')
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, heldOn: '2026-05-05' }), 'meeting-to-come')
  })
  it('names the council\'s meeting that advised it, if any; refused: one that did not speak of it, or whose minutes are open (R-460)', () => {
    const meeting = `140423-${person(55)}`
    const told = (shown: object) => {
      const story = drafted()
      const world = { ...story.world, known: () => ({ ...nothingKnown, shown: new Map([[meeting, { procedure: 'body-meeting', state: 'CONFIRMED', shown: shown as never }]]) }) }
      return begin<CatalogueFile>(world, catalogueKey(demoVillage), story.now).after(cadre, 'open', { village: demoVillage, contents: catalogueSeed })
    }
    const advice = { village: demoVillage, confirmed: true, items: [{ kind: 'points-catalogue', passed: true }] }
    assert.equal(told(advice).after(cadre, 'adopt', { ...resolution, meeting }).dossier.file.adoption?.meeting, meeting)
    for (const other of [{ ...advice, confirmed: false }, { ...advice, village: otherVillage }, { ...advice, items: [{ kind: 'deliberation', passed: true }] }]) {
      assert.equal(codeOf(told(other), cadre, 'adopt', { ...resolution, meeting }), 'no-such-advice')
    }
    assert.equal(codeOf(drafted(), cadre, 'adopt', { ...resolution, meeting }), 'no-such-advice')
  })
  it('refused: by strangers, by another village, under another name, filed by the village itself (R-460)', () => {
    for (const who of [asVillager(person(9)), inOffice(person(8), 'VILLAGE_CADRE', otherVillage, 'committee'), town]) assert.equal(codeOf(blank(), who, 'open', { village: demoVillage, contents: catalogueSeed }), 'not-of-village')
    assert.equal(codeOf(drafted().after(cadre, 'adopt', resolution), cadre, 'file', { number: '自己备的' }), 'not-yours')
    const elsewhere = begin<CatalogueFile>(blank().world, { county: 140423, id: person(77) }, blank().now)
    assert.equal(codeOf(elsewhere, cadre, 'open', { village: demoVillage, contents: catalogueSeed }), 'not-its-name')
  })
  it('refused: items about forbidden subjects and rights (R-440, R-442, R-450)', () => {
    const contents = { ...catalogueSeed, rules: [{ code: 'quiet', name: '全年没有上访', least: 5, most: 5, mostPerDay: null }] }
    assert.equal(codeOf(blank(), cadre, 'open', { village: demoVillage, contents }), 'catalogue-faulty')
    assert.match(blank().refusal(cadre, 'open', { village: demoVillage, contents }).sentence, /R-442/)
  })
  it('asks the supervisor to look at unusual approving, and names neither person nor household (R-468)', () => {
    const noted = filed().after(system, 'note-unusual', { day: '2026-05-04', amount: 300, usual: 20 })
    assert.deepEqual(noted.effects.at(-1)?.party, 'supervisor')
    assert.equal(noted.dossier.deadlines['look']?.stoppedAt, null)
    assert.equal(codeOf(noted, cadre, 'look-at-unusual', { doubt: 1, finding: '集中补录' }), 'not-yours')
    const looked = noted.after(supervisor, 'look-at-unusual', { doubt: 1, finding: '集中补录义务劳动，属实' })
    assert.equal(looked.dossier.file.doubts[0]?.finding, '集中补录义务劳动，属实')
    assert.equal(codeOf(looked, supervisor, 'look-at-unusual', { doubt: 1, finding: '再看一次' }), 'no-doubts')
  })
  it('shows passbooks the catalogue in force and nothing else, and the star procedures nothing (R-450)', () => {
    assert.deepEqual(pointsCatalogue.shows?.to, ['points-passbook', 'points-shop'])
    assert.deepEqual(Object.keys(pointsCatalogue.shows.what(filed().dossier)), ['inForce'])
  })
  it('lets a county list rewards of the three kinds only, and refuses forbidden links (R-450)', () => {
    const faults = (words: string) => faultsOfSettings({ ...pointsCatalogue.settings.defaults, rewards: [{ kind: 'honour', name: '十星户', words }] })
    assert.equal(pointsCatalogue.settings.faults, faultsOfSettings)
    assert.deepEqual(faultsOfSettings(pointsCatalogue.settings.defaults), [])
    assert.equal(faults('优先办理低保').length, 1)
    assert.equal(faults('贷款利率优惠').length, 1)
    assert.deepEqual(faults('村里敲锣打鼓送奖状'), [])
  })
})
