/** Every page of the portal is made here: one transaction as whoever asks, the frame and the model together, then printed. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { movedTimeInWords, type Instant } from '../../../core/time/index.ts'
import type { Frame, PortalPage } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import type { Session } from '../../identity/index.ts'
import { askerOf } from '../asking/asker.ts'
import { formToken } from '../asking/form-token.ts'
import { personHead, type PersonHead } from '../asking/person-head.ts'
import { keepSize, sizeOf } from '../asking/size.ts'
import { contactOf, villageAt, villageCode, type Village } from '../asking/village.ts'
import type { Portal } from '../portal.ts'

/** What a page may ask while it is made. */
export type Opening = {
  readonly transaction: Transaction
  readonly actor: Actor
  readonly session: Session | null
  readonly person: PersonHead | null
  readonly village: Village | null
  readonly now: Instant
}

export type Shown = {
  readonly status?: number
  /**
   * May the browser keep it for its own back button? Pages of a report, and the one that asks for the code, are answers to a POST, and
   * without this going back shows the browser's error instead of what was typed. Nothing else personal is kept.
   */
  readonly keep?: boolean
  /** The form was printed for somebody else than who is signed in now: the page says who that is, before anything is done. */
  readonly stale?: boolean
}

/** @throws what `make` throws; the portal's error handler shows it */
export async function show(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (opening: Opening) => Promise<PortalPage> | PortalPage,
  shown: Shown = {},
): Promise<FastifyReply> {
  const { page, frame } = await openingOf(portal, request, async (opening) => {
    const model = await make(opening)
    return { page: model, frame: frameOf(portal, request, reply, { ...opening, page: model, stale: shown.stale === true }) }
  })
  return await print(portal, reply, page, frame, { status: wasWrong(page) ? 422 : 200, ...shown })
}

/** The same beginning without a page, for acts. */
export async function openingOf<T>(portal: Portal, request: FastifyRequest, work: (opening: Opening) => Promise<T>): Promise<T> {
  const { actor, session } = askerOf(request)
  const now = portal.door.clock()
  return await portal.door.database.transaction({ role: 'app', actor }, async (transaction) => {
    const person = session === null ? null : await personHead(transaction, session.person)
    const code = villageCode(portal, request, person)
    const village = code === null ? null : await villageAt(transaction, code, now)
    return await work({ transaction, actor, session, person, village, now })
  })
}

function wasWrong(page: PortalPage): boolean {
  return 'problems' in page && page.problems.length > 0
}

export async function print(
  portal: Portal,
  reply: FastifyReply,
  page: PortalPage,
  frame: Frame,
  { status = 200, keep = false }: Shown = {},
): Promise<FastifyReply> {
  return await reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', portal.renderer.contentSecurityPolicy)
    .header('cache-control', keep ? 'private, no-cache' : 'private, no-store')
    .header('vary', 'accept-encoding')
    .send(portal.renderer.renderPage(page, frame))
}

type Around = { readonly person: PersonHead | null; readonly village: Village | null; readonly page: PortalPage; readonly stale?: boolean }

export function frameOf(portal: Portal, request: FastifyRequest, reply: FastifyReply, { person, village, page, stale = false }: Around): Frame {
  const size = sizeOf(request)
  const askSize = size === null && page.page === 'home'
  if (askSize) keepSize(portal, reply, 'standard')
  return {
    path: pathByGet(request),
    size: size ?? 'standard',
    askSize,
    site: portal.site,
    village: village === null ? null : { name: village.name },
    ...movedTimeOf(portal),
    contact: contactOf(village, person),
    person: person === null ? null : { name: person.name },
    formToken: formToken(portal, request, reply),
    stale,
  }
}

function movedTimeOf({ door }: Portal): Pick<Frame, 'movedTime'> {
  const ahead = door.moved?.ahead() ?? 0
  return ahead === 0 ? {} : { movedTime: movedTimeInWords(door.clock(), ahead) }
}

/** Where the size switch comes back to: an answer to a POST has no address of its own, so it is the page the form was on. */
function pathByGet(request: FastifyRequest): string {
  const [path = '/', query] = request.url.split('?')
  if (request.method === 'GET' || request.method === 'HEAD') return query === undefined ? path : `${path}?${query}`
  return /^\/matter\/[^/]+/.exec(path)?.[0] ?? path
}
