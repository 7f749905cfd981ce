/** Who is asking: found once per request from the session cookie, never from anything the request says about itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { actorOf, refuseCrossSite, refuseForgery, type Session } from '../identity/index.ts'

export type Caller = {
  readonly session: Session | null
  /** A reporter without sign-in follows own matters as a pseudonym only this browser knows. */
  readonly visitor: Actor | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

export type FindCaller = (request: FastifyRequest) => Promise<Caller>

const nobody: Caller = { session: null, visitor: null }

export function knowCallers(app: FastifyInstance, find: FindCaller): void {
  app.decorateRequest('caller', undefined as unknown as Caller)
  app.addHook('onRequest', async (request) => {
    // Nobody first: when it cannot be found out, the page that says so still has somebody to show it to.
    request.caller = nobody
    // Monitors are answered without asking anybody, the database included.
    if (request.headers.cookie !== undefined && request.routeOptions.config.always !== true) request.caller = await find(request)
  })
}

/** The actor of this request. @throws Refused sign-in-needed, or what is still missing of the sign-in */
export function requireActor(request: FastifyRequest): Actor {
  const { session, visitor } = request.caller
  if (session !== null) return actorOf(session)
  if (visitor !== null) return visitor
  throw new Refused({ code: 'sign-in-needed', sentence: '请先登录。您填的内容请先保存。', cause: 'no session' })
}

/** The actor when there is one to act with. */
export function findActor(request: FastifyRequest): Actor | null {
  const { session, visitor } = request.caller
  if (session?.stage === 'open') return actorOf(session)
  return session === null ? visitor : null
}

/** Staff pages and questions. @throws Refused */
export function requireStaff(request: FastifyRequest): Actor & { readonly mandate: NonNullable<Actor['mandate']> } {
  const actor = requireActor(request)
  const { mandate } = actor
  if (mandate === null) throw new Refused({ code: 'staff-only', sentence: '这里只给工作人员用，请选择一个任职身份。', cause: 'no mandate chosen' })
  return { ...actor, mandate }
}

/**
 * State changes from another site are refused: browsers say where a request comes from, and whoever is signed in also proves it by
 * the session's token (control 21). Signing in and the portal's forms have proofs of their own.
 */
export function refuseForeignRequests(app: FastifyInstance): void {
  app.addHook('preHandler', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    refuseCrossSite(request)
    const { session } = request.caller
    if (session !== null && request.url.startsWith('/api/') && !request.url.startsWith('/api/session')) refuseForgery(request, session)
    await Promise.resolve()
  })
}
