/** Requests that change something come from our own pages (control 21), whatever their content type. */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { sameText } from './keys.ts'
import { refusals } from './refusals.ts'
import { sessionChanged } from './session-changed.ts'
import type { Session } from './sessions.ts'

/** By Sec-Fetch-Site where the browser sends it, else by Origin. @throws Refused `cross-site` */
export function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Refused(refusals.crossSite)
    return
  }
  const { origin } = request.headers
  if (origin !== undefined && hostOf(origin) !== request.host) throw new Refused(refusals.crossSite)
}

/**
 * The same and the anti-forgery token of the session, from the header or the form field `csrf`. A token of ours that belongs to another
 * session comes from a page opened before somebody signed in elsewhere in this browser: it is told who is signed in now.
 * @throws Refused `cross-site`, `session-changed`
 */
export function refuseForgery(request: FastifyRequest, session: Session): void {
  refuseCrossSite(request)
  const given = request.headers['x-csrf-token'] ?? fieldOf(request.body)
  if (typeof given !== 'string' || !csrfShape.test(given)) throw new Refused(refusals.crossSite)
  if (!sameText(given, session.csrf)) throw new Refused(sessionChanged(session))
}

const csrfShape = /^[0-9a-f]{64}$/

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function fieldOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined
}
