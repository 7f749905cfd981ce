/** `GET /api/body-meetings/{id}/minutes/pdf`: the minutes of a meeting as a sheet to sign and keep, for whoever reads the meeting anyway. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { bodies, bodyOf } from '../../core/village-bodies/index.ts'
import type { MeetingFile } from '../../procedures/body-meeting/meeting-file.ts'
import { itemWords } from '../../procedures/body-meeting/sheet.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { findDossier, parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { CannotPrint, type Printer, type Sheets } from '../printing/index.ts'
import { pathOf } from '../registry/index.ts'

const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the meeting.' }) })
type Parts = { readonly door: Door; readonly printer: Printer }

export function minutesRoutes(app: FastifyInstance, { door, printer }: Parts): void {
  app.get<{ Params: Static<typeof params> }>('/api/body-meetings/:id/minutes/pdf', {
    schema: { summary: '村级组织会议记录的 PDF，打印签字', params, response: { 200: Type.String({ description: 'PDF' }) }, gives: { 200: 'application/pdf' } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id } = request.params
    const data = await notingDenials(door, request, { act: 'print-minutes', object: `dossier:${id.slice(0, 60)}` }, () => (
      door.database.reading({ role: 'app', actor }, async (transaction) => {
        const file = await meetingAsked(transaction, door, id)
        if (file.minutes === null) throw new Refused({ code: 'sheet-not-yet', sentence: '会议记录还没有写，请写好以后再打印。', cause: 'no minutes yet' })
        return await minutesOf(transaction, file)
      })))
    try {
      const { pdf } = await printer.print('body-minutes', data)
      return await reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="minutes-${id.slice(7, 19)}.pdf"`).type('application/pdf').send(Buffer.from(pdf))
    } catch (error) {
      if (!(error instanceof CannotPrint)) throw error
      throw new Refused(error.reason === 'busy'
        ? { code: 'printer-busy', sentence: '现在打印的人多，请过一分钟再试。', cause: error.message }
        : { code: 'cannot-print', sentence: '这张没有排出来，请告诉系统管理员；其他的可以照常打印。', cause: error.message })
    }
  })
}

async function meetingAsked(transaction: Transaction, { procedures }: Door, id: string): Promise<MeetingFile> {
  const key = parseDossierKey(id)
  const found = key === null ? null : await findDossier(transaction, (name, version) => procedures.at(name, version), key)
  if (found?.procedure.key !== 'body-meeting') throw new Refused({ code: 'unknown-dossier', sentence: '没有这次会议，或者您不能查看它。请从村级组织进入。', cause: 'not visible' })
  return found.dossier.file as MeetingFile
}

async function minutesOf(transaction: Transaction, file: MeetingFile): Promise<Sheets['body-minutes']> {
  await takeRole(transaction, 'system')
  const names = await namesOf(transaction, Number(file.village.slice(0, 6)), [...file.present, ...file.presiding === null ? [] : [file.presiding]])
  const place = (await pathOf(transaction, { level: 'VILLAGE', code: file.village })).filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join('')
  await takeRole(transaction, 'app')
  const body = bodyOf(file.body)
  const named = (person: string) => names.get(person) ?? '一位成员'
  const facts = [
    { name: '村', value: place }, { name: '时间', value: `${file.day} ${file.time}` }, { name: '地点', value: file.place },
    { name: '到会', value: `${file.present.length} 人（在任成员 ${file.members.length} 人）：${file.present.map(named).join('、')}` },
    ...(file.presiding === null ? [] : [{ name: '主持', value: named(file.presiding) }]), ...(file.guests === '' ? [] : [{ name: '列席', value: file.guests }]),
  ]
  return {
    title: `${body === null ? '村级组织' : bodies[body].name}会议记录`, publisher: `${place}村民委员会`, facts, minutes: file.minutes?.words ?? '',
    items: file.agenda.map((item) => ({ title: item.title, lines: [itemWords(item)] })),
    signers: file.present.map((person) => ({ name: named(person), confirmed: file.confirmed.includes(person) })),
  }
}

/** As the bodies of the village are published with their names; whoever reads the meeting reads them there. */
async function namesOf(transaction: Transaction, county: number, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('persons').select(['id', 'name']).where('county', '=', county).where('id', 'in', [...new Set(persons)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
