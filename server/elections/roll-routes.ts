/**
 * `/api/elections/{id}/roll`: the roll page after page, with its objections and proxies; `/register`: of whom it can be made; `/read-roll`: a table held against
 * the register; `/roll/export`: the four columns that are published. Names are found by whoever has the page: none goes into an address.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { publishedRollColumns, registrations, sexes } from '../../core/election/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { byteOrderMark, csvRow, type Cell } from '../../core/table-text/csv.ts'
import { dayOf } from '../../core/time/index.ts'
import type { RollPage } from '../../core/view/elections.ts'
import { objectionKinds, wishKinds } from '../../procedures/election-roll/roll-file.ts'
import { candidatesNow } from '../../procedures/village-election/election-file.ts'
import { realTime, type Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { audit, originOf } from '../identity/index.ts'
import { readTable, UnreadableTable } from '../open-affairs/index.ts'
import { peopleAskedFor } from '../registry/index.ts'
import { workbookOf } from '../statistics/index.ts'
import { Register, Roll, Table } from './answers.ts'
import { electionAsked, isOfCommittee, type Election } from './election-rows.ts'
import { headOf } from './election-view.ts'
import { registerOf } from './register.ts'
import { entriesIn } from './roll-table.ts'

const closed = { additionalProperties: false } as const
const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the election.' }) })
const pageQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999, description: 'The last number of the page before.' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}, closed)
const exportQuery = Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }, closed)
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const largestTable = 2_000_000

export async function electionRollRoutes(app: FastifyInstance, door: Door): Promise<void> {
  const asked = async <T>(request: FastifyRequest, id: string, act: string, work: (transaction: Transaction, election: Election) => Promise<T>) => await notingDenials(
    door, request, { act, object: `dossier:${id.slice(0, 60)}` }, () => door.database.transaction({ role: 'app', actor: requireStaff(request) }, async (transaction) => await work(transaction, await electionAsked(transaction, door, id))))
  const note = (transaction: Transaction, request: FastifyRequest, election: Election, act: string) => {
    const actor = requireStaff(request)
    return audit(transaction, {
      at: realTime(door), region: election.file.village, actor, account: request.caller.session?.account ?? null, act, object: `dossier:${dossierName(election.key)}`, result: 'done', from: originOf(request),
    })
  }

  app.get<{ Params: Static<typeof params>; Querystring: Static<typeof pageQuery> }>('/api/elections/:id/roll', {
    schema: { summary: '参加选举的村民名单，一页一页，连同异议和委托', params, querystring: pageQuery, response: { 200: Roll } },
  }, async (request, reply) => {
    const { after = 0, limit = 300 } = request.query
    const page = await asked(request, request.params.id, 'read-roll', (transaction, election) => rollPage(transaction, door, election, after, limit))
    return await reply.header('cache-control', 'no-store').send(page)
  })

  app.get<{ Params: Static<typeof params>; Querystring: Static<typeof exportQuery> }>('/api/elections/:id/roll/export', {
    schema: { summary: '导出名单（CSV 或 Excel），只有公布的几栏，留审计记录', params, querystring: exportQuery, response: { 200: Type.String() }, gives: { 200: ['text/csv', workbookType] } },
  }, async (request, reply) => {
    const rows = await asked(request, request.params.id, 'export-roll', async (transaction, election) => {
      const made = [['序号', ...Object.values(publishedRollColumns)], ...(await rollOf(transaction, election)).file.entries.map(({ serial, name, sex, group, registration }): Cell[] => [
        serial, name, sex === null ? '' : sexes[sex], group, registrations[registration],
      ])]
      await note(transaction, request, election, 'export-roll')
      return made
    })
    const csv = request.query.format === 'csv'
    return await reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="roll.${request.query.format}"`).type(csv ? 'text/csv; charset=utf-8' : workbookType)
      .send(csv ? `${byteOrderMark}${rows.map(csvRow).join('')}` : workbookOf('参加选举的村民名单', rows))
  })

  app.get<{ Params: Static<typeof params> }>('/api/elections/:id/register', {
    schema: { summary: '村里的登记：谁可以列入名单、按哪一类、还缺什么，留审计记录', params, response: { 200: Register } },
  }, async (request, reply) => {
    const page = await asked(request, request.params.id, 'read-register-for-roll', async (transaction, election) => {
      const people = await registerFor(transaction, door, election, request)
      await note(transaction, request, election, 'read-register-for-roll')
      return people
    })
    return await reply.header('cache-control', 'no-store').send({ ...page, items: page.items.map((one) => ({ ...one, lacks: [...one.lacks] })) })
  })

  // Bodies of bytes, in a place of their own: nowhere else is anything but JSON and forms taken.
  await app.register(async (inside) => {
    inside.addContentTypeParser(['application/octet-stream', workbookType, 'text/csv'], { parseAs: 'buffer', bodyLimit: largestTable }, (_request, body, done) => { done(null, body) })
    inside.post<{ Params: Static<typeof params>; Body: Buffer }>('/api/elections/:id/read-roll', {
      bodyLimit: largestTable, config: { slowBody: true }, schema: { summary: '读一张名册表（Excel、CSV），和村里的登记对一遍，只看不存', consumes: ['application/octet-stream'], params, response: { 200: Table } },
    }, async (request, reply) => {
      const answer = await asked(request, request.params.id, 'read-register-for-roll', async (transaction, election) => {
        const register = await registerFor(transaction, door, election, request)
        await note(transaction, request, election, 'read-register-for-roll')
        if (!Buffer.isBuffer(request.body)) throw new Refused({ code: 'request-invalid', sentence: '请选一个 Excel 或者 CSV 文件。', cause: 'no bytes' })
        return tableIn(request.body, { register: register.items, onRoll: election.roll?.file.entries ?? [], today: dayOf(door.clock()), proofWanted: election.file.rules.hukouVillageProof })
      })
      return await reply.header('cache-control', 'no-store').send(answer)
    })
    await Promise.resolve()
  })
}

function tableIn(file: Buffer, ground: Parameters<typeof entriesIn>[1]): ReturnType<typeof entriesIn> {
  try {
    return entriesIn(readTable(file).rows, ground)
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return { ok: false, more: 0, faults: [{ row: 0, column: '', sentence: error.sentence }] }
  }
}

/** Who may read the roll's dossier may read the roll; a village cadre who is not of the committee may not. */
async function rollOf(transaction: Transaction, { roll }: Election): Promise<NonNullable<Election['roll']>> {
  const key = roll === null ? null : parseDossierKey(roll.id)
  const seen = key === null ? undefined : await transaction.selectFrom('dossiers').select('id').where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  if (roll === null || seen === undefined) throw new Refused({ code: 'unknown-dossier', sentence: '这次选举还没有开名册，或者您不能查看它。公布以后名单在群众端人人可以看。', cause: 'no roll, or not visible' })
  return roll
}

