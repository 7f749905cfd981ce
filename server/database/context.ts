/**
 * Who a transaction runs as, and how PostgreSQL is told (architecture §4, stack-server "Request context").
 *
 * Three database roles, none of which owns anything or bypasses row-level security:
 * - `app`    a person under one mandate (or a villager with none); sees what the policies allow that person
 * - `gate`   before anybody is known: sign-in, sessions, one-time codes; sees the identity tables only
 * - `system` timers, the outbox and rebuilds: acts for the platform itself, never on behalf of a request
 */
import type { Actor } from '../../core/procedure/actor.ts'
import { scopeOf } from '../../core/region/scope.ts'

export type Context =
  | { readonly role: 'app'; readonly actor: Actor }
  | { readonly role: 'gate' }
  | { readonly role: 'system' }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const unitId = /^[0-9]{4,15}:[a-z0-9-]{1,40}$/
const office = /^[A-Z_]{1,40}$/

/**
 * The one simple query that opens a transaction: literal `SET LOCAL`s, which also reach Citus workers
 * (`set_config()` does not). Every value is checked against a closed shape before it becomes text.
 */
export function openingStatement(context: Context, { readOnly = false } = {}): string {
  const statements = [readOnly ? 'begin read only' : 'begin', `set local role sanzhi_${context.role}`]
  if (context.role === 'app') statements.push(...actorSettings(context.actor))
  if (context.role === 'system') statements.push(...patience)
  return statements.join('; ')
}

/**
 * The platform's own work may take longer than a person waits for an answer: rebuilds, recounts, checks of chains. Whoever serves
 * people keeps the short limits of the connection (`connect.ts`).
 */
const patience = ['set local statement_timeout = 120000', 'set local lock_timeout = 15000']

/** All of them, always: what this actor has not must not be left lying on a pooled connection by anybody. */
function actorSettings({ person, mandate, readsRegion }: Actor): string[] {
  const scope = mandate === null ? null : scopeOf(mandate.region)
  const settings = {
    person: person === null ? '' : checked(person, uuid),
    office: mandate === null ? '' : checked(mandate.office, office),
    region: mandate?.region.code ?? '',
    lo: scope?.lo ?? '',
    hi: scope?.hi ?? '',
    region_reader: mandate !== null && readsRegion ? 'on' : 'off',
    unit: mandate?.unit == null ? '' : checked(mandate.unit, unitId),
  }
  return Object.entries(settings).map(([name, value]) => `set local app.${name} = '${value}'`)
}

function checked(value: string, shape: RegExp): string {
  if (!shape.test(value)) throw new TypeError(`not a value that may stand in a database context: ${JSON.stringify(value)}`)
  return value
}
