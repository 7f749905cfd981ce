/** `/stars` and its forms: 我家的星, without script. A household sees itself and nobody else. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asVillager } from '../../../core/procedure/actor.ts'
import type { DossierKey, JsonObject } from '../../../core/procedure/dossier.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { actsOffered, householdsOnNotice, ownYears, type OwnYear } from '../../star-rating/index.ts'
import { names, signInFor, urls } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import { toldOf } from '../answering/told.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { objectionPage, ratePage, starsPage, type TypedStars } from './stars-page.ts'

type Asked = { Querystring: { year?: unknown; done?: unknown } }

export function starsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<Asked>(urls.stars, async (request, reply) => {
    if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.stars), 303)
    const { done } = request.query
    return await show(portal, request, reply, (opening) => overview(portal, opening, { done: toldOf(doneWords, done) }))
  })

  app.get<Asked>(urls.rateStars, async (request, reply) => {
    if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.rateStars), 303)
    return await show(portal, request, reply, async (opening) => {
      const own = await yearOf(portal, opening, request.query.year)
      if (!actsOffered(own).includes('rate')) throw selfRatingOver()
      return ratePage(own, null)
    }, { keep: true })
  })

  app.get<Asked>(urls.objectStars, async (request, reply) => {
    if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.objectStars), 303)
    return await show(portal, request, reply, async (opening) => {
      const own = await yearOf(portal, opening, request.query.year)
      return objectionPage(own, await householdsOnNotice(opening.transaction, own), {})
    }, { keep: true })
  })

  app.post(urls.rateStars, async (request, reply) => await rate(portal, request, reply))
  app.post(urls.starAct, async (request, reply) => await act(portal, request, reply))
  app.post(urls.objectStars, async (request, reply) => await object(portal, request, reply))
}

const doneWords: Readonly<Record<string, string>> = {
  rate: '自评交上去了，截止以前都可以改', confirm: '已经确认，您家参评了', 'stay-out': '已登记本轮不参评，没有任何影响', 'opt-out': '已退出本轮，没有任何影响', 'answer-proposal': '说明交上去了，表决前读给评议会听',
  'ask-move-review': '已要求复核，期间不摘星', 'ask-review': '复核申请交上去了，五个工作日内答复', appeal: '申诉交给乡镇了', 'answer-plaque': '已告诉村里', object: '意见交上去了，结论会书面告诉您',
}

async function overview(portal: Portal, opening: Opening, more: { readonly problems?: readonly Problem[]; readonly done?: string | null }) {
  const years = await yearsOf(portal, opening)
  return starsPage(years[0]?.household.headName ?? (opening.person === null ? null : ''), years, more)
}

async function yearsOf(portal: Portal, { transaction, actor, now }: Opening): Promise<readonly OwnYear[]> {
  return actor.person === null ? [] : await ownYears(portal.door, transaction, actor.person, now)
}

/** @throws Refused not-found where the village has not begun this year, or the household is not known */
async function yearOf(portal: Portal, opening: Opening, year: unknown): Promise<OwnYear> {
  const years = await yearsOf(portal, opening)
  const found = years.find(({ shown }) => String(shown.year) === year) ?? years[0]
  if (found === undefined) throw new Refused({ code: 'not-found', sentence: '没有查到您家的评星。请给村里打电话问一问。', cause: 'no household or no cycle' })
  return found
}

type Submitted = { readonly key: DossierKey; readonly act: string; readonly procedure?: string; readonly form: JsonObject }

