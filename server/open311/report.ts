/** `POST requests`: a report of another program through the one door, as the program's own actor. */
import type { FastifyRequest } from 'fastify'
import { isMobileNumber, normalizePhone } from '../../core/identity-number/index.ts'
import { listed, masked, type Answer } from '../../core/open311/index.ts'
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import type { Category } from '../../procedures/grid-case/settings.ts'
import { perform, realTime } from '../acts/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { hashOf, recognise, spend, type Client } from './api-keys.ts'
import type { Arguments } from './arguments.ts'
import { answersOf } from './attributes.ts'
import { catalogueOf, categoryOf, procedure, promiseOf, type Catalogue } from './catalogue.ts'
import { isInsideKey, keyIn } from './key-of.ts'
import { jurisdictionOf, type Jurisdiction } from './jurisdiction.ts'
import { mediaWords } from './media-words.ts'
import { procedureKey, type Open311 } from './open311.ts'
import { spotOf, type Spot } from './place.ts'
import { isInTheOpen } from './public-kinds.ts'
import { refusals } from './refusals.ts'
import { doneBefore, namesOf } from './same-again.ts'
import { takeForm, type Photos } from './take-form.ts'
import { tokenGiven, tokenOf } from './tokens.ts'

type Judged = {
  readonly client: Client
  readonly county: number
  readonly catalogue: Catalogue
  readonly category: Category
  readonly code: string
  readonly spot: Spot
  readonly form: JsonObject
  readonly phone: string | null
}

/** @throws Refused; nothing is then written */
export async function takeReport(parts: Open311, request: FastifyRequest): Promise<Answer> {
  const { given, judged, photos } = await takeForm(parts, request, (fields) => judge(parts, request, fields))
  const dossier = await submit(parts, request, given, judged, photos)
  const confidential = await publish(parts, given, judged, dossier)
  return answerOf(given, judged, dossier, confidential ? await tokenGiven(parts, dossier) : null)
}

async function judge(parts: Open311, request: FastifyRequest, given: Arguments): Promise<Judged> {
  const { door } = parts
  const now = realTime(door)
  const client = await door.database.transaction({ role: 'gate' }, (transaction) => recognise(transaction, keyIn(request, given), now))
  await door.database.transaction({ role: 'gate' }, (transaction) => spend(transaction, client, now))
  if (!client.mayReport) throw refusals.keyMayNot('提交上报')
  return await door.database.transaction({ role: 'gate' }, async (transaction) => {
    const jurisdiction = await jurisdictionOf(parts, transaction, given.one('jurisdiction_id') ?? (client.region.length === 6 ? client.region : undefined))
    if (!isInsideKey(client, jurisdiction.code)) throw refusals.keyMayNot(`用于 jurisdiction_id ${jurisdiction.code}`)
    const code = given.one('service_code')
    if (code === undefined) throw refusals.serviceMissing()
    if (categoryOf(await catalogueOf(door, transaction, jurisdiction), code) === undefined) throw refusals.serviceUnknown()
    const spot = await spotOf(transaction, jurisdiction, given)
    const county: Jurisdiction = { code: spot.village.slice(0, 6), county: Number(spot.village.slice(0, 6)) }
    const catalogue = await catalogueOf(door, transaction, county)
    const category = categoryOf(catalogue, code)
    if (category === undefined) throw refusals.serviceUnknown()
    const answers = answersOf(category, given)
    const phone = answers['visibility'] === 'ANONYMOUS' ? null : phoneIn(given)
    return { client, county: county.county, catalogue, category, code, spot, phone, form: formOf(parts, given, { client, category, code, spot, phone, answers }) }
  })
}

type Wanted = Pick<Judged, 'client' | 'category' | 'code' | 'spot' | 'phone'> & { readonly answers: JsonObject }

function formOf({ door }: Open311, given: Arguments, { client, category, code, spot, phone, answers }: Wanted): JsonObject {
  const most = (procedure(door).acts['report']?.form as { properties?: { description?: { maxLength?: number } } } | undefined)?.properties?.description?.maxLength ?? 2000
  const said = given.one('description') ?? ''
  const description = `${[...said].length < 2 ? `（对方系统没有写说明）${said}${category.name}` : said}${mediaWords(given)}`
  if (description.length > most) throw refusals.field('description', `最多 ${most} 个字（含图片链接），现在是 ${description.length} 个字。`)
  return {
    category: code, description, village: spot.village, source: client.source, contactLeft: phone !== null, ...answers,
    ...(spot.grid === null ? {} : { grid: spot.grid }), ...(spot.words === null ? {} : { where: spot.words }),
    ...(spot.lon === null || spot.lat === null ? {} : { lon: spot.lon, lat: spot.lat, crs: 'WGS84' }),
  }
}

