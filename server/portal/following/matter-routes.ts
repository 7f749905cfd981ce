/** `/matter/{id}`: where it stands and what its reporter can do; `POST /matter/{id}/{act}`: doing it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { actNamed } from '../../../core/procedure/procedure.ts'
import type { MatterPage, Problem } from '../../../faces/portal/contract.ts'
import { perform } from '../../acts/index.ts'
import { parseDossierKey } from '../../dossiers/index.ts'
import { names, urls } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { findFollowed, findMatter } from './find-matter.ts'
import { actForm } from './form-fields.ts'
import { holderPhone } from './holder-phone.ts'
import { isReporters, matterPage, type Chosen, type Extras, type Matter } from './matter-page.ts'

type MatterParams = { readonly id: string; readonly act: string }

export function matterRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: MatterParams; Querystring: { act?: unknown; done?: unknown } }>(urls.matter(':id'), async (request, reply) => {
    const { act, done } = request.query
    const chosen = typeof act === 'string' ? { act, typed: {}, problems: [] } : null
    const followed = await findFollowed(portal, request, request.params.id)
    return await show(
      portal,
      request,
      reply,
      async (opening) =>
        await pageOf(portal, opening, request.params.id, followed, { chosen, done: typeof done === 'string' ? done : null }),
    )
  })

  app.post<{ Params: MatterParams }>(urls.perform(':id', ':act'), async (request, reply) => await submitAct(portal, request, reply))
}

type ActRequest = FastifyRequest<{ Params: MatterParams }>

async function submitAct(portal: Portal, request: ActRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, act } = request.params
  const form = formOf(request.body)
  const key = parseDossierKey(id)
  const { typed, actor } = await typedFor(portal, request, form)
  if (!isFormOurs(portal, request, reply, form))
    return await showAgain(portal, request, reply, { act, typed, problems: [{ field: 'main', sentence: staleForm }] }, 403)
  const seen = form.one(names.sequence)
  try {
    if (key === null)
      throw new Refused({ code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。', cause: 'not a dossier name' })
    await perform(portal.door, {
      act: {
        id: actIdOf(form),
        act,
        form: typed,
        channel: 'portal',
        occurredAt: portal.door.clock(),
        ...(seen !== undefined && /^\d{1,9}$/.test(seen) ? { seen: Number(seen) } : {}),
      },
      dossier: key,
      actor,
    })
  } catch (error) {
    if (!(error instanceof Refused) || refusalStatus(error.refusal) === 404) throw error
    return await showAgain(
      portal,
      request,
      reply,
      { act, typed, problems: problemsOf(error.refusal), ...keptActId(error.refusal, form) },
      refusalStatus(error.refusal),
    )
  }
  return await reply.redirect(`${urls.matter(id)}?done=${act}`, 303)
}

/** Who acts, and what was typed as the act's form. @throws Refused unknown-dossier, unknown-act where it is none of the reporter's */
async function typedFor(
  portal: Portal,
  request: ActRequest,
  form: Form,
): Promise<{ readonly typed: JsonObject; readonly actor: Actor }> {
  const { id, act } = request.params
  const followed = await findFollowed(portal, request, id)
  return await openingOf(portal, request, async ({ transaction, actor: asker }) => {
    const { view, actor } = await findMatter(portal, transaction, asker, id, followed)
    const definition = actNamed(portal.door.procedures.at(view.procedure.key, view.procedure.version), act)
    if (definition === undefined || !isReporters(portal, view, act))
      throw new Refused({ code: 'unknown-act', sentence: '没有这个办理动作，请刷新页面。', cause: 'not an act of the reporter' })
    return { typed: actForm(definition.form, form), actor }
  })
}

async function showAgain(
  portal: Portal,
  request: ActRequest,
  reply: FastifyReply,
  chosen: Chosen,
  status: number,
): Promise<FastifyReply> {
  const followed = await findFollowed(portal, request, request.params.id)
  return await show(
    portal,
    request,
    reply,
    async (opening) => await pageOf(portal, opening, request.params.id, followed, { chosen, done: null }),
    { status },
  )
}

async function pageOf(
  portal: Portal,
  { transaction, actor }: Opening,
  id: string,
  followed: Matter | null,
  extras: Omit<Extras, 'phone'>,
): Promise<MatterPage> {
  const matter = await findMatter(portal, transaction, actor, id, followed)
  return matterPage(portal, matter, { ...extras, phone: await holderPhone(transaction, matter.view, matter.now) })
}

function problemsOf(refusal: Refusal): readonly Problem[] {
  if (refusal.fields === undefined || refusal.fields.length === 0) return [{ field: 'main', sentence: refusal.sentence }]
  return refusal.fields.map(({ pointer, sentence }) => ({ field: pointer.split('/')[1] ?? 'main', sentence }))
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
