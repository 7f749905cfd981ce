/**
 * `/api/polling`: the day of the vote for those who work on it. What somebody may see at all, the policies decide; who of them works at a station or keys in
 * a sheet is asked here (R-228…R-230).
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { SheetKey } from '../../../core/view/polling.ts'
import { roundNow } from '../../../procedures/village-election/election-file.ts'
import type { Door } from '../../acts/index.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { notingDenials, requireStaff } from '../../edge/index.ts'
import { findRegion } from '../../registry/index.ts'
import { actAtBox, actOnSheet, boxActs, sheetActs, type QuickAct } from './acts.ts'
import { Box, Day, Done, HallView, Mark, OwnSheet, SheetDone, Taken, Voters } from './answers.ts'
import { boxView } from './box-view.ts'
import { dayView } from './day-view.ts'
import { hallBoxes, hallView } from './hall-view.ts'
import { markOf, takenIn, votersOn } from './marks.ts'
import { boxAsked, boxesInRound, demandWork, electionAsked, rollOfElection, type BoxRow, type RollRow } from './rows.ts'
import { demandOwnSheet, ownSheetView } from './sheets.ts'

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const closed = { additionalProperties: false } as const
const id = Type.String({ maxLength: 60, description: 'county-uuid of the box, or of the election.' })
const params = Type.Object({ id })
const markParams = Type.Object({ id, serial: Type.Integer({ minimum: 1, maximum: 99_999, description: 'Number on the roll.' }) })
const sheetParams = Type.Object({ id, copy: Type.Union([Type.Literal('A'), Type.Literal('B')], { description: 'First or second sheet.' }) })
const acts = (names: readonly string[]) => Type.Object({
  acts: Type.Array(Type.Object({
    id: Type.String({ pattern: uuid }), act: Type.Union(names.map((act) => Type.Literal(act))), form: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()), occurredAt: Type.Optional(Type.String({ maxLength: 40 })),
  }, closed), { minItems: 1, maxItems: 20 }),
}, closed)
type Params = { id: string; serial?: number; copy?: SheetKey }
type Work = (transaction: Transaction, params: { readonly id: string; readonly serial: number; readonly copy: SheetKey }, actor: Actor) => Promise<unknown>

export function pollingRoutes(app: FastifyInstance, door: Door): void {
  const get = (url: string, summary: string, asked: TSchema, answer: TSchema, work: Work) => {
    app.get<{ Params: Params }>(url, { schema: { summary, params: asked, response: { 200: answer } } }, async (request, reply) => {
      const { id: name, serial = 0, copy = 'A' } = request.params
      return await reply.header('cache-control', 'no-store').send(await asking(door, request, (transaction, actor) => work(transaction, { id: name, serial, copy }, actor)))
    })
  }
  get('/api/polling/elections/:id', '投票日：各投票点、票箱、结果和下一轮', params, Day, async (transaction, asked, actor) => dayView(transaction, await electionAsked(transaction, asked.id), actor))
  get('/api/polling/elections/:id/hall', '公开唱票的大屏：各箱唱到哪里', params, HallView, hall)
  get('/api/polling/boxes/:id', '一个投票点或者流动票箱', params, Box, async (transaction, asked, actor) => boxView(transaction, await boxAsked(transaction, asked.id), actor))
  get('/api/polling/boxes/:id/voters', '领票用的名册：号、姓名、性别、小组和委托', params, Voters, async (transaction, asked, actor) => {
    const { box, roll } = await atStation(transaction, asked.id, actor)
    return { items: votersOn(roll, box) }
  })
  get('/api/polling/boxes/:id/taken', '这一轮哪些号已经领票', params, Taken, async (transaction, asked, actor) => {
    const { box, roll } = await atStation(transaction, asked.id, actor)
    return await takenIn(transaction, roll, box)
  })
  get('/api/polling/boxes/:id/marks/:serial', '一个号什么时候、在哪个投票点领的票', markParams, Mark, async (transaction, asked, actor) => {
    const { box, roll } = await atStation(transaction, asked.id, actor)
    return await markOf(transaction, roll, box, asked.serial)
  })
  get('/api/polling/boxes/:id/sheets/:copy', '自己录的一份：录到第几张', sheetParams, OwnSheet, async (transaction, asked, actor) => {
    const box = await boxAsked(transaction, asked.id)
    demandOwnSheet(box, asked.copy, actor.person)
    return await ownSheetView(transaction, box, asked.copy)
  })

  const boxBody = acts(boxActs)
  app.post<{ Params: Params; Body: Static<typeof boxBody> }>('/api/polling/boxes/:id/acts', { schema: { summary: '领票、录票的登记：一批动作，各自成败', params, body: boxBody, response: { 200: Done } } }, async (request, reply) => {
    const actor = requireStaff(request)
    const box = await workingAt(door, request)
    return await reply.header('cache-control', 'no-store').send(await actAtBox(door, { box, actor, acts: request.body.acts as readonly QuickAct[] }))
  })
  const sheetBody = acts(sheetActs)
  app.post<{ Params: Params; Body: Static<typeof sheetBody> }>('/api/polling/boxes/:id/sheets/:copy/acts', {
    schema: { summary: '唱票录入：一批选票，各自成败，只答录到第几张', params: sheetParams, body: sheetBody, response: { 200: SheetDone } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const box = await workingAt(door, request)
    const { copy = 'A' } = request.params
    demandOwnSheet(box, copy, actor.person)
    return await reply.header('cache-control', 'no-store').send(await actOnSheet(door, copy, { box, actor, acts: request.body.acts as readonly QuickAct[] }))
  })
}

async function hall(transaction: Transaction, asked: { readonly id: string }, actor: Actor): Promise<unknown> {
  const election = await electionAsked(transaction, asked.id)
  const rows = await boxesInRound(transaction, election.key, roundNow(election.file)?.number ?? 0)
  const boxes = await hallBoxes(transaction, rows, actor.person)
  return hallView(election, boxes, (await findRegion(transaction, { level: 'VILLAGE', code: election.file.village }))?.shortName ?? '')
}

async function workingAt(door: Door, request: FastifyRequest<{ Params: Params }>): Promise<BoxRow> {
  return await asking(door, request, async (transaction, actor) => {
    const box = await boxAsked(transaction, request.params.id)
    demandWork(box, actor.person)
    return box
  })
}

async function asking<T>(door: Door, request: FastifyRequest<{ Params: Params }>, work: (transaction: Transaction, actor: Actor) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  return await notingDenials(door, request, { act: 'read-polling', object: `dossier:${request.params.id.slice(0, 60)}` }, () => (
    door.database.reading({ role: 'app', actor }, (transaction) => work(transaction, actor))))
}

/** The roll is read for those who work at the station, who need not be of the committee. Leaves the transaction as the platform. */
async function atStation(transaction: Transaction, name: string, actor: Actor): Promise<{ readonly box: BoxRow; readonly roll: RollRow }> {
  const box = await boxAsked(transaction, name)
  demandWork(box, actor.person)
  await takeRole(transaction, 'system')
  const roll = await rollOfElection(transaction, box.file)
  if (roll === null) throw new Refused({ code: 'unknown-dossier', sentence: '还没有名册，请先在选举里登记名册。', cause: 'no roll' })
  return { box, roll }
}
