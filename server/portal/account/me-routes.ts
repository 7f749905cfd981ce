/** `/me`: what I was told, who looked at my record, where I am signed in. */
import type { FastifyInstance } from 'fastify'
import { asVillager, offices } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { MePage } from '../../../faces/portal/contract.ts'
import { realTime } from '../../acts/index.ts'
import { markRead, readMessages } from '../../effects/index.ts'
import { endSession, listSessions, originOf, type Session, type SessionListed } from '../../identity/index.ts'
import { accessesTo, findUnits, helpersOf, withdrawConsents, type AccessPage, type Helping } from '../../registry/index.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { names, urls } from '../addresses.ts'
import { show, type Opening } from '../answering/show.ts'
import { toldOf } from '../answering/told.ts'
import { askerOf } from '../asking/asker.ts'
import { formOf } from '../asking/form.ts'
import { isFormOurs } from '../asking/form-token.ts'
import { maskedPhone, personHead } from '../asking/person-head.ts'
import type { Portal } from '../portal.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function meRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { before?: unknown; done?: unknown } }>(urls.me, async (request, reply) => {
    const session = openSession(askerOf(request).session)
    const { before, done } = request.query
    const sessions = await listSessions(portal.identity, session)
    return await show(portal, request, reply, (opening) =>
      mePage(portal, opening, sessions, {
        before: typeof before === 'string' && uuid.test(before) ? before : null,
        done: toldOf(doneWords, done),
        unfinished: done === 'stale',
      }),
    )
  })

  app.post(urls.endSession, async (request, reply) => {
    const session = openSession(askerOf(request).session)
    const form = formOf(request.body)
    if (!isFormOurs(portal, request, reply, form)) return await reply.redirect(`${urls.me}?done=stale`, 303)
    const id = form.one(names.session) ?? ''
    if (!uuid.test(id))
      throw new Refused({ code: 'session-unknown', sentence: '没有找到这个登录设备。', cause: 'not a session id' })
    await endSession(portal.identity, session, { id, from: originOf(request) }, realTime(portal.door))
    return await reply.redirect(`${urls.me}?done=ended`, 303)
  })

  app.post(urls.withdrawConsent, async (request, reply) => {
    const session = openSession(askerOf(request).session)
    const form = formOf(request.body)
    if (!isFormOurs(portal, request, reply, form)) return await reply.redirect(`${urls.me}?done=stale`, 303)
    const helper = form.one(names.helper) ?? ''
    if (!uuid.test(helper) || !(await withdraw(portal, session, helper)))
      throw new Refused({ code: 'consent-unknown', sentence: '没有找到这条同意，可能已经撤回或者过期了。请回到“我的账号”看一看。', cause: 'no consent to this helper in force' })
    return await reply.redirect(`${urls.me}?done=withdrawn`, 303)
  })

  app.post(urls.readMessages, async (request, reply) => {
    const session = openSession(askerOf(request).session)
    const form = formOf(request.body)
    if (!isFormOurs(portal, request, reply, form)) return await reply.redirect(`${urls.me}?done=stale`, 303)
    await markShown(portal, session, form.one(names.message))
    return await reply.redirect(`${urls.me}?done=read#messages`, 303)
  })
}

const doneWords: Readonly<Record<string, string>> = { ended: '那台设备已经退出登录', read: '已经记下您看过了', withdrawn: '已经撤回，那个人不能再替您上报' }

/** @throws Refused sign-in-needed, which leads to the sign-in page and back */
function openSession(session: Session | null): Session {
  if (session === null) throw new Refused({ code: 'sign-in-needed', sentence: '请先登录。', cause: 'no open session' })
  return session
}

/** Consents are read and written by the platform alone; the session says whose. */
async function withdraw({ door }: Portal, { person }: Session, helper: string): Promise<boolean> {
  return await door.database.transaction({ role: 'app', actor: asVillager(person) }, async (transaction) => {
    const { county } = await personHead(transaction, person)
    if (county === null) return false
    await takeRole(transaction, 'system')
    return await withdrawConsents(transaction, county, person, helper, door.clock())
  })
}

