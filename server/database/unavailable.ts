/** The database cannot be asked now: down, restarting, full, or too slow. Nothing about the question itself is wrong; asking again may help. */
import { codeOf } from '../environment/index.ts'

export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly code: string
  /** The work may have been done although nobody heard of it: the connection was lost while it was being committed. */
  readonly uncertain: boolean

  constructor(code: string, cause: unknown, uncertain = false) {
    super(`the database is unavailable: ${code}`, { cause })
    this.code = code
    this.uncertain = uncertain
  }
}

/** Too many wait for a connection already: refused at once instead of after a long wait (security R9). */
export function queueFull(): DatabaseUnavailable {
  return new DatabaseUnavailable('queue-full', undefined)
}

/** What PostgreSQL, the driver or the network said, if it means "not now"; null for faults of the question. */
export function unavailability(error: unknown, committing = false): DatabaseUnavailable | null {
  if (error instanceof DatabaseUnavailable) return error
  const code = codeOf(error)
  if (codes.has(code) || code.startsWith('08')) return new DatabaseUnavailable(code, error, committing)
  const said = error instanceof Error ? error.message : ''
  const reason = sayings.find(([words]) => said.includes(words))?.[1]
  return reason === undefined ? null : new DatabaseUnavailable(reason, error, committing)
}

/** 53300 too many connections · 55P03 lock · 57014 statement timeout · 57P0x shutting down or starting · 25P03, 25P04 idle or long transaction · 53100, 53200 disk, memory. */
const codes = new Set([
  '53300', '53100', '53200', '55P03', '57014', '57P01', '57P02', '57P03', '25P03', '25P04', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
])

/** The driver's own faults carry no code. */
const sayings: readonly (readonly [string, string])[] = [
  ['timeout exceeded when trying to connect', 'wait-too-long'], ['Connection terminated', 'connection-lost'],
  ['Client has encountered a connection error', 'connection-lost'], ['Cannot use a pool after calling end', 'stopping'],
]
