/** The whole platform with its pages, canaries in six places, and one of each office signed in, some of whom have moved away. */
import { randomUUID } from 'node:crypto'
import { system } from '../../../core/procedure/actor.ts'
import { paddedCode } from '../../../core/region/scope.ts'
import { addDays, dayOf } from '../../../core/time/index.ts'
import {
  actorOf, demonstrationCodes, demonstrationPassword, openDemonstrationAccount, signInWithPassword, verifySecondFactor, type Session,
} from '../../../server/identity/index.ts'
import { grantMandate, registerPersons, type NewMandate } from '../../../server/registry/index.ts'
import { startPlatform, type RunningPlatform } from '../../testing/platform.ts'
import { Aviary } from './canary.ts'
import { askerNames, places, type Asker, type PlaceKey } from './places.ts'
import { plant, type Planted } from './plant.ts'

export type World = {
  readonly platform: RunningPlatform
  readonly aviary: Aviary
  readonly planted: Readonly<Record<PlaceKey, Planted>>
  readonly askers: readonly Asker[]
  /** Sessions stay fresh and nobody's budget is spent: it is not the brakes that are tried here. */
  readonly refresh: () => Promise<void>
  /** Stops the clock at one instant, for answers that must be equal; null lets it go on. */
  readonly hold: (at: number | null) => void
  readonly close: () => Promise<void>
}

export async function openWorld({ faces = true }: { readonly faces?: boolean } = {}): Promise<World> {
  let now = Date.now()
  let held: number | null = null
  const platform = await startPlatform({ faces, clock: () => held ?? (now += 1) })
  const { aviary, askers, planted } = await settle(platform).catch(async (error: unknown) => {
    await platform.close()
    throw error
  })
  return {
    platform, aviary, askers, planted, close: platform.close, hold: (at) => { held = at },
    refresh: async () => {
      const at = new Date(held ?? now)
      await platform.ownerQuery('update sessions set last_seen_at = $1::timestamptz, step_up_at = case when second_factor_at is null then null else $1::timestamptz end where ended_at is null', [at])
      await platform.ownerQuery('delete from allowances; delete from day_counts; delete from sign_in_failures')
    },
  }
}

async function settle(platform: RunningPlatform) {
  const aviary = new Aviary()
  const askers = [...await signEverybodyIn(platform), ...await moveAway(platform)]
  const planted: Partial<Record<PlaceKey, Planted>> = {}
  for (const place of places) planted[place.key] = await plant(platform, aviary, place)
  const all = planted as Record<PlaceKey, Planted>
  await movePersonAway(platform, aviary, all)
  return { aviary, askers, planted: all }
}

async function signEverybodyIn(platform: RunningPlatform): Promise<readonly Asker[]> {
  const askers: Asker[] = [{ name: 'nobody', office: null, region: '', unit: null, person: null, cookie: null, csrf: null }]
  for (const name of askerNames) {
    if (name.startsWith('neighbour-')) {
      askers.push(await signIn(platform, name, askers.length))
      continue
    }
    const { session, cookie, csrf } = await platform.signInAs(name)
    askers.push(askerOf(platform, name, session, cookie, csrf))
  }
  return askers
}

async function signIn(platform: RunningPlatform, userName: string, nth: number): Promise<Asker> {
  const { identity } = platform
  const now = platform.door.clock()
  const from = { ip: `198.19.${nth}.7`, device: '测试', requestId: 'isolation' }
  const half = await signInWithPassword(identity, { userName, password: demonstrationPassword, from }, now)
  const [shown] = demonstrationCodes([userName], now)
  const { token, session } = await verifySecondFactor(identity, { token: half.token, code: shown?.code ?? '', from }, now)
  return askerOf(platform, userName, session, `sanzhi=${token}`, session.csrf)
}

function askerOf(_platform: RunningPlatform, name: string, session: Session, cookie: string, csrf: string): Asker {
  const { mandate, person } = actorOf(session)
  return { name, office: mandate?.office ?? null, region: mandate?.region.code ?? '', unit: mandate?.unit ?? null, person, cookie, csrf }
}

const home = '140423100229'

/** Two who held the home village until yesterday: one holds nothing any more, one serves a village of another county now. */
async function moveAway(platform: RunningPlatform): Promise<readonly Asker[]> {
  const today = dayOf(platform.door.clock())
  const hash = await platform.identity.hasher.hash(demonstrationPassword)
  const moved: Asker[] = []
  for (const [index, [name, next]] of ([['moved-out', null], ['moved-over', '140425100201']] as const).entries()) {
    const person = randomUUID()
    const mandate = (region: string, validFrom: string): NewMandate => ({
      id: randomUUID(), person, holderName: `调演示${index}`, office: 'VILLAGE_CADRE', unit: `${region}:committee`, region: { level: 'VILLAGE', code: region },
      validFrom, validTo: null, workPhone: null,
    })
    const before = mandate(home, addDays(today, -30))
    await platform.database.transaction({ role: 'system' }, (transaction) => grantMandate(transaction, system, before, platform.door.clock()))
    await platform.database.transaction({ role: 'gate' }, (transaction) => openDemonstrationAccount(transaction, platform.identity, {
      id: randomUUID(), userName: name, person, personCounty: 140423, phone: null, scope: paddedCode(home),
    }, hash, platform.door.clock()))
    // Signed in while the mandate held, and the session lives on over the day on which it ends.
    const asker = await signIn(platform, name, 200 + index)
    await platform.ownerQuery('update mandates set valid_to = $2 where id = $1', [before.id, today])
    await platform.ownerQuery('update office_holders set valid_to = $2 where mandate = $1', [before.id, today])
    if (next !== null) await platform.database.transaction({ role: 'system' }, (transaction) => grantMandate(transaction, system, mandate(next, today), platform.door.clock()))
    moved.push({ ...asker, office: next === null ? null : 'VILLAGE_CADRE', region: next ?? '', unit: next === null ? null : `${next}:committee` })
  }
  return moved
}

/** Somebody of the register who lived in the home village until yesterday, and is now of the register of another village altogether. */
async function movePersonAway({ database, cipher, door, ownerQuery }: RunningPlatform, aviary: Aviary, { own, village }: Readonly<Record<PlaceKey, Planted>>): Promise<void> {
  const id = aviary.add({ text: randomUUID(), place: 'village', field: 'person-id' })
  const name = aviary.add({ text: 'zqmovedxnamexperson', place: 'village', field: 'name' })
  await database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, cipher, [{
    county: own.county, id, name, gender: 2, birthDate: '1971-01-01', idNumber: null, phone: null, hukouVillage: own.place.village, residenceVillage: own.place.village, residenceGrid: own.place.grid,
  }], door.clock()))
  await ownerQuery('update persons set hukou_village = $2, hukou_place = $3, residence_village = $2, residence_grid = null, place = $3 where id = $1', [id, village.place.village, paddedCode(village.place.village)])
}
