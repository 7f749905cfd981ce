/**
 * `GET /api/elections`: elections of one's region; `/launch/{code}`: what launching one in a village would mean; `/{id}`: one as a ladder of steps. Who may
 * read an election is said by its policies: the committee, the village, its supervisors, township and county.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { byteOrderMark, csvRow } from '../../core/table-text/csv.ts'
import { dayOf } from '../../core/time/index.ts'
import type { ElectionLine } from '../../core/view/elections.ts'
import { states, type ElectionState } from '../../procedures/village-election/states.ts'
import { realTime, type Door } from '../acts/index.ts'
import { takeRole } from '../database/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { audit, originOf } from '../identity/index.ts'
import { findRegion, peopleAskedFor } from '../registry/index.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import { Launch, List, View } from './answers.ts'
import { electionAsked } from './election-rows.ts'
import { personsAbout, viewOf } from './election-view.ts'
import { launchOf, mayLaunchHere } from './launch.ts'
import { linesIn, type Asked } from './list.ts'

const closed = { additionalProperties: false } as const
const stateQuery = Type.Union([...Object.keys(states).map((key) => Type.Literal(key)), Type.Literal('running'), Type.Literal('late')])
const wanted = {
  code: Type.Optional(Type.String({ pattern: '^([0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'A county, township or village of one\'s own region.' })),
  state: Type.Optional(stateQuery),
}
const listQuery = Type.Object({ ...wanted, after: Type.Optional(Type.String({ maxLength: 60, description: 'The last one of the page before.' })) }, closed)
const exportQuery = Type.Object(wanted, closed)
const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the election.' }) })
const launchParams = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
const launchQuery = Type.Object({ day: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'A day of election whose calendar is wanted.' })) }, closed)
const perPage = 50
const mostExported = 3000

export function electionListRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof listQuery> }>('/api/elections', {
    schema: { summary: '辖区里的选举：各到哪一步，什么过了期限', querystring: listQuery, response: { 200: List } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const asked = askedIn(request.query, actor.mandate.region)
    const page = await door.database.reading({ role: 'app', actor }, (transaction) => linesIn(transaction, door, { ...asked, after: afterIn(request.query.after), most: perPage }))
    return await reply.header('cache-control', 'no-store').send({ ...page, items: [...page.items], today: dayOf(door.clock()), mayLaunch: mayLaunchHere(actor.mandate.office) })
  })

  app.get<{ Querystring: Static<typeof exportQuery> }>('/api/elections/export', {
    schema: { summary: '导出选举清单（CSV），留审计记录', querystring: exportQuery, response: { 200: Type.String() }, gives: { 200: 'text/csv' } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const asked = askedIn(request.query, actor.mandate.region)
    const { items } = await door.database.transaction({ role: 'app', actor }, async (transaction) => {
      const page = await linesIn(transaction, door, { ...asked, after: null, most: mostExported })
      await audit(transaction, {
        at: realTime(door), region: actor.mandate.region.code, actor, account: request.caller.session?.account ?? null, act: 'export-elections', object: `region:${asked.code}`, result: 'done', from: originOf(request),
      })
      return page
    })
    return await reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="elections.csv"').type('text/csv; charset=utf-8')
      .send(`${byteOrderMark}${[['村', '选举', '状态', '投票日', '现在这一步', '最晚', '过了期限的'], ...items.map(cellsOf)].map(csvRow).join('')}`)
  })

  app.get<{ Params: Static<typeof launchParams>; Querystring: Static<typeof launchQuery> }>('/api/elections/launch/:code', {
    schema: { summary: '在一个村启动选举：日子怎么排，省规还有什么没核对', params: launchParams, querystring: launchQuery, response: { 200: Launch } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { code } = request.params
    if (!contains(actor.mandate.region, { level: 'VILLAGE', code })) throw new Refused(regionNotYours(code))
    const answer = await door.database.reading({ role: 'app', actor }, (transaction) => launchOf(transaction, door, { village: code, office: actor.mandate.office, day: request.query.day ?? null }))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get<{ Params: Static<typeof params> }>('/api/elections/:id', {
    schema: { summary: '一次选举：到哪一步，下一步是什么，最晚哪天', params, response: { 200: View } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id } = request.params
    const view = await notingDenials(door, request, { act: 'read-election', object: `dossier:${id.slice(0, 60)}` }, () => door.database.reading({ role: 'app', actor }, async (transaction) => {
      const election = await electionAsked(transaction, door, id)
      const { key: { county }, file } = election
      await takeRole(transaction, 'system')
      const people = await peopleAskedFor(transaction, county, personsAbout(file))
      const kinships = [...people.values()].flatMap(({ id: person, nearRelatives }) => nearRelatives.map((other): Kinship => ({ person, relation: 'sibling', other })))
      await takeRole(transaction, 'app')
      const now = door.clock()
      return viewOf(election, {
        actor, now, kinships, calendar: await door.calendars.of(transaction, county, now),
        villageName: (await findRegion(transaction, { level: 'VILLAGE', code: file.village }))?.shortName ?? '', townName: (await findRegion(transaction, { level: 'TOWN', code: file.village.slice(0, 9) }))?.shortName ?? '',
      })
    }))
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

/** Of a worker of a grid the village is asked: what of it they may read their policies say. */
function askedIn({ code, state }: Static<typeof exportQuery>, own: RegionKey): Omit<Asked, 'after' | 'most'> {
  const wantedCode = code ?? own.code.slice(0, 12)
  const level = levelOf(wantedCode)
  const inside = level !== null && (contains(own, { level, code: wantedCode }) || (level === 'VILLAGE' && own.code.startsWith(wantedCode)))
  if (level === null || level === 'CITY' || !inside) throw new Refused(regionNotYours(wantedCode))
  return { code: wantedCode, level, state: state === undefined ? null : state as ElectionState | 'running' | 'late' }
}

function afterIn(after: string | undefined): string | null {
  return after !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after) ? after : null
}

function cellsOf({ townName, villageName, title, stateName, electionDay, next, late }: ElectionLine) {
  return [`${townName}${villageName}`, title, stateName, electionDay, next?.name ?? '', next?.latest ?? '', late.join('；')]
}

function regionNotYours(code: string) {
  return { code: 'region-not-yours', sentence: '这个地方不在您的辖区里。请从本辖区进入，市里请先选一个县。', cause: `region ${code} is not inside the office's` }
}
