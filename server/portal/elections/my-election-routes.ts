/** `/elections/mine`: the own matters in an election, after sign-in; objections and wishes go to the committee, a complaint past the village. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asVillager } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import { parseDay } from '../../../core/time/index.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { ownElection } from '../../elections/index.ts'
import { names, signInFor, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show } from '../answering/show.ts'
import { toldOf } from '../answering/told.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { myElectionPage, type ComplaintChoices, type OwnElection, type Typed } from './my-election-page.ts'

type What = 'object' | 'wish' | 'complaint'
const procedures = { object: 'roll-request', wish: 'roll-request', complaint: 'election-complaint' } as const
const doneWords: Readonly<Record<string, string>> = {
  object: '异议交给选举委员会了，三日内决定并公布；答复在“我的事项”里看。', wish: '申请交给选举委员会了，核对以后答复您；在“我的事项”里看。', complaint: '举报交上去了，村里看不到；查清以后答复您，在“我的事项”里看。',
}

export function myElectionRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { done?: unknown } }>(urls.myElection, async (request, reply) => {
    const { session } = request.caller
    if (session?.stage !== 'open') return await reply.redirect(signInFor(urls.myElection), 303)
    const { done } = request.query
    return await own(portal, request, reply, { typed: {}, problems: [], done: toldOf(doneWords, done) }, { keep: true })
  })
  for (const what of ['object', 'wish', 'complaint'] as const) app.post(urls.askOfElection(what), async (request, reply) => await ask(portal, request, reply, what))
}

type Told = { readonly typed: Typed; readonly problems: readonly Problem[]; readonly done: string | null }

async function own(portal: Portal, request: FastifyRequest, reply: FastifyReply, told: Told, more: object): Promise<FastifyReply> {
  const { village, election } = await asked(portal, request)
  if (village === null) return await reply.redirect(villageFor(urls.myElection), 303)
  const { door } = portal
  const calendar = await door.database.reading({ role: 'system' }, (transaction) => door.calendars.of(transaction, village.county, door.clock()))
  const asks = { roll: door.procedures.newest('roll-request') !== null, complaint: complaintChoices(portal) }
  return await show(portal, request, reply, ({ now, actor }) => myElectionPage(village, election, { now, calendar }, { ...told, asks, person: actor.person ?? '' }), more)
}

type Literals = { readonly anyOf?: readonly { readonly const: string; readonly title?: string }[] }

/** What the form of a complaint lets one choose; null where this program does not know it. */
function complaintChoices({ door }: Portal): ComplaintChoices | null {
  const schema = door.procedures.newest('election-complaint')?.acts['complain']?.form as { readonly properties?: Readonly<Record<string, Literals>> } | undefined
  const of = (name: string) => (schema?.properties?.[name]?.anyOf ?? []).map((one) => ({ value: one.const, label: one.title ?? one.const }))
  return schema === undefined ? null : { wrong: of('wrong'), body: of('body') }
}

async function asked(portal: Portal, request: FastifyRequest) {
  const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
  const election: OwnElection | null = village === null ? null : await portal.door.database.reading({ role: 'system' }, (transaction) => ownElection(transaction, village.code))
  return { village, election }
}

async function ask(portal: Portal, request: FastifyRequest, reply: FastifyReply, what: What): Promise<FastifyReply> {
  const { session } = request.caller
  if (session?.stage !== 'open') return await reply.redirect(signInFor(urls.myElection), 303)
  const form = formOf(request.body)
  const typed = typedIn(form, what)
  const again = async (problems: readonly Problem[], more: object) => await own(portal, request, reply, { typed, problems, done: null }, more)
  if (!isFormOurs(portal, request, reply, form)) return await again([{ field: 'main', sentence: staleForm }], stale)
  const actId = form.one(names.actId) ?? ''
  if (!uuid.test(actId)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  const missing = missingIn(what, typed)
  if (missing.length > 0) return await again(missing, { status: 422 })
  const { village, election } = await asked(portal, request)
  if (village === null || election === null) throw new Refused({ code: 'not-found', sentence: '这个村现在没有选举。', cause: 'no election' })
  try {
    await perform(portal.door, {
      act: { id: actId, act: what === 'complaint' ? 'complain' : what, form: { village: village.code, term: election.term, run: election.run, ...filled(what, typed) }, channel: 'portal', occurredAt: portal.door.clock() },
      dossier: { county: village.county, id: actId }, actor: asVillager(session.person), procedure: procedures[what],
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const field = `${what}.${error.refusal.fields?.[0]?.pointer.slice(1) ?? ''}`
    return await again([{ field: fields[what].includes(field) ? field : 'main', sentence: error.refusal.sentence }], { status: refusalStatus(error.refusal) })
  }
  return await reply.redirect(`${urls.myElection}?done=${what}`, 303)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const fields: Readonly<Record<What, readonly string[]>> = {
  object: ['object.kind', 'object.about', 'object.words'], wish: ['wish.kind', 'wish.since', 'wish.since.year', 'wish.since.month', 'wish.since.day', 'wish.words'], complaint: ['complaint.wrong', 'complaint.words', 'complaint.body'],
}

function typedIn(form: Form, what: What): Typed {
  return { act: what, actId: form.one(names.actId), ...Object.fromEntries(fields[what].map((name) => [name, form.one(name)])) }
}

const sentences: Readonly<Record<string, string>> = {
  'object.kind': '请选哪里不对', 'object.about': '请写关于谁', 'object.words': '请写清楚怎么回事', 'wish.kind': '请选您是哪一种', 'wish.words': '请写几个字说明', 'complaint.wrong': '请选哪一类', 'complaint.words': '请写清楚什么时候、什么人、怎么回事，至少十个字', 'complaint.body': '请选交给谁',
}

function missingIn(what: What, typed: Typed): readonly Problem[] {
  const least = (name: string) => (name === 'complaint.words' ? 10 : name.endsWith('.words') || name === 'object.about' ? 2 : 1)
  return fields[what].filter((name) => name in sentences && (typed[name]?.trim().length ?? 0) < least(name)).map((field) => ({ field, sentence: sentences[field] ?? '' }))
}

function filled(what: What, typed: Typed): object {
  const said = (name: string) => typed[`${what}.${name}`] ?? ''
  if (what === 'object') return { kind: said('kind'), about: said('about'), words: said('words') }
  if (what === 'complaint') return { wrong: said('wrong'), words: said('words'), body: said('body') }
  const since = parseDay(['year', 'month', 'day'].map((part) => said(`since.${part}`).padStart(2, '0')).join('-'))
  return { kind: said('kind'), words: said('words'), ...(since === null ? {} : { since }) }
}
