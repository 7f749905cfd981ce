/** `POST /api/acts`: one act or a batch, in order, each on its own: a refused one does not undo the others. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { msPerDay, parseInstant, type Instant } from '../../core/time/index.ts'
import type { DossierView } from '../../core/view/index.ts'
import { perform, type Door, type Performed, type Submission } from '../acts/index.ts'
import { dossierName, parseDossierKey, showDossier } from '../dossiers/index.ts'
import { Done, DoneOrBatch } from './answers.ts'
import { requireActor } from './caller.ts'
import { notingDenials } from './note-denials.ts'
import { statusOf } from './problem.ts'

const closed = { additionalProperties: false } as const
const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

const actSchema = Type.Object({
  id: Type.String({ pattern: uuid, description: 'Client-made id of the act; the same id again gets the first answer again.' }),
  dossier: Type.String({ pattern: `^[1-9][0-9]{5}-${uuid.slice(1)}`, description: 'county-uuid; client-made for opening acts.' }),
  procedure: Type.Optional(Type.String({ maxLength: 40, description: 'For opening acts only.' })),
  act: Type.String({ maxLength: 40 }),
  form: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
  seen: Type.Optional(Type.Integer({ minimum: 0, description: 'Sequence of the dossier the person saw.' })),
  occurredAt: Type.Optional(Type.String({ maxLength: 40, description: 'When it was done, by the device, ISO 8601 with zone.' })),
  uploadTokens: Type.Optional(Type.Array(Type.String({ maxLength: 128 }), { maxItems: 9 })),
  contactPhone: Type.Optional(Type.String({ pattern: '^1[0-9]{10}$' })),
}, closed)
const bodySchema = Type.Union([actSchema, Type.Object({ acts: Type.Array(actSchema, { minItems: 1, maxItems: 50 }) }, closed)])
type SentAct = Static<typeof actSchema>

export type ActAnswer =
  | { readonly ok: true; readonly id: string; readonly dossier: DossierView | null; readonly sequence: number; readonly repeated: boolean }
  | { readonly ok: false; readonly id: string; readonly status: number; readonly code: string; readonly sentence: string; readonly rule: string | null; readonly errors: readonly { pointer: string; detail: string }[] }

export function actsRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: Static<typeof bodySchema> }>('/api/acts', {
    schema: { summary: '办理：一个动作，或按顺序的一批（各自成败）', body: bodySchema, response: { 200: DoneOrBatch, 201: Done } },
  }, async (request, reply) => {
    const actor = requireActor(request)
    if ('acts' in request.body) {
      const results: ActAnswer[] = []
      for (const sent of request.body.acts) results.push(await answer(door, request, sent, actor))
      return await reply.send({ results })
    }
    const { performed, dossier } = await performAndShow(door, request, request.body, actor)
    return await reply.code(performed.repeated ? 200 : 201).send({ ok: true, id: request.body.id, sequence: performed.sequence, repeated: performed.repeated, dossier })
  })
}

async function answer(door: Door, request: FastifyRequest, sent: SentAct, actor: Actor): Promise<ActAnswer> {
  try {
    const { performed, dossier } = await performAndShow(door, request, sent, actor)
    return { ok: true, id: sent.id, dossier, sequence: performed.sequence, repeated: performed.repeated }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    return {
      ok: false, id: sent.id, status: statusOf(refusal), code: refusal.code, sentence: refusal.sentence, rule: refusal.rule ?? null,
      errors: (refusal.fields ?? []).map(({ pointer, sentence }) => ({ pointer, detail: sentence })),
    }
  }
}

async function performAndShow(door: Door, request: FastifyRequest, sent: SentAct, actor: Actor): Promise<{ performed: Performed; dossier: DossierView | null }> {
  const performed = await notingDenials(door, request, { act: `perform-${sent.act}`, object: `dossier:${sent.dossier}` }, () => (
    perform(door, submissionOf(request, sent, actor, door.clock()))))
  const dossier = await door.database.reading({ role: 'app', actor }, (transaction) => (
    showDossier(door, transaction, performed.dossier, actor, door.clock())))
  return { performed, dossier }
}

function submissionOf(request: FastifyRequest, sent: SentAct, actor: Actor, now: Instant): Submission {
  const dossier = parseDossierKey(sent.dossier)
  if (dossier === null) throw new Refused({ code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请核对编号。', cause: `not a dossier name: ${dossierName({ county: 0, id: '' })}` })
  return {
    act: {
      id: sent.id, act: sent.act, form: sent.form, channel: request.headers['x-sanzhi-face'] === 'field' ? 'field' : 'console',
      occurredAt: doneAt(sent.occurredAt, now), ...(sent.seen === undefined ? {} : { seen: sent.seen }),
    },
    dossier, actor, ...(sent.procedure === undefined ? { mustHaveSeen: true } as const : {}),
    ...(sent.procedure === undefined ? {} : { procedure: sent.procedure }),
    ...(sent.uploadTokens === undefined ? {} : { uploadTokens: sent.uploadTokens }),
    ...(sent.contactPhone === undefined ? {} : { contact: { phone: sent.contactPhone, followCode: null } }),
  }
}

/** A device's clock may be wrong; what it says is kept, but never a time to come. */
function doneAt(text: string | undefined, now: Instant): Instant {
  if (text === undefined) return now
  const at = parseInstant(text)
  if (at === null || at > now + msPerDay || at < now - 400 * msPerDay) {
    throw new Refused({ code: 'request-invalid', sentence: '办理时间不对，请检查手机的日期和时间。', cause: 'occurredAt is no plausible instant' })
  }
  return Math.min(at, now)
}
