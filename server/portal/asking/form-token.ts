/**
 * Proof that a form is ours and of this browser (control 21): besides Origin and Sec-Fetch-Site, which old browsers do not send.
 * New on every page, so that a compressed page never gives it away piece by piece.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { names } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { browserOf } from './browser.ts'
import type { Form } from './form.ts'

export function formToken(portal: Portal, request: FastifyRequest, reply: FastifyReply): string {
  const nonce = randomBytes(12).toString('base64url')
  return `${nonce}.${markOf(portal, nonce, bindingOf(portal, request, reply))}`
}

export function isFormOurs(portal: Portal, request: FastifyRequest, reply: FastifyReply, form: Form): boolean {
  const [, nonce, mark] = shape.exec(form.one(names.formToken) ?? '') ?? []
  if (nonce === undefined || mark === undefined) return false
  return timingSafeEqual(Buffer.from(markOf(portal, nonce, bindingOf(portal, request, reply))), Buffer.from(mark))
}

/** For the page that is shown again: nothing was done, and nothing typed is lost. The page itself says who is signed in now. */
export const staleForm = '还没有提交，您填的都还在。看一看上面，再点一次就行'

/** For pages on which it does not matter who is signed in. */
export const oldForm = '这一页放得太久了，您填的都还在，请再点一次'

/** How such a page is shown. */
export const stale = { status: 403, stale: true } as const

const shape = /^([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22})$/

function bindingOf(portal: Portal, request: FastifyRequest, reply: FastifyReply): string {
  const { session } = request.caller
  return session?.stage === 'open' ? `session ${session.csrf}` : `browser ${browserOf(portal, request, reply)}`
}

function markOf({ cipher }: Portal, nonce: string, binding: string): string {
  return cipher.index({ table: 'portal', column: 'form_token' }, `${nonce} ${binding}`).toString('base64url')
}
