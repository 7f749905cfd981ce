/** `/decisions`: what the village decided, for everybody and without script; `/decisions/opinion`: what a villager says to it, answered by the supervision committee. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { asVillager } from '../../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import { dayForVillagers, dayOf } from '../../../core/time/index.ts'
import type { DecisionsPage, OpinionPage, Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { ownHousehold, publicDecisions, type PublicDecision } from '../../deliberation/index.ts'
import { pathOf } from '../../registry/index.ts'
import { names, signInFor, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show } from '../answering/show.ts'
import { formOf } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'

type Asked = { Querystring: { about?: unknown; done?: unknown } }

export function decisionsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<Asked>(urls.decisions, async (request, reply) => {
    const village = await villageOf(portal, request)
    if (village === null) return await reply.redirect(villageFor(urls.decisions), 303)
    const decisions = await publicDecisions(portal.door, village)
    const done = request.query.done === 'opinion' ? '意见交给村务监督委员会了，十天内书面答复您，在“我的事项”里可以看到' : null
    return await show(portal, request, reply, async ({ transaction }) => {
      const path = await pathOf(transaction, { level: 'VILLAGE', code: village })
      return pageOf(path.filter(({ level }) => level !== 'CITY').map(({ shortName }) => shortName).join(''), decisions, done)
    })
  })

  app.get<Asked>(urls.giveOpinion, async (request, reply) => {
    const about = typeof request.query.about === 'string' ? request.query.about : ''
    if (!isSignedIn(request)) return await reply.redirect(signInFor(`${urls.giveOpinion}?${new URLSearchParams({ about }).toString()}`), 303)
    const decision = await decisionAsked(portal, request, about)
    return await show(portal, request, reply, ({ now }) => opinionPage(decision, { actId: v7({ msecs: now }), words: '', problems: [] }), { keep: true })
  })

  app.post(urls.giveOpinion, async (request, reply) => await giveOpinion(portal, request, reply))
}

async function giveOpinion(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { session } = request.caller
  if (session?.stage !== 'open') return await reply.redirect(signInFor(urls.decisions), 303)
  const form = formOf(request.body)
  const [about = '', words = '', actId = ''] = ['about', 'words', names.actId].map((name) => form.one(name))
  const decision = await decisionAsked(portal, request, about)
  const again = async (problems: readonly Problem[], more: object) => await show(portal, request, reply, () => opinionPage(decision, { actId, words, problems }), more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  if (words.trim().length < 4) return await again([{ field: 'words', sentence: '请写清楚是什么意见' }], { status: 422 })
  if (!uuid.test(actId)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  const { door } = portal
  const village = await villageOf(portal, request) ?? ''
  const household = await ownHousehold(door, session.person, village, dayOf(door.clock()))
  try {
    await perform(door, {
      act: { id: actId, act: 'raise', form: { village, about, household: household ?? nobodys, words }, channel: 'portal', occurredAt: door.clock() },
      dossier: { county: Number(village.slice(0, 6)), id: actId }, actor: asVillager(session.person), procedure: 'board-opinion',
    })
    return await reply.redirect(`${urls.decisions}?done=opinion`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await again(problemsOf(error.refusal), { status: refusalStatus(error.refusal) })
  }
}

/** @throws Refused not-found where nothing of that name is on the village's board */
async function decisionAsked(portal: Portal, request: FastifyRequest, about: string): Promise<PublicDecision> {
  const village = await villageOf(portal, request)
  const found = village === null ? undefined : (await publicDecisions(portal.door, village)).find(({ id, open }) => id === about && open)
  if (found === undefined) throw new Refused({ code: 'not-found', sentence: '这一项现在不在公布期里。请从“村里的决定”里选。', cause: 'not on the board' })
  return found
}

async function villageOf(portal: Portal, request: FastifyRequest): Promise<string | null> {
  return await openingOf(portal, request, (opening) => Promise.resolve(opening.village?.code ?? null))
}

function pageOf(village: string, decisions: readonly PublicDecision[], done: string | null): DecisionsPage {
  return {
    page: 'decisions', village, done,
    decisions: decisions.map(({ id, title, open, boards, lines, answers }) => ({
      id, title, lines, opinionHref: open ? `${urls.giveOpinion}?${new URLSearchParams({ about: id }).toString()}` : null,
      boards: boards.map(({ name, on, until, where, words }) => ({ name, on: dayForVillagers(on), until: dayForVillagers(until), where, words })),
      answers: answers.map(({ on, answer }) => ({ on: dayForVillagers(on), answer })),
    })),
  }
}

function opinionPage({ id, title }: PublicDecision, typed: Pick<OpinionPage, 'actId' | 'words' | 'problems'>): OpinionPage {
  return { page: 'opinion', about: id, title, ...typed }
}

function problemsOf({ sentence, fields = [] }: Refusal): readonly Problem[] {
  return [{ field: fields.some(({ pointer }) => pointer === '/words') ? 'words' : 'main', sentence }]
}

function isSignedIn(request: FastifyRequest): boolean {
  return request.caller.session?.stage === 'open'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** A household nobody lives in: the procedure says in words why it is refused. */
const nobodys = '00000000-0000-4000-8000-000000000000'
