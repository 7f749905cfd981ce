/**
 * `GET /api/star-rating/years`: the villages of one's region with the stage of their year; `/years/{id}`: one village's, with exactly what the
 * next act would make public. Who may read the year is said by its policies; a preview of stars is for the village alone.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { entitledOffices } from '../../core/star-rating/entitled.ts'
import { cycleKey, nameOfKey } from '../../core/star-rating/rating-names.ts'
import { dayOf } from '../../core/time/index.ts'
import { newlyAwarded, presentOf } from '../../procedures/star-cycle/conditions.ts'
import { presentLines, type PublicLine } from '../../procedures/star-cycle/cycle-file.ts'
import { additionsTo, awardLines, noticeLines, waitingFor, type Rating } from '../../procedures/star-cycle/lines.ts'
import { starCycle } from '../../procedures/star-cycle/star-cycle.procedure.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { Villages, VillageYear } from './year-answers.ts'
import { honoured, namedLines, ratingsIn, yearAsked, type Year } from './village-year.ts'

const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the year.' }) })
const query = Type.Object({
  year: Type.Integer({ minimum: 2020, maximum: 2099 }),
  code: Type.Optional(Type.String({ pattern: '^([0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'A county, township or village of one\'s own region.' })),
}, { additionalProperties: false })

export function starYearRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof query> }>('/api/star-rating/years', {
    schema: { summary: '辖区里各村这一年的星级评定到了哪一步', querystring: query, response: { 200: Villages } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    if (!guides.has(actor.mandate.office)) throw new Refused({ code: 'star-years-not-yours', sentence: '您的任职不办星级评定。公示和光荣榜在群众端人人可以看。', cause: `${actor.mandate.office} has no part in star rating` })
    const { year, code = actor.mandate.region.code.slice(0, 12) } = request.query
    const level = levelOf(code)
    const place = level === null ? null : { level, code }
    if (place === null || !contains(actor.mandate.region, place) || place.level === 'CITY') {
      throw new Refused({ code: 'region-not-yours', sentence: '这个地方不在您的辖区里。请从本辖区进入，市里请先选一个县。', cause: `region ${code} is not inside the office's` })
    }
    const items = await door.database.reading({ role: 'app', actor }, (transaction) => villagesIn(transaction, place, year, door.clock()))
    return await reply.header('cache-control', 'no-store').send({ year, items })
  })

  app.get<{ Params: Static<typeof params> }>('/api/star-rating/years/:id', {
    schema: { summary: '一个村这一年的星级评定：现在到哪一步，下一步会公布什么', params, response: { 200: VillageYear } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id } = request.params
    const view = await notingDenials(door, request, { act: 'read-star-year', object: `dossier:${id.slice(0, 60)}` }, () => (
      door.database.reading({ role: 'app', actor }, async (transaction) => {
        const year = await yearAsked(transaction, door.procedures, parseDossierKey(id))
        return await viewOfYear(transaction, year, actor.mandate.region.code === year.file.village)
      })))
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

/** Offices that work on a year or guide it. */
export const guides: ReadonlySet<string> = new Set([...entitledOffices, 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CIVILIZATION_OFFICE'])

async function villagesIn(transaction: Transaction, place: RegionKey, year: number, now: number): Promise<Static<typeof Villages>['items']> {
  const { lo, hi } = scopeOf(place)
  const regions = await transaction.selectFrom('regions').select(['code', 'short_name', 'parent_code']).where('level', '=', 'VILLAGE').where('code_lo', '>=', lo).where('code_hi', '<=', hi)
    .where('valid_to', 'is', null).where('kind', '=', 'statutory').orderBy('code').limit(2000).execute()
  const towns = await transaction.selectFrom('regions').select(['code', 'short_name']).where('level', '=', 'TOWN').where('code', 'in', [...new Set(regions.map(({ code }) => code.slice(0, 9))), '']).where('valid_to', 'is', null).execute()
  const townNames = new Map(towns.map(({ code, short_name: name }) => [code, name]))
  const keys = regions.map(({ code }) => cycleKey(code, year))
  const rows = keys.length === 0 ? [] : await transaction.selectFrom('dossiers').select(['county', 'id', 'state', 'due_at']).where('county', '=', keys[0]?.county ?? 0)
    .where('id', 'in', keys.map(({ id }) => id)).execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  return regions.map(({ code, short_name: name }) => {
    const row = found.get(cycleKey(code, year).id)
    const due = row?.state === 'ACTIVE' ? null : row?.due_at ?? null
    return {
      code, name, town: townNames.get(code.slice(0, 9)) ?? '', cycle: row === undefined ? null : nameOfKey(cycleKey(code, year)), stage: row?.state ?? null,
      dueOn: due === null ? null : dayOf(due.getTime()), late: due !== null && due.getTime() < now,
    }
  })
}

async function viewOfYear(transaction: Transaction, year: Year, isTheirs: boolean): Promise<Static<typeof VillageYear>> {
  const { key, stage, file } = year
  const region = await findRegion(transaction, { level: 'VILLAGE', code: file.village })
  const ratings = await ratingsIn(transaction, year)
  const living = ratings.filter(({ ended }) => !ended)
  const asked = honoured(awardLines(ratings, file), file).map(({ rating }) => ratings.find(({ name }) => name === rating)?.plaque ?? null)
  return {
    cycle: dossierName(key), village: file.village, villageName: region?.shortName ?? file.village, year: file.year, stage, stars: file.agreed.standard.stars.length,
    honourFrom: file.agreed.honourFrom, noticeDays: file.agreed.noticeDays,
    counts: {
      households: file.households[file.agreed.denominator], takingPart: living.filter(({ takesPart }) => takesPart).length, stayingOut: living.filter(({ takesPart }) => !takesPart).length,
      decided: living.filter(({ takesPart, decided }) => takesPart && decided).length, open: living.filter(({ open }) => open).length,
    },
    next: isTheirs ? nextOf(year, ratings) : null,
    notice: file.notice === null ? null : {
      on: file.notice.on, until: file.notice.until, where: file.notice.where, boards: file.boards.map((board) => ({ ...board })), lines: namedLines(file.notice.lines, file),
    },
    honour: file.award === null ? null : namedLines(presentLines(file), file),
    plaques: { agreed: asked.filter((one) => one === true).length, notAsked: asked.filter((one) => one === null).length, declined: asked.filter((one) => one === false).length },
    sheets: sheetsIn(year),
  }
}

export function sheetsIn({ stage, file }: Pick<Year, 'stage' | 'file'>): Static<typeof VillageYear>['sheets'] {
  if (stage === 'PUBLICITY' && file.notice !== null) return ['notice']
  return file.award === null ? [] : ['board', 'certificates', 'plaques']
}

function nextOf({ stage, file }: Year, ratings: readonly Rating[]): Static<typeof VillageYear>['next'] {
  const shown = (act: string, lines: readonly PublicLine[], waiting = 0) => ({ act, name: starCycle.acts[act]?.name ?? '', lines: namedLines(lines, file), waiting })
  switch (stage) {
    case 'VOTE': return shown('publish', noticeLines(ratings))
    case 'PUBLICITY': return shown('amend-notice', noticeLines(ratings))
    case 'AWARD': return shown('award', awardLines(ratings, file), waitingFor(ratings, file))
    case 'ACTIVE': return activeNext(file, ratings, shown)
    default: return null
  }
}

function activeNext(file: Year['file'], ratings: readonly Rating[], shown: (act: string, lines: readonly PublicLine[], waiting?: number) => NonNullable<Static<typeof VillageYear>['next']>) {
  const known = { members: ratings.map(({ name, ended, ...rest }) => ({ dossier: name, procedure: 'star-household', state: ended ? 'ENDED' : 'DECIDED', shown: { ...rest } })), units: new Map(), dossiers: new Map(), door: {} }
  const later = newlyAwarded(file, known)
  if (later.length > 0) return shown('award-later', later)
  const dossier = { file } as Parameters<typeof presentOf>[0]['dossier']
  return shown('publish-list', additionsTo(presentLines(file), presentOf({ dossier, known })))
}
