/**
 * `/api/open-affairs/…`: a village's duties, what is late in a region, a table read before it is sent, the draft under review, a publication as workbook
 * and as a sheet for the board. Every act goes through the one door.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { financeColumns, financeLines, nameColumns, nameLines, periodInWords, privateIn, noContent, yuan, type Content } from '../../core/open-affairs/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { contains, levelOf } from '../../core/region/region.ts'
import { dayForVillagers, dayOf } from '../../core/time/index.ts'
import type { Door } from '../acts/index.ts'
import { parseDossierKey, findDossier } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import type { DisclosureFile } from '../../procedures/disclosure/disclosure-file.ts'
import { CannotPrint, type Printer } from '../printing/index.ts'
import { findRegion, pathOf } from '../registry/index.ts'
import { workbookOf, type Rows } from '../statistics/index.ts'
import { Duties, Late, Table } from './answers.ts'
import { overdueIn } from './overdue.ts'
import { publicationAt, type Publication } from './publications.ts'
import { readTable } from './read-table.ts'
import { UnreadableTable } from './read-xlsx.ts'
import { dutiesOfVillage, eventItems, settingsOf } from './village-desk.ts'

const closed = { additionalProperties: false } as const
const village = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
const yearQuery = Type.Object({ year: Type.Integer({ minimum: 2020, maximum: 2099 }) }, closed)
const regionQuery = Type.Object({ code: Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'A region inside one\'s own.' })) }, closed)
const shapeQuery = Type.Object({ shape: Type.Union([Type.Literal('lines'), Type.Literal('names')]) }, closed)
const which = Type.Object({ village: Type.String({ pattern: '^[0-9]{12}$' }), item: Type.String({ pattern: '^[A-Z][0-9]{2}$' }), period: Type.String({ pattern: '^20[0-9]{2}[-Q0-9.]{0,9}$' }) })
const paperQuery = Type.Object({ paper: Type.Optional(Type.Union([Type.Literal('a3'), Type.Literal('a4')])) }, closed)
const draftParams = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the publication.' }) })
type Parts = { readonly door: Door; readonly printer: Printer; readonly siteUrl: string | undefined }

/** A table of 600 lines weighs some 60 kB; one with pictures is refused by its size. */
const largestTable = 2_000_000
const readers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER']

