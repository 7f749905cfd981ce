/** The two cookies: the session's token, and the secret of a browser that asked for a code (control 20). */
import type { FastifyReply, FastifyRequest } from 'fastify'

export type CookieSetting = {
  /** False only for plain http on a loopback address, where no browser would keep a Secure cookie under every name. */
  readonly secure: boolean
}

export function sessionToken(request: FastifyRequest, setting: CookieSetting): string | null {
  return read(request, sessionName(setting))
}

export function setSessionCookie(reply: FastifyReply, setting: CookieSetting, token: string): void {
  void reply.setCookie(sessionName(setting), token, attributes(setting))
}

export function clearSessionCookie(reply: FastifyReply, setting: CookieSetting): void {
  void reply.clearCookie(sessionName(setting), attributes(setting))
}

/** Works with a one-time code only; grants nothing by itself. */
export function browserSecret(request: FastifyRequest, setting: CookieSetting): string | null {
  return read(request, browserName(setting))
}

export function setBrowserCookie(reply: FastifyReply, setting: CookieSetting, browser: string): void {
  void reply.setCookie(browserName(setting), browser, { ...attributes(setting), maxAge: 600 })
}

function sessionName({ secure }: CookieSetting): string {
  return secure ? '__Host-sanzhi' : 'sanzhi'
}

function browserName({ secure }: CookieSetting): string {
  return secure ? '__Host-sanzhi-code' : 'sanzhi-code'
}

function attributes({ secure }: CookieSetting) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
}

function read(request: FastifyRequest, name: string): string | null {
  const value = request.cookies[name]
  return value !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : null
}
