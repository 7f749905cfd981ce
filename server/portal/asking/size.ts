/** How large the letters are: asked once, kept in this browser. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Size } from '../../../faces/portal/contract.ts'
import type { Portal } from '../portal.ts'

const cookie = 'sanzhi-size'
const sizes: readonly Size[] = ['standard', 'elder', 'elder-large']

/** Null where nobody has been asked yet. */
export function sizeOf(request: FastifyRequest): Size | null {
  return sizes.find((size) => size === request.cookies[cookie]) ?? null
}

export function sizeNamed(text: unknown): Size {
  return sizes.find((size) => size === text) ?? 'standard'
}

export function keepSize({ secureCookies }: Portal, reply: FastifyReply, size: Size): void {
  void reply.setCookie(cookie, size, { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: 365 * 86_400 })
}
