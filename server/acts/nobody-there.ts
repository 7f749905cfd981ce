/**
 * Matters whose desk has become empty: a mandate ended, was revoked or began elsewhere, and no act told them. Looked through whenever
 * mandates or the day have changed, some at a time; each is told by the procedure's own act, through the same door (docs/decisions/0022).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { system } from '../../core/procedure/actor.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { Door } from './door.ts'
import { perform } from './perform.ts'

export type Looking = { readonly stop: () => Promise<void> }

const often = 60_000
const batch = 50

export function lookForNobody({ door, poll = often, onError }: { readonly door: Door; readonly poll?: number; readonly onError: (error: unknown) => void }): Looking {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const look = lookerFor(door, onError)
  const running = (async () => {
    while (!isStopping()) {
      const more = await look().catch((error: unknown) => { onError(error); return false })
      if (!more) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); timer.unref(); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}

type Key = { readonly county: number; readonly dossier: string }

/** Each call looks at one batch; true while there are more to look at. Remembers where it was, and what it has looked through already. */
export function lookerFor(door: Door, onError: (error: unknown) => void = raise): () => Promise<boolean> {
  let looked = ''
  let at: { readonly sign: string; readonly after: Key } | null = null
  return async () => {
    const today = dayOf(door.clock())
    const sign = `${today} ${await door.database.transaction({ role: 'system' }, signOfMandates)}`
    if (sign === looked) return false
    const after = at?.sign === sign ? at.after : { county: 0, dossier: '00000000-0000-0000-0000-000000000000' }
    const found = await door.database.transaction({ role: 'system' }, (transaction) => waitingForNobody(transaction, door.procedures.all, after, today))
    for (const one of found) await tell(door, one, onError)
    const last = found.at(-1)
    const isMore = found.length === batch && last !== undefined
    at = isMore ? { sign, after: last } : null
    if (!isMore) looked = sign
    return isMore
  }
}

/** Another text after every grant, end and revocation. */
async function signOfMandates(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ sign: string }>`
    select concat_ws(' ', count(*), max(granted_at), max(revoked_at), count(revoked_at), sum(valid_to - date '2000-01-01')) as sign from mandates`.execute(transaction)
  return rows[0]?.sign ?? ''
}

type Waiting = Key & { readonly act: string }

/** Dossiers with a to-do for an office or a unit in which nobody is in force today, by key. */
async function waitingForNobody(transaction: Transaction, procedures: readonly AnyProcedure[], after: Key, today: Day): Promise<readonly Waiting[]> {
  const looking = procedures.flatMap(({ key, version, whenNobody }) => (whenNobody === undefined ? [] : [{ key, version, ...whenNobody }]))
  if (looking.length === 0) return []
  const oneOf = sql.join(looking.map(({ key, version, besides }) => (
    sql`dossiers.procedure = ${key} and dossiers.procedure_version = ${version} and (task.office is null or task.office <> all(${[...besides]}::text[]))`)), sql` or `)
  const { rows } = await sql<Key & { procedure: string; version: number }>`
    select distinct task.county, task.dossier, dossiers.procedure, dossiers.procedure_version as version from tasks task
    join dossiers on dossiers.county = task.county and dossiers.id = task.dossier
    where (task.county, task.dossier) > (${after.county}, ${after.dossier}::uuid) and task.person is null and (${oneOf})
      and not exists (select from mandates held where held.unit = task.unit and ${inForce(today)})
      and not exists (select from mandates held where held.office = task.office and held.region_code = task.region and ${inForce(today)})
    order by task.county, task.dossier limit ${batch}`.execute(transaction)
  return rows.map(({ county, dossier, procedure, version }) => ({
    county, dossier, act: looking.find((one) => one.key === procedure && one.version === version)?.act ?? '',
  }))
}

function inForce(day: Day) {
  return sql`held.revoked_at is null and held.valid_from <= ${day}::date and (held.valid_to is null or held.valid_to > ${day}::date)`
}

/** Refused where nothing would change: nobody sits higher up either, and that is known already. */
async function tell(door: Door, { county, dossier, act }: Waiting, onError: (error: unknown) => void): Promise<void> {
  try {
    await perform(door, { act: { id: randomUUID(), act, form: {}, channel: 'timer', occurredAt: door.clock() }, dossier: { county, id: dossier }, actor: system })
  } catch (error) {
    if (!(error instanceof Refused)) onError(error)
  }
}

function raise(error: unknown): never {
  throw error
}