async function rollPage(transaction: Transaction, door: Door, election: Election, after: number, limit: number): Promise<RollPage & { items: object[] }> {
  const roll = await rollOf(transaction, election)
  const { file } = roll
  const calendar = await door.calendars.of(transaction, election.key.county, door.clock())
  const rest = file.entries.filter(({ serial }) => serial > after).toSorted((one, other) => one.serial - other.serial)
  await takeRole(transaction, 'system')
  const wishers = await peopleAskedFor(transaction, election.key.county, file.wishes.map(({ person }) => person))
  await takeRole(transaction, 'app')
  const items = rest.slice(0, limit).map(({ person, serial, name, sex, group, registration, ground }) => ({ person, serial, name, sex, group, registration, ground }))
  return {
    head: {
      ...headOf(roll, calendar), candidates: candidatesNow(election.file), leftOut: file.leftOut.map(({ person }) => person),
      objections: file.objections.map(({ number, kind, about, words, on, dueOn, ruling }) => ({ number, kind: objectionKinds[kind], about, words, on, rulingDue: dueOn, ruling })),
      wishes: file.wishes.map(({ number, kind, person, since, words, on, answer }) => ({ number, kind, kindName: wishKinds[kind], person, name: wishers.get(person)?.name ?? '', since, words, on, answer })),
      given: file.proxies.map(({ principal, trustee, reason, on, ended }) => ({ principal, trustee, reason, on, ended })),
    },
    items, next: rest.length > items.length ? items.at(-1)?.serial ?? null : null,
  }
}

/** The committee makes the roll; before it stands the village's organisers and the township look up who was chosen into it. */
async function registerFor(transaction: Transaction, door: Door, election: Election, request: FastifyRequest) {
  const { mandate, person } = requireStaff(request)
  const { state, file } = election
  const chooses = state === 'ANNOUNCED' && ['VILLAGE_CADRE', 'PARTY_SEC', 'TOWN_DISPATCHER'].includes(mandate.office)
  const registers = isOfCommittee(election, person) && ['REGISTERING', 'NOMINATING', 'CANDIDATES'].includes(state) && ['ENTERING', 'PUBLISHED', undefined].includes(election.roll?.state)
  if (!chooses && !registers) throw new Refused({ code: 'not-yours', sentence: '村里的登记只给正在登记名册的选举委员会成员看；推选选举委员会时给村里的组织者和乡镇看。', cause: `register asked in ${state} by ${mandate.office}` })
  await takeRole(transaction, 'system')
  const page = await registerOf(transaction, {
    village: file.village, electionDay: file.electionDay, today: dayOf(door.clock()), proofWanted: file.rules.hukouVillageProof, onRoll: new Set(election.roll?.file.entries.map((one) => one.person)),
  })
  await takeRole(transaction, 'app')
  return page
}
