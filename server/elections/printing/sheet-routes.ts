/**
 * `GET /api/elections/{id}/sheets/{sheet}/pdf`: notices for the board, the roll, cards, ballot papers and the forms of polling day. Whoever may read the election prints what
 * is public of it; cards and ballot papers only the committee and the township.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { posts, type Post } from '../../../core/election/index.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { Actor } from '../../../core/procedure/actor.ts'
import type { RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { rollKey } from '../../../procedures/village-election/names.ts'
import { titleOf } from '../../../procedures/village-election/texts.zh.ts'
import type { Door } from '../../acts/index.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { findDossier } from '../../dossiers/index.ts'
import { notingDenials, requireStaff } from '../../edge/index.ts'
import { CannotPrint, type Printed, type Printer } from '../../printing/index.ts'
import { pathOf } from '../../registry/index.ts'
import { electionAsked } from '../election-rows.ts'
import { publicationsOf } from '../public/publications.ts'
import { resultsOf } from '../public/public-elections.ts'
import { ballotSheet, cardSheet, electionSheets, formSheet, noticeSheet, notices, rollSheet, type ElectionSheet, type Notice, type Printing } from './sheet-data.ts'

const closed = { additionalProperties: false } as const
const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the election.' }), sheet: Type.Union(electionSheets.map((sheet) => Type.Literal(sheet))) })
const query = Type.Object({
  paper: Type.Optional(Type.Union([Type.Literal('a3'), Type.Literal('a4')])), post: Type.Optional(Type.Union(Object.keys(posts).map((post) => Type.Literal(post)))),
  round: Type.Optional(Type.Integer({ minimum: 1, maximum: 99, description: 'Which vote; the last one unless told.' })),
  from: Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999, description: 'First number on the roll, or of the counterfoil.' })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, description: 'How many cards or papers; 400 at most in one file.' })),
}, closed)
type Asked = { Params: Static<typeof params>; Querystring: Static<typeof query> }
type Parts = { readonly door: Door; readonly printer: Printer; readonly siteUrl: string | undefined }

/** Sheets with which somebody could vote. */
const guarded: readonly ElectionSheet[] = ['cards', 'ballots']

export function electionSheetRoutes(app: FastifyInstance, { door, printer, siteUrl }: Parts): void {
  app.get<Asked>('/api/elections/:id/sheets/:sheet/pdf', {
    schema: { summary: '选举公告、名单、选举证、选票、检查清单、计票表、报告单的 PDF', params, querystring: query, response: { 200: Type.String({ description: 'PDF' }) }, gives: { 200: 'application/pdf' } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id, sheet } = request.params
    const origin = siteUrl ?? `${request.protocol}://${request.host}`
    const printing = await notingDenials(door, request, { act: 'print-election-sheet', object: `dossier:${id.slice(0, 60)}` }, () => (
      door.database.transaction({ role: 'app', actor }, (transaction) => printingOf(transaction, door, { id, sheet, actor, origin }))))
    const { pdf } = await set(printer, printing, sheet, request.query)
    return await reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="election-${sheet}-${id.slice(7, 19)}.pdf"`).type('application/pdf').send(Buffer.from(pdf))
  })
}

type Asking = { readonly id: string; readonly sheet: ElectionSheet; readonly actor: Actor; readonly origin: string }

/** @throws Refused where the election is not theirs, or the sheet is for the committee and the township alone */
export async function printingOf(transaction: Transaction, door: Door, { id, sheet, actor, origin }: Asking): Promise<Printing> {
  const { key, file } = await electionAsked(transaction, door, id)
  const mayGuard = (actor.person !== null && file.committee?.members.includes(actor.person) === true) || actor.mandate?.office === 'TOWN_DISPATCHER'
  if (guarded.includes(sheet) && !mayGuard) throw new Refused({ code: 'election-sheet-not-yours', sentence: '选票和参加选举证只由选举委员会成员和乡镇打印，请由他们来办。', cause: `${sheet} for another office` })
  await takeRole(transaction, 'system')
  const at = (name: string, version: number) => door.procedures.at(name, version)
  const [election, roll] = [await findDossier(transaction, at, key), await findDossier(transaction, at, rollKey(file.village, file.term, file.run))]
  const path = (await pathOf(transaction, { level: 'VILLAGE', code: file.village })).filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName)
  const calendar = await door.calendars.of(transaction, key.county, door.clock())
  await takeRole(transaction, 'app')
  const publications = [election, roll].flatMap((one) => (one === null ? [] : publicationsOf(one))).toSorted((one, other) => (one.versions[0]?.at ?? 0) - (other.versions[0]?.at ?? 0))
  return {
    file, publications, calendar, results: election === null ? new Map() : resultsOf(election), place: path.join(''), title: `${path.at(-1) ?? ''}${titleOf({ file }).replace(' 年', '年村民委员会')}`, roll: roll?.procedure.key === 'election-roll' ? roll.dossier.file as RollFile : null,
    address: file.rehearsal ? null : `${origin}/elections/${file.village}/${file.term}/${file.run}`,
  }
}

async function set(printer: Printer, printing: Printing, sheet: ElectionSheet, asked: Static<typeof query>): Promise<Printed> {
  const { paper = 'a4', from = 1, count = sheet === 'cards' ? 400 : 2 } = asked
  try {
    if (isNotice(sheet)) return await printer.print('election-notice', there(noticeSheet(printing, sheet, paper, asked.round), sheet))
    switch (sheet) {
      case 'roll': return await printer.print('election-roll', there(rollSheet(printing), sheet))
      case 'cards': return await printer.print('voter-cards', there(cardSheet(printing, from, from + count - 1), sheet))
      case 'ballots': return await printer.print('ballot-papers', there(ballotSheet(printing, (asked.post ?? 'chair') as Post, from, count), sheet))
      default: return await printer.print('election-form', there(formSheet(printing, sheet), sheet))
    }
  } catch (error) {
    if (!(error instanceof CannotPrint)) throw error
    throw new Refused(error.reason === 'busy'
      ? { code: 'printer-busy', sentence: '现在打印的人多，请过一分钟再试。', cause: error.message }
      : { code: 'cannot-print', sentence: '这张没有排出来，请告诉系统管理员；其他的可以照常打印。', cause: error.message })
  }
}

function isNotice(sheet: ElectionSheet): sheet is Notice {
  return (notices as readonly ElectionSheet[]).includes(sheet)
}

const notYet: Readonly<Record<ElectionSheet, string>> = {
  'announcement': '还没有启动选举。', 'committee': '选举委员会还没有推选出来。', 'roll': '名单还没有公布。', 'candidates': '候选人名单还没有公布。', 'voting': '还没有安排投票。', 'proxies': '委托名单还没有公布。', 'result': '这一次投票还没有当场公布结果。',
  'cards': '名册还没有确定，或者还没有安排投票。', 'ballots': '还没有安排投票，或者这次不选这个职务。', 'proxy-form': '现在不能打印。', 'checklist': '还没有安排投票点。', 'count': '还没有安排投票。', 'hand-over': '新一届还没有选出来。',
}

function there<T>(data: T | null, sheet: ElectionSheet): T {
  if (data === null) throw new Refused({ code: 'sheet-not-yet', sentence: `${notYet[sheet]}到了那一步再打印。`, cause: `${sheet} has nothing to say yet` })
  return data
}
