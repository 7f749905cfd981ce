/** `/mine`: what I reported, newest first, each with what waits for me. */
import type { FastifyInstance } from 'fastify'
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { LampModel, MatterLine } from '../../../faces/portal/contract.ts'
import type { DossierLine } from '../../../core/view/index.ts'
import type { Transaction } from '../../database/index.ts'
import { listReported, listTasks, type Cursor } from '../../dossiers/index.ts'
import { findRegions } from '../../registry/index.ts'
import { signInFor, urls } from '../addresses.ts'
import { show, type Opening } from '../answering/show.ts'
import type { Portal } from '../portal.ts'
import { linksOf } from './linked-matters.ts'
import { statusOfState } from './matter-words.ts'

const perPage = 20

type Asked = { readonly after?: unknown; readonly linked?: unknown }

export function viewMine(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: Asked }>(urls.mine, async (request, reply) => {
    const { session, visitor } = request.caller
    if (session?.stage !== 'open' && visitor === null) return await reply.redirect(signInFor(urls.mine), 303)
    const cursor = cursorOf(request.query.after)
    const others = session?.stage === 'open' && cursor === null ? await otherMatters(portal, asVillager(session.person), visitor) : []
    return await show(portal, request, reply, async (opening) => ({
      page: 'mine',
      visitor: opening.session === null,
      ...(await ownMatters(portal, opening, cursor)),
      others,
      linked: Math.min(countOf(request.query.linked), others.length),
    }))
  })
}

async function ownMatters(portal: Portal, { transaction, actor, now }: Opening, cursor: Cursor | null) {
  const page = await listReported(transaction, actor.person ?? '', {}, cursor, perPage, now)
  const next = page.next === null ? null : `${urls.mine}?after=${encodeURIComponent(`${page.next.at}~${page.next.id}`)}`
  return {
    matters: await linesOf(portal, transaction, actor, page.lines, now),
    pager: { previous: cursor === null ? null : urls.mine, next },
  }
}

/** What was filed without an account: with the number that was proved (decision 0014), and in this very browser. */
async function otherMatters(portal: Portal, person: Actor, visitor: Actor | null): Promise<readonly MatterLine[]> {
  const { door } = portal
  const links = await door.database.transaction({ role: 'app', actor: person }, (transaction) =>
    linksOf(transaction, person.person ?? ''),
  )
  const reporters = new Map<string, ReadonlySet<string> | 'all'>(links)
  if (visitor?.person != null) reporters.set(visitor.person, 'all')
  const found: MatterLine[] = []
  for (const [reporter, wanted] of reporters) {
    const actor = asVillager(reporter)
    found.push(
      ...(await door.database.transaction({ role: 'app', actor }, async (transaction) => {
        const { lines } = await listReported(transaction, reporter, {}, null, mostOthers, door.clock())
        const shown = lines.filter(({ id }) => wanted === 'all' || wanted.has(id))
        return await linesOf(portal, transaction, actor, shown, door.clock())
      })),
    )
  }
  return found.toSorted((a, b) => b.reportedAt - a.reportedAt)
}

const mostOthers = 50

async function linesOf(
  { door }: Portal,
  transaction: Transaction,
  actor: Actor,
  lines: readonly DossierLine[],
  now: Instant,
): Promise<MatterLine[]> {
  const waiting = new Set((await listTasks(transaction, actor, {}, null, 200, now)).lines.map(({ id }) => id))
  const codes = lines.flatMap(({ village, grid }) => [village, ...(grid === null ? [] : [grid])])
  const places = new Map((await findRegions(transaction, codes)).map((region) => [region.code, region.shortName]))
  return lines.map((line) => ({
    href: urls.matter(line.id),
    number: line.number ?? '',
    matter: line.title,
    place: places.get(line.grid ?? '') ?? places.get(line.village) ?? '',
    status: statusOfState(line.state, door.procedures.newest(line.procedure)?.states[line.state] ?? { name: line.state }),
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
function cursorOf(text: unknown): Cursor | null {
  const [, at, id] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(
      typeof text === 'string' ? text : '',
    ) ?? []
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? null : { at, id }
}

function countOf(text: unknown): number {
  return typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 0
}