/** Null when it was done. */
async function performed(portal: Portal, request: FastifyRequest, form: Form, { key, act: name, procedure, form: filled }: Submitted): Promise<Refusal | null> {
  const { session } = request.caller
  const actId = form.one(names.actId)
  if (session?.stage !== 'open' || actId === undefined || !uuid.test(actId)) return notOurs
  try {
    await perform(portal.door, {
      act: { id: actId, act: name, form: filled, channel: 'portal', occurredAt: portal.door.clock(), ...(procedure === undefined ? { seen: Number(form.one(names.sequence) ?? '0') } : {}) },
      dossier: key, actor: asVillager(session.person), ...(procedure === undefined ? {} : { procedure }),
    })
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

async function rate(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.rateStars), 303)
  const form = formOf(request.body)
  const own = await openingOf(portal, request, (opening) => yearOf(portal, opening, form.one('year')))
  const typed = typedStars(own, form)
  const again = async (problems: readonly Problem[], more: object) => await show(portal, request, reply, () => ratePage(own, typed, problems, form.one(names.actId)), more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  const missing = own.shown.standard.stars.filter(({ code }) => typed.get(code)?.claim === undefined)
  if (missing.length > 0) return await again(missing.map(({ code, name }) => ({ field: `${code}.claim`, sentence: `${name}：请选达标、未达标或者不申报` })), { status: 422 })
  const stars = [...typed].map(([star, { claim = '', items, words = '' }]) => ({ star, claim, items: items.map(Number), words }))
  const reasonless = stars.find(({ claim, items, words }) => claim === 'met' && items.length === 0 && words === '')
  if (reasonless !== undefined) return await again([{ field: `${reasonless.star}.words`, sentence: '选了达标，请打个勾或者写一句话' }], { status: 422 })
  const { village, year } = own.shown
  const refusal = await performed(portal, request, form, own.rating === null
    ? { key: own.key, act: 'rate-self', procedure: 'star-household', form: { village, year, household: own.household.id, stars } }
    : { key: own.key, act: 'revise', form: { stars } })
  if (refusal === null) return await reply.redirect(`${urls.stars}?done=rate`, 303)
  return await again([{ field: 'main', sentence: refusal.sentence }], { status: refusalStatus(refusal) })
}

function typedStars({ shown }: OwnYear, form: Form): TypedStars {
  return new Map(shown.standard.stars.map(({ code, items }) => {
    const claim = form.one(`${code}.claim`)
    const words = form.one(`${code}.words`)
    const ticked = [...new Set(form.all(`${code}.items`))].filter((at) => /^\d{1,2}$/.test(at) && Number(at) < items.length)
    return [code, { items: ticked, ...(claim === undefined ? {} : { claim }), ...(words === undefined ? {} : { words }) }]
  }))
}

const simple: ReadonlySet<string> = new Set(['confirm', 'stay-out', 'opt-out', 'answer-proposal', 'ask-move-review', 'ask-review', 'appeal', 'answer-plaque'])

async function act(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.stars), 303)
  const form = formOf(request.body)
  const name = form.one('act') ?? ''
  const again = async (sentence: string, more: object) => await show(portal, request, reply, (opening) => overview(portal, opening, { problems: [{ field: 'main', sentence }] }), more)
  if (!isFormOurs(portal, request, reply, form)) return await again(staleForm, stale)
  if (!simple.has(name)) return await again('没有这一步，请从下面重新选。', { status: 422 })
  const own = await openingOf(portal, request, (opening) => yearOf(portal, opening, form.one('year')))
  const words = form.one(`${name}.words`)
  if (words === undefined && !['confirm', 'stay-out', 'opt-out', 'answer-plaque'].includes(name)) return await again('请写几句话，再点一次。', { status: 422 })
  if (name === 'answer-plaque' && form.one(`${name}.agrees`) === undefined) return await again('请选同意挂或者不挂。', { status: 422 })
  const { village, year } = own.shown
  const refusal = await performed(portal, request, form, name === 'stay-out'
    ? { key: own.key, act: name, procedure: 'star-household', form: { village, year, household: own.household.id } }
    : { key: own.key, act: name, form: name === 'answer-plaque' ? { agrees: form.one(`${name}.agrees`) === 'yes' } : words === undefined ? {} : { words } })
  if (refusal === null) return await reply.redirect(`${urls.stars}?done=${name}`, 303)
  return await again(words === undefined ? refusal.sentence : `${refusal.sentence}您写的是：${words.slice(0, 300)}`, { status: refusalStatus(refusal) })
}

async function object(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!isSignedIn(request)) return await reply.redirect(signInFor(urls.objectStars), 303)
  const form = formOf(request.body)
  const [about, words, anonymous] = ['about', 'words', 'anonymous'].map((name) => form.one(name))
  const own = await openingOf(portal, request, (opening) => yearOf(portal, opening, form.one('year')))
  const again = async (problems: readonly Problem[], more: object) => await show(portal, request, reply, async ({ transaction }) => (
    objectionPage(own, await householdsOnNotice(transaction, own), { about, words, anonymous }, problems, form.one(names.actId))), more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  const missing = [
    ...(about === undefined ? [{ field: 'about', sentence: '请选对哪一户' }] : []), ...(words === undefined || words.length < 4 ? [{ field: 'words', sentence: '请写清楚有什么不同意见' }] : []),
    ...(anonymous === undefined ? [{ field: 'anonymous', sentence: '请选村里能不能知道您是谁' }] : []),
  ]
  if (missing.length > 0) return await again(missing, { status: 422 })
  const { village, year } = own.shown
  const refusal = await performed(portal, request, form, {
    key: { county: own.key.county, id: form.one(names.actId) ?? '' }, act: 'raise', procedure: 'star-objection',
    form: { village, year, about: about ?? '', household: own.household.id, words: words ?? '', anonymous: anonymous ?? '' },
  })
  if (refusal === null) return await reply.redirect(`${urls.stars}?done=object`, 303)
  return await again([{ field: 'main', sentence: refusal.sentence }], { status: refusalStatus(refusal) })
}

function selfRatingOver(): Refused {
  return new Refused({ code: 'self-rating-over', rule: 'R-401', sentence: '现在不是自评的时候，或者截止日期已经过了。请在“我家的星”里看办到哪一步。', cause: 'self-rating is not on' })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const notOurs: Refusal = { code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no session or no act id' }

function isSignedIn(request: FastifyRequest): boolean {
  return request.caller.session?.stage === 'open'
}
