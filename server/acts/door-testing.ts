/** For tests of what goes through the door: the units of an invented village, the door on them, and a clock one can set. */
import { randomUUID } from 'node:crypto'
import { system, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { levelOf } from '../../core/region/region.ts'
import type { Instant } from '../../core/time/index.ts'
import { parseUnitId } from '../../core/region/functions.ts'
import { castOf, monday, unitsAbout, type Cast } from '../../procedures/grid-case/testing/village.ts'
import { keepCalendars } from '../calendar/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { insertUnits } from '../registry/index.ts'
import { perform, type Door, type Performed, type Submission } from './index.ts'

export const village = '140423100299'
export const county = 140423

export type TestDoor = {
  readonly door: Door
  readonly cast: Cast
  /** Turns the clock of the door. */
  readonly setClock: (now: Instant) => void
  /** Performs an act as somebody; `seen` is left out where it does not matter. */
  readonly act: (dossier: DossierKey, actor: Actor, act: string, form?: object, seen?: number) => Promise<Performed>
  /** A matter reported by the villager. */
  readonly reported: (form?: object) => Promise<DossierKey>
}

export const pothole = { category: '0201', description: '村口路面塌了一块', village, grid: `${village}001`, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' }

export async function testDoor(database: Database, parts: Partial<Door> = {}): Promise<TestDoor> {
  await database.transaction({ role: 'system' }, (transaction) => addUnits(transaction, village))
  const clock = { now: monday }
  const door: Door = {
    database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
    enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => clock.now, ...parts,
  }
  const cast = castOf(village)
  const act: TestDoor['act'] = (dossier, actor, name, form = {}, seen) => perform(door, submission(dossier, actor, name, form, seen, clock.now))
  return {
    door, cast, act,
    setClock: (now) => { clock.now = now },
    reported: async (form = {}) => {
      const dossier = { county, id: randomUUID() }
      await act(dossier, cast.villager, 'report', { ...pothole, ...form })
      return dossier
    },
  }
}

export function submission(dossier: DossierKey, actor: Actor, act: string, form: object, seen?: number, at: Instant = monday): Submission {
  return {
    act: { id: randomUUID(), act, form, channel: actor === system ? 'timer' : 'console', occurredAt: at, ...(seen === undefined ? {} : { seen }) },
    dossier, actor, ...(act === 'report' ? { procedure: 'grid-case' } : {}),
  }
}

/** Every unit that the tests of the procedure know, in the registry. */
export async function addUnits(transaction: Transaction, about: string): Promise<void> {
  await insertUnits(transaction, [...unitsAbout(about).values()].filter((unit) => unit.inForce).map((unit) => {
    const level = levelOf(unit.region)
    const parsed = parseUnitId(unit.id)
    if (level === null || parsed === null) throw new RangeError(`no unit: ${unit.id}`)
    return { name: unit.name, region: { level, code: unit.region }, unitFunction: parsed.unitFunction, workPhone: null, validFrom: '2020-01-01' }
  }))
}
