/** Signing in by telephone in two pages, or by user name and password; and out. Staff go on to the console for their second factor. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { normalizePhone } from '../../../core/identity-number/index.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import { realTime } from '../../acts/index.ts'
import { CannotOpen } from '../../cipher/index.ts'
import {
  browserSecret,
  clearSessionCookie,
  originOf,
  requestCode,
  sessionToken,
  setBrowserCookie,
  setSessionCookie,
  signInWithCode,
  signInWithPassword,
  signOut,
  type Session,
  type SignedIn,
} from '../../identity/index.ts'
import { names, pathOfOurs, urls } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { show } from '../answering/show.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, oldForm } from '../asking/form-token.ts'
import { forgetVillage } from '../asking/village.ts'
import { linkMatters } from '../following/linked-matters.ts'
import type { Portal } from '../portal.ts'
import { codePage, passwordPage, phonePage } from './sign-in-pages.ts'

type Web = { readonly portal: Portal; readonly request: FastifyRequest; readonly reply: FastifyReply }
type Query = { readonly next?: unknown }

export function signInRoutes(app: FastifyInstance, portal: Portal): void {
  const pages = { [urls.signIn]: phonePage, [urls.signInPassword]: passwordPage } as const
  for (const [path, page] of Object.entries(pages)) {
    app.get<{ Querystring: Query }>(path, async (request, reply) => {
      const { next } = request.query
      return await show(portal, request, reply, () =>
        page({ next: typeof next === 'string' ? pathOfOurs(next, '') : '', typed: '', mode: portal.mode }),
      )
    })
  }
  app.get(urls.signInCode, async (_request, reply) => await reply.redirect(urls.signIn, 303))
  app.post(urls.signIn, async (request, reply) => await askForCode({ portal, request, reply }))
  app.post(urls.signInCode, async (request, reply) => await enterCode({ portal, request, reply }))
  app.post(urls.signInPassword, async (request, reply) => await enterPassword({ portal, request, reply }))
  app.post(urls.signOut, async (request, reply) => await leave({ portal, request, reply }))
}

async function askForCode(web: Web): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const form = formOf(request.body)
  const typed = form.one(names.phone) ?? ''
  const again = (sentence: string, status: number) =>
    show(portal, request, reply, () => phonePage({ mode: portal.mode, next: nextOf(form), typed, wrong: sentence }), { status })
  if (!isFormOurs(portal, request, reply, form)) return await again(oldForm, 403)
  try {
    const cookies = { secure: portal.secureCookies }
    const { browser } = await requestCode(
      portal.identity,
      { phone: typed, purpose: 'sign-in', browser: browserSecret(request, cookies), from: originOf(request) },
      realTime(portal.door),
    )
    setBrowserCookie(reply, cookies, browser)
    const phone = normalizePhone(typed)
    return await show(portal, request, reply, () =>
      codePage({ mode: portal.mode, phone, next: nextOf(form), ticket: ticketFor(portal, browser, phone) }),
      // Going back to an answer to a POST shows the browser's error, and trying again there would send another message.
      { keep: true },
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await again(error.refusal.sentence, refusalStatus(error.refusal) === 403 ? 422 : refusalStatus(error.refusal))
  }
}

async function enterCode(web: Web): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const form = formOf(request.body)
  const browser = browserSecret(request, { secure: portal.secureCookies })
  const ticket = form.one(names.ticket) ?? ''
  const phone = browser === null ? null : phoneOf(portal, browser, ticket)
  if (phone === null)
    return await show(
      portal,
      request,
      reply,
      () => phonePage({ mode: portal.mode, next: nextOf(form), typed: '', wrong: '这条短信已经过时了，请再发一条' }),
      { status: 422 },
    )
  const again = (sentence: string, status: number) =>
    show(portal, request, reply, () => codePage({ mode: portal.mode, phone, next: nextOf(form), ticket, wrong: sentence }), {
      status,
    })
  if (!isFormOurs(portal, request, reply, form)) return await again(oldForm, 403)
  return await rise(
    web,
    form,
    again,
    () =>
      signInWithCode(
        portal.identity,
        { phone, code: form.one(names.code) ?? '', browser, from: originOf(request) },
        realTime(portal.door),
      ),
    phone,
  )
}

async function enterPassword(web: Web): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const form = formOf(request.body)
  const userName = form.one(names.user) ?? ''
  const again = (sentence: string, status: number) =>
    show(
      portal,
      request,
      reply,
      () => passwordPage({ mode: portal.mode, next: nextOf(form), typed: userName, wrong: sentence }),
      { status },
    )
  if (!isFormOurs(portal, request, reply, form)) return await again(oldForm, 403)
  // A password may begin or end with a blank.
  const password = form.all(names.password).at(-1) ?? ''
  if (userName === '' || password === '') return await again('填一下用户名和密码', 422)
  return await rise(web, form, again, () =>
    signInWithPassword(
      portal.identity,
      { userName: userName.slice(0, 64), password: password.slice(0, 256), from: originOf(request) },
      realTime(portal.door),
    ),
  )
}

/** @param proved the number a code was sent to; null where somebody came in with a password */
async function rise(
  web: Web,
  form: Form,
  again: (sentence: string, status: number) => Promise<FastifyReply>,
  signIn: () => Promise<SignedIn>,
  proved: string | null = null,
): Promise<FastifyReply> {
  const { portal, reply } = web
  try {
    const { token, session } = await signIn()
    setSessionCookie(reply, { secure: portal.secureCookies }, token)
    forgetVillage(portal, reply)
    const linked = proved === null ? 0 : await linkedTo(web, session, proved)
    const next = nextOf(form) || urls.mine
    const told = linked > 0 && next === urls.mine ? `${urls.mine}?linked=${linked}` : next
    return await reply.redirect(session.stage === 'open' ? told : '/console/', 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await again(error.refusal.sentence, refusalStatus(error.refusal))
  }
}

/** Signing in does not fail because of what it might have brought with it. */
async function linkedTo({ portal, request }: Web, session: Session, phone: string): Promise<number> {
  try {
    return await linkMatters(portal, { phone, session, from: originOf(request) }, realTime(portal.door))
  } catch (error) {
    request.log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'matters of a proved number were not linked')
    return 0
  }
}

async function leave({ portal, request, reply }: Web): Promise<FastifyReply> {
  const form = formOf(request.body)
  const cookies = { secure: portal.secureCookies }
  const token = sessionToken(request, cookies)
  if (token === null) return await reply.redirect(urls.home, 303)
  // Somebody else may have signed in meanwhile, in another tab: they are shown their own page, and decide.
  if (!isFormOurs(portal, request, reply, form)) return await reply.redirect(`${urls.me}?done=stale`, 303)
  await signOut(portal.identity, { token, from: originOf(request) }, realTime(portal.door))
  clearSessionCookie(reply, cookies)
  return await reply.header('clear-site-data', '"cache"').redirect(urls.home, 303)
}

function nextOf(form: Form): string {
  return pathOfOurs(form.one(names.next), '')
}

/** The telephone number between the two pages: sealed, and for this browser only. */
function ticketFor({ cipher }: Portal, browser: string, phone: string): string {
  return cipher.seal({ table: 'portal', column: 'sign_in', row: browser }, phone).toString('base64url')
}

function phoneOf({ cipher }: Portal, browser: string, ticket: string): string | null {
  if (!/^[A-Za-z0-9_-]{40,400}$/.test(ticket)) return null
  try {
    return cipher.open({ table: 'portal', column: 'sign_in', row: browser }, Buffer.from(ticket, 'base64url'))
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}
