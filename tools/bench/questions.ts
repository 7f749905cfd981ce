/**
 * What the faces ask, and beside each the plainest SQL somebody would write by hand for the same answer: the reader's range in its where
 * clause, no row-level security, one statement. Both must find the same lines, or the comparison would say nothing.
 */
import type pg from 'pg'
import type { Actor } from '../../core/procedure/actor.ts'
import { questionOf } from '../../core/search/grams.ts'
import type { Context, Transaction } from '../../server/database/index.ts'
import { countTasks, listRegion, listReported, listTasks, parseDossierKey, showDossier, type Cursor, type Filters, type Page } from '../../server/dossiers/index.ts'
import { findGrid } from '../../server/registry/index.ts'
import type { Door } from '../../server/acts/index.ts'
import type { Asker } from './people.ts'

export type Bare = { readonly text: string; readonly values: readonly unknown[] }
export type Question = {
  readonly name: string
  readonly asker: Asker
  /** As whom it is asked, where not as the asker's own office. */
  readonly context?: Context
  readonly ask: (transaction: Transaction) => Promise<unknown>
  readonly bare: readonly Bare[]
  /** What both answers are compared by, of the platform's answer and of the rows of the last bare statement. */
  readonly same: (answer: never, rows: readonly never[]) => boolean
}

const limit = 50
const lines = `county, id, procedure, number, title, category, priority, state, village, grid, lon, lat, opened_at, updated_at, due_at, soon_at`
const farPage = 1_000

/** Everything this asker's screens ask. */
export async function questionsOf(door: Door, client: pg.Client, asker: Asker, now: number): Promise<readonly Question[]> {
  const region = asker.region === null ? [] : await ofRegion(client, asker, asker.region, now)
  const own = asker.region === null && asker.actor.person !== null ? [reported(asker, asker.actor.person, now)] : []
  const questions = [...own, ...region, ...asker.region === null ? [] : queue(asker, now)]
  const one = await oneDossier(door, client, asker, now)
  return [...questions, ...one]
}

function reported(asker: Asker, person: string, now: number): Question {
  return list('reported by me', asker, (transaction) => listReported(transaction, person, {}, null, limit, now), {
    text: `select ${lines} from dossiers where reporter = $1 order by opened_at desc, id desc limit ${limit + 1}`, values: [person],
  })
}

async function ofRegion(client: pg.Client, asker: Asker, region: NonNullable<Asker['region']>, now: number): Promise<Question[]> {
  const at = new Date(now)
  const scoped = (name: string, filters: Filters, where: string, extra: readonly unknown[] = [], cursor: Cursor | null = null): Question => {
    const parameters = [Number(region.code), ...readingValues(asker.actor)]
    const numbered = where.replaceAll(/\?(\d)/g, (_, nth: string) => `$${parameters.length + Number(nth)}`)
    return list(name, asker, (transaction) => listRegion(transaction, asker.actor, region.code, filters, cursor, limit, now), {
      text: `select ${lines} from dossiers where ${region.column} = $1 and ${reading(2, asker.actor)} ${numbered} order by opened_at desc, id desc limit ${limit + 1}`,
      values: [...parameters, ...extra],
    })
  }
  const far = await farCursor(client, asker, region)
  const grid = await somewhere(client, region)
  return [
    scoped('list', {}, ''),
    ...far === null ? [] : [scoped(`list, page after ${farPage}`, {}, 'and (opened_at, id) < (?1::timestamptz, ?2::uuid)', [far.at, far.id], far)],
    scoped('list of one state', { state: 'HANDLING' }, 'and state = ?1', ['HANDLING']),
    scoped('list of late ones', { lamp: 'late' }, 'and due_at <= ?1', [at]),
    scoped('list of a group', { group: '02' }, "and category between '0200' and '0299'"),
    scoped('search, common words', { text: '学校门口' }, 'and search @@ ?1::tsquery', [questionOf('学校门口')]),
    scoped('search, found rarely', { text: '惠农补贴疑问打谷场' }, 'and search @@ ?1::tsquery', [questionOf('惠农补贴疑问打谷场')]),
    ...grid === null ? [] : [gridAt(asker, grid)],
  ]
}

function queue(asker: Asker, now: number): Question[] {
  const { person, mandate } = asker.actor
  const addressed = '(tasks.person = $1 or (tasks.office = $2 and tasks.region = $3) or tasks.unit = $4)'
  const values = [person, mandate?.office ?? null, mandate?.region.code ?? null, mandate?.unit ?? null]
  return [
    list('to-do', asker, (transaction) => listTasks(transaction, asker.actor, {}, null, limit, now), {
      text: `select distinct on (sort_at, dossier) ${lines.split(', ').map((column) => `dossiers.${column}`).join(', ')}, sort_at
        from tasks join dossiers on dossiers.county = tasks.county and dossiers.id = tasks.dossier
        where ${addressed} and ${reading(5, asker.actor)} order by sort_at, dossier limit ${limit + 1}`,
      values: [...values, ...readingValues(asker.actor)],
    }),
    {
      name: 'count of to-dos', asker, ask: (transaction) => countTasks(transaction, asker.actor, now),
      bare: [{
        text: `select count(distinct dossier)::int as waiting, count(distinct dossier) filter (where tasks.soon_at <= $8 and tasks.due_at > $8)::int as soon,
          count(distinct dossier) filter (where tasks.due_at <= $8)::int as late
          from tasks join dossiers on dossiers.county = tasks.county and dossiers.id = tasks.dossier where ${addressed} and ${reading(5, asker.actor)}`,
        values: [...values, ...readingValues(asker.actor), new Date(now)],
      }],
      same: (answer: { waiting: number; soon: number; late: number }, [row]: readonly { waiting: number; soon: number; late: number }[]) => (
        answer.waiting === row?.waiting && answer.soon === row.soon && answer.late === row.late),
    },
  ]
}

