/** The link of the audit chain: h = SM3(previous ‖ canonical JSON of the record). */
import { createHash } from 'node:crypto'

export type LinkedRecord = {
  readonly county: number
  readonly chain: number
  readonly sequence: number
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  readonly region: number
  readonly person: string | null
  readonly account: string | null
  readonly office: string | null
  readonly unit: string | null
  readonly act: string
  readonly object: string
  readonly purpose: string | null
  readonly result: 'done' | 'refused'
  readonly cause: string | null
  readonly ip: string
  readonly device: string
  readonly requestId: string
}

export const beginning = '0'.repeat(64)

/** Canonical by being a list in fixed order: no key order, no optional fields to leave out. */
export function linkHash(previous: string, record: LinkedRecord): string {
  const { county, chain, sequence, at, region, person, account, office, unit, act, object, purpose, result, cause, ip, device, requestId } = record
  const list = [county, chain, sequence, new Date(at).toISOString(), region, person, account, office, unit, act, object, purpose, result, cause, ip, device, requestId]
  return createHash('sm3').update(previous).update(JSON.stringify(list)).digest('hex')
}

/** Spreads requests over the sixteen chains of a county; one request always keeps to one chain, so two cannot block each other. */
export function chainOf(requestId: string): number {
  return createHash('sm3').update(requestId).digest().readUInt8(0) & 15
}
