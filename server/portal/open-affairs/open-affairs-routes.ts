/** `/open-affairs`: a village's publications for everybody, without script and without an account; asking needs who one is. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asVillager } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { LegalKind } from '../../../core/open-affairs/index.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import type { Transaction } from '../../database/index.ts'
import { publicArchive, publicationAt, publicYears, type Publication } from '../../open-affairs/index.ts'
import { pathOf } from '../../registry/index.ts'
import { names, signInFor, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show } from '../answering/show.ts'
import { formOf } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { atomFeed, jsonFeed } from './feeds.ts'
import { archivePage, askPage, filterOf, publicationPage } from './open-affairs-page.ts'

type Which = { village: string; item: string; period: string }
type Asked = { Querystring: { kind?: unknown; year?: unknown; q?: unknown } }
const mostLines = 200

export function openAffairsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<Asked>(urls.openAffairs, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.openAffairs), 303)
    const filter = filterOf(request.query)
    const { lines, years } = await portal.door.database.reading({ role: 'system' }, async (transaction) => ({
      lines: await publicArchive(transaction, { village: village.code, kind: filter.kind as LegalKind | undefined, year: filter.year, text: filter.query === '' ? undefined : filter.query, limit: mostLines }),
      years: await publicYears(transaction, village.code),
    }))
    return await show(portal, request, reply, () => archivePage(village, lines, years, filter))
  })

  for (const kind of ['json', 'xml'] as const) {
    app.get<{ Params: { village: string } }>(`${urls.openAffairs}/:village/feed.${kind}`, async (request, reply) => {
      const { village } = request.params
      const found = /^\d{12}$/.test(village) ? await portal.door.database.reading({ role: 'system' }, async (transaction) => ({
        name: await placeName(transaction, village), lines: await publicArchive(transaction, { village, limit: 50 }),
      })) : null
      if (found === null || found.name === '') throw notFound()
      const feed = { village, origin: `${request.protocol}://${request.host}`, ...found }
      return await reply.header('cache-control', 'public, max-age=300').type(kind === 'json' ? 'application/feed+json; charset=utf-8' : 'application/atom+xml; charset=utf-8').send(kind === 'json' ? jsonFeed(feed) : atomFeed(feed))
    })
  }

  const one = `${urls.openAffairs}/:village/:item/:period`
  app.get<{ Params: Which; Querystring: { done?: unknown } }>(one, async (request, reply) => {
    const { publication, place } = await publicationOf(portal, request.params)
    const done = request.query.done === 'ask' ? '已经问了村委会，十日内答复；在“我的事项”里可以看。' : null
    return await show(portal, request, reply.header('x-robots-tag', 'noindex, noarchive'), () => publicationPage(place, publication, done))
  })

  app.get<{ Params: Which & { number: string } }>(`${one}/text/:number`, async (request, reply) => {
    const { publication } = await publicationOf(portal, request.params)
    const version = publication.versions.find(({ number }) => String(number) === request.params.number)
    if (version === undefined) throw notFound()
    return await reply.header('cache-control', 'public, max-age=300').header('content-disposition', `attachment; filename="${request.params.item}-${request.params.period}-${version.number}.txt"`).type('text/plain; charset=utf-8').send(version.text)
  })

  app.get<{ Params: Which; Querystring: { line?: unknown } }>(`${one}/ask`, async (request, reply) => {
    const { line } = request.query
    const asked = typeof line === 'string' && /^\d{1,3}$/.test(line) ? line : '0'
    if (request.caller.session?.stage !== 'open') return await reply.redirect(signInFor(`${pathOfOne(request.params)}/ask?line=${asked}`), 303)
    const { publication } = await publicationOf(portal, request.params)
    return await show(portal, request, reply, () => askPage(publication, { line: asked, words: '', actId: randomUUID() }, []), { keep: true })
  })

  app.post<{ Params: Which }>(`${one}/ask`, async (request, reply) => await ask(portal, request, reply))
}

async function ask(portal: Portal, request: FastifyRequest<{ Params: Which }>, reply: FastifyReply): Promise<FastifyReply> {
  const { session } = request.caller
  if (session?.stage !== 'open') return await reply.redirect(signInFor(`${pathOfOne(request.params)}/ask`), 303)
  const form = formOf(request.body)
  const typed = { line: form.one('line') ?? '0', words: form.one('words') ?? '', actId: form.one(names.actId) ?? '' }
  const { publication } = await publicationOf(portal, request.params)
  const again = async (problems: readonly Problem[], more: object) => await show(portal, request, reply, () => askPage(publication, typed, problems), more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  if (!uuid.test(typed.actId)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  const missing = [...(/^\d{1,3}$/.test(typed.line) ? [] : [{ field: 'line', sentence: '请填第几行，问整条填 0' }]), ...(typed.words.length < 4 ? [{ field: 'words', sentence: '请写清楚想问什么' }] : [])]
  if (missing.length > 0) return await again(missing, { status: 422 })
  try {
    await perform(portal.door, {
      act: { id: typed.actId, act: 'ask', form: { disclosure: publication.name, village: publication.file.village, line: Number(typed.line), words: typed.words }, channel: 'portal', occurredAt: portal.door.clock() },
      dossier: { county: publication.key.county, id: typed.actId }, actor: asVillager(session.person), procedure: 'disclosure-question',
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const field = error.refusal.fields?.[0]?.pointer.slice(1) ?? 'main'
    return await again([{ field: ['line', 'words'].includes(field) ? field : 'main', sentence: error.refusal.sentence }], { status: refusalStatus(error.refusal) })
  }
  return await reply.redirect(`${pathOfOne(request.params)}?done=ask`, 303)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function pathOfOne({ village, item, period }: Which): string {
  return urls.publication(village, item, period)
}

/** Read as the platform: it is for everybody, and only what is out is ever found. */
async function publicationOf(portal: Portal, { village, item, period }: Which): Promise<{ readonly publication: Publication; readonly place: string }> {
  const found = await portal.door.database.reading({ role: 'system' }, async (transaction) => {
    const publication = await publicationAt(transaction, portal.door, village, item, period)
    return publication === null ? null : { publication, place: await placeName(transaction, village) }
  })
  if (found === null) throw notFound()
  return found
}

async function placeName(transaction: Transaction, code: string): Promise<string> {
  const path = await pathOf(transaction, { level: 'VILLAGE', code })
  return path.filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join('')
}

function notFound(): Refused {
  return new Refused({ code: 'not-found', sentence: '没有公开这一条。请从村务公开的页面进入。', cause: 'not published' })
}