/** A matter opened and explained: its row, its records, the names of units and places. */
async function oneDossier(door: Door, client: pg.Client, asker: Asker, now: number): Promise<Question[]> {
  const { region, actor } = asker
  const where = region === null ? 'reporter = $1' : `${region.column} = $1 and ${reading(2, actor)}`
  const { rows: [row] } = await client.query<{ county: number; id: string; village: string; grid: string | null }>(
    `select county, id, village, grid from dossiers where ${where} order by opened_at desc, id desc limit 1`,
    region === null ? [actor.person] : [Number(region.code), ...readingValues(actor)])
  const key = row === undefined ? null : parseDossierKey(`${row.county}-${row.id}`)
  if (row === undefined || key === null) return []
  const { rows: units } = await client.query<{ unit: string }>("select distinct actor ->> 'unit' as unit from events where county = $1 and dossier = $2", [key.county, key.id])
  return [{
    name: 'one matter', asker, ask: (transaction) => showDossier(door, transaction, key, actor, now),
    bare: [
      { text: 'select procedure, procedure_version from dossiers where county = $1 and id = $2', values: [key.county, key.id] },
      { text: 'select id, name from units where id = any($1)', values: [units.map(({ unit }) => unit)] },
      { text: 'select level, code, name from regions where code = any($1) and status = $2', values: [[4, 6, 9, 12].map((digits) => row.village.slice(0, digits)), 'ACTIVE'] },
      { text: 'select * from events where county = $1 and dossier = $2 order by sequence', values: [key.county, key.id] },
    ],
    same: (view: { timeline: readonly unknown[] } | null, events: readonly unknown[]) => view?.timeline.length === events.length,
  }]
}

function gridAt(asker: Asker, { lon, lat, village }: Spot): Question {
  return {
    name: 'map: which grid is here', asker, ask: (transaction) => findGrid(transaction, { lon, lat, village }),
    bare: [{
      text: `select * from regions where level = 'GRID' and status = 'ACTIVE' and parent_code = $3 and min_lon <= $1 and max_lon >= $1 and min_lat <= $2 and max_lat >= $2 order by code limit 100`,
      values: [lon, lat, village],
    }],
    same: (found: { code: string } | null, rows: readonly { code: string }[]) => found === null || rows.some(({ code }) => code === found.code),
  }
}

function list(name: string, asker: Asker, ask: (transaction: Transaction) => Promise<Page>, bare: Bare): Question {
  return {
    name, asker, ask, bare: [bare],
    same: (page: Page, rows: readonly { county: number; id: string }[]) => (
      page.lines.map(({ id }) => id).join() === rows.slice(0, limit).map(({ county, id }) => `${county}-${id}`).join()),
  }
}

/** The reader's clause, from this parameter on: the rule of the policy, said once more by hand. */
function reading(first: number, { readsRegion }: Actor): string {
  const [person, unit, office] = [first, first + 1, first + 2].map((nth) => `$${nth}`)
  return `not coalesce(${person}::uuid = any (barred_persons), false) and not coalesce(${unit}::text = any (barred_units), false)
    and (${readsRegion ? 'region_readable or ' : ''}${person}::uuid = any (reader_persons) or ${unit}::text = any (reader_units) or ${office}::text = any (reader_offices))`
}

function readingValues({ person, mandate }: Actor): readonly unknown[] {
  return [person, mandate?.unit ?? null, mandate === null ? null : `${mandate.office}@${mandate.region.code}`]
}

async function farCursor(client: pg.Client, { actor }: Asker, region: NonNullable<Asker['region']>): Promise<Cursor | null> {
  const { rows: [row] } = await client.query<{ opened_at: Date; id: string }>(
    `select opened_at, id from dossiers where ${region.column} = $1 and ${reading(2, actor)} order by opened_at desc, id desc offset ${farPage - 1} limit 1`,
    [Number(region.code), ...readingValues(actor)])
  return row === undefined ? null : { at: row.opened_at.toISOString(), id: row.id }
}

type Spot = { readonly lon: number; readonly lat: number; readonly village: string }

async function somewhere(client: pg.Client, { column, code }: NonNullable<Asker['region']>): Promise<Spot | null> {
  const { rows: [row] } = await client.query<Spot>(
    `select lon, lat, village::text as village from dossiers where ${column} = $1 and lon is not null order by opened_at desc, id desc limit 1`, [Number(code)])
  return row ?? null
}
