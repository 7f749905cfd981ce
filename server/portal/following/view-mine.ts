/** `/mine`: what I reported, newest first, each with what waits for me. */
import type { FastifyInstance } from 'fastify'
import { parseInstant } from '../../../core/time/index.ts'
import type { LampModel, MatterLine } from '../../../faces/portal/contract.ts'
import type { DossierLine } from '../../../core/view/index.ts'
import { listReported, listTasks } from '../../dossiers/index.ts'
import { findRegions } from '../../registry/index.ts'
import { signInFor, urls } from '../addresses.ts'
import { show, type Opening } from '../answering/show.ts'
import type { Portal } from '../portal.ts'
import { statusOfState } from './matter-words.ts'

const perPage = 20

export function viewMine(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { after?: unknown } }>(urls.mine, async (request, reply) => {
    if (request.caller.session?.stage !== 'open' && request.caller.visitor === null)
      return await reply.redirect(signInFor(urls.mine), 303)
    const cursor = cursorOf(request.query.after)
    return await show(portal, request, reply, async (opening) => {
      const { transaction, actor, now, session } = opening
      const page = await listReported(transaction, actor.person ?? '', {}, cursor, perPage, now)
      const waiting = new Set((await listTasks(transaction, actor, {}, null, 200, now)).lines.map(({ id }) => id))
      const next = page.next === null ? null : `${urls.mine}?after=${encodeURIComponent(`${page.next.at}~${page.next.id}`)}`
      return {
        page: 'mine',
        visitor: session === null,
        pager: { previous: cursor === null ? null : urls.mine, next },
        matters: await linesOf(opening, portal, page.lines, waiting),
      }
    })
  })
}

async function linesOf(
  { transaction }: Opening,
  { door }: Portal,
  lines: readonly DossierLine[],
  waiting: ReadonlySet<string>,
): Promise<MatterLine[]> {
  const places = new Map(
    (
      await findRegions(
        transaction,
        lines.flatMap(({ village, grid }) => [village, ...(grid === null ? [] : [grid])]),
      )
    ).map((region) => [region.code, region.shortName]),
  )
  return lines.map((line) => ({
    href: urls.matter(line.id),
    number: line.number ?? '',
    matter: line.title,
    place: places.get(line.grid ?? '') ?? places.get(line.village) ?? '',
    status: statusOfState(line.state, door.procedures.newest(line.procedure)?.states[line.state]?.name ?? line.state),
    lamp: lampOfLine(line),
    reportedAt: parseInstant(line.openedAt) ?? 0,
    waits: waiting.has(line.id) ? '请您评价' : null,
  }))
}

function lampOfLine({ lamp, dueAt }: DossierLine): LampModel | null {
  const due = dueAt === null ? null : parseInstant(dueAt)
  return lamp === null || due === null ? null : { tone: lamp, words: '', due }
}

/** A cursor of another shape begins at the first page. */
function cursorOf(text: unknown): { at: string; id: string } | null {
  const [, at, id] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(
      typeof text === 'string' ? text : '',
    ) ?? []
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? null : { at, id }
}
