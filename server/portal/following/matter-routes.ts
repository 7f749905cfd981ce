/** `/matter/{id}`: where it stands and what its reporter can do; `POST /matter/{id}/{act}`: doing it. */
import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { actNamed } from '../../../core/procedure/procedure.ts'
import type { FieldModel, Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { parseDossierKey } from '../../dossiers/index.ts'
import { names, signInFor, urls } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { show } from '../answering/show.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { findMatter, unknownMatter } from './find-matter.ts'
import { actForm, fieldsOf } from './form-fields.ts'
import { isReporters, matterPage, type Matter } from './matter-page.ts'

type MatterParams = { readonly id: string; readonly act: string }

export function matterRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: MatterParams; Querystring: { act?: unknown; done?: unknown } }>(urls.matter(':id'), async (request, reply) => {
    const { act, done } = request.query
    const chosen = typeof act === 'string' ? { act, typed: {}, problems: [] } : null
    const matter = await findMatter(portal, request, request.params.id)
    const own = ownPages[matter.view.procedure.key]
    if (own !== undefined) return await reply.redirect(own, 303)
    const extras = { chosen, done: typeof done === 'string' ? done : null }
    return await show(portal, request, reply, () => matterPage(portal, matter, extras))
  })

  app.post<{ Params: MatterParams }>(urls.perform(':id', ':act'), async (request, reply) => await submitAct(portal, request, reply))
}

/** What has a page of its own: messages lead to it by the dossier's name. */
const ownPages: Readonly<Record<string, string>> = { 'points-passbook': urls.points }

type ActRequest = FastifyRequest<{ Params: MatterParams }>

async function submitAct(portal: Portal, request: ActRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, act } = request.params
  const form = formOf(request.body)
  const ours = isFormOurs(portal, request, reply, form)
  const matter = await foundOrNull(portal, request, id)
  if (matter === null && !ours) return await showWhoIsHere(portal, request, reply, form)
  if (matter === null) throw unknownMatter()
  const typed = typedFor(portal, matter, act, form)
  if (!ours) {
    const chosen = { act, typed, problems: [{ field: 'main', sentence: staleForm }] }
    return await show(portal, request, reply, () => matterPage(portal, matter, { chosen, done: null }), stale)
  }
  const refusal = await performAct(portal, matter, { act, form, typed })
  if (refusal === null) return await reply.redirect(`${urls.matter(id)}?done=${act}`, 303)
  const now = await findMatter(portal, request, id)
  const chosen = { act, typed, problems: problemsOf(refusal, fieldsOf(formOfAct(portal, now, act), typed)), ...keptActId(refusal, form) }
  return await show(portal, request, reply, () => matterPage(portal, now, { chosen, done: null }), { status: refusalStatus(refusal) })
}

async function foundOrNull(portal: Portal, request: ActRequest, id: string): Promise<Matter | null> {
  try {
    return await findMatter(portal, request, id)
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === unknownMatter().refusal.code) return null
    throw error
  }
}

/** Somebody else has signed in meanwhile, who may not see the matter: nothing was done, and what was typed is given back to copy. */
async function showWhoIsHere(portal: Portal, request: ActRequest, reply: FastifyReply, form: Form): Promise<FastifyReply> {
  const words = ['words', 'reason', 'comment'].flatMap((name) => form.one(name) ?? []).join('；')
  const page = {
    page: 'refused',
    title: '换了人登录，没有提交',
    sentence: '这一页是另一个人登录着的时候打开的，现在登录的人看不到这件事。换回那个人登录，再打开这件事办。',
    ...(words === '' ? {} : { advice: `您写的是：${words.slice(0, 600)}` }),
    back: signInFor(urls.matter(request.params.id)),
  } as const
  return await show(portal, request, reply, () => page, { status: 403 })
}

type Submitted = { readonly act: string; readonly form: Form; readonly typed: JsonObject }

/** Null when it was done. @throws Refused where there is no such matter any more */
async function performAct(portal: Portal, { view, actor }: Matter, { act, form, typed }: Submitted): Promise<Refusal | null> {
  const dossier = parseDossierKey(view.id)
  if (dossier === null) throw new TypeError(`not a dossier: ${view.id}`)
  const seen = form.one(names.sequence)
  try {
    await perform(portal.door, {
      act: {
        id: actIdOf(form),
        act,
        form: typed,
        channel: 'portal',
        occurredAt: portal.door.clock(),
        ...(seen !== undefined && /^\d{1,9}$/.test(seen) ? { seen: Number(seen) } : {}),
      },
      dossier,
      actor,
    })
    return null
  } catch (error) {
    if (!(error instanceof Refused) || refusalStatus(error.refusal) === 404) throw error
    return error.refusal
  }
}

/** What was typed as the act's form. @throws Refused unknown-act where it is none of the reporter's */
function typedFor(portal: Portal, matter: Matter, act: string, form: Form): JsonObject {
  if (matter.follows || !isReporters(portal, matter.view, act))
    throw new Refused({ code: 'unknown-act', sentence: '没有这个办理动作，请刷新页面。', cause: 'not an act of the reporter' })
  return actForm(formOfAct(portal, matter, act), form)
}

/** @throws Refused unknown-act */
function formOfAct(portal: Portal, { view }: Matter, act: string): TSchema {
  const definition = actNamed(portal.door.procedures.at(view.procedure.key, view.procedure.version), act)
  if (definition === undefined)
    throw new Refused({ code: 'unknown-act', sentence: '没有这个办理动作，请刷新页面。', cause: 'no such act' })
  return definition.form
}

/** At its field where the page has it, else at the head. */
function problemsOf(refusal: Refusal, fields: readonly FieldModel[]): readonly Problem[] {
  if (refusal.fields === undefined || refusal.fields.length === 0) return [{ field: 'main', sentence: refusal.sentence }]
  return refusal.fields.map(({ pointer, sentence }) => {
    const field = pointer.split('/')[1] ?? ''
    return { field: fields.some(({ name }) => name === field) ? field : 'main', sentence }
  })
}

/** A used id would be answered as already done; every other try keeps its own. */
function keptActId(refusal: Refusal, form: Form): { actId?: string } {
  const actId = form.one(names.actId)
  return refusal.code === 'act-id-used' || actId === undefined || !uuid.test(actId) ? {} : { actId }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function actIdOf(form: Form): string {
  const actId = form.one(names.actId)
  if (actId === undefined || !uuid.test(actId))
    throw new Refused({
      code: 'request-invalid',
      sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。',
      cause: 'no act id',
    })
  return actId
}
