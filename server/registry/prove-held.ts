/**
 * The proof that who is held is nothing but what the rolls say: everybody on a real roll that was not let go again, and nobody else. The rolls are records; the table is
 * only the key that gives two villages at the same moment one order, so it can be made anew from them after a loss.
 */
import { sql } from 'kysely'
import type { Transaction } from '../database/index.ts'

export type WrongHold = { readonly county: number; readonly dossier: string; readonly person: string; readonly what: string; readonly village: string; readonly missing: boolean }

/** Persons on a roll without their row, and rows of nobody on a roll. */
export async function compareHeld(transaction: Transaction): Promise<readonly WrongHold[]> {
  const { rows } = await sql<WrongHold>`
    with told as (
      select county, id as dossier, (entry ->> 'person')::uuid as person, file ->> 'village' as village,
        'election-' || (file ->> 'term') || '-' || case when file ->> 'run' = '0' then 'term' else file ->> 'run' end as what
      from dossiers, jsonb_array_elements(file -> 'entries') as entry
      where procedure = 'election-roll' and file ->> 'rehearsal' = 'false' and file ->> 'released' = 'false')
    select coalesce(told.county, held.county) as county, coalesce(told.dossier, held.dossier) as dossier, coalesce(told.person, held.person) as person, coalesce(told.what, held.what) as what,
      coalesce(told.village, held.village) as village, held.person is null as missing
    from told full join held_persons held on held.county = told.county and held.dossier = told.dossier and held.person = told.person and held.what = told.what
    where held.person is null or told.person is null order by 1, 2, 3`.execute(transaction)
  return rows
}

/** Writes what is missing and takes away what is too much; answers how many. Whoever another roll holds meanwhile stays missing, and stands in the answer of `compareHeld`. */
export async function mendHeld(transaction: Transaction, wrong: readonly WrongHold[]): Promise<number> {
  let mended = 0
  for (const { county, dossier, person, what, village, missing } of wrong) {
    const { numAffectedRows = 0n } = missing
      ? await sql`insert into held_persons (county, what, identity, person, dossier, village, held_at)
          select ${county}, ${what}, coalesce(encode(id_number_index, 'hex'), id::text), id, ${dossier}, ${village}, clock_timestamp() from persons where county = ${county} and id = ${person}
          on conflict do nothing`.execute(transaction)
      : await sql`delete from held_persons where county = ${county} and what = ${what} and dossier = ${dossier} and person = ${person}`.execute(transaction)
    mended += Number(numAffectedRows)
  }
  return mended
}
