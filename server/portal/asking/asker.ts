/** Who asks, as the portal sees it: always a villager. Staff who come here act for themselves and hold no office. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import type { Session } from '../../identity/index.ts'
import type { Portal } from '../portal.ts'
import { browserOf } from './browser.ts'

export type Asker = {
  readonly session: Session | null
  /** Who acts and reads: the person signed in, else this browser's pseudonym, else nobody. */
  readonly actor: Actor
}

export const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }

export function askerOf(request: FastifyRequest): Asker {
  const { session, visitor } = request.caller
  if (session?.stage === 'open') return { session, actor: asVillager(session.person) }
  return { session: null, actor: visitor ?? nobody }
}

/** For reporting: whoever is not signed in gets a pseudonym that only this browser knows. */
export function reporterOf(portal: Portal, request: FastifyRequest, reply: FastifyReply): Actor {
  const { actor } = askerOf(request)
  if (actor.person !== null) return actor
  const person = pseudonymOf(portal, browserOf(portal, request, reply))
  portal.visitors.write(reply, person)
  return asVillager(person)
}

/** The pseudonym behind a query code that was typed here, in a browser that has another one or is signed in. */
export function followedBy({ cipher, secureCookies }: Portal, request: FastifyRequest): Actor | null {
  const [, person, mark] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{22})$/.exec(request.cookies[followName(secureCookies)] ?? '') ?? []
  if (person === undefined || mark === undefined) return null
  const said = Buffer.from(mark, 'base64url')
  return cipher.indexes(followed, person).some((ours) => timingSafeEqual(ours, said)) ? asVillager(person) : null
}

/** A browser without a pseudonym takes it on; any other keeps its own and only remembers what it follows, for a day. */
export function follow(
  { cipher, visitors, secureCookies }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  person: string,
): void {
  const { session, visitor } = request.caller
  if (session === null && (visitor === null || visitor.person === person)) {
    visitors.write(reply, person)
    return
  }
  void reply.setCookie(followName(secureCookies), `${person}.${followMark(cipher, person)}`, {
    path: '/matter',
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    maxAge: 86_400,
  })
}

/** Sixteen bytes of a keyed hash as a UUID of version 8. */
function pseudonymOf({ cipher }: Portal, browser: string): string {
  const bytes = Buffer.from(cipher.index({ table: 'portal', column: 'visitor' }, browser))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function followMark(cipher: Portal['cipher'], person: string): string {
  return cipher.index(followed, person).toString('base64url')
}

const followed = { table: 'portal', column: 'followed' } as const

/** `__Secure-` rather than `__Host-`, because it is sent to the pages of matters only. */
function followName(secure: boolean): string {
  return secure ? '__Secure-sanzhi-follow' : 'sanzhi-follow'
}
