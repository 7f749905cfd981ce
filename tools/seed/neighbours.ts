/**
 * A second place of the demonstration, in the neighbouring county: from a village's cadre up to the county centre and its verifier, so
 * that a matter outside the demonstration village is received, handled and checked by somebody, and counties can be seen to be apart.
 */
import { v5 as uuidv5 } from 'uuid'
import { system, type Mandate, type Office } from '../../core/procedure/actor.ts'
import { inventPhone } from '../../core/identity-number/index.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { levelOf, type RegionKey } from '../../core/region/region.ts'
import type { Instant } from '../../core/time/instant.ts'
import { demonstrationFrom } from '../../core/village/index.ts'
import type { FieldCipher } from '../../server/cipher/index.ts'
import type { Database } from '../../server/database/index.ts'
import { demonstrationPassword, openDemonstrationAccount, type Identity } from '../../server/identity/index.ts'
import { findMandate, grantMandate, registerPersons } from '../../server/registry/index.ts'

const county = '140405'
const town = '140405101'
const village = '140405101201'

type Neighbour = { readonly userName: string; readonly name: string; readonly office: Office; readonly code: string; readonly unitFunction: string }

/** Villagers of the place report without an account, as anybody may. */
export const neighbours: readonly Neighbour[] = [
  { userName: 'neighbour-cadre', name: '申演示邻村', office: 'VILLAGE_CADRE', code: village, unitFunction: 'committee' },
  { userName: 'neighbour-town-dispatcher', name: '郝演示邻镇', office: 'TOWN_DISPATCHER', code: town, unitFunction: 'government' },
  { userName: 'neighbour-town-handler', name: '崔演示邻镇', office: 'DEPT_HANDLER', code: town, unitFunction: 'government' },
  { userName: 'neighbour-county-center', name: '任演示邻县', office: 'COUNTY_CENTER', code: county, unitFunction: 'center' },
  { userName: 'neighbour-transport', name: '史演示邻县', office: 'DEPT_HANDLER', code: county, unitFunction: 'transport' },
  { userName: 'neighbour-verifier', name: '牛演示邻县', office: 'VERIFIER', code: county, unitFunction: 'verification' },
]

/** Registers them with their mandates. @returns false when they were there before */
export async function seedNeighbours(database: Database, cipher: FieldCipher, at: Instant): Promise<boolean> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const last = neighbours.at(-1)
    if (last === undefined || await findMandate(transaction, Number(county), idOf('mandate', last)) !== null) return false
    await registerPersons(transaction, cipher, neighbours.map((one, index) => ({
      county: Number(county), id: idOf('person', one), name: one.name, gender: index % 2 === 0 ? 1 : 2, birthDate: null, idNumber: null,
      phone: phoneOf(index), hukouVillage: null, residenceVillage: null, residenceGrid: null,
    })), at)
    for (const [index, one] of neighbours.entries()) {
      await grantMandate(transaction, system, {
        ...mandateOf(one), person: idOf('person', one), holderName: one.name, validFrom: demonstrationFrom, validTo: null,
        workPhone: `0355-0009${String(index + 1).padStart(2, '0')}`,
      }, at)
    }
    return true
  })
}

/** Their accounts; safe to run again. */
export async function openNeighbourAccounts(identity: Identity, now: Instant): Promise<void> {
  const hash = await identity.hasher.hash(demonstrationPassword)
  await identity.database.transaction({ role: 'gate' }, async (transaction) => {
    for (const [index, one] of neighbours.entries()) {
      await openDemonstrationAccount(transaction, identity, {
        id: idOf('account', one), person: idOf('person', one), personCounty: Number(county), phone: phoneOf(index), userName: one.userName,
        scope: paddedCode(one.code),
      }, hash, now)
    }
  })
}

function mandateOf(one: Neighbour): Mandate {
  const level = levelOf(one.code)
  if (level === null) throw new RangeError(`no region: ${one.code}`)
  const region: RegionKey = { level, code: one.code }
  return { id: idOf('mandate', one), office: one.office, unit: `${one.code}:${one.unitFunction}`, region }
}

/** Above those of the demonstration village's staff, so that nobody shares one. */
function phoneOf(index: number): string {
  return inventPhone(990_000 + index)
}

function idOf(what: 'person' | 'mandate' | 'account', { userName }: Neighbour): string {
  return uuidv5(`${what}:${userName}`, namespace)
}

const namespace = 'a5a1c1b0-93f1-4f8f-9d0a-5b8d7c2e6f10'
