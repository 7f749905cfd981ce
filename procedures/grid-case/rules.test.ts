import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hiddenFrom, mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { addDays, due, dueForStaff, msPerDay, msPerHour } from '../../core/time/index.ts'
import { gridCase } from './grid-case.procedure.ts'
import { accepted, cast, closed, dispatched, fedBack, handling, pothole, report, reworked, suspended, unit, verifying, village } from './testing/stages.ts'
import { at, beginCase, closedCase, handlerOf, mainCase, monday, type CaseStory } from './testing/village.ts'

const state = (story: CaseStory) => story.dossier.state
const file = (story: CaseStory) => story.dossier.file
const reason = { reason: '理由写在这里' }

function dueOf(story: CaseStory, key: string): string {
  const instant = due(story.dossier.deadlines[key] ?? assert.fail(`no deadline ${key}`), story.world.calendar)
  return instant === null ? 'paused' : dueForStaff(instant)
}

/** The refusal's code, after its sentence has been judged; the rule it names is part of it. */
function refused(story: CaseStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}

function reads(story: CaseStory, actor: Actor): boolean {
  return mayRead(readershipOf(story.world.procedure, story.dossier, story.world.settings), placeNumber(story.dossier), actor)
}

describe('Reporting', () => {
  it('refuses any transition outside the table and leaves everything as it was (R-101)', () => {
    assert.equal(refused(report(), cast.town, 'dispatch', { lead: unit.transport }), 'not-in-this-state R-101')
    assert.equal(refused(closed(), cast.transport, 'feedback', { result: '再来一次', solved: 'YES' }), 'not-in-this-state R-101')
  })
  it('gives the number at acceptance, once, and keeps it through reopening (R-102)', () => {
    const story = accepted()
    assert.match(file(story).number ?? '', /^140423100299-20261123-\d{6}$/)
    const again = closed(handling()).after(cast.villager, 'ask-review', reason).after(cast.county, 'uphold-review', { conclusion: '属实' })
    assert.equal(refused(again, cast.town, 'accept'), 'already-accepted R-102')
    assert.equal(file(again).number, file(story).number)
  })
  it('accepts what was refused and reopened before it can be dispatched (R-102)', () => {
    const reopened = report().after(cast.cadre, 'reject', { ground: 'NOT_PUBLIC', channel: '村里', explanation: '说明' }).after(cast.villager, 'ask-review', reason).after(cast.county, 'uphold-review', { conclusion: '应当受理' })
    assert.equal(refused(reopened, cast.cadre, 'dispatch', { lead: unit.committee }), 'not-accepted R-102')
    assert.equal(state(reopened.after(cast.cadre, 'accept')), 'ACCEPTED')
  })
  it('asks for kind, description, village, source and nothing more: photos and a point are free (R-103)', () => {
    const { category, description, visibility, source } = pothole
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    assert.equal(state(begun.after(cast.villager, 'report', { category, description, village, visibility, source })), 'REPORTED')
    for (const missing of ['category', 'description', 'village', 'visibility', 'source']) {
      assert.equal(refused(begun, cast.villager, 'report', Object.fromEntries(Object.entries(pothole).filter(([key]) => key !== missing))), 'form-invalid', missing)
    }
  })
  it('refuses a source that is not the reporter\'s: a villager does not patrol, a clerk is no grid worker (R-103)', () => {
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    assert.equal(refused(begun, cast.villager, 'report', { ...pothole, source: 'GRID' }), 'source-not-yours R-103')
    assert.equal(refused(begun, cast.town, 'report', { ...pothole, source: 'GRID' }), 'source-not-yours R-103')
    assert.equal(state(begun.after(cast.gridWorker, 'report', { ...pothole, source: 'GRID' })), 'REPORTED')
    assert.equal(state(begun.after(cast.town, 'report', { ...pothole, source: 'HOTLINE' })), 'REPORTED')
  })
  it('keeps the reporter from those who handle, by default from all below the township (R-104)', () => {
    const hidden = (visibility: string) => {
      const story = handlingOf({ visibility })
      return Object.entries({ villager: cast.villager, cadre: cast.cadre, town: cast.town, transport: cast.transport, county: cast.county, verifier: cast.verifier })
        .filter(([, actor]) => hiddenFrom(story.world.procedure, story.dossier, actor, story.world.settings).length > 0).map(([name]) => name)
    }
    assert.deepEqual(hidden('CENTER_ONLY'), ['cadre', 'transport', 'verifier'])
    assert.deepEqual(hidden('ANONYMOUS'), ['cadre', 'town', 'transport', 'county', 'verifier'])
    assert.deepEqual(hidden('REAL_TO_ALL_HANDLERS'), ['cadre', 'verifier'])
  })
  it('protects whoever brings a complaint or a clue at least as CENTER_ONLY, whatever was chosen (R-104)', () => {
    for (const form of [{ against: { units: [unit.water] } }, { against: { persons: [cast.water.person] } }, { category: '1401', against: { unknown: true } }, { category: '1504', against: { words: '村里管账的' } }, { category: '0603' }]) {
      assert.equal(file(report({ ...form, visibility: 'REAL_TO_ALL_HANDLERS' })).visibility, 'CENTER_ONLY', JSON.stringify(form))
      assert.equal(file(report({ ...form, visibility: 'ANONYMOUS' })).visibility, 'ANONYMOUS')
    }
    assert.equal(file(report({ visibility: 'REAL_TO_ALL_HANDLERS' })).visibility, 'REAL_TO_ALL_HANDLERS')
  })
  it('lets helpers, grid workers and cadres write for somebody, and nobody else (R-104)', () => {
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    const form = { ...pothole, onBehalfOf: cast.neighbour.person, source: 'PAPER' }
    const story = begun.after(cast.helper, 'report', form)
    assert.deepEqual([file(story).reporter, file(story).filer], [cast.neighbour.person, cast.helper.person])
    assert.equal(refused(begun, cast.villager, 'report', { ...form, source: 'VILLAGER' }), 'not-a-helper R-104')
    assert.equal(refused(begun, cast.transport, 'report', form), 'not-a-helper R-104')
  })
  it('tells the reporter at acceptance, dispatch, extension and closing, and reliably (R-105)', () => {
    const extended = handling().after(cast.transport, 'ask-extension', { amount: 2, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-30' }).after(cast.county, 'approve-extension', reason)
    const told = closed(extended).effects.filter((effect) => effect.party === 'reporter' && effect.mustReach).map((effect) => effect.text)
    assert.deepEqual(told, ['reported', 'accepted', 'assigned', 'extended', 'closed'])
  })
  it('says to the reporter what concerns the reporter, without contents of a confidential matter (R-105)', () => {
    const { texts } = gridCase
    assert.match(texts['assigned']?.(dispatched().dossier) ?? '', /^您上报的“路面坑槽”已派给主办单位/)
    assert.doesNotMatch(texts['reported']?.(report({ category: '1202' }).dossier) ?? '', /家庭暴力/)
  })
  it('lets the reporter evaluate once, and nobody else (R-105)', () => {
    const story = closed()
    assert.equal(refused(story, cast.neighbour, 'evaluate', { score: 5 }), 'not-yours R-024')
    assert.equal(refused(story.after(cast.villager, 'evaluate', { score: 1 }), cast.villager, 'evaluate', { score: 5 }), 'already-evaluated R-105')
  })
  it('hands an emergency over at once with the moment, and never queues it (R-106)', () => {
    const fire = report({ category: '0401' })
    assert.equal(refused(fire, cast.cadre, 'accept'), 'emergency-first R-106')
    assert.equal(refused(fire, cast.cadre, 'reject', { ground: 'NOT_PUBLIC', channel: '119', explanation: '火' }), 'emergency-first R-106')
    assert.match(fire.refusal(cast.cadre, 'accept').sentence, /119/)
    const handed = fire.at(monday + 60_000).after(cast.gridWorker, 'transfer-out', { channel: '119', note: '消防已出动' })
    assert.deepEqual([state(handed), file(handed).closedAt], ['TRANSFERRED_OUT', monday + 60_000])
  })
  it('does not take up what lies with a court, discipline or petition office, and names the channel (R-107)', () => {
    const story = report().after(cast.cadre, 'reject', { ground: 'LITIGATION', channel: '县人民法院，请等判决', explanation: '已经立案' })
    assert.deepEqual([state(story), file(story).channelTold], ['REJECTED', '县人民法院，请等判决'])
    assert.equal(refused(report(), cast.cadre, 'reject', { ground: 'LITIGATION', channel: ' ', explanation: '已经立案' }), 'form-invalid')
    assert.equal(refused(report(), cast.cadre, 'reject', { ground: 'NOT_MY_JOB', channel: '无', explanation: '无' }), 'form-invalid')
  })
  it('merges into an open case only, and tells the reporter (R-108)', () => {
    const merged = report().after(cast.cadre, 'merge', { main: mainCase, reason: '同一个坑' })
    assert.deepEqual([state(merged), file(merged).mergedInto, merged.effects.at(-1)?.text], ['MERGED', mainCase, 'merged'])
    const decision = report().when(cast.cadre, 'merge', { main: mainCase, reason: '同一个坑' })
    assert.deepEqual(decision.accepted && decision.followUps, [{ on: mainCase, act: 'take-in', form: { merged: '140423-0198c000-0000-4000-8000-0000000000ff', reporter: cast.villager.person } }])
    for (const main of [closedCase, '140423-00000000-0000-4000-8000-00000000cccc']) assert.equal(refused(report(), cast.cadre, 'merge', { main, reason: '同一个坑' }), 'main-case-unusable R-108')
  })
  it('keeps the device\'s time apart and counts from when it arrived (R-126)', () => {
    const { occurredAt, receivedAt, deadlines } = report().events[0] ?? assert.fail()
    assert.deepEqual([occurredAt, receivedAt, deadlines['accept']?.startedAt], [monday, monday, monday])
  })
  it('has no field for a track of where a grid worker went (R-127)', () => {
    const fields = JSON.stringify(Object.values(gridCase.acts).map((act) => act.form))
    assert.doesNotMatch(fields, /track|trace|route|轨迹|签到|在线时长/i)
    assert.equal(refused(beginCase(village, '0198c000-0000-4000-8000-0000000000ff'), cast.gridWorker, 'report', { ...pothole, source: 'GRID', track: [[113, 36]] }), 'form-invalid')
  })
  it('knows kinds by four digits, two for the group, and refuses any other (R-131)', () => {
    const { categories, groups } = gridCase.settings.defaults
    for (const code of Object.keys(categories)) assert.ok(/^\d{4}$/.test(code) && code.slice(0, 2) in groups, code)
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    assert.equal(refused(begun, cast.villager, 'report', { ...pothole, category: '9999' }), 'unknown-category R-110')
    assert.equal(refused(begun, cast.villager, 'report', { ...pothole, category: '020100' }), 'form-invalid')
  })
  it('refuses a grid of another village and a village of another county (R-011, R-009)', () => {
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
    assert.equal(refused(begun, cast.villager, 'report', { ...pothole, grid: '140423100298001' }), 'grid-elsewhere R-011')
    assert.equal(refused(begun, cast.villager, 'report', { ...pothole, village: '140425200288', grid: '140425200288001' }), 'wrong-county R-009')
  })
})

describe('Dispatching', () => {
  it('lets the receiving unit sign or return, and nobody else (R-109)', () => {
    assert.equal(state(dispatched().after(cast.transport, 'sign')), 'HANDLING')
    assert.equal(refused(dispatched(), cast.water, 'sign'), 'not-yours R-024')
    assert.equal(refused(dispatched(), cast.transport, 'return', { reason: '' }), 'form-invalid')
  })
  it('follows the catalogue (R-110)', () => {
    assert.equal(refused(accepted(), cast.town, 'dispatch', { lead: unit.water }), 'not-in-catalogue R-110')
    assert.equal(refused(accepted(), cast.town, 'dispatch', { lead: '140423:no-such-office' }), 'unknown-unit R-110')
    assert.equal(refused(accepted(), cast.town, 'dispatch', { lead: unit.transport, joint: ['140423:veterans'] }), 'unknown-unit R-110')
    assert.equal(refused(accepted(), cast.town, 'dispatch', { lead: unit.transport, joint: [unit.transport] }), 'lead-also-joint R-110')
  })
  it('settles by consultation what the catalogue lacks, and waits for it (R-110)', () => {
    const asked = accepted().after(cast.town, 'consult', { question: '谁来办', units: [unit.water] })
    assert.equal(refused(asked, cast.town, 'dispatch', { lead: unit.transport }), 'consultation-pending R-110')
    assert.equal(refused(asked, cast.town, 'consult', { question: '再问', units: [] }), 'consultation-running R-110')
    assert.equal(refused(accepted(), cast.town, 'settle-consultation', { lead: unit.water, minutes: '商定' }), 'no-consultation R-110')
    assert.equal(file(asked.after(cast.town, 'settle-consultation', { lead: unit.water, minutes: '商定' }).after(cast.town, 'dispatch', { lead: unit.water })).lead, unit.water)
  })
  it('ends an unfinished consultation with the ruling, so that neither waits for the other (R-110, R-115)', () => {
    const ruled = returnedTwice().after(cast.town, 'consult', { question: '谁来办', units: [] }).after(cast.county, 'arbitrate', { lead: unit.transport, ruling: '由交通办' })
    assert.equal(state(ruled.after(cast.transport, 'sign').after(cast.transport, 'escalate', reason).after(cast.county, 'dispatch', { lead: unit.transport })), 'DISPATCHED')
  })
  it('refuses townships what departments must do, and names them (R-111)', () => {
    const pollution = accepted({ category: '0902' })
    assert.equal(refused(pollution, cast.town, 'dispatch', { lead: unit.town }), 'not-the-towns-duty R-111')
    assert.equal(refused(pollution, cast.town, 'dispatch', { lead: '140423:environment', joint: [unit.town] }), 'not-the-towns-duty R-111')
    const water = accepted({ category: '0207' })
    assert.equal(file(water.after(cast.town, 'dispatch', { lead: unit.town })).lead, unit.town)
    const busStop = accepted({ category: '0206' })
    assert.match(busStop.refusal(cast.town, 'dispatch', { lead: unit.town }).sentence, /演示交通运输局/)
    assert.deepEqual(file(busStop.after(cast.town, 'dispatch', { lead: unit.transport, joint: [unit.town] })).joint, [unit.town])
  })
  it('does not give withdrawn matters to townships by consultation or ruling either (R-111)', () => {
    const asked = accepted({ category: '0902' }).after(cast.town, 'consult', { question: '谁来办', units: [] })
    assert.equal(refused(asked, cast.town, 'settle-consultation', { lead: unit.town, minutes: '商定' }), 'not-the-towns-duty R-111')
    assert.equal(refused(returnedTwice('0902', '140423:environment'), cast.county, 'arbitrate', { lead: unit.town, ruling: '由乡镇办' }), 'not-the-towns-duty R-111')
  })
  it('asks grid workers only what stands on their list, else with approver and end (R-112)', () => {
    const litter = accepted({ category: '0101' })
    const form = { lead: unit.committee, toGridWorker: true }
    assert.equal(state(litter.after(cast.town, 'dispatch', form).after(cast.gridWorker, 'sign')), 'HANDLING')
    const road = accepted()
    assert.equal(refused(road, cast.town, 'dispatch', form), 'not-a-grid-task R-112')
    assert.equal(refused(road, cast.town, 'dispatch', { ...form, temporary: { approvedBy: '王演示', expiresOn: '2026-11-22' } }), 'not-a-grid-task R-112')
    assert.equal(state(road.after(cast.town, 'dispatch', { ...form, temporary: { approvedBy: '王演示', expiresOn: '2026-11-23' } })), 'DISPATCHED')
    assert.equal(refused(litter, cast.town, 'dispatch', { lead: unit.town, toGridWorker: true }), 'grid-task-needs-committee R-112')
    const { grid: _, ...gridless } = { ...pothole, category: '0101' }
    const nowhere = beginCase(village, '0198c000-0000-4000-8000-0000000000ff').after(cast.villager, 'report', gridless).after(cast.cadre, 'accept')
    assert.equal(refused(nowhere, cast.cadre, 'dispatch', form), 'grid-task-needs-committee R-112')
  })
  it('publishes the lists: every kind says who leads, its basis and whether the grid may be asked (R-113)', () => {
    for (const [code, category] of Object.entries(gridCase.settings.defaults.categories)) {
      assert.ok(category.leads.length > 0 && category.basis !== '' && typeof category.gridList === 'boolean', code)
    }
  })
  it('climbs level by level and copies a dispatch past the township to it (R-114)', () => {
    const story = report()
    assert.deepEqual(climb(story), ['VILLAGE', 'TOWN', 'COUNTY', 'CITY'])
    assert.deepEqual(file(dispatched()).copied, [unit.town])
    assert.deepEqual(file(accepted({ category: '0207' }).after(cast.town, 'dispatch', { lead: unit.town })).copied, [])
    assert.equal(refused(accepted(), cast.town, 'dispatch', { lead: '140425:transport' }), 'unknown-unit R-110')
  })
  it('stops climbing at the city (R-114)', () => {
    const top = ['cadre', 'town', 'county'].reduce((story, name) => story.after(cast[name as 'cadre'], 'pass-up', reason), report())
    assert.equal(refused(top, cast.city, 'pass-up', reason), 'no-higher-level R-114')
  })
  it('lets a handler return once, and takes a second return of the same unit to a ruling, after which none is left (R-115)', () => {
    const once = dispatched().after(cast.transport, 'return', { reason: '不归我管', suggested: unit.water })
    assert.equal(file(once).arbitration, 'none')
    const twice = returnedTwice()
    assert.equal(file(twice).arbitration, 'needed')
    assert.equal(refused(twice, cast.town, 'dispatch', { lead: unit.transport }), 'arbitration-pending R-115')
    assert.equal(refused(twice, cast.town, 'arbitrate', { lead: unit.transport, ruling: '由交通办' }), 'not-yours R-024')
    const ruled = twice.after(cast.county, 'arbitrate', { lead: unit.transport, ruling: '由交通办' })
    assert.equal(refused(ruled, cast.transport, 'return', { reason: '还是不归我' }), 'ruled-already R-115')
    assert.equal(refused(once, cast.county, 'arbitrate', { lead: unit.transport, ruling: '由交通办' }), 'not-yours R-024')
  })
  it('lets another unit return on its own account (R-115)', () => {
    const other = dispatched().after(cast.transport, 'return', reason).after(cast.town, 'dispatch', { lead: unit.town }).after(cast.townOffice, 'return', reason)
    assert.equal(file(other).arbitration, 'none')
  })
  it('takes a return until the close of the second working day and not a moment longer (R-115)', () => {
    assert.equal(dueOf(dispatched(), 'return'), '2026-11-25 18:00')
    assert.equal(state(dispatched().at(at('2026-11-25 18:00')).after(cast.transport, 'return', reason)), 'RETURNED')
    assert.equal(refused(dispatched().at(at('2026-11-25 18:00') + 1), cast.transport, 'return', reason), 'too-late-to-return R-115')
  })
})

describe('Handling', () => {
  const extension = { amount: 2, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-27' }
  it('extends once, before it is due, with reason, day and the level above (R-116)', () => {
    const asked = handling().after(cast.transport, 'ask-extension', extension)
    assert.equal(dueOf(asked, 'handle'), 'paused')
    assert.equal(refused(asked, cast.town, 'approve-extension', reason), 'not-yours R-024')
    const granted = asked.after(cast.county, 'approve-extension', reason)
    assert.equal(dueOf(handling(), 'handle'), '2026-11-26 18:00')
    assert.equal(dueOf(granted, 'handle'), '2026-11-30 18:00')
    assert.equal(refused(granted, cast.transport, 'ask-extension', extension), 'no-extension-left R-116')
    assert.equal(dueOf(asked.after(cast.county, 'refuse-extension', reason), 'handle'), '2026-11-26 18:00')
  })
  it('takes a request at the due instant and not after it (R-116)', () => {
    assert.equal(state(handling().at(at('2026-11-26 18:00')).after(cast.transport, 'ask-extension', extension)), 'EXT_PENDING')
    assert.equal(refused(handling().at(at('2026-11-26 18:00') + 1), cast.transport, 'ask-extension', extension), 'too-late-to-extend R-116')
  })
  it('extends by the original limit at most, by ten working days at most, on the same clock (R-116)', () => {
    assert.equal(state(handling().after(cast.transport, 'ask-extension', { ...extension, amount: 3 })), 'EXT_PENDING')
    assert.equal(refused(handling(), cast.transport, 'ask-extension', { ...extension, amount: 4 }), 'extension-too-long R-116')
    assert.equal(refused(handling(), cast.transport, 'ask-extension', { ...extension, amount: 1, unit: 'CALENDAR_DAY' }), 'extension-too-long R-116')
    const project = report().after(cast.cadre, 'pass-up', reason).after(cast.town, 'accept', { priority: 'P4' }).after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign')
    assert.equal(state(project.after(cast.transport, 'ask-extension', { ...extension, amount: 10, expectedOn: '2026-12-20' })), 'EXT_PENDING')
    assert.equal(refused(project, cast.transport, 'ask-extension', { ...extension, amount: 11, expectedOn: '2026-12-20' }), 'extension-too-long R-116')
  })
  it('asks for reason and day of an extension (R-116)', () => {
    assert.equal(refused(handling(), cast.transport, 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨' }), 'form-invalid')
    assert.equal(refused(handling(), cast.transport, 'ask-extension', { ...extension, expectedOn: '2026-02-30' }), 'form-invalid')
  })
  it('suspends for one of six reasons with a review day within 90 days (R-117)', () => {
    const ask = (days: number, why = 'FUNDING') => ({ reason: why, words: '要立项', reviewOn: addDays('2026-11-23', days) })
    for (const days of [1, 90]) assert.notEqual(file(handling().after(cast.transport, 'ask-suspension', ask(days))).suspension.asked, null)
    for (const days of [-1, 0, 91]) assert.equal(refused(handling(), cast.transport, 'ask-suspension', ask(days)), 'review-day-too-far R-117')
    assert.equal(refused(handling(), cast.transport, 'ask-suspension', ask(5, 'TOO_BUSY')), 'form-invalid')
    assert.equal(refused(handling(), cast.transport, 'ask-suspension', { ...ask(5), reviewOn: '2027-02-29' }), 'form-invalid')
    assert.equal(refused(handling(), cast.town, 'approve-suspension', reason), 'no-suspension-asked R-117')
    assert.equal(refused(handling().after(cast.transport, 'ask-suspension', ask(5)), cast.transport, 'ask-suspension', ask(6)), 'suspension-pending R-117')
    assert.equal(refused(handling().after(cast.transport, 'ask-suspension', ask(5)).at(monday + 5 * msPerDay), cast.town, 'approve-suspension', reason), 'review-day-passed R-117')
  })
  it('goes on by itself when the review day is over, and the clock with it (R-117, R-007)', () => {
    const story = suspended(30)
    assert.equal(dueOf(story, 'handle'), 'paused')
    assert.equal(dueOf(story, 'review'), '2026-12-23 24:00')
    assert.equal(refused(story.at(at('2026-12-24 00:00')), cast.system, 'resume-on-review-day', { deadline: 'review' }), 'not-run-out R-008')
    assert.equal(refused(story.at(at('2026-12-25 00:00')), cast.system, 'resume-on-review-day', { deadline: 'handle' }), 'another-clock R-117')
    const resumed = story.at(at('2026-12-24 00:00') + 1).after(cast.system, 'resume-on-review-day', { deadline: 'review' })
    // Left were 27.5 office hours: three working days and the rest of the Monday it began on.
    assert.deepEqual([state(resumed), dueOf(resumed, 'handle')], ['HANDLING', '2026-12-29 17:30'])
  })
  it('forgets a request for suspension with the handling it was made in (R-117)', () => {
    const asked = handling().after(cast.transport, 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: '2026-12-01' })
    const other = asked.after(cast.transport, 'escalate', reason).after(cast.county, 'dispatch', { lead: unit.town }).after(cast.townOffice, 'sign')
    assert.equal(refused(other, cast.county, 'approve-suspension', reason), 'no-suspension-asked R-117')
  })
  it('voids with two people, one by one, and only before the handling ends (R-118)', () => {
    const proposed = accepted().after(cast.town, 'propose-void', { reason: '测试数据' })
    assert.equal(refused(proposed, cast.town, 'approve-void', reason), 'same-person R-118')
    assert.equal(refused(accepted(), cast.secondTown, 'approve-void', reason), 'no-void-proposed R-118')
    assert.equal(refused(proposed, cast.secondTown, 'propose-void', reason), 'void-already-proposed R-118')
    assert.equal(refused(proposed, cast.cadre, 'approve-void', reason), 'not-yours R-024')
    assert.equal(refused(handling(), cast.town, 'propose-void', reason), 'not-in-this-state R-101')
    assert.equal(state(proposed.after(cast.secondTown, 'approve-void', reason)), 'VOID')
    assert.equal(file(proposed.after(cast.secondTown, 'refuse-void', reason)).voiding, null)
    for (const act of ['propose-void', 'approve-void', 'refuse-void']) assert.equal(gridCase.acts[act]?.oneByOne, true)
  })
})

describe('Verifying and closing', () => {
  it('gives a rework half the time, at least four working hours, and supervises the third (R-119)', () => {
    const first = reworked()
    assert.deepEqual([file(first).reworks, file(first).limits.handle], [1, { amount: 10.5, unit: 'WORK_HOUR' }])
    const short = reworked(report({ category: '1101' }).after(cast.cadre, 'accept').after(cast.cadre, 'dispatch', { lead: unit.committee }).after(cast.cadre, 'sign'), cast.cadre)
    assert.deepEqual(file(short).limits.handle, { amount: 4, unit: 'WORK_HOUR' })
    const second = reworked(first)
    assert.equal(file(second).supervisions.length, 0)
    assert.deepEqual(file(second).limits.handle, { amount: 10.5, unit: 'WORK_HOUR' })
    const third = reworked(second)
    assert.deepEqual(file(third).supervisions.map(({ answerBy, answer }) => ({ answerBy, answer })), [{ answerBy: '2026-11-26', answer: null }])
  })
  it('keeps checking apart from handling, by person and by unit (R-120)', () => {
    assert.equal(refused(fedBack(), cast.transport, 'begin-verification'), 'not-yours R-024')
    const transferred = { ...cast.verifier, person: cast.transport.person }
    assert.equal(refused(fedBack(), transferred, 'begin-verification'), 'own-work R-120')
    assert.equal(refused(verifying(), transferred, 'pass-verification', { conclusion: '合格' }), 'own-work R-120')
    assert.equal(refused(verifying(), transferred, 'fail-verification', { conclusion: '不合格' }), 'own-work R-120')
  })
  it('never gives the handling to those who check, so that somebody is left to check (R-120)', () => {
    const asked = accepted().after(cast.town, 'consult', { question: '谁来办', units: [] })
    for (const form of [{ lead: unit.verification }, { lead: unit.transport, joint: [unit.verification] }]) {
      assert.equal(refused(asked, cast.town, 'settle-consultation', { ...form, minutes: '商定' }), 'verifier-as-handler R-120')
      assert.equal(refused(accepted(), cast.town, 'dispatch', form), 'verifier-as-handler R-120')
      assert.equal(refused(returnedTwice(), cast.county, 'arbitrate', { ...form, ruling: '裁定' }), 'verifier-as-handler R-120')
    }
  })
  it('spot-checks a share of what the grid settled, drawn from the case\'s own id (R-120)', () => {
    const settled = (tail: string) => beginCase(village, `0198c000-0000-4000-8000-000000${tail}`).after(cast.villager, 'report', { ...pothole, category: '0101' }).after(cast.gridWorker, 'self-close', { result: '已经清走' })
    const chosen = settled('000001')
    assert.equal(file(chosen).spotCheck, true)
    assert.equal(state(chosen.after(cast.verifier, 'fail-spot-check', { conclusion: '还在' })), 'REOPENED')
    assert.equal(refused(chosen.after(cast.verifier, 'pass-spot-check', { conclusion: '属实' }), cast.verifier, 'fail-spot-check', { conclusion: '还在' }), 'not-chosen R-120')
    assert.equal(refused(settled('000063'), cast.verifier, 'pass-spot-check', { conclusion: '属实' }), 'not-chosen R-120')
    const share = Array.from({ length: 2000 }, (_, index) => settled(index.toString(16).padStart(6, '0'))).filter((story) => file(story).spotCheck).length / 2000
    assert.ok(share >= 0.1, `${share}`)
  })
  it('lets the grid settle only what it may (R-114)', () => {
    assert.equal(refused(report(), cast.gridWorker, 'self-close', { result: '已经填平' }), 'not-self-closable R-114')
    assert.equal(refused(report({ category: '0101' }), cast.cadre, 'self-close', { result: '已经清走' }), 'not-yours R-024')
  })
  it('reviews once within fifteen days, and counts an upheld review as a rework (R-121)', () => {
    const story = closed()
    const upheld = story.at(at('2026-12-08 23:59')).after(cast.villager, 'ask-review', reason).after(cast.county, 'uphold-review', { conclusion: '属实' })
    assert.deepEqual([state(upheld), file(upheld).reworks], ['REOPENED', 1])
    assert.equal(refused(story.at(at('2026-12-09 00:00')), cast.villager, 'ask-review', reason), 'review-window-over R-121')
    const refusedOnce = story.after(cast.villager, 'ask-review', reason).after(cast.county, 'refuse-review', { conclusion: '已经解决' })
    assert.equal(refused(refusedOnce, cast.villager, 'ask-review', reason), 'review-already-asked R-121')
    assert.equal(refused(story, cast.county, 'uphold-review', { conclusion: '属实' }), 'not-yours R-024')
    assert.equal(refused(story, cast.neighbour, 'ask-review', reason), 'not-yours R-024')
  })
  it('closes with a result, a conclusion, and the reporter told or twice not reached (R-124)', () => {
    const left = verifying(handlingOf({ contactLeft: true }))
    const conclusion = { conclusion: '现场看过' }
    const missed = { outcome: 'MISSED', channel: 'PHONE' }
    assert.equal(refused(left, cast.verifier, 'pass-verification', conclusion), 'reporter-not-told R-124')
    assert.equal(refused(left.after(cast.verifier, 'record-contact', missed), cast.verifier, 'pass-verification', conclusion), 'reporter-not-told R-124')
    assert.equal(state(left.after(cast.verifier, 'record-contact', missed).after(cast.verifier, 'record-contact', missed).after(cast.verifier, 'pass-verification', conclusion)), 'CLOSED')
    assert.equal(state(left.after(cast.verifier, 'record-contact', { outcome: 'REACHED', channel: 'VISIT' }).after(cast.verifier, 'pass-verification', conclusion)), 'CLOSED')
    assert.equal(refused(verifying(), cast.verifier, 'pass-verification', { conclusion: '' }), 'form-invalid')
    assert.equal(refused(handling(), cast.transport, 'feedback', { result: '好', solved: 'YES' }), 'form-invalid')
  })
  it('must tell the reporter anew after a rework (R-124)', () => {
    const told = verifying(handlingOf({ contactLeft: true })).after(cast.verifier, 'record-contact', { outcome: 'REACHED', channel: 'VISIT' })
    const again = verifying(told.after(cast.verifier, 'fail-verification', { conclusion: '还有坑' }).after(cast.transport, 'restart'))
    assert.equal(refused(again, cast.verifier, 'pass-verification', { conclusion: '平了' }), 'reporter-not-told R-124')
  })
  it('archives when the time for a review is over and none is pending; then nothing changes, remarks are added (R-125, R-121)', () => {
    const story = closed()
    assert.equal(dueOf(story, 'archive'), '2026-12-08 24:00')
    assert.equal(refused(story.at(at('2026-12-09 00:00')), cast.system, 'archive', { deadline: 'archive' }), 'not-run-out R-008')
    assert.equal(refused(story.after(cast.villager, 'ask-review', reason).at(at('2027-01-01 00:00')), cast.system, 'archive', { deadline: 'archive' }), 'not-run-out R-008')
    const archived = story.at(at('2026-12-09 00:00') + 1).after(cast.system, 'archive', { deadline: 'archive' })
    assert.equal(state(archived), 'ARCHIVED')
    for (const act of Object.keys(gridCase.acts).filter((name) => name !== 'add-correction' && name !== 'report')) {
      for (const actor of Object.values(cast)) assert.equal(archived.when(actor, act, {}).accepted, false, act)
    }
    assert.deepEqual(file(archived.after(cast.county, 'add-correction', { note: '地点写错，应为村西' })).corrections, ['地点写错，应为村西'])
  })
})

describe('Urging, supervising, whistling', () => {
  it('lets the reporter or a superior urge once in 24 hours (R-122)', () => {
    const urged = handling().after(cast.villager, 'urge')
    assert.equal(refused(urged.at(monday + 24 * msPerHour - 1), cast.town, 'urge'), 'urged-recently R-122')
    assert.equal(file(urged.at(monday + 24 * msPerHour).after(cast.town, 'urge')).urgedAt, monday + 24 * msPerHour)
    assert.equal(refused(handling(), cast.neighbour, 'urge'), 'not-yours R-024')
  })
  it('lets township and above supervise, with a day ahead (R-122)', () => {
    const form = { requirement: '三天内答复', answerBy: '2026-11-26' }
    assert.equal(file(handling().after(cast.county, 'supervise', form)).supervisions[0]?.level, 'COUNTY')
    assert.equal(refused(handling(), cast.cadre, 'supervise', form), 'not-yours R-024')
    assert.equal(refused(handling(), cast.town, 'supervise', { ...form, answerBy: '2026-11-23' }), 'answer-day-passed R-122')
    assert.equal(refused(handling(), cast.transport, 'answer-supervision', { answer: '马上' }), 'no-supervision R-122')
  })
  it('only suggests a supervision when the light turns red; a person sends or drops it (R-122)', () => {
    const late = handling().at(at('2026-11-26 18:00') + 1).after(cast.system, 'note-overdue', { deadline: 'handle' })
    assert.deepEqual([file(late).supervisionSuggested, file(late).supervisions], [true, []])
    assert.equal(file(late.after(cast.town, 'dismiss-suggestion', reason)).supervisionSuggested, false)
    assert.equal(file(late.after(cast.town, 'supervise', { requirement: '三天内答复', answerBy: '2026-12-01' })).supervisionSuggested, false)
    assert.equal(refused(handling(), cast.town, 'dismiss-suggestion', reason), 'no-suggestion R-122')
  })
  const whistles = [['EMERGENCY', '2026-11-23 09:30'], ['ENFORCEMENT', '2026-11-24 18:00'], ['DIFFICULT', '2026-11-26 18:00']] as const
  for (const [type, until] of whistles) {
    it(`lets the township whistle: ${type} must be answered by ${until} (R-123)`, () => {
      const blown = handling().after(cast.town, 'whistle', { type, called: [unit.transport, unit.water], requirement: '到现场' })
      assert.equal(dueOf(blown, 'whistle'), until)
      const one = blown.after(cast.transport, 'report-in')
      assert.equal(one.dossier.deadlines['whistle']?.stoppedAt, null)
      assert.equal(refused(one, cast.transport, 'report-in'), 'already-arrived R-123')
      assert.notEqual(one.after(cast.water, 'report-in').dossier.deadlines['whistle']?.stoppedAt, null)
    })
  }
  it('asks no photo of those who come, and both sides judge each other (R-123)', () => {
    const form = { type: 'DIFFICULT', called: [unit.water], requirement: '到现场' }
    const blown = handling().after(cast.town, 'whistle', form)
    assert.equal(refused(blown, cast.transport, 'report-in'), 'not-yours R-024')
    assert.equal(refused(blown, cast.town, 'whistle', form), 'whistle-running R-123')
    assert.equal(refused(blown, cast.town, 'mark-whistle', { mark: 5 }), 'whistle-not-concluded R-123')
    const over = blown.after(cast.water, 'report-in').after(cast.town, 'conclude-whistle', { answer: '水管已改道' })
    assert.equal(refused(over, cast.town, 'mark-whistle', { unit: unit.transport, mark: 5 }), 'not-called R-123')
    const marks = over.after(cast.town, 'mark-whistle', { unit: unit.water, mark: 5 }).after(cast.water, 'mark-whistle', { mark: 4 })
    assert.deepEqual(Object.values(file(marks).whistles[0]?.marks ?? {}), [5, 4])
    assert.equal(JSON.stringify(gridCase.acts['report-in']?.form).includes('photos'), false)
    assert.equal(refused(handling(), cast.cadre, 'whistle', form), 'not-yours R-024')
  })
  it('calls only units of the place (R-123)', () => {
    const form = (called: string) => ({ type: 'DIFFICULT', called: [called], requirement: '到现场' })
    assert.equal(refused(handling(), cast.town, 'whistle', form('140425:water')), 'unknown-unit R-123')
    assert.equal(refused(handling(), cast.town, 'whistle', form('140423:veterans')), 'unknown-unit R-123')
    assert.equal(refused(handling(), cast.town, 'whistle', { ...form(unit.water), called: [] }), 'form-invalid')
  })
})

describe('Recusal', () => {
  const against = (...units: string[]) => ({ category: '1504', against: units.length === 0 ? { unknown: true } : { units } })
  it('never hands a complaint about cadres back to the village, and shows it to no grid worker (R-129)', () => {
    const story = report({ category: '1504', grid: `${village}001`, against: { unknown: true } }).after(cast.town, 'accept')
    for (const lead of [unit.committee, unit.mediation]) assert.equal(refused(story, cast.town, 'dispatch', { lead }), 'not-to-the-village R-129')
    const asked = story.after(cast.town, 'consult', { question: '谁来办', units: [unit.town] })
    assert.equal(refused(asked, cast.town, 'settle-consultation', { lead: unit.committee, minutes: '商定' }), 'not-to-the-village R-129')
    assert.deepEqual(gridCase.parties.gridWorker.who(report({ category: '1504', grid: `${village}001`, against: { unknown: true } }).dossier, gridCase.settings.defaults), [])
  })
  it('lets whoever is complained about neither lead nor help, see, check, nor be called (R-129)', () => {
    const story = accepted({ against: { units: [unit.transport], persons: [cast.water.person] } })
    assert.equal(refused(story, cast.town, 'dispatch', { lead: unit.transport }), 'complained-about R-129')
    assert.equal(refused(story, cast.town, 'dispatch', { lead: unit.town, joint: [unit.transport] }), 'complained-about R-129')
    assert.equal(refused(story, cast.town, 'whistle', { type: 'DIFFICULT', called: [unit.transport], requirement: '到现场' }), 'complained-about R-129')
    const asked = story.after(cast.town, 'consult', { question: '谁来办', units: [] })
    assert.equal(refused(asked, cast.town, 'settle-consultation', { lead: unit.transport, minutes: '商定' }), 'complained-about R-129')
    assert.equal(refused(asked, cast.town, 'settle-consultation', { lead: unit.town, joint: [unit.water], minutes: '商定' }), 'complained-about R-129', 'the unit of a person complained about')
    const elsewhere = asked.after(cast.town, 'settle-consultation', { lead: unit.town, joint: [unit.resources], minutes: '商定' }).after(cast.town, 'dispatch', { lead: unit.town, joint: [unit.resources] })
    for (const actor of [cast.transport, cast.water, handlerOf(unit.water)]) assert.equal(reads(elsewhere, actor), false)
    assert.equal(reads(elsewhere, handlerOf(unit.resources)), true)
  })
  const levels: readonly (readonly [who: string, units: readonly string[], level: string])[] = [
    ['nobody', [], 'TOWN'], ['the village committee', [unit.committee], 'TOWN'], ['the township government', [unit.town], 'COUNTY'],
    ['the county centre', [unit.center], 'CITY'], ['village and township', [unit.committee, unit.town], 'COUNTY'], ['the city centre', [unit.cityCenter], 'COUNTY'],
    ['county and city centre', [unit.center, unit.cityCenter], 'TOWN'], ['a department', [unit.transport], 'TOWN'],
  ]
  for (const [who, units, level] of levels) {
    it(`starts at ${level} when it complains about ${who} (R-129)`, () => assert.equal(file(report(against(...units))).level, level))
  }
  it('passes by those complained about when it climbs (R-129)', () => {
    const story = report({ category: '0201', against: { units: ['140423100:center'] } })
    assert.equal(file(story).level, 'COUNTY')
    const escalated = report({ against: { units: [unit.center] } })
    assert.equal(file(escalated).level, 'CITY')
  })
  it('is checked by the city where the county\'s verifiers are complained about (R-129)', () => {
    const story = fedBack(handlingOf({ against: { units: [unit.verification] } }))
    assert.equal(refused(story, cast.verifier, 'begin-verification'), 'not-yours R-024')
    assert.equal(state(story.after(cast.cityVerifier, 'begin-verification')), 'VERIFYING')
  })
  it('is ruled on and reviewed by a centre that is not complained about (R-129)', () => {
    const story = closed(handlingOf({ against: { units: [unit.cityCenter] } }, cast.county)).after(cast.villager, 'ask-review', reason)
    assert.equal(state(story.after(cast.secondCounty, 'uphold-review', { conclusion: '属实' })), 'REOPENED')
  })
  it('is not copied to a township complained about (R-129, R-114)', () => {
    assert.deepEqual(file(handlingOf({ against: { units: [unit.town] } }, cast.county)).copied, [])
  })
  it('keeps the matter from village, town and neighbours, and from superiors who are no party (R-024, R-129)', () => {
    const story = report({ category: '1401', against: { unknown: true } })
    assert.deepEqual(Object.entries(cast).filter(([, actor]) => actor.kind === 'person' && reads(story, actor)).map(([name]) => name), ['villager', 'county', 'secondCounty'])
  })
  it('never sends violence at home or harm to children to mediation (R-130)', () => {
    for (const category of ['1201', '1202']) {
      const hurt = report({ category })
      assert.equal(file(hurt).emergency, '110')
      assert.equal(refused(hurt, cast.town, 'accept'), 'emergency-first R-106')
      assert.equal(gridCase.settings.defaults.categories[category]?.leads.some((post) => post.function === 'mediation'), false)
    }
    const { categories } = gridCase.settings.defaults
    const quiet = { categories: { ...categories, 1202: { ...(categories['1202'] ?? assert.fail()), emergency: null, leads: [{ level: 'VILLAGE' as const, function: 'mediation' }] } } }
    const story = accepted({ category: '1202' }, quiet)
    assert.equal(refused(story, cast.town, 'dispatch', { lead: unit.mediation }), 'no-mediation R-130')
    assert.equal(refused(story, cast.town, 'dispatch', { lead: unit.police, joint: [unit.mediation] }), 'no-mediation R-130')
    const asked = story.after(cast.town, 'consult', { question: '谁来办', units: [] })
    assert.equal(refused(asked, cast.town, 'settle-consultation', { lead: unit.mediation, minutes: '商定' }), 'no-mediation R-130')
  })
})

describe('Default time limits (domain §2.2)', () => {
  const { limits } = gridCase.settings.defaults
  const table = [
    ['P0', '0.5 URGENT_HOUR', '3 URGENT_HOUR'], ['P1', '1 URGENT_HOUR', '8 URGENT_HOUR'], ['P2', '4 WORK_HOUR', '3 WORK_DAY'], ['P3', '1 WORK_DAY', '5 WORK_DAY'],
    ['P4', '1 WORK_DAY', '15 WORK_DAY'], ['Q', '4 WORK_HOUR', '1 WORK_DAY'], ['XF', '15 CALENDAR_DAY', '60 CALENDAR_DAY'],
  ] as const
  for (const [priority, sign, handle] of table) {
    it(`of ${priority} are ${sign} to sign and ${handle} to handle`, () => {
      assert.deepEqual([limits[priority].sign, limits[priority].handle].map(({ amount, unit: of }) => `${amount} ${of}`), [sign, handle])
    })
  }
})

function returnedTwice(category = '0201', lead: string = unit.transport): CaseStory {
  const clerk = lead === unit.transport ? cast.transport : handlerOf(lead)
  return accepted({ category }).after(cast.town, 'dispatch', { lead }).after(clerk, 'return', reason).after(cast.town, 'dispatch', { lead }).after(clerk, 'return', reason)
}

function handlingOf(form: object, dispatcher: Actor = cast.town): CaseStory {
  return accepted(form).after(dispatcher, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign')
}

function climb(story: CaseStory): string[] {
  const steps = [cast.cadre, cast.town, cast.county].reduce((stories, actor) => [...stories, (stories.at(-1) ?? story).after(actor, 'pass-up', reason)], [story])
  return steps.map((one) => file(one).level)
}
