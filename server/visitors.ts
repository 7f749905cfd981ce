/**
 * Visitors (未登录的提出人): whoever reports without signing in is a pseudonym that only this browser knows, kept in a cookie with a
 * seal of ours. It reads and follows its own matters and nothing else; a query code brings it to another browser.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Visitors = {
  readonly read: (request: FastifyRequest) => string | null
  readonly write: (reply: FastifyReply, person: string) => void
  readonly forget: (reply: FastifyReply) => void
}

const shape = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/
const days = 30

export function openVisitors(secret: string, secure: boolean): Visitors {
  const name = secure ? '__Host-sanzhi-visitor' : 'sanzhi-visitor'
  const key = createHmac('sm3', secret).update('visitors').digest()
  const seal = (person: string) => createHmac('sm3', key).update(person).digest('base64url')
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 } as const
  return {
    read: (request) => {
      const match = shape.exec(request.cookies[name] ?? '')
      if (match?.[1] === undefined || match[2] === undefined) return null
      return timingSafeEqual(Buffer.from(seal(match[1])), Buffer.from(match[2])) ? match[1] : null
    },
    write: (reply, person) => { void reply.setCookie(name, `${person}.${seal(person)}`, attributes) },
    forget: (reply) => { void reply.clearCookie(name, attributes) },
  }
}
