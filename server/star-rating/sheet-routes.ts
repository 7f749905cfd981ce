/**
 * Sheets of a village's year as PDF: `POST …/sheets/{sheet}` makes the codes to check them by, `GET …/sheets/{sheet}/pdf` sets the sheet. Whoever
 * works on the year may print; a sheet says nothing that is not public.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import type { StarSheet } from '../../core/view/star-years.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { CannotPrint, type Printer } from '../printing/index.ts'
import { aroundOf, kindOf, linesFor, sheetOf, type Task } from './sheet-data.ts'
import { makeMarks, marksOf } from './sheet-marks.ts'
import { ratingsIn, yearAsked, type Year } from './village-year.ts'
import { Prepared, Sheet } from './year-answers.ts'
import { sheetsIn } from './year-routes.ts'

const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the year.' }), sheet: Sheet })
const query = Type.Object({ paper: Type.Optional(Type.Union([Type.Literal('a3'), Type.Literal('a4')])) }, { additionalProperties: false })
type Asked = { Params: Static<typeof params>; Querystring: Static<typeof query> }
type Parts = { readonly door: Door; readonly printer: Printer; readonly siteUrl: string | undefined }

export function starSheetRoutes(app: FastifyInstance, parts: Parts): void {
  const { door } = parts
  app.post<Asked>('/api/star-rating/years/:id/sheets/:sheet', {
    schema: { summary: '准备打印：给每张牌、证书、榜编一个可以核对的码', params, response: { 200: Prepared } },
  }, async (request) => await asReader(door, request, async (transaction, year) => {
    const { sheet, id } = request.params
    const lines = linesFor(year, sheet, await ratingsIn(transaction, year))
    await takeRole(transaction, 'system')
    await makeMarks(transaction, year, kindOf[sheet], lines.map((line) => line?.rating ?? null), door.clock())
    return { href: `/api/star-rating/years/${id}/sheets/${sheet}/pdf`, sheets: lines.length }
  }))

  app.get<Asked>('/api/star-rating/years/:id/sheets/:sheet/pdf', {
    schema: { summary: '公示榜、光荣榜、证书、牌匾的 PDF', params, querystring: query, response: { 200: Type.String({ description: 'PDF' }) }, gives: { 200: 'application/pdf' } },
  }, async (request, reply) => {
    const task = await asReader(door, request, (transaction, year) => taskFor(parts, request, transaction, year))
    const { pdf } = await printed(parts.printer, task)
    const { id, sheet } = request.params
    return await reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="${sheet}-${id.slice(7, 19)}.pdf"`).type('application/pdf').send(Buffer.from(pdf))
  })
}

async function asReader<T>(door: Door, request: FastifyRequest<Asked>, work: (transaction: Transaction, year: Year) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  const { id, sheet } = request.params
  return await notingDenials(door, request, { act: 'print-star-sheet', object: `dossier:${id.slice(0, 60)}` }, () => (
    door.database.transaction({ role: 'app', actor }, async (transaction) => {
      const year = await yearAsked(transaction, door.procedures, parseDossierKey(id))
      if (!sheetsIn(year).includes(sheet)) throw new Refused({ code: 'sheet-not-yet', sentence: notYet[sheet], cause: `${sheet} in ${year.stage}` })
      return await work(transaction, year)
    })))
}

const notYet: Readonly<Record<StarSheet, string>> = {
  notice: '现在不在公示期，没有要贴的公示。请看光荣榜。', board: '还没有授牌，请授牌以后再打印光荣榜。', certificates: '还没有授牌，请授牌以后再打印证书。', plaques: '还没有授牌，请授牌以后再打印牌匾。',
}

async function taskFor({ siteUrl }: Parts, request: FastifyRequest<Asked>, transaction: Transaction, year: Year): Promise<Task> {
  const { sheet } = request.params
  const ratings = await ratingsIn(transaction, year)
  await takeRole(transaction, 'system')
  const marks = await marksOf(transaction, year, kindOf[sheet])
  const lines = linesFor(year, sheet, ratings).filter((line) => marks.has(line?.rating ?? ''))
  if (lines.length === 0) throw new Refused({ code: 'sheets-not-prepared', sentence: '没有可以打印的：请先按“准备打印”；牌匾只给同意挂牌的户印。', cause: `no mark for ${sheet}` })
  const origin = siteUrl ?? `${request.protocol}://${request.host}`
  return sheetOf(year, sheet, lines, await aroundOf(transaction, year, (rating) => `${origin}/x/${marks.get(rating) ?? ''}`), request.query.paper ?? 'a4')
}

async function printed(printer: Printer, { name, data }: Task) {
  try {
    return await printer.print(name, data)
  } catch (error) {
    if (!(error instanceof CannotPrint)) throw error
    throw new Refused(error.reason === 'busy'
      ? { code: 'printer-busy', sentence: '现在打印的人多，请过一分钟再试。', cause: error.message }
      : { code: 'cannot-print', sentence: '这张没有排出来，请告诉系统管理员；其他的可以照常打印。', cause: error.message })
  }
}
