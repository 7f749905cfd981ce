/**
 * `GET /api/star-rating/figures/{code}` and `/fairness/{code}`: how many households of a place take part, are decided, carry the title (R-420…R-425),
 * and where a second look at the rating itself may be worth it. In the order of codes, never of figures; about villages, never about households.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { codeLength, contains, levelOf, levels, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { hintsOf } from '../../core/star-rating/fairness.ts'
import { inflationOf, partsOf, reaches, shares, sumOf, type RatedCounts, type Share } from '../../core/star-rating/thresholds.ts'
import { dayOf, yearOf } from '../../core/time/index.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { requireStaff } from '../edge/index.ts'
import { childrenOf, findRegion, pathOf } from '../registry/index.ts'
import { Fairness, Figures } from './answers.ts'

const params = Type.Object({ code: Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'City, county, township or village.' }) })
const query = Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2020, maximum: 2100, description: 'Year of the rating; by default the last that was begun there.' })) }, { additionalProperties: false })
type Asked = { Params: Static<typeof params>; Querystring: Static<typeof query> }

export function starFiguresRoutes(app: FastifyInstance, door: Door): void {
  app.get<Asked>('/api/star-rating/figures/:code', { schema: { summary: '星级评定的参评、评定数字，只作参考', params, querystring: query, response: { 200: Figures } } }, async (request, reply) => (
    await reply.header('cache-control', 'no-store').send(await asStaff(door, request, figuresView))))

  app.get<Asked>('/api/star-rating/fairness/:code', { schema: { summary: '哪些村的评定值得再看一看，不涉及任何户和人', params, querystring: query, response: { 200: Fairness } } }, async (request, reply) => (
    await reply.header('cache-control', 'no-store').send(await asStaff(door, request, fairnessView))))
}

type Asking = { readonly transaction: Transaction; readonly place: RegionKey; readonly name: string; readonly year: number; readonly own: RegionKey; readonly guides: boolean }

/** Whoever reads a region's ordinary matters, and the county's office of civilisation, which guides the rating (policy 二(二)2). */
async function asStaff<T>(door: Door, request: FastifyRequest<Asked>, work: (asking: Asking) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  const { office, region } = actor.mandate
  const { code } = request.params
  const level = levelOf(code)
  if (level === null) throw new Refused({ code: 'request-invalid', sentence: '区划代码不对。请从菜单重新进入。', cause: 'no level has codes of this length' })
  if (!actor.readsRegion && office !== 'CIVILIZATION_OFFICE') throw new Refused({ code: 'statistics-not-yours', sentence: '您的任职不看辖区统计。', cause: `${office} reads no region` })
  const place = { level, code }
  if (!contains(region, place)) throw new Refused({ code: 'region-not-yours', sentence: '这个地方不在您的辖区里，看不到它的数字。请从本辖区进入。', cause: `region ${code} is not inside ${region.code}` })
  return await door.database.transaction({ role: 'app', actor }, async (transaction) => {
    const found = await findRegion(transaction, place)
    if (found === null) throw new Refused({ code: 'not-found', sentence: '没有这个地方，或者已经撤并。请重新选择。', cause: `no region ${code}` })
    const year = request.query.year ?? await lastYear(transaction, place) ?? yearOf(dayOf(door.clock()))
    return await work({ transaction, place, name: found.shortName, year, own: region, guides: office === 'CIVILIZATION_OFFICE' || !villageOffices.has(office) })
  })
}

/** A village is told its own shares; whether its rating deserves another look is for those who guide villages. */
const villageOffices: ReadonlySet<string> = new Set(['GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR'])

function rowsOf(transaction: Transaction, place: RegionKey, year: number) {
  const { lo, hi } = scopeOf(place)
  return transaction.selectFrom('star_figures').where('year', '=', year).where('place', '>=', lo).where('place', '<=', hi)
}

async function lastYear(transaction: Transaction, place: RegionKey): Promise<number | null> {
  const { lo, hi } = scopeOf(place)
  const row = await transaction.selectFrom('star_figures').select((select) => select.fn.max('year').as('year')).where('place', '>=', lo).where('place', '<=', hi).executeTakeFirst()
  return row?.year ?? null
}

