/** The session behind a request, as every route with a signed-in person needs it. */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import { sessionToken, type CookieSetting } from './cookies.ts'
import type { Identity } from './identity.ts'
import { refusals } from './refusals.ts'
import { refuseForgery } from './same-site.ts'
import { sessionOf, type Session } from './sessions.ts'

export type KnownSession = { readonly token: string; readonly session: Session }

/** Null when nobody is signed in. */
export async function findSession(identity: Identity, request: FastifyRequest, setting: CookieSetting, now: Instant): Promise<KnownSession | null> {
  const token = sessionToken(request, setting)
  const session = token === null ? null : await sessionOf(identity, token, now)
  return token === null || session === null ? null : { token, session }
}

/** For reading. @throws Refused `signed-out` */
export async function knownSession(identity: Identity, request: FastifyRequest, setting: CookieSetting, now: Instant): Promise<KnownSession> {
  const found = await findSession(identity, request, setting, now)
  if (found === null) throw new Refused(refusals.signedOut)
  return found
}

/** For changing. @throws Refused `signed-out`, `cross-site` */
export async function changingSession(identity: Identity, request: FastifyRequest, setting: CookieSetting, now: Instant): Promise<KnownSession> {
  const found = await knownSession(identity, request, setting, now)
  refuseForgery(request, found.session)
  return found
}
