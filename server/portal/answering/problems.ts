/** Refusals and faults as pages: unknown and forbidden are one page, and a fault tells nothing but a number to say on the telephone. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { PortalPage, ProblemPage } from '../../../faces/portal/contract.ts'
import { sendProblem, statusOf, unavailableRefusal } from '../../edge/index.ts'
import { statusOfFileRefusal } from '../../files/index.ts'
import { identityStatus } from '../../identity/index.ts'
import type { Portal } from '../portal.ts'
import { signInFor } from '../addresses.ts'
import { frameOf, print, show } from './show.ts'

export function answerProblemsAsPages(app: FastifyInstance, portal: Portal): void {
  app.setErrorHandler(async (error: FastifyError | Refused, request, reply) => {
    const refusal = error instanceof Refused ? error.refusal : unavailableRefusal(error) ?? refusalOfHttp(error)
    if (refusal === null) request.log.error({ failure: error.name, code: 'code' in error ? error.code : null }, 'page failed')
    else request.log.info({ refused: refusal.code }, 'page refused')
    if (refusal !== null && isSignInNeeded(refusal) && request.method === 'GET')
      return await reply.redirect(signInFor(request.url), 303)
    if (refusal !== null && isNoPage(request)) return await sendProblem(reply, refusalStatus(refusal), refusal)
    const status = refusal === null ? 500 : refusalStatus(refusal)
    return await showProblem(portal, request, reply, problemPage(refusal, status, request), status)
  })
}

export function refusalStatus(refusal: Refusal): number {
  return statusOf(refusal, [identityStatus, statusOfFileRefusal])
}

export async function showNotFound(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return await showProblem(portal, request, reply, { page: 'not-found' }, 404)
}

/** An address that is no page of ours, asked for by what does not ask for pages: a program with its address mistyped. */
export function isNoPage(request: FastifyRequest): boolean {
  return request.routeOptions.url === '/*' && (/^\/(api|open311)\//.test(request.url) || !(request.headers.accept ?? '').includes('text/html'))
}

function isSignInNeeded({ code }: Refusal): boolean {
  return code === 'sign-in-needed' || code === 'signed-out'
}

/** Even with the database gone there is a page. */
async function showProblem(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  page: PortalPage,
  status: number,
): Promise<FastifyReply> {
  if (status === 429 || status === 503) void reply.header('retry-after', '60')
  try {
    // Whoever comes when the platform is full or the database gone gets the page that asks nothing of either.
    if (status === 503) return await print(portal, reply, page, frameOf(portal, request, reply, { person: null, village: null, page }), { status })
    return await show(portal, request, reply, () => page, { status })
  } catch (error) {
    request.log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'frame of a problem page failed')
    return await print(portal, reply, page, frameOf(portal, request, reply, { person: null, village: null, page }), { status })
  }
}

function problemPage(refusal: Refusal | null, status: number, request: FastifyRequest): ProblemPage {
  if (refusal === null) return { page: 'fault', reference: request.id.slice(0, 8).toUpperCase() }
  if (status === 404) return { page: 'not-found' }
  return { page: 'refused', title: titles[status] ?? '这一步没有办成', sentence: refusal.sentence }
}

const titles: Readonly<Record<number, string>> = {
  400: '提交的内容不对',
  401: '请先登录',
  409: '这件事刚刚有了新进展',
  413: '内容太大了',
  415: '格式不对',
  429: '请过一会儿再试',
  503: '现在人太多',
}

function refusalOfHttp(error: FastifyError): Refusal | null {
  const status = error.statusCode ?? 500
  if (status < 400 || status > 499) return null
  if (status === 413) return { code: 'body-too-large', sentence: '提交的内容太大了，请删减后再试。', cause: error.message }
  if (status === 415) return { code: 'media-type', sentence: '提交的格式不对，请从首页重新进入。', cause: error.message }
  return { code: 'request-invalid', sentence: '提交的内容不对，请从首页重新进入。', cause: error.message }
}