async function askedHelpers({ door }: Portal, transaction: Transaction, county: number | null, person: string): Promise<readonly Helping[]> {
  if (county === null) return []
  await takeRole(transaction, 'system')
  const helpers = await helpersOf(transaction, county, person, door.clock())
  await takeRole(transaction, 'app')
  return helpers
}

/** One message, or all that the page shows. One that is none of this person's is passed over. */
async function markShown({ door }: Portal, { person }: Session, chosen: string | undefined): Promise<void> {
  await door.database.transaction({ role: 'app', actor: asVillager(person) }, async (transaction) => {
    const { messages } = await readMessages(transaction, person)
    const wanted = messages.slice(0, mostMessages).filter(({ id, read }) => !read && (chosen === undefined || id === chosen))
    for (const { id } of wanted) {
      const [county = '', ...rest] = id.split('-')
      await markRead(transaction, { county: Number(county), id: rest.join('-') }, door.clock())
    }
  })
}

const mostMessages = 10

type Asked = { readonly before: string | null; readonly done: string | null; readonly unfinished: boolean }

async function mePage(
  portal: Portal,
  { transaction, person, actor }: Opening,
  sessions: readonly SessionListed[],
  { before, done, unfinished }: Asked,
): Promise<MePage> {
  const accesses: AccessPage =
    person?.county == null
      ? { records: [], next: null }
      : await accessesTo(transaction, person.county, person.id, { limit: 20, ...(before === null ? {} : { before }) })
  const { messages } = await readMessages(transaction, actor.person ?? '')
  return {
    page: 'me',
    name: person === null || person.county === null ? '还没有登记' : person.name,
    phone: (await maskedPhone(portal, transaction, actor.person ?? '')) ?? '登录时用的手机号',
    done,
    unfinished,
    sessions: sessions.map(({ id, device, createdAt, lastSeenAt, current }) => ({
      id,
      device,
      since: createdAt,
      lastSeen: lastSeenAt,
      current,
    })),
    accesses: await accessLines(transaction, accesses),
    helpers: await helperLines(transaction, await askedHelpers(portal, transaction, person?.county ?? null, actor.person ?? '')),
    pager: { previous: before === null ? null : urls.me, next: accesses.next === null ? null : `${urls.me}?before=${accesses.next}` },
    messages: messages.slice(0, mostMessages).map(({ id, createdAt, sentence, dossier, read }) => ({
      id,
      at: createdAt,
      sentence,
      isNew: !read,
      href: dossier === null ? null : urls.matter(dossier),
    })),
  }
}

const fieldWords: Readonly<Record<string, string>> = { 'basic': '基本资料', 'id-number': '身份证号码', 'phone': '联系电话' }

async function accessLines(transaction: Transaction, { records }: AccessPage): Promise<MePage['accesses']> {
  const units = new Map(
    (
      await findUnits(
        transaction,
        records.flatMap(({ reader }) => reader.unit ?? []),
      )
    ).map((unit) => [unit.id, unit.name]),
  )
  return records.map(({ id, at, reader, fields, purpose }) => ({
    id,
    at,
    who: offices[reader.office],
    unit: units.get(reader.unit ?? '') ?? '',
    what: fields.map((field) => fieldWords[field] ?? field).join('、'),
    why: purpose,
  }))
}

async function helperLines(transaction: Transaction, helpers: readonly Helping[]): Promise<MePage['helpers']> {
  const units = new Map((await findUnits(transaction, helpers.map(({ unit }) => unit).filter((unit) => unit !== ''))).map((unit) => [unit.id, unit.name]))
  return helpers.map(({ helper, name, office, unit, until }) => ({
    id: helper, until, who: [units.get(unit) ?? '', office === null ? '以前帮办的人' : offices[office], name].filter((word) => word !== '').join(' '),
  }))
}