async function submit({ door }: Open311, request: FastifyRequest, given: Arguments, { client, county, form, phone }: Judged, photos: Photos): Promise<DossierKey> {
  const now = door.clock()
  const sent = { client, county, key: idempotencyKeyIn(request), content: contentOf(given, photos) }
  const { named, before } = await door.database.transaction({ role: 'app', actor: client.actor }, async (transaction) => {
    const names = await namesOf(transaction, sent, now)
    return { named: names, before: await doneBefore(transaction, names) }
  })
  if (before === 'elsewhere') throw refusals.updateUsed()
  // Its photos were taken in again and wait for nothing; they are swept away within a day.
  if (before !== null) return named.dossier
  const { dossier } = await perform(door, {
    act: { id: named.act, act: 'report', form: { ...form, ...(photos.keys.length === 0 ? {} : { files: photos.keys }) }, channel: 'open311', occurredAt: now },
    dossier: named.dossier, actor: client.actor, procedure: procedureKey, ...(photos.token === null ? {} : { uploadTokens: [photos.token] }),
    ...(phone === null ? {} : { contact: { phone, followCode: null } }),
  })
  return dossier
}

/** What everybody may read of it, or the token instead. Sent again after a crash in between, it is written then. */
async function publish({ door, cipher }: Open311, given: Arguments, { client, code, spot }: Judged, dossier: DossierKey): Promise<boolean> {
  return await door.database.transaction({ role: 'app', actor: client.actor }, async (transaction) => {
    const { region_readable: readable } = await transaction.selectFrom('dossiers').select('region_readable')
      .where('county', '=', dossier.county).where('id', '=', dossier.id).executeTakeFirstOrThrow()
    const open = readable && isInTheOpen(code)
    await transaction.insertInto('open311_requests').values({
      county: dossier.county, dossier: dossier.id, person: client.person, token_hash: readable ? null : hashOf(tokenOf(cipher, dossier)),
      description: open ? maskedOrNull(given.one('description')) : null, address: open ? maskedOrNull(spot.words ?? undefined) : null, created_at: new Date(door.clock()),
    }).onConflict((conflict) => conflict.columns(['county', 'dossier']).doNothing()).execute()
    return !readable
  })
}

function answerOf(given: Arguments, { catalogue, category, code, phone }: Judged, dossier: DossierKey, token: string | null): Answer {
  const kept = phone === null ? '没有保留联系方式，请凭编号查询。' : '手机号加密保存，只用来告知办理结果。'
  const open = token !== null ? '这件事不公开。' : isInTheOpen(code) ? '说明和位置会公开（号码类内容已遮盖），照片不公开。' : '只公开类型、进展和所在乡镇。'
  return {
    root: 'service_requests',
    body: listed('request', [{
      ...(token === null ? { service_request_id: dossierName(dossier) } : { token }),
      service_notice: `${promiseOf(catalogue, category)}${open}${kept}`, account_id: given.one('account_id') ?? null,
    }]),
  }
}

/** Numbers of other countries and made-up ones, as in the specification's own example, are not kept: nobody could be called there. */
function phoneIn(given: Arguments): string | null {
  const phone = normalizePhone(given.one('phone') ?? '')
  return isMobileNumber(phone) ? phone : null
}

/** Everything but the key itself, in one order. */
function contentOf(given: Arguments, { hashes }: Photos): string {
  const fields = [...given.every()].filter(([name, values]) => name !== 'api_key' && values.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hashOf(JSON.stringify([fields, hashes]))
}

function idempotencyKeyIn({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7E]{1,128}$/.test(key)) throw refusals.field('Idempotency-Key', '要是 1 到 128 个可见的 ASCII 字符。')
  return key
}

function maskedOrNull(text: string | undefined): string | null {
  return text === undefined ? null : masked(text)
}
