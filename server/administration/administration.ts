/**
 * How everything here is done: by staff under a mandate, in one transaction under that person's policies, leaving exactly one audit
 * record, done or refused (control 35). What is refused writes nothing else.
 */
import type { FastifyRequest } from 'fastify'
import type { Actor, Mandate } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { RegionKey } from '../../core/region/region.ts'
import type { Door } from '../acts/index.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import { requireActor, requireStaff } from '../edge/index.ts'
import { audit, originOf, refuseForgery, requireStepUp, type AuditEntry, type Identity } from '../identity/index.ts'

export type Administration = { readonly door: Door; readonly identity: Identity; readonly cipher: FieldCipher }

export type Staff = Actor & { readonly person: string; readonly mandate: Mandate }

export type Deed = {
  /** kebab-case verb of the audit record. */
  readonly act: string
  /** `kind:id`; never a name or a number of a person. */
  readonly object: string
  readonly purpose?: string
  /** Throws `Refused` for an office that may not at all; asked before anything else, so that nobody is asked for a code in vain. */
  readonly may: (staff: Staff) => void
  /** Only within five minutes of a second factor (control 19). */
  readonly stepUp?: boolean
}

export type Done<T> = {
  readonly answer: T
  /** Where it belongs, so that its county keeps the record; the region of the mandate unless told. */
  readonly region?: string
  /** When only the work tells what it was done to. */
  readonly object?: string
}

/** A question about a region, by default the own. */
export function listing(act: string, asked: string | undefined, may: Deed['may']): Deed {
  return { act, object: `region:${asked ?? 'own'}`, may }
}

export function listed<T>(region: RegionKey, answer: T): Done<T> {
  return { answer, region: region.code, object: `region:${region.code}` }
}

/** @throws Refused, after the refusal is on record */
export async function byStaff<T>(
  administration: Administration, request: FastifyRequest, deed: Deed, work: (transaction: Transaction, staff: Staff) => Promise<Done<T>>,
): Promise<T> {
  const actor = requireActor(request)
  const { database, clock } = administration.door
  const entry = (mandate: Mandate | null) => ({
    at: clock(), region: mandate?.region.code ?? administration.identity.seat.code, actor, account: request.caller.session?.account ?? null,
    act: deed.act, object: deed.object, purpose: deed.purpose ?? null, from: originOf(request),
  })
  try {
    const staff = staffOf(request, deed, clock())
    return await database.transaction({ role: 'app', actor }, async (transaction) => {
      const { answer, region, object } = await work(transaction, staff)
      const told: Partial<AuditEntry> = { ...region !== undefined && { region }, ...object !== undefined && { object } }
      await audit(transaction, { ...entry(staff.mandate), ...told, result: 'done' })
      return answer
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await database.transaction({ role: 'app', actor }, (transaction) =>
      audit(transaction, { ...entry(actor.mandate), result: 'refused', cause: error.refusal.code }))
    throw error
  }
}

function staffOf(request: FastifyRequest, { may, stepUp }: Deed, now: number): Staff {
  const { person, ...rest } = requireStaff(request)
  const { session } = request.caller
  if (person === null || session === null) throw new TypeError('staff without a session')
  const staff = { ...rest, person }
  may(staff)
  if (request.method !== 'GET' && request.method !== 'HEAD') refuseForgery(request, session)
  if (stepUp === true) requireStepUp(session, now)
  return staff
}
