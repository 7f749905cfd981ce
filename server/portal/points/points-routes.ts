/** `/points` and its forms: what a household sees of its points and does with them, without script; `/points/village`: what is public. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asVillager } from '../../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import type { Session } from '../../identity/index.ts'
import { ownPassbook, publicPoints, type OwnPassbook, type PublicPoints } from '../../points/index.ts'
import { names, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show } from '../answering/show.ts'
import { toldOf } from '../answering/told.ts'
import { askerOf } from '../asking/asker.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { claimForm, pointsPage, today, villagePointsPage, type Typed } from './points-page.ts'

const claimFields = ['rule', 'points', 'on.year', 'on.month', 'on.day', 'words', 'evidence'] as const

export function pointsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { done?: unknown } }>(urls.points, async (request, reply) => {
    const { own, shown } = await standingOf(portal, openSession(request))
    const done = toldOf(doneWords, request.query.done)
    return await show(portal, request, reply, () => pointsPage(own, shown, { typed: today(portal.door.clock()), done }))
  })

  app.post(urls.claimPoints, async (request, reply) => {
    const form = formOf(request.body)
    const typed: Typed = Object.fromEntries(claimFields.map((name) => [name, form.one(name)]))
    return await submit(portal, request, reply, { form, typed, act: 'claim', done: 'claimed', make: (shown) => claimForm(typed, shown) })
  })

  app.post(urls.redeemPoints, async (request, reply) => {
    const form = formOf(request.body)
    return await submit(portal, request, reply, {
      form, typed: today(portal.door.clock()), act: 'redeem', done: 'redeemed', make: () => ({ thing: numberOf(form.one('thing')), quantity: numberOf(form.one('quantity')) }),
    })
  })

  app.post(urls.cancelPoints, async (request, reply) => {
    const form = formOf(request.body)
    const exchange = form.one('exchange')
    const deed = exchange === undefined
      ? { act: 'withdraw', done: 'withdrawn', make: () => ({ request: numberOf(form.one('request')) }) }
      : { act: 'cancel', done: 'cancelled', make: () => ({ exchange: numberOf(exchange), reason: '本户在网上取消' }) }
    return await submit(portal, request, reply, { form, typed: today(portal.door.clock()), ...deed })
  })

  app.get<{ Querystring: { quarter?: unknown } }>(urls.villagePoints, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.villagePoints), 303)
    const { quarter } = request.query
    const shown = await publicPoints(portal.door, village.code, portal.door.clock(), typeof quarter === 'string' ? quarter : undefined)
    return await show(portal, request, reply, () => villagePointsPage(shown))
  })
}

const doneWords: Readonly<Record<string, string>> = {
  claimed: '申报交上去了，村里审核以后告诉您', redeemed: '换好了，东西给您留着，凭领取号去领', cancelled: '已经取消，积分退回来了', withdrawn: '申报撤回了',
}

type Deed = { readonly form: Form; readonly typed: Typed; readonly act: string; readonly done: string; readonly make: (shown: PublicPoints | null) => object }

async function submit(portal: Portal, request: FastifyRequest, reply: FastifyReply, deed: Deed): Promise<FastifyReply> {
  const session = openSession(request)
  const { own, shown } = await standingOf(portal, session)
  if (!isFormOurs(portal, request, reply, deed.form)) {
    return await show(portal, request, reply, () => pointsPage(own, shown, { typed: deed.typed, problems: [{ field: 'main', sentence: staleForm }] }), stale)
  }
  const refusal = own === null ? noHousehold : await performed(portal, session, own, deed, shown)
  if (refusal === null) return await reply.redirect(`${urls.points}?done=${deed.done}`, 303)
  const now = await standingOf(portal, session)
  return await show(portal, request, reply, () => pointsPage(now.own, now.shown, { typed: deed.typed, problems: problemsOf(refusal, deed.act) }), { status: refusalStatus(refusal) })
}

/** Null when it was done. The passbook is opened with the first claim. */
async function performed({ door }: Portal, { person }: Session, own: OwnPassbook, { form, act, make }: Deed, shown: PublicPoints | null): Promise<Refusal | null> {
  const common = { dossier: own.key, actor: asVillager(person) }
  try {
    if (own.state === null) {
      const opening = { id: randomUUID(), act: 'open', form: { village: own.village, household: own.household }, channel: 'portal', occurredAt: door.clock() } as const
      await perform(door, { ...common, act: opening, procedure: 'points-passbook' })
    }
    await perform(door, { ...common, act: { id: actIdOf(form), act, form: make(shown), channel: 'portal', occurredAt: door.clock() } })
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.refusal
  }
}

async function standingOf({ door }: Portal, { person }: Session): Promise<{ own: OwnPassbook | null; shown: PublicPoints | null }> {
  const own = await door.database.reading({ role: 'app', actor: asVillager(person) }, (transaction) => ownPassbook(transaction, person))
  return { own, shown: own === null ? null : await publicPoints(door, own.village, door.clock()) }
}

/** At the field of the claim it speaks about, else at the head. */
function problemsOf(refusal: Refusal, act: string): readonly Problem[] {
  if (act !== 'claim' || refusal.fields === undefined || refusal.fields.length === 0) return [{ field: 'main', sentence: refusal.sentence }]
  return refusal.fields.map(({ pointer, sentence }) => {
    const field = pointer.split('/')[1] ?? ''
    return { field: ['rule', 'points', 'on', 'words', 'evidence'].includes(field) ? field : 'main', sentence }
  })
}

const noHousehold: Refusal = { code: 'no-household', sentence: '户册里还没有您家，请打页面下面的电话登记，或者请村里代办。', cause: 'the person belongs to no household' }

/** @throws Refused sign-in-needed, which leads to the sign-in page and back */
function openSession(request: FastifyRequest): Session {
  const { session } = askerOf(request)
  if (session === null) throw new Refused({ code: 'sign-in-needed', sentence: '请先登录。', cause: 'no open session' })
  return session
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** @throws Refused request-invalid */
function actIdOf(form: Form): string {
  const id = form.one(names.actId)
  if (id === undefined || !uuid.test(id)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  return id
}

/** What is no number stays none, and the form says so. */
function numberOf(text: string | undefined): number | string {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : text ?? ''
}
