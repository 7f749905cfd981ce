/**
 * `GET /api/statistics/{code}`, its `/categories`, `/children` and `/export`: figures of one's own region and what lies inside it.
 * Whoever may read a region's matters may read its figures; the policy of roll-ups says the same.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addMonthsTo, monthOf, monthsOf, parseMonth } from '../../core/indicators/index.ts'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import { contains } from '../../core/region/region.ts'
import type { StatisticsLines, StatisticsView } from '../../core/view/index.ts'
import { realTime, type Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { requireStaff } from '../edge/index.ts'
import { audit, originOf } from '../identity/index.ts'
import { childrenOf, findRegion, pathOf } from '../registry/index.ts'
import { Lines, Statistics } from './answers.ts'
import { catalogueOf, type Catalogue } from './catalogue.ts'
import { linesOf, shownOf, sizeOf } from './figures.ts'
import { placeOf, type Place } from './place.ts'
import { csvOf, figuresSheet, linesSheet, monthsSheet, xlsxOf, type Sheet } from './sheets.ts'
import { seriesOf, standingOf, standingsBelow, standingsByCategory, type Asked } from './standings.ts'

const closed = { additionalProperties: false } as const
const params = Type.Object({ code: Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$' }) })
const month = (description: string) => Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', description }))
const period = {
  from: month('First month, YYYY-MM; by default eleven before the last.'), to: month('Last month; by default the present one.'),
  category: Type.Optional(Type.String({ pattern: '^[0-9]{2}([0-9]{2})?$', description: 'A group of categories or a category.' })),
}
const query = Type.Object(period, closed)
const pagedQuery = Type.Object({ ...period, cursor: Type.Optional(Type.String({ pattern: '^[0-9]{4,15}$', description: 'Code of the last line.' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed)
const exportQuery = Type.Object({
  ...period, of: Type.Union([Type.Literal('figures'), Type.Literal('months'), Type.Literal('categories'), Type.Literal('children')]),
  format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
}, closed)

/** Ten years: more is asked in parts. */
const mostMonths = 120
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Params = Static<typeof params>
type Query = Static<typeof query>

