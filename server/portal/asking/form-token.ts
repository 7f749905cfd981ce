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
  return `${nonce}.${marksOf(portal, nonce, bindingOf(portal, request, reply))[0]?.toString('base64url') ?? ''}`
}

export function isFormOurs(portal: Portal, request: FastifyRequest, reply: FastifyReply, form: Form): boolean {
  const [, nonce, mark] = shape.exec(form.one(names.formToken) ?? '') ?? []
  if (nonce === undefined || mark === undefined) return false
  const said = Buffer.from(mark, 'base64url')
  return marksOf(portal, nonce, bindingOf(portal, request, reply)).some((ours) => timingSafeEqual(ours, said))
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

function marksOf({ cipher }: Portal, nonce: string, binding: string): readonly Buffer[] {
  return cipher.indexes({ table: 'portal', column: 'form_token' }, `${nonce} ${binding}`)
}
