/** `POST servicerequestupdates`, mySociety's extension: an act through the one door, under the id the other program gave its update. */
import type { FastifyRequest } from 'fastify'
import { listed, type Answer } from '../../core/open311/index.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { msPerDay, type Instant } from '../../core/time/index.ts'
import { perform, realTime } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import { recognise, spend, type Client } from './api-keys.ts'
import { instantIn, type Arguments } from './arguments.ts'
import { isInsideKey, keyIn } from './key-of.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { mediaWords } from './media-words.ts'
import { procedureKey, type Open311 } from './open311.ts'
import { refusals } from './refusals.ts'
import { doneBefore, idFrom } from './same-again.ts'
import { takeForm } from './take-form.ts'
import { actFor, updateStatuses, type Party, type UpdateStatus } from './update-act.ts'
import { updateName } from './updates.ts'

type Judged = {
  readonly client: Client
  readonly county: number
  readonly dossier: DossierKey
  readonly act: string
  readonly status: UpdateStatus
  readonly words: string
  readonly at: Instant
}

/** @throws Refused; nothing is then written */
export async function takeUpdate(parts: Open311, request: FastifyRequest): Promise<Answer> {
  const { given, judged, photos } = await takeForm(parts, request, (fields) => judge(parts, request, fields))
  const { door } = parts
  const { client, dossier, act, words } = judged
  const seen = await door.database.transaction({ role: 'app', actor: client.actor }, (transaction) => standing(transaction, judged))
  const sequence = 'before' in seen ? seen.before : await (async () => {
    const meant = actFor(seen.party, judged.status, seen.state, words)
    if ('instead' in meant) throw refusals.updateDoesNotFit(meant.instead)
    if (photos.keys.length > 0 && !meant.takesPhotos) throw refusals.field('media', '这一步不收照片，只有记进展和反馈结果时可以附照片。')
    const performed = await perform(door, {
      act: { id: act, act: meant.act, form: { ...meant.form, ...(photos.keys.length === 0 ? {} : { files: photos.keys }) }, channel: 'open311', occurredAt: judged.at, seen: seen.sequence },
      dossier, actor: client.actor, ...(photos.token === null ? {} : { uploadTokens: [photos.token] }),
    })
    return performed.sequence
  })()
  const updateId = updateName({ county: dossier.county, dossier: dossier.id, sequence })
  return { root: 'service_request_updates', body: listed('request_update', [{ update_id: updateId, account_id: given.one('account_id') ?? null }]) }
}

async function judge(parts: Open311, request: FastifyRequest, given: Arguments): Promise<Judged> {
  const { door } = parts
  const [now, asked] = [door.clock(), realTime(door)]
  const client = await door.database.transaction({ role: 'gate' }, (transaction) => recognise(transaction, keyIn(request, given), asked))
  await door.database.transaction({ role: 'gate' }, (transaction) => spend(transaction, client, asked))
  if (!client.mayUpdate) throw refusals.keyMayNot('提交进展')
  const jurisdiction = await door.database.transaction({ role: 'gate' }, (transaction) => jurisdictionOf(parts, transaction, given.one('jurisdiction_id')))
  const needed = (name: string) => given.one(name) ?? refuseMissing(name)
  const dossier = parseDossierKey(needed('service_request_id'))
  const updateId = needed('update_id')
  const status = statusIn(needed('status'))
  const words = `${needed('description')}${mediaWords(given)}`
  const at = instantIn(given, 'updated_datetime') ?? refuseMissing('updated_datetime')
  if (at > now + msPerDay || at < now - 400 * msPerDay) throw refusals.field('updated_datetime', '不能在将来，也不能早于 400 天以前。')
  if (updateId.length > 128) throw refusals.field('update_id', '最多 128 个字符。')
  if (dossier === null || !String(dossier.county).startsWith(jurisdiction.code)) throw refusals.requestUnknown()
  if (!isInsideKey(client, String(dossier.county))) throw refusals.keyMayNot(`用于 jurisdiction_id ${dossier.county}`)
  return { client, county: dossier.county, dossier, act: idFrom('open311 update', client.person, String(dossier.county), dossier.id, updateId), status, words, at: Math.min(at, now) }
}

type Standing = { readonly before: number } | { readonly party: Party; readonly state: string; readonly sequence: number }

/** How the matter stands for this program, or what the same update left before. Asked as the program: what it may not see is not there. */
async function standing(transaction: Transaction, { client, dossier, act, words }: Judged): Promise<Standing> {
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'reporter', 'lead_unit'])
    .where('county', '=', dossier.county).where('id', '=', dossier.id).where('procedure', '=', procedureKey).executeTakeFirst()
  if (row === undefined) throw refusals.requestUnknown()
  const before = await doneBefore(transaction, { act, dossier })
  if (before === 'elsewhere') throw refusals.updateUsed()
  if (before !== null) return { before: await sameWords(transaction, dossier, before, words) }
  const unit = client.actor.mandate?.unit ?? null
  if (unit !== null && unit === row.lead_unit) return { party: 'unit', state: row.state, sequence: row.sequence }
  if (row.reporter === client.person) return { party: 'reporter', state: row.state, sequence: row.sequence }
  throw refusals.keyMayNot('更新这件事：它不是这个系统上报的，也不是它的单位主办的')
}

async function sameWords(transaction: Transaction, dossier: DossierKey, sequence: number, words: string): Promise<number> {
  const { form } = await transaction.selectFrom('events').select('form').where('county', '=', dossier.county).where('dossier', '=', dossier.id).where('sequence', '=', sequence).executeTakeFirstOrThrow()
  if (!Object.values(form).includes(words)) throw refusals.updateUsed()
  return sequence
}

function statusIn(text: string): UpdateStatus {
  return updateStatuses.find((status) => status === text.toLowerCase()) ?? refuseStatus()
}

function refuseStatus(): never {
  throw refusals.field('status', `只能填 ${updateStatuses.map((status) => status.toUpperCase()).join('、')}。`)
}

function refuseMissing(name: string): never {
  throw refusals.field(name, '缺少这一项。')
}
