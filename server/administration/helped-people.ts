/**
 * For whom somebody may report (帮办代办, R-104, R-606): residents of the own region, found by the whole name they say, and only after
 * they agreed. A helper reads no register: no list, no part of a name, nothing of a person but what tells two of one name apart.
 */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Office } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { consents, keepConsent, type Consent } from '../registry/index.ts'
import type { Staff } from './administration.ts'
import { countyAsked } from './wire.ts'

/** Offices that may report in the name of somebody (the procedure's condition `not-a-helper`). */
export const helpers: readonly Office[] = ['PROXY_HELPER', 'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE']

/** What is agreed to, by the name of the act (server/acts/on-behalf.ts). */
const toReport = 'report'

export type Helped = { readonly county: number; readonly id: string; readonly name: string; readonly birthYear: number | null }

/** Of one name in one village more than this are told apart by nobody. */
const mostOfOneName = 8

/** Who lives in the own region and is called exactly so; blanks, dots and width do not count. Runs a moment as the system. */
export async function residentsCalled(transaction: Transaction, region: RegionKey, name: string): Promise<readonly Helped[]> {
  return await asSystem(transaction, () => residents(transaction, region).where(sql<boolean>`searched_name(name) = searched_name(${name})`).orderBy('id').limit(mostOfOneName).execute())
    .then((rows) => rows.map(helpedOf))
}

/** Notes the consent for the door, and as an access the person can read; null for somebody who does not live in the own region. */
export async function noteConsent(transaction: Transaction, staff: Staff, person: string, consent: Consent, at: Instant): Promise<Helped | null> {
  return await asSystem(transaction, async () => {
    const row = await residents(transaction, staff.mandate.region).where('id', '=', person).executeTakeFirst()
    if (row === undefined) return null
    await transaction.insertInto('access_records').values({
      county: row.county, id: uuidv7({ msecs: at }), person: row.id, place: row.place, reader_person: staff.person, reader_office: staff.mandate.office,
      reader_unit: staff.mandate.unit, purpose: `代为上报，${consents[consent]}`, dossier: null, fields: ['basic'], at: new Date(at),
    }).execute()
    await keepConsent(transaction, { county: row.county, person: row.id, helper: staff.person, purpose: toReport }, consent, at)
    return helpedOf(row)
  })
}

function residents(transaction: Transaction, region: RegionKey) {
  const { lo, hi } = scopeOf(region)
  return transaction.selectFrom('persons').select(['county', 'id', 'name', 'birth_date', 'place'])
    .where('county', '=', countyAsked(region)).where('place', '>=', lo).where('place', '<=', hi)
}

function helpedOf({ county, id, name, birth_date: born }: { county: number; id: string; name: string; birth_date: string | null }): Helped {
  return { county, id, name, birthYear: born === null ? null : Number(born.slice(0, 4)) }
}

async function asSystem<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  await takeRole(transaction, 'system')
  const found = await work()
  await takeRole(transaction, 'app')
  return found
}
