/** `/api/session` and its neighbours: signing in, out and on. Refusals are thrown as `Refused`; the edge turns them into problems. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../core/time/instant.ts'
import { changePassword } from './change-password.ts'
import {
  browserSecret, clearSessionCookie, sessionToken, setBrowserCookie, setSessionCookie, type CookieSetting,
} from './cookies.ts'
import type { Identity } from './identity.ts'
import { changingSession, knownSession, type KnownSession } from './known-session.ts'
import { deviceWords, type Origin } from './origin.ts'
import { chooseMandate, endSession, listSessions, signOut } from './own-sessions.ts'
import { requestCode } from './request-code.ts'
import { resetPassword } from './reset-password.ts'
import { refuseCrossSite } from './same-site.ts'
import { confirmSecondFactor, enrolSecondFactor, stepUp, verifySecondFactor } from './second-factor.ts'
import {
  AskForCode, ChangePassword, ChooseMandate, CodeAsked, ConfirmFactor, Enrolment, SessionId, SessionList, SessionView, SignedInView, SignIn, viewOf,
} from './session-schema.ts'
import { sessionOf, whyEnded, type SignedIn } from './sessions.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

export type RouteOptions = CookieSetting & { readonly now?: () => Instant }

/** Expects `@fastify/cookie` to be registered. */
export function identityRoutes(identity: Identity, { now = Date.now, ...cookies }: RouteOptions) {
  return (app: FastifyInstance): Promise<void> => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))

    app.post<{ Body: SignIn }>('/api/session', { schema: { summary: '登录：口令、短信验证码、重设口令、动态码或再次验证', asks: 'anybody', body: SignIn, response: { 200: SignedInView } } }, async (request, reply) =>
      rise(reply, await signIn(request)))

    app.get('/api/session', { schema: { summary: '我现在的登录', asks: 'anybody', response: { 200: SessionView } } }, async (request) => {
      const token = sessionToken(request, cookies)
      const session = token === null ? null : await sessionOf(identity, token, now())
      if (session !== null) return viewOf(session)
      return { signedIn: false, ended: token === null ? null : await whyEnded(identity, token) }
    })

    app.delete('/api/session', { schema: { summary: '退出登录', response: { 204: Type.Null() } } }, async (request, reply) => {
      const { token } = await changing(request)
      await signOut(identity, { token, from: originOf(request) }, now())
      clearSessionCookie(reply, cookies)
      return reply.header('clear-site-data', '"cache", "storage"').code(204).send()
    })

    app.put<{ Body: ChooseMandate }>('/api/session/mandate', { schema: { summary: '选择任职身份', body: ChooseMandate, response: { 200: SignedInView } } }, async (request) => {
      const { token } = await changing(request)
      return viewOf(await chooseMandate(identity, { token, mandate: request.body.mandate, from: originOf(request) }, now()))
    })

    app.post<{ Body: AskForCode }>('/api/session/code', { schema: { summary: '发送短信验证码', asks: 'anybody', body: AskForCode, response: { 200: CodeAsked } } }, async (request, reply) => {
      refuseCrossSite(request)
      const asked = { ...request.body, browser: browserSecret(request, cookies), from: originOf(request) }
      const { browser, digits, expiresAt } = await requestCode(identity, asked, now())
      setBrowserCookie(reply, cookies, browser)
      return { digits, expiresAt }
    })

    app.get('/api/sessions', { schema: { summary: '我在哪些设备上登录着', response: { 200: SessionList } } }, async (request) => {
      const { session } = await knownSession(identity, request, cookies, now())
      return { sessions: await listSessions(identity, session) }
    })

    app.delete<{ Params: SessionId }>('/api/sessions/:id', { schema: { summary: '结束一处登录', params: SessionId, response: { 204: Type.Null() } } }, async (request, reply) => {
      const { session } = await changing(request)
      await endSession(identity, session, { id: request.params.id, from: originOf(request) }, now())
      return reply.code(204).send()
    })

    app.put<{ Body: ChangePassword }>('/api/password', { schema: { summary: '改口令', body: ChangePassword, response: { 200: SignedInView } } }, async (request, reply) => {
      const { token } = await changing(request)
      const { current, next } = request.body
      return rise(reply, await changePassword(identity, { token, current, next, from: originOf(request) }, now()))
    })

    app.post('/api/second-factor', { schema: { summary: '开始绑定动态码', response: { 200: Enrolment } } }, async (request) => {
      const { token } = await changing(request)
      return await enrolSecondFactor(identity, { token, from: originOf(request) }, now())
    })

    app.put<{ Body: ConfirmFactor }>('/api/second-factor', { schema: { summary: '确认绑定动态码', body: ConfirmFactor, response: { 200: SignedInView } } }, async (request, reply) => {
      const { token } = await changing(request)
      return rise(reply, await confirmSecondFactor(identity, { token, code: request.body.code, from: originOf(request) }, now()))
    })

    return Promise.resolve()
  }

  async function signIn(request: FastifyRequest<{ Body: SignIn }>): Promise<SignedIn> {
    const { body } = request
    const from = originOf(request)
    refuseCrossSite(request)
    switch (body.method) {
      case 'password': return await signInWithPassword(identity, { userName: body.userName, password: body.password, from }, now())
      case 'code': return await signInWithCode(identity, { phone: body.phone, code: body.code, browser: browserSecret(request, cookies), from }, now())
      case 'reset': return await resetPassword(identity, {
        phone: body.phone, code: body.code, password: body.password, browser: browserSecret(request, cookies), from,
      }, now())
      case 'second-factor': return await verifySecondFactor(identity, { token: (await changing(request)).token, code: body.code, from }, now())
      case 'step-up': return await stepUp(identity, { token: (await changing(request)).token, code: body.code, from }, now())
      default: return body satisfies never
    }
  }

  /** The rights of the browser rose: it gets the new token. */
  function rise(reply: FastifyReply, { token, session }: SignedIn) {
    setSessionCookie(reply, cookies, token)
    return viewOf(session)
  }

  function changing(request: FastifyRequest): Promise<KnownSession> {
    return changingSession(identity, request, cookies, now())
  }
}

export function originOf(request: FastifyRequest): Origin {
  return { ip: request.ip, device: deviceWords(request.headers['user-agent'] ?? ''), requestId: request.id }
}