async function figuresView({ transaction, place, name, year, own, guides }: Asking): Promise<Static<typeof Figures>> {
  const rows = await rowsOf(transaction, place, year).selectAll().orderBy('village').execute()
  const counts = rows.map(countsOf)
  const all = sumOf(counts)
  const stages = Object.entries(Object.groupBy(rows, ({ stage }) => stage)).map(([stage, inIt = []]) => ({ stage, villages: inIt.length })).toSorted((one, other) => (one.stage < other.stage ? -1 : 1))
  const sum = (field: 'staying_out' | 'decided' | 'still_open') => rows.reduce((whole, row) => whole + row[field], 0)
  return {
    region: { level: place.level, code: place.code, name }, path: (await pathOf(transaction, place)).filter((one) => contains(own, one)).map(({ level, code, shortName }) => ({ level, code, name: shortName })),
    year, villages: rows.length, stages, counts: { ...all, stayingOut: sum('staying_out'), decided: sum('decided'), stillOpen: sum('still_open') },
    shares: sharesOf(all), hints: guides && place.level === 'VILLAGE' ? [...inflationOf(all)] : [], children: await childLines(transaction, place, rows.map((row, index) => ({ village: String(row.village), counts: counts[index] ?? all }))),
  }
}

/** What lies below, in the order of codes. */
async function childLines(transaction: Transaction, place: RegionKey, rows: readonly { readonly village: string; readonly counts: RatedCounts }[]) {
  const below = levels[levels.indexOf(place.level) + 1]
  if (below === undefined || below === 'GRID') return []
  const digits = codeLength[below]
  const byCode = Object.groupBy(rows, ({ village }) => village.slice(0, digits))
  const children = await childrenOf(transaction, place)
  return children.map(({ code, shortName }) => {
    const inside = byCode[code] ?? []
    return { code, name: shortName, villages: inside.length, ...sumOf(inside.map(({ counts }) => counts)) }
  }).toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

async function fairnessView({ transaction, place, name, year, guides }: Asking): Promise<Static<typeof Fairness>> {
  if (!guides) throw new Refused({ code: 'fairness-not-yours', sentence: '这一页给指导评星的乡镇和县里看。本村的数字请看“参评和评定”。', cause: 'office of a village' })
  const rows = await rowsOf(transaction, place, year).where('decided', '>', 0).selectAll().orderBy('village').execute()
  const names = await namesOf(transaction, rows.map(({ village }) => String(village)))
  const items = rows.map((row) => {
    const fairness = { ownOverPeers: row.own_over_peers, givenOverPeers: row.given_over_peers, kinOverOthers: row.kin_over_others, everyStar: row.every_star_share }
    return { code: String(row.village), name: names.get(String(row.village)) ?? String(row.village), decided: row.decided, fairness, hints: [...hintsOf(fairness), ...inflationOf(countsOf(row))] }
  })
  return { region: { level: place.level, code: place.code, name }, year, items }
}

async function namesOf(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await transaction.selectFrom('regions').select(['code', 'short_name']).where('level', '=', 'VILLAGE').where('code', 'in', [...codes]).where('valid_to', 'is', null).execute()
  return new Map(rows.map(({ code, short_name: name }) => [code, name]))
}

function countsOf(row: { readonly households: number; readonly participating: number; readonly rated: number; readonly six_and_more: number; readonly every_star: number }): RatedCounts {
  return { households: row.households, participating: row.participating, rated: row.rated, sixAndMore: row.six_and_more, all: row.every_star }
}

function sharesOf(counts: RatedCounts): Static<typeof Figures>['shares'] {
  return (Object.keys(shares) as Share[]).map((share) => {
    const { over, of } = partsOf(counts, share)
    const { name, atLeast: [most, whole], rule } = shares[share]
    return { key: share, name, over, of, aim: { over: most, of: whole }, reached: reaches(counts, share), rule }
  })
}
