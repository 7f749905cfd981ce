/** Who asks: of each level of the tree an office-holder whose region has the most matters, and the villager who reported most. */
import type pg from 'pg'
import { asVillager, underMandate, type Actor, type Office } from '../../core/procedure/actor.ts'
import { levels, type Level } from '../../core/region/region.ts'

export type Asker = {
  readonly name: string
  readonly actor: Actor
  /** The column of `dossiers` that says what lies in the region, and the region; null of the villager. */
  readonly region: { readonly level: Level; readonly column: string; readonly code: string } | null
}

const offices: Readonly<Record<Level, Office>> = {
  CITY: 'CITY_CENTER', COUNTY: 'COUNTY_CENTER', TOWN: 'TOWN_DISPATCHER', VILLAGE: 'VILLAGE_CADRE', GRID: 'GRID_WORKER',
}
const names: Readonly<Record<Level, string>> = { CITY: 'city', COUNTY: 'county', TOWN: 'town', VILLAGE: 'village', GRID: 'grid' }

/** From the grid up; a level nobody holds an office at is left out. */
export async function askersIn(client: pg.Client): Promise<readonly Asker[]> {
  const askers = await villager(client)
  for (const level of levels.toReversed()) askers.push(...await holderAt(client, level))
  return [...askers, ...await handler(client)]
}

/** Of the department with the longest queue: reads only what its unit is party to. */
async function handler(client: pg.Client): Promise<Asker[]> {
  const { rows: [row] } = await client.query<{ id: string; person: string; unit: string; code: string }>(
    `select mandates.id, mandates.person, mandates.unit, mandates.region_code as code
     from (select unit, count(*) as waiting from tasks where unit is not null group by 1) as busy join mandates using (unit)
     where mandates.office = 'DEPT_HANDLER' and mandates.region_level = 'COUNTY' and mandates.revoked_at is null and mandates.valid_to is null
     order by busy.waiting desc, mandates.id limit 1`)
  if (row === undefined) return []
  const actor = underMandate(row.person, { id: row.id, office: 'DEPT_HANDLER', unit: row.unit, region: { level: 'COUNTY', code: row.code } })
  return [{ name: 'department', actor, region: { level: 'COUNTY', column: 'county', code: row.code } }]
}

async function holderAt(client: pg.Client, level: Level): Promise<Asker[]> {
  const column = names[level]
  const { rows: [row] } = await client.query<{ id: string; person: string; unit: string | null; code: string }>(
    `select mandates.id, mandates.person, mandates.unit, mandates.region_code as code
     from (select ${column}::text as code, count(*) as matters from dossiers group by 1) as busy join mandates on mandates.region_code = busy.code
     where mandates.office = $1 and mandates.revoked_at is null and mandates.valid_to is null order by busy.matters desc, mandates.id limit 1`, [offices[level]])
  if (row === undefined) return []
  const { id, person, unit, code } = row
  return [{ name: column, actor: underMandate(person, { id, office: offices[level], unit, region: { level, code } }), region: { level, column, code } }]
}

async function villager(client: pg.Client): Promise<Asker[]> {
  const { rows: [row] } = await client.query<{ person: string }>(
    'select reporter as person from dossiers where reporter is not null and region_readable group by 1 order by count(*) desc, 1 limit 1')
  return row === undefined ? [] : [{ name: 'villager', actor: asVillager(row.person), region: null }]
}
