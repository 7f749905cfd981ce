/**
 * Visitors (未登录的提出人): whoever reports without signing in is a pseudonym that only this browser knows, kept in a cookie with a
 * seal of ours. It reads and follows its own matters and nothing else; a query code brings it to another browser.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { currentSecret, type Secrets } from './cipher/index.ts'

export type Visitors = {
  readonly read: (request: FastifyRequest) => string | null
  readonly write: (reply: FastifyReply, person: string) => void
  readonly forget: (reply: FastifyReply) => void
}

const shape = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/
const days = 30

/** While one secret replaces another a seal of either holds, so that nobody loses the matters of this browser. */
export function openVisitors(secrets: string | Secrets, secure: boolean): Visitors {
  const name = secure ? '__Host-sanzhi-visitor' : 'sanzhi-visitor'
  const current = keyFrom(currentSecret(secrets))
  const keys = typeof secrets === 'string' ? [current] : Object.values(secrets.byNumber).map(keyFrom)
  const isSealed = (person: string, seal: string) => keys.some((key) => timingSafeEqual(Buffer.from(sealWith(key, person)), Buffer.from(seal)))
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 } as const
  return {
    read: (request) => {
      const match = shape.exec(request.cookies[name] ?? '')
      if (match?.[1] === undefined || match[2] === undefined) return null
      return isSealed(match[1], match[2]) ? match[1] : null
    },
    write: (reply, person) => { void reply.setCookie(name, `${person}.${sealWith(current, person)}`, attributes) },
    forget: (reply) => { void reply.clearCookie(name, attributes) },
  }
}

function keyFrom(secret: string): Buffer {
  return createHmac('sm3', secret).update('visitors').digest()
}

function sealWith(key: Buffer, person: string): string {
  return createHmac('sm3', key).update(person).digest('base64url')
}
