/** `/api/collective-economy/ledgers`, `/inventories` and `/meetings`: read, taken out as workbooks that can be read in again, and tables read before they are sent. Nothing is kept of a table. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { propertyCells, propertyColumns, propertyLines, propertyNames, type PropertyKind, type PropertyLine, type Use, uses } from '../../core/collective-economy/index.ts'
import { financeColumns, financeLines } from '../../core/open-affairs/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Inventory as InventoryView, Ledger as LedgerView, ReadTable } from '../../core/view/collective-economy.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { readTable, UnreadableTable } from '../open-affairs/index.ts'
import { workbookOf, type Rows } from '../statistics/index.ts'
import { closed, Inventory, Ledger, Meetings, Table } from './answers.ts'
import { workbookType } from './contract-routes.ts'
import { inventoryOf, ledgerOf, villageNamed } from './ledgers.ts'
import { meetingsOf } from './meetings.ts'
import { bookkeeperOf, notYours, staffOver } from './who-asks.ts'

const village = Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' })
const quarter = Type.Object({ village, period: Type.String({ pattern: '^20[0-9]{2}-Q[1-4]$' }) })
const place = Type.Object({ village })
const book = Type.Object({ village, kind: Type.Union([Type.Literal('assets'), Type.Literal('resources')]) })
const shapeQuery = Type.Object({ shape: Type.Union([Type.Literal('funds'), Type.Literal('assets'), Type.Literal('resources')]) }, closed)
/** A table of 600 lines weighs some 60 kB. */
const largestTable = 2_000_000

export async function ledgerRoutes(app: FastifyInstance, door: Door): Promise<void> {
  const asked = async <T>(code: string, read: (transaction: Transaction, named: { readonly code: string; readonly name: string }) => Promise<T>): Promise<T> => (
    await door.database.reading({ role: 'system' }, async (transaction) => {
      const named = await villageNamed(transaction, code)
      if (named === null) throw notYours(code)
      return await read(transaction, named)
    }))

  app.get<{ Params: Static<typeof quarter> }>('/api/collective-economy/ledgers/:village/:period', {
    schema: { summary: '一个村一个季度的资金台账，逐笔', params: quarter, response: { 200: Ledger } },
  }, async (request, reply) => {
    staffOver(request, { level: 'VILLAGE', code: request.params.village })
    return await reply.header('cache-control', 'no-store').send(await asked(request.params.village, (transaction, named) => ledgerOf(transaction, named, request.params.period)))
  })

  app.get<{ Params: Static<typeof quarter> }>('/api/collective-economy/ledgers/:village/:period/xlsx', {
    schema: { summary: '一个季度的资金台账，Excel 表格，可以再导入，也可以拿去做财务公开', params: quarter, response: { 200: Type.String({ description: 'XLSX' }) }, gives: { 200: workbookType } },
  }, async (request, reply) => {
    staffOver(request, { level: 'VILLAGE', code: request.params.village })
    const ledger = await asked(request.params.village, (transaction, named) => ledgerOf(transaction, named, request.params.period))
    return await reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="funds-${ledger.period}.xlsx"`).type(workbookType).send(workbookOf(`${ledger.periodName}资金台账`, fundRows(ledger)))
  })

  app.get<{ Params: Static<typeof book> }>('/api/collective-economy/inventories/:village/:kind', {
    schema: { summary: '一个村的资产台账或者资源台账', params: book, response: { 200: Inventory } },
  }, async (request, reply) => {
    staffOver(request, { level: 'VILLAGE', code: request.params.village })
    return await reply.header('cache-control', 'no-store').send(await asked(request.params.village, (transaction, named) => inventoryOf(transaction, named, request.params.kind)))
  })

  app.get<{ Params: Static<typeof book> }>('/api/collective-economy/inventories/:village/:kind/xlsx', {
    schema: { summary: '资产台账或者资源台账，Excel 表格，可以再导入', params: book, response: { 200: Type.String({ description: 'XLSX' }) }, gives: { 200: workbookType } },
  }, async (request, reply) => {
    staffOver(request, { level: 'VILLAGE', code: request.params.village })
    const inventory = await asked(request.params.village, (transaction, named) => inventoryOf(transaction, named, request.params.kind))
    return await reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${inventory.kind}.xlsx"`).type(workbookType).send(workbookOf(propertyNames[inventory.kind], propertyRows(inventory)))
  })

  app.get<{ Params: Static<typeof place> }>('/api/collective-economy/meetings/:village', {
    schema: { summary: '一个村的成员大会和成员代表大会', params: place, response: { 200: Meetings } },
  }, async (request, reply) => {
    staffOver(request, { level: 'VILLAGE', code: request.params.village })
    return await reply.header('cache-control', 'no-store').send(await asked(request.params.village, async (transaction, named) => ({ village: named, meetings: await meetingsOf(transaction, named.code) })))
  })

  // Bodies of bytes, in a place of their own: nowhere else is anything but JSON and forms taken.
  await app.register(async (inside) => {
    inside.addContentTypeParser(['application/octet-stream', workbookType, 'text/csv'], { parseAs: 'buffer', bodyLimit: largestTable }, (_request, body, done) => { done(null, body) })
    inside.post<{ Querystring: Static<typeof shapeQuery>; Body: Buffer }>('/api/collective-economy/read-table', {
      bodyLimit: largestTable, config: { slowBody: true },
      schema: { summary: '读一张台账表（Excel、CSV），只看不存', consumes: ['application/octet-stream'], querystring: shapeQuery, response: { 200: Table } },
    }, async (request, reply) => {
      bookkeeperOf(request)
      if (!Buffer.isBuffer(request.body)) throw new Refused({ code: 'request-invalid', sentence: '请选一个 Excel 或者 CSV 文件。', cause: 'no bytes' })
      return await reply.header('cache-control', 'no-store').send(tableIn(request.body, request.query.shape))
    })
    await Promise.resolve()
  })
}

/** Lines, or every fault by row and column; all or nothing. */
export function tableIn(file: Buffer, shape: 'funds' | PropertyKind): ReadTable {
  try {
    const { rows, dates1904 } = readTable(file)
    if (shape === 'funds') {
      const read = financeLines(rows, dates1904)
      return read.ok ? { ok: true, funds: [...read.lines], property: [] } : { ok: false, faults: [...read.faults], more: read.more }
    }
    const read = propertyLines(shape, rows, dates1904)
    return read.ok ? { ok: true, funds: [], property: [...read.lines] } : { ok: false, faults: [...read.faults], more: read.more }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return { ok: false, more: 0, faults: [{ row: 0, column: '', sentence: error.sentence }] }
  }
}

/** As the importer and the open affairs' own table read them: struck lines and their red ones cancel out and are left away. */
function* fundRows({ sums, lines }: LedgerView): Rows {
  yield [...financeColumns]
  yield [null, '期初余额', null, sums.opening / 100, null, null]
  const gone = new Set(lines.flatMap(({ number, reverses }) => (reverses === null ? [] : [number, reverses])))
  for (const { number, day, subject, words, direction, fen, voucher } of lines) {
    if (!gone.has(number)) yield [day, subject, words, direction === 'in' ? fen / 100 : null, direction === 'out' ? fen / 100 : null, voucher]
  }
}

function* propertyRows({ kind, rows }: InventoryView): Rows {
  yield [...propertyColumns[kind]]
  for (const row of rows) yield propertyCells(kind, { ...row, use: useNamed(row.use) } satisfies PropertyLine)
}

function useNamed(name: string): Use {
  return (Object.keys(uses) as Use[]).find((use) => uses[use] === name) ?? 'own'
}
