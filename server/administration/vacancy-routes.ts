/** `GET /api/vacancies` and `/export`: which offices of the own region nobody holds, for those who see the roll of mandates. */
import { Readable } from 'node:stream'
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { offices } from '../../core/procedure/actor.ts'
import { levels, type RegionKey } from '../../core/region/region.ts'
import { byteOrderMark, csvRow } from '../../core/table-text/csv.ts'
import { dayOf } from '../../core/time/index.ts'
import { byStaff, listed, listing, type Administration } from './administration.ts'
import { Vacancies } from './answers.ts'
import { mayList } from './mandate-routes.ts'
import { neededOffices, vacanciesIn, type Vacancy } from './vacancies.ts'
import { closed, Cursor, regionAsked, RegionCode } from './wire.ts'

const narrowing = {
  region: Type.Optional(RegionCode), level: Type.Optional(Type.Union(levels.map((one) => Type.Literal(one)), { description: 'Only offices of this level.' })),
}
const ListQuery = Type.Object({ ...narrowing, cursor: Type.Optional(Cursor) }, closed)
const ExportQuery = Type.Object(narrowing, closed)

/** Read at a time for the table, each page in a transaction of its own. */
const exportPage = 200
/** A whole county has some thousands of grids. */
const mostExported = 20_000

const levelNames = { CITY: '市', COUNTY: '县', TOWN: '乡镇', VILLAGE: '村', GRID: '网格' } as const

export function vacancyRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration
  const today = () => dayOf(door.clock())

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/vacancies', { schema: { summary: '没有人任职的岗位', querystring: ListQuery, response: { 200: Vacancies } } }, async (request, reply) => {
    const { region: asked, level, cursor } = request.query
    const answer = await byStaff(administration, request, listing('list-vacancies', asked, mayList), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const { vacancies, next } = await vacanciesIn(transaction, { scope: region, day: today(), level, cursor })
      return listed(region, { items: vacancies.map(viewOf), next, levels: levelsBelow(region) })
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get<{ Querystring: Static<typeof ExportQuery> }>('/api/vacancies/export', {
    schema: { summary: '导出没有人任职的岗位（CSV），留审计记录', querystring: ExportQuery, response: { 200: Type.String() }, gives: { 200: 'text/csv' } },
  }, async (request, reply) => {
    const { region: asked, level } = request.query
    const { actor, region, first } = await byStaff(administration, request, listing('export-vacancies', asked, mayList), async (transaction, staff) => {
      const scope = regionAsked(staff, asked)
      return listed(scope, { actor: staff, region: scope, first: await vacanciesIn(transaction, { scope, day: today(), level, limit: exportPage }) })
    })
    const pageAfter = (cursor: string) => door.database.transaction({ role: 'app', actor }, (transaction) => (
      vacanciesIn(transaction, { scope: region, day: today(), level, cursor, limit: exportPage })
    ))
    void reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="vacancies-${region.code}.csv"`)
    return await reply.type('text/csv; charset=utf-8').send(Readable.from(table(first, pageAfter)))
  })
}

type Page = Awaited<ReturnType<typeof vacanciesIn>>

async function* table(first: Page, pageAfter: (cursor: string) => Promise<Page>): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(['级别', '代码', '地方', '上级', '岗位'])
  let written = 0
  for (let page = first; ; page = await pageAfter(page.next)) {
    written += page.vacancies.length
    yield page.vacancies.map(({ level, code, name, parentName, office }) => csvRow([levelNames[level], code, name, parentName, offices[office]])).join('')
    if (page.next === null) return
    if (written >= mostExported) break
  }
  yield csvRow([`只导出了前 ${written} 项，后面还有。请按级别或下级区划分几次导出。`])
}

function viewOf({ level, code, name, parentName, office }: Vacancy) {
  return { region: { level, code }, name, parentName, office, officeName: offices[office] }
}

function levelsBelow({ level }: RegionKey) {
  const below = levels.slice(levels.indexOf(level))
  return below.filter((one) => neededOffices.some(([of]) => of === one))
}
