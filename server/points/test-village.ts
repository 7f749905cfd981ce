/** For tests of points through the door: an invented village with households in the register, its people in office, a catalogue in force, a shop with stock. */
import { randomUUID } from 'node:crypto'
import { asVillager, type Actor, type Office } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { catalogueSeed, type PointsCatalogue } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey, passbookKey, shopKey } from '../../core/star-rating/points-names.ts'
import { dayOf, parseInstant, type Instant } from '../../core/time/index.ts'
import { perform, type Door, type Performed } from '../acts/index.ts'
import type { TestDatabase } from '../database/testing.ts'

export const village = '140423100299'
export const county = 140423

export type Family = { readonly id: string; readonly head: Actor; readonly wife: Actor; readonly key: DossierKey }
export type PointsVillage = {
  readonly cadre: Actor
  readonly secretary: Actor
  readonly supervisor: Actor
  readonly town: Actor
  readonly families: readonly Family[]
  readonly setClock: (text: string) => void
  readonly now: () => Instant
  readonly act: (key: DossierKey, actor: Actor, act: string, form?: object, procedure?: string) => Promise<Performed>
  /** Puts points into a passbook: claimed by the head, approved by the secretary. */
  readonly earn: (family: Family, points: number, words: string) => Promise<void>
}

/** '2026-11-23 09:00' in Beijing. */
export function instant(text: string): Instant {
  const at = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (at === null) throw new RangeError(`no instant: ${text}`)
  return at
}

/** Points in one piece, as tests need them. */
export const testCatalogue: PointsCatalogue = { ...catalogueSeed, rules: [...catalogueSeed.rules, { code: 'any', name: '演示加分', least: 1, most: 200, mostPerDay: null }], exchange: { mostOnce: 1000, mostPerMonth: 1000 } }

export async function pointsVillage(test: TestDatabase, door: Omit<Door, 'clock'>, count: number): Promise<PointsVillage> {
  let now = instant('2026-11-23 09:00')
  const own: Door = { ...door, clock: () => now }
  const office = (title: Office, unit: string, code = village) => inOffice(randomUUID(), title, code, unit)
  const [cadre, secretary, supervisor, town] = [office('VILLAGE_CADRE', 'committee'), office('PARTY_SEC', 'party'), office('VILLAGE_SUPERVISOR', 'supervision'), office('TOWN_DISPATCHER', 'government', village.slice(0, 9))]
  const families: Family[] = []
  for (let number = 1; number <= count; number += 1) families.push(await register(test, number))
  const act: PointsVillage['act'] = (key, actor, name, form = {}, procedure) => perform(own, {
    act: { id: randomUUID(), act: name, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now }, dossier: key, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  await act(catalogueKey(village), cadre, 'open', { village, contents: testCatalogue }, 'points-catalogue')
  await act(catalogueKey(village), cadre, 'adopt', { body: 'assembly', number: '演示村民会议〔2026〕3 号', heldOn: '2026-11-20', entitled: 300, present: 200, yes: 180, minutes: '到会人员逐项表决，过半数同意。' })
  await act(catalogueKey(village), town, 'file', { number: '演示备〔2026〕1 号' })
  await act(shopKey(village), cadre, 'open', { village }, 'points-shop')
  await act(shopKey(village), cadre, 'shelve', { name: '面粉', unit: '袋', cost: 10 })
  await act(shopKey(village), cadre, 'move', { thing: 1, kind: 'received', quantity: 5, words: '演示合作社捐' })
  await act(shopKey(village), supervisor, 'confirm', { movement: 1 })
  for (const family of families) await act(family.key, family.head, 'open', { village, household: family.id }, 'points-passbook')
  return {
    cadre, secretary, supervisor, town, families, act, now: () => now, setClock: (text) => { now = instant(text) },
    earn: async (family, points, words) => {
      await act(family.key, family.head, 'claim', { rule: 'any', points, on: dayOf(now), words, evidence: '村里记录' })
      const [row] = await test.ownerQuery<{ number: number }>(`select (file ->> 'numbers')::int as number from dossiers where id = $1`, [family.key.id])
      await act(family.key, secretary, 'approve', { request: row?.number })
    },
  }
}

async function register(test: TestDatabase, number: number): Promise<Family> {
  const [head, wife, id] = [randomUUID(), randomUUID(), randomUUID()]
  const place = Number(village.padEnd(15, '0'))
  for (const [person, name] of [[head, `户主演示${number}`], [wife, `家人演示${number}`]] as const) {
    await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, residence_village, place, created_at, updated_at) values ($1, $2, $3, 1, '1980-01-01', $4, $5, now(), now())`, [county, person, name, village, place])
  }
  await test.ownerQuery(`insert into households (county, id, basis, village, place, head, created_at) values ($1, $2, 'residence', $3, $4, $5, now())`, [county, id, village, place, head])
  for (const [person, relation] of [[head, 0], [wife, 1]] as const) {
    await test.ownerQuery(`insert into household_members (county, id, household, basis, person, relation, place, joined_on) values ($1, $2, $3, 'residence', $4, $5, $6, '2020-01-01')`, [county, randomUUID(), id, person, relation, place])
  }
  return { id, head: asVillager(head), wife: asVillager(wife), key: passbookKey(village, id) }
}
