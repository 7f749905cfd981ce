/** `GET` and `POST /demo/clock`, in demonstration mode only: the composition registers this nowhere else. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Door } from '../acts/index.ts'
import { askForMove, readWay } from './move.ts'
import type { MovedTime } from './moved-time.ts'
import { movedTimePage } from './page.ts'
import { refusals, statusOfTimeRefusal } from './refusals.ts'
import { isStep } from './steps.ts'

export type MovedTimeRoutes = {
  readonly door: Door
  readonly time: MovedTime
  /** Whose working calendar says when the next morning is. */
  readonly county: number
  /** Told that a move was asked for. */
  readonly asked: () => void
}

const path = '/demo/clock'

/** How long an answer waits for the move: a short one is shown as done, a long one as under way. */
const patience = 1_500

export function movedTimeRoutes(app: FastifyInstance, parts: MovedTimeRoutes): void {
  app.get(path, async (_request, reply) => await show(parts, reply, null))

  app.post(path, async (request, reply) => {
    try {
      await move(parts, request.body)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return await show(parts, reply.code(statusOfTimeRefusal(error.refusal)), error.refusal.sentence)
    }
    parts.asked()
    await arrived(parts)
    return await reply.redirect(path, 303)
  })
}

async function move({ door, time, county }: MovedTimeRoutes, body: unknown): Promise<void> {
  const { step, from } = typeof body === 'object' && body !== null ? body as { readonly step?: unknown; readonly from?: unknown } : {}
  if (!isStep(step) || typeof from !== 'string' || !/^\d{1,12}$/.test(from)) throw new Refused(refusals.noStep)
  await askForMove(door.database, { time, calendars: door.calendars, county }, { step, from: Number(from) })
}

async function arrived({ door, time }: MovedTimeRoutes): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end;) {
    const { ahead, toward } = await readWay(door.database, time)
    if (ahead === toward) return
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

async function show({ door, time }: MovedTimeRoutes, reply: FastifyReply, problem: string | null): Promise<FastifyReply> {
  const page = movedTimePage(await readWay(door.database, time), time.real(), problem)
  return await reply
    .type('text/html; charset=utf-8').header('cache-control', 'no-store')
    .header('content-security-policy', `default-src 'none'; style-src 'sha256-${hashOfStyle(page)}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`)
    .send(page)
}

/** The page's own style by its hash, so that not even a style could be slipped in. */
function hashOfStyle(page: string): string {
  return createHash('sha256').update(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '').digest('base64')
}