export function statisticsRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Params; Querystring: Query }>('/api/statistics/:code', { schema: { summary: '一个地方的统计指标', params, querystring: query, response: { 200: Statistics } } }, async (request, reply) => {
    return await reply.header('cache-control', 'no-store').send(await asStaff(door, request, viewOf))
  })

  app.get<{ Params: Params; Querystring: Query }>('/api/statistics/:code/categories', { schema: { summary: '按事项类型的统计', params, querystring: query, response: { 200: Lines } } }, async (request, reply) => {
    return await reply.header('cache-control', 'no-store').send(await asStaff(door, request, categoryLines))
  })

  app.get<{ Params: Params; Querystring: Static<typeof pagedQuery> }>('/api/statistics/:code/children', { schema: { summary: '下一级各地的统计，按区划代码排列，不排名', params, querystring: pagedQuery, response: { 200: Lines } } }, async (request, reply) => {
    const { cursor = '', limit = 100 } = request.query
    return await reply.header('cache-control', 'no-store').send(await asStaff(door, request, (asking) => childLines(asking, cursor, limit)))
  })

  app.get<{ Params: Params; Querystring: Static<typeof exportQuery> }>('/api/statistics/:code/export', {
    schema: { summary: '导出统计表（CSV 或 XLSX），留审计记录', params, querystring: exportQuery, response: { 200: Type.String() }, gives: { 200: ['text/csv', xlsxType] } },
  }, async (request, reply) => {
    const { of, format } = request.query
    const { code } = request.params
    const sheet = await asStaff(door, request, async (asking) => {
      const made = await sheetOf(asking, of)
      // With the record or not at all (control 38).
      await audit(asking.transaction, {
        at: realTime(door), region: code, actor: asking.actor, account: request.caller.session?.account ?? null, act: 'export-figures', object: `region:${code}`,
        purpose: `${of} ${asking.asked.from}…${asking.asked.to} ${asking.asked.category ?? ''} ${format}`.trim(), result: 'done', from: originOf(request),
      })
      return made
    })
    const name = `statistics-${code}-${of}.${format}`
    void reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`)
    return format === 'csv' ? await reply.type('text/csv; charset=utf-8').send(csvOf(sheet)) : await reply.type(xlsxType).send(xlsxOf(sheet))
  })
}

type Asking = {
  readonly door: Door
  readonly transaction: Transaction
  readonly actor: ReturnType<typeof requireStaff>
  readonly place: Place
  readonly name: string
  readonly asked: Asked
  readonly catalogue: Catalogue
}

async function asStaff<T>(door: Door, request: FastifyRequest<{ Params: Params; Querystring: Query }>, work: (asking: Asking) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  const place = placeOf(request.params.code)
  if (place === null) throw invalid('区划代码不对。', 'no level has codes of this length')
  const denial = denialOf(actor, place)
  if (denial !== null) {
    await noteDenial(door, request, actor, place, denial.code)
    throw new Refused(denial)
  }
  const asked = askedOf(request.query, door)
  return await door.database.transaction({ role: 'app', actor }, async (transaction) => {
    const region = await findRegion(transaction, place)
    if (region === null) throw new Refused({ code: 'not-found', sentence: '没有这个地方，或者已经撤并。请重新选择。', cause: `no region ${place.code}` })
    const asking: Asking = { door, transaction, actor, place, name: region.shortName, asked, catalogue: await catalogueOf(door, transaction, place) }
    refuseUnknownCategory(asking)
    return await work(asking)
  })
}

function denialOf(actor: Asking['actor'], place: Place): Refusal | null {
  const { office, region } = actor.mandate
  if (!actor.readsRegion) return { code: 'statistics-not-yours', sentence: '您的任职不看辖区统计。', cause: `${office} reads no region` }
  if (contains(region, place)) return null
  return { code: 'region-not-yours', sentence: '这个地方不在您的辖区里，看不到它的统计。请从本辖区进入。', cause: `region ${place.code} is not inside ${region.code}` }
}

/** A denial leaves one record (control 35). */
async function noteDenial(door: Door, request: FastifyRequest, actor: Asking['actor'], { code }: Place, cause: string): Promise<void> {
  await door.database.transaction({ role: 'app', actor }, (transaction) => audit(transaction, {
    at: realTime(door), region: actor.mandate.region.code, actor, account: request.caller.session?.account ?? null, act: 'read-figures', object: `region:${code}`,
    result: 'refused', cause, from: originOf(request),
  }))
}

async function viewOf({ transaction, actor, place, name, asked, catalogue }: Asking): Promise<StatisticsView> {
  const series = await seriesOf(transaction, place, asked)
  const { category } = asked
  const sensitive = category !== null && catalogue.isSensitive(category)
  const size = sizeOf(standingOf(series))
  if (sensitive && size > 0 && size < catalogue.leastShown) throw new Refused({ code: 'too-few-to-show', sentence: '这类事项只有当事人和经办人可以看，数量又少，不单独列出。请把时间放宽，或看全部类型。', cause: 'small number of a sensitive category' })
  const path = (await pathOf(transaction, place)).filter((one) => contains(actor.mandate.region, one))
  return {
    region: { level: place.level, code: place.code, name }, path: path.map(({ level, code, shortName }) => ({ level, code, name: shortName })),
    period: { from: asked.from, to: asked.to }, category: category === null ? null : { code: category, name: catalogue.nameOf(category) },
    openOnly: place.level !== 'CITY' && place.level !== 'COUNTY', ...shownOf(series, asked, { monthly: !sensitive, rates: place.level !== 'GRID' }),
  }
}

async function categoryLines({ transaction, place, asked, catalogue }: Asking): Promise<StatisticsLines> {
  const standings = await standingsByCategory(transaction, place, asked)
  const codes = [...standings].filter(([, standing]) => sizeOf(standing) > 0).map(([code]) => code).toSorted()
  const named = codes.map((code) => ({ code, name: catalogue.nameOf(code), sensitive: catalogue.isSensitive(code) }))
  return { items: [...linesOf(named, standings, { rates: place.level !== 'GRID', leastShown: catalogue.leastShown })], next: null }
}

/** In the order of their codes: this is no table of who is first. */
async function childLines({ transaction, place, asked, catalogue }: Asking, cursor: string, limit: number): Promise<StatisticsLines> {
  const alive = new Map((await childrenOf(transaction, place)).map(({ code, shortName }) => [code, shortName]))
  const standings = await standingsBelow(transaction, place, [...alive.keys()], asked)
  // Those that have since been merged or dissolved have figures of their past.
  const codes = [...new Set([...alive.keys(), ...standings.keys()])].toSorted()
  const sensitive = asked.category !== null && catalogue.isSensitive(asked.category)
  const named = codes.map((code) => ({ code, name: alive.get(code) ?? `${code}（已撤并）`, sensitive }))
  // What is kept back depends on all of them, so the page is cut afterwards; a region has a few dozen.
  const page = linesOf(named, standings, { rates: place.level !== 'VILLAGE' && place.level !== 'GRID', leastShown: catalogue.leastShown }).filter(({ code }) => code > cursor)
  return { items: page.slice(0, limit), next: page.length > limit ? page[limit - 1]?.code ?? null : null }
}

async function sheetOf(asking: Asking, of: Static<typeof exportQuery>['of']): Promise<Sheet> {
  switch (of) {
    case 'figures': return figuresSheet(await viewOf(asking))
    case 'months': return monthsSheet(await viewOf(asking))
    case 'categories': return linesSheet('按事项类型', (await categoryLines(asking)).items)
    case 'children': return linesSheet('按下级地方', (await childLines(asking, '', Number.MAX_SAFE_INTEGER)).items)
  }
}

function askedOf({ from, to, category }: Query, door: Door): Asked {
  const last = to === undefined ? monthOf(door.clock()) : monthAsked(to)
  const first = from === undefined ? addMonthsTo(last, -11) : monthAsked(from)
  if (first > last) throw invalid('开始的月份在结束的月份后面，请换一下。', 'from after to')
  if (monthsOf({ from: first, to: last }).length > mostMonths) throw invalid('一次最多看十年，请把时间缩短。', 'period too long')
  return { from: first, to: last, category: category ?? null }
}

function monthAsked(text: string): string {
  const found = parseMonth(text)
  if (found === null) throw invalid('月份不对，请按 2026-01 的样子填写。', `no month ${text}`)
  return found
}

function refuseUnknownCategory({ asked: { category }, catalogue }: Asking): void {
  if (category !== null && !catalogue.knows(category)) throw invalid('没有这个事项类型，请重新选择。', `no category ${category}`)
}

function invalid(sentence: string, cause: string): Refused {
  return new Refused({ code: 'request-invalid', sentence, cause })
}
