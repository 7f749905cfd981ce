import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addresseesOf } from '../../core/procedure/parties.ts'
import { partiesOf } from '../../core/procedure/decide.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { cast, report, village } from './testing/stages.ts'
import type { CaseStory } from './testing/village.ts'

const reason = { reason: '村里管不了，要乡镇来看' }
const passedUp = (form: object = {}) => report(form).after(cast.cadre, 'pass-up', reason)

describe('What was passed up to the level above (R-114)', () => {
  it('waits for the level above alone: neither the village nor the grid is asked for it any more', () => {
    assert.deepEqual(awaited(report()), [`VILLAGE_CADRE ${village}`, `GRID_WORKER ${village}001`, `GRID_LEADER ${village}`])
    assert.deepEqual(awaited(passedUp()), ['TOWN_DISPATCHER 140423100'])
  })
  it('waits for the next level alone when it is passed up again', () => {
    assert.deepEqual(awaited(passedUp().after(cast.town, 'pass-up', reason)), ['COUNTY_CENTER 140423'])
  })
  it('is refused to whoever passed it up, and to the grid', () => {
    for (const [actor, act, form] of [
      [cast.cadre, 'accept', {}], [cast.cadre, 'pass-up', reason], [cast.gridWorker, 'self-close', { result: '已经清走' }], [cast.gridLeader, 'self-close', { result: '已经清走' }],
    ] as const) assert.equal(passedUp({ category: '0101' }).refusal(actor, act, form).code, 'not-yours')
  })
  it('may be taken up, passed on or handed over by the level above (R-106)', () => {
    assert.equal(passedUp().after(cast.town, 'accept').dossier.state, 'ACCEPTED')
    assert.equal(passedUp({ category: '0401' }).after(cast.town, 'transfer-out', { channel: '119', note: '已经打了 119' }).dossier.state, 'TRANSFERRED_OUT')
  })
  it('still is read by the village and the grid: they are asked how it goes on', () => {
    const { file } = passedUp().dossier
    assert.deepEqual([file.passedUp, file.level, file.confidential], [true, 'TOWN', false])
  })
  it('says to staff for whom it waits', () => {
    const { world, dossier } = passedUp()
    const said = (['staff', 'villager'] as const).map((reader) => world.procedure.sentence?.(dossier, reader))
    assert.deepEqual(said, ['已经报到上一级，等乡镇受理。', null])
  })
  it('comes back to the grid worker where the level above hands it to the grid (R-112)', () => {
    const given = passedUp({ category: '0101' }).after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: `${village}:committee`, toGridWorker: true })
    assert.ok(is(given, cast.gridWorker).includes('handler'))
  })
})

function awaited({ dossier, world }: CaseStory): string[] {
  const { awaits } = world.procedure.states['REPORTED'] ?? assert.fail()
  return awaits.flatMap((party) => addresseesOf(world.procedure, party, dossier, world.settings))
    .map((one) => (one.kind === 'office' ? `${one.office} ${one.region.code}` : one.kind))
}

function is({ dossier, world }: CaseStory, actor: Actor): readonly string[] {
  return partiesOf(world.procedure, { dossier, actor, settings: world.settings })
}