export async function openAffairsRoutes(app: FastifyInstance, { door, printer, siteUrl }: Parts): Promise<void> {
  app.get<{ Params: Static<typeof village>; Querystring: Static<typeof yearQuery> }>('/api/open-affairs/villages/:code', {
    schema: { summary: '一个村这一年该公开的和已经公开的', params: village, querystring: yearQuery, response: { 200: Duties } },
  }, async (request, reply) => {
    const { code } = request.params
    staffOver(request, code)
    const answer = await door.database.reading({ role: 'system' }, async (transaction) => {
      const region = await findRegion(transaction, { level: 'VILLAGE', code })
      if (region === null) throw notYours(code)
      const settings = await settingsOf(transaction, door, Number(code.slice(0, 6)))
      return {
        village: { code, name: region.shortName }, year: request.query.year, leastDays: settings.boardDays, today: dayOf(door.clock()),
        rows: [...await dutiesOfVillage(transaction, door, code, request.query.year, door.clock())], events: eventItems(settings, code).map(({ code: item, name, shape }) => ({ code: item, name, shape })),
      }
    })
    return await reply.header('cache-control', 'no-store').send(answer satisfies Static<typeof Duties>)
  })

  app.get<{ Querystring: Static<typeof regionQuery> }>('/api/open-affairs/overdue', {
    schema: { summary: '辖区里到期没有公开的', querystring: regionQuery, response: { 200: Late } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const code = request.query.code ?? actor.mandate.region.code.slice(0, 12)
    staffOver(request, code)
    const level = levelOf(code)
    if (level === null) throw notYours(code)
    const answer = await door.database.reading({ role: 'system' }, async (transaction) => ({
      region: { code, name: (await findRegion(transaction, { level, code }))?.shortName ?? code }, ...await overdueIn(transaction, { level, code }, door.clock(), 100),
    }))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get<{ Params: Static<typeof draftParams> }>('/api/open-affairs/drafts/:id', {
    schema: { summary: '一份还没有公开的内容，或者等审核的更正', params: draftParams, response: { 200: Type.Object({ sequence: Type.Integer({ description: 'What the next act has seen.' }), title: Type.String(), shape: Type.String(), kind: Type.Union([Type.Literal('draft'), Type.Literal('correction'), Type.Literal('published')]), content: Type.Unknown(), vouchers: Type.Unknown() }, closed) } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id } = request.params
    const answer = await notingDenials(door, request, { act: 'read-disclosure', object: `dossier:${id.slice(0, 60)}` }, () => door.database.reading({ role: 'app', actor }, async (transaction) => {
      const key = parseDossierKey(id)
      const found = key === null ? null : await findDossier(transaction, (name, version) => door.procedures.at(name, version), key)
      if (found?.procedure.key !== 'disclosure') throw new Refused({ code: 'unknown-dossier', sentence: '没有这一份公开，或者您不能查看它。请从村务公开的首页进入。', cause: 'not visible' })
      const file = found.dossier.file as DisclosureFile
      const kind = file.correction !== null ? 'correction' as const : file.versions.length > 0 ? 'published' as const : 'draft' as const
      return { sequence: found.dossier.sequence, title: file.title, shape: file.shape, kind, content: file.correction?.content ?? file.versions.at(-1)?.content ?? file.draft, vouchers: file.vouchers }
    }))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get<{ Params: Static<typeof which>; Querystring: Static<typeof paperQuery> }>('/api/open-affairs/publications/:village/:item/:period/pdf', {
    schema: { summary: '贴公开栏的 PDF，A4 或者 A3', asks: 'anybody', params: which, querystring: paperQuery, response: { 200: Type.String({ description: 'PDF' }) }, gives: { 200: 'application/pdf' } },
  }, async (request, reply) => {
    const { village: code, item, period } = request.params
    const { found, place } = await published(door, request.params)
    const origin = siteUrl ?? `${request.protocol}://${request.host}`
    const sheet = sheetOf(found, place, `${origin}/open-affairs/${code}/${item}/${period}`, request.query.paper ?? 'a4')
    const { pdf } = await printer.print('open-affairs', sheet).catch((error: unknown) => {
      if (!(error instanceof CannotPrint)) throw error
      throw new Refused(error.reason === 'busy' ? { code: 'printer-busy', sentence: '现在打印的人多，请过一分钟再试。', cause: error.message } : { code: 'cannot-print', sentence: '这张没有排出来，请告诉系统管理员。', cause: error.message })
    })
    return await reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="open-affairs-${item}-${period}.pdf"`).type('application/pdf').send(Buffer.from(pdf))
  })

  app.get<{ Params: Static<typeof which> }>('/api/open-affairs/publications/:village/:item/:period/xlsx', {
    schema: { summary: '一份公开的 Excel 表格', asks: 'anybody', params: which, response: { 200: Type.String({ description: 'XLSX' }) }, gives: { 200: workbookType } },
  }, async (request, reply) => {
    const { found } = await published(door, request.params)
    const content = found.versions.at(-1)?.content ?? noContent
    return await reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="open-affairs-${request.params.item}-${request.params.period}.xlsx"`).type(workbookType)
      .send(workbookOf(found.title, rowsOf(content)))
  })

  // Bodies of bytes, in a place of their own: nowhere else is anything but JSON and forms taken.
  await app.register(async (inside) => {
    inside.addContentTypeParser(['application/octet-stream', workbookType, 'text/csv'], { parseAs: 'buffer', bodyLimit: largestTable }, (_request, body, done) => { done(null, body) })
    inside.post<{ Querystring: Static<typeof shapeQuery>; Body: Buffer }>('/api/open-affairs/read-table', {
      bodyLimit: largestTable, config: { slowBody: true },
      schema: { summary: '读一张明细或者名单表（Excel、CSV），只看不存', consumes: ['application/octet-stream'], querystring: shapeQuery, response: { 200: Table } },
    }, async (request, reply) => {
      const { mandate } = requireStaff(request)
      if (!(['VILLAGE_CADRE', 'PARTY_SEC'] as readonly Office[]).includes(mandate.office)) throw notYours(mandate.region.code)
      if (!Buffer.isBuffer(request.body)) throw new Refused({ code: 'request-invalid', sentence: '请选一个 Excel 或者 CSV 文件。', cause: 'no bytes' })
      return await reply.header('cache-control', 'no-store').send(tableIn(request.body, request.query.shape))
    })
    await Promise.resolve()
  })
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Lines, or every fault: of the table, and of what may never be published. Nothing is kept. */
export function tableIn(file: Buffer, shape: 'lines' | 'names'): Static<typeof Table> {
  try {
    const { rows, dates1904 } = readTable(file)
    const read = shape === 'lines' ? financeLines(rows, dates1904) : nameLines(rows)
    if (!read.ok) return { ok: false, faults: [...read.faults], more: read.more }
    const content: Content = shape === 'lines' ? { ...noContent, lines: read.lines as Content['lines'], opening: read.opening } : { ...noContent, names: read.lines as Content['names'] }
    const hidden = privateIn({ title: '', content })
    if (hidden.length > 0) return { ok: false, more: 0, faults: hidden.map(({ spot, sentence }) => ({ row: 'at' in spot ? spot.at : 0, column: 'field' in spot ? spot.field : '', sentence })) }
    return { ok: true, opening: content.opening, lines: [...content.lines], names: [...content.names] }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return { ok: false, more: 0, faults: [{ row: 0, column: '', sentence: error.sentence }] }
  }
}

function staffOver(request: FastifyRequest, code: string): void {
  const actor = requireStaff(request)
  const level = levelOf(code)
  if (!readers.includes(actor.mandate.office) || level === null || !contains(actor.mandate.region, { level, code })) throw notYours(code)
}

function notYours(code: string): Refused {
  return new Refused({ code: 'open-affairs-not-yours', sentence: '这个地方的村务公开不由您的任职办理。公开了的内容在群众端人人可以看。', cause: `${code} is not the office's` })
}

async function published(door: Door, { village: code, item, period }: Static<typeof which>): Promise<{ readonly found: Publication; readonly place: string }> {
  return await door.database.reading({ role: 'system' }, async (transaction) => {
    const found = await publicationAt(transaction, door, code, item, period)
    if (found === null) throw new Refused({ code: 'not-found', sentence: '没有公开这一条，请从村务公开的页面进入。', cause: 'not published' })
    const path = await pathOf(transaction, { level: 'VILLAGE', code })
    return { found, place: path.filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join('') }
  })
}

function* rowsOf({ opening, lines, names, words }: Content): Rows {
  if (names.length > 0) {
    yield [...nameColumns]
    for (const { name, group, item, fen } of names) yield [name, group, item, fen / 100]
    return
  }
  yield [...financeColumns]
  if (opening !== null) yield [null, '期初余额', null, opening / 100, null, null]
  for (const line of lines) yield [line.day, line.subject, line.words, line.direction === 'in' ? line.fen / 100 : null, line.direction === 'out' ? line.fen / 100 : null, line.voucher]
  if (lines.length === 0) yield [null, null, words, null, null, null]
}

function sheetOf({ file, versions, title }: Publication, place: string, address: string, paper: 'a3' | 'a4') {
  const now = versions.at(-1)
  const content = now?.content ?? noContent
  const sums = now?.sums
  return {
    title, publisher: `${place}村民委员会`, paper, village: place, period: periodInWords(file.period), address, words: content.words, hash: now?.hash ?? '', day: dayForVillagers(versions[0]?.on ?? file.openedOn), days: file.days,
    reviewed: file.reviewed === null ? '' : dayForVillagers(file.reviewed.on),
    corrections: versions.slice(1).map(({ on, correcting }) => `${dayForVillagers(on)}更正：${correcting}`),
    sums: content.lines.length === 0 || sums === undefined ? [] : [...(content.opening === null ? [] : [`期初 ${yuan(sums.opening)} 元`]), `收入 ${yuan(sums.income)} 元`, `支出 ${yuan(sums.expense)} 元`, ...(content.opening === null ? [] : [`期末 ${yuan(sums.closing)} 元`])],
    lines: content.lines.map((line, at) => ({ at: at + 1, day: line.day, subject: line.subject, words: line.words, income: line.direction === 'in' ? yuan(line.fen) : '', expense: line.direction === 'out' ? yuan(line.fen) : '', voucher: line.voucher })),
    names: content.names.map((line, at) => ({ at: at + 1, name: line.name, group: line.group, item: line.item, amount: yuan(line.fen) })),
  }
}

