/**
 * The browser behind a request, known by a random secret in a cookie: what form tokens are bound to, and what a visitor's pseudonym
 * is derived from, so that two first requests of one browser are one visitor.
 */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Portal } from '../portal.ts'

const shape = /^[A-Za-z0-9_-]{32}$/
const week = 7 * 86_400

/** Made by this very request where there was none; the reply then carries the cookie. */
export function browserOf(
  { secureCookies }: Pick<Portal, 'secureCookies'>,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const known = found.get(request) ?? request.cookies[cookieName(secureCookies)]
  if (known !== undefined && shape.test(known)) return known
  const made = randomBytes(24).toString('base64url')
  found.set(request, made)
  void reply.setCookie(cookieName(secureCookies), made, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    maxAge: week,
  })
  return made
}

const found = new WeakMap<FastifyRequest, string>()

function cookieName(secure: boolean): string {
  return secure ? '__Host-sanzhi-browser' : 'sanzhi-browser'
}
