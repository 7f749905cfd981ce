/** `/consultations`: what the village consults its people on; `/consultations/say`: a villager's word on it, without script; `/appraisals`: yearly appraisals. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { opinionKey, noVote } from '../../../core/consultation/index.ts'
import { asVillager } from '../../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import { dayForVillagers, dayOf } from '../../../core/time/index.ts'
import type { Problem, SayPage } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { ownOpinion, publicConsultations, type PublicConsultation } from '../../consultation/index.ts'
import { ownHousehold } from '../../deliberation/index.ts'
import { publicAppraisals } from '../../supervision/index.ts'
import { pathOf } from '../../registry/index.ts'
import { names, signInFor, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show } from '../answering/show.ts'
import { toldOf } from '../answering/told.ts'
import { formOf } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { appraisalsPage, consultationsPage } from './pages.ts'

type Asked = { Querystring: { about?: unknown; done?: unknown } }

export function consultationRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<Asked>(urls.consultations, async (request, reply) => {
    const village = await villageOf(portal, request)
    if (village === null) return await reply.redirect(villageFor(urls.consultations), 303)
    const found = await portal.door.database.reading({ role: 'system' }, (transaction) => publicConsultations(transaction, village))
    const done = toldOf({ said: '您的意见收到了，到期以前可以改', withdrawn: '撤回了，不再公开' }, request.query.done)
    return await show(portal, request, reply, async ({ transaction }) => consultationsPage(await pathOf(transaction, { level: 'VILLAGE', code: village }), found, done))
  })

  app.get<Asked>(urls.sayOpinion, async (request, reply) => {
    const about = typeof request.query.about === 'string' ? request.query.about : ''
    const { session } = request.caller
    if (session?.stage !== 'open') return await reply.redirect(signInFor(`${urls.sayOpinion}?${new URLSearchParams({ about }).toString()}`), 303)
    const one = await consultationAsked(portal, request, about)
    const own = await portal.door.database.reading({ role: 'system' }, (transaction) => ownOpinion(transaction, about, session.person))
    return await show(portal, request, reply, ({ now }) => sayPage(one, {
      actId: v7({ msecs: now }), words: own?.words ?? '', named: own?.named ?? false, saidBefore: own !== null, seen: String(own?.sequence ?? ''), problems: [],
    }), { keep: true })
  })

  app.post(urls.sayOpinion, async (request, reply) => await say(portal, request, reply))

  app.get(urls.appraisals, async (request, reply) => {
    const village = await villageOf(portal, request)
    if (village === null) return await reply.redirect(villageFor(urls.appraisals), 303)
    const found = await portal.door.database.reading({ role: 'system' }, (transaction) => publicAppraisals(transaction, village))
    return await show(portal, request, reply, async ({ transaction }) => appraisalsPage(await pathOf(transaction, { level: 'VILLAGE', code: village }), found))
  })
}

async function say(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { session } = request.caller
  if (session?.stage !== 'open') return await reply.redirect(signInFor(urls.consultations), 303)
  const form = formOf(request.body)
  const [about = '', words = '', actId = '', seen = ''] = ['about', 'words', names.actId, 'seen'].map((name) => form.one(name))
  const [named, withdraw] = [form.one('named') === 'yes', form.one('withdraw') === 'yes']
  const one = await consultationAsked(portal, request, about)
  const again = async (problems: readonly Problem[], more: object) => await show(portal, request, reply, () => sayPage(one, { actId, words, named, saidBefore: seen !== '', seen, problems }), more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  if (!withdraw && words.trim().length < 2) return await again([{ field: 'words', sentence: '请写清楚是什么意见' }], { status: 422 })
  if (!uuid.test(actId) || !/^\d{0,6}$/.test(seen)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  const { door } = portal
  const village = one.shown.village
  const household = await ownHousehold(door, session.person, village, dayOf(door.clock()))
  const act = seen === '' ? { act: 'say', form: { village, consultation: about, household: household ?? nobodys, words, named } } : withdraw ? { act: 'withdraw', form: {}, seen: Number(seen) } : { act: 'revise', form: { words, named }, seen: Number(seen) }
  try {
    await perform(door, {
      act: { id: actId, ...act, channel: 'portal', occurredAt: door.clock() }, dossier: opinionKey(about, session.person), actor: asVillager(session.person), ...(seen === '' ? { procedure: 'consultation-opinion' } : {}),
    })
    return await reply.redirect(`${urls.consultations}?done=${withdraw ? 'withdrawn' : 'said'}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await again(problemsOf(error.refusal), { status: refusalStatus(error.refusal) })
  }
}

/** @throws Refused not-found where the village asks nothing of that name on line now */
async function consultationAsked(portal: Portal, request: FastifyRequest, about: string): Promise<PublicConsultation> {
  const village = await villageOf(portal, request)
  const found = village === null ? undefined : (await portal.door.database.reading({ role: 'system' }, (transaction) => publicConsultations(transaction, village))).find(({ id, open }) => id === about && open)
  if (found === undefined) throw new Refused({ code: 'not-found', sentence: '这件事现在不在网上听意见。请从“村里商量的事”里选，或者到村委会说。', cause: 'not open on line' })
  return found
}

function sayPage({ id, shown }: PublicConsultation, typed: Pick<SayPage, 'actId' | 'words' | 'named' | 'saidBefore' | 'seen' | 'problems'>): SayPage {
  return { page: 'say', about: id, title: shown.topic, until: dayForVillagers(shown.day), noVote, ...typed }
}

async function villageOf(portal: Portal, request: FastifyRequest): Promise<string | null> {
  return await openingOf(portal, request, (opening) => Promise.resolve(opening.village?.code ?? null))
}

function problemsOf({ sentence, fields = [] }: Refusal): readonly Problem[] {
  return [{ field: fields.some(({ pointer }) => pointer === '/words') ? 'words' : 'main', sentence }]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** A household nobody lives in: the procedure says in words why it is refused. */
const nobodys = '00000000-0000-4000-8000-000000000000'
