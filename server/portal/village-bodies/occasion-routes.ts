/** `/occasion`: a wedding or funeral told to the village's council for occasions, without script, with an account or without one. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { isMobileNumber, normalizePhone } from '../../../core/identity-number/index.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import { budgetInWords, dayOf } from '../../../core/time/index.ts'
import type { OccasionPage, PortalPage, Problem } from '../../../faces/portal/contract.ts'
import type { OccasionSettings } from '../../../procedures/family-occasion/settings.ts'
import { followCodeOf, perform } from '../../acts/index.ts'
import { dossierName } from '../../dossiers/index.ts'
import { publishedMembers } from '../../registry/index.ts'
import { names, urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import { reporterOf } from '../asking/asker.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import type { Portal } from '../portal.ts'
import { dossierOf } from '../reporting/draft.ts'
import { codeInGroups } from '../reporting/follow-code.ts'
import { occasionFields, occasionForm, typedIn, type Typed } from './occasion-form.ts'

const procedureKey = 'family-occasion'

export function occasionRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(urls.occasion, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.occasion), 303)
    return await show(portal, request, reply, (opening) => occasionPage(opening, { typed: {}, actId: v7({ msecs: opening.now }), problems: [] }), { keep: true })
  })

  app.post(urls.occasion, async (request, reply) => {
    const form = formOf(request.body)
    const [typed, actId] = [typedIn(form), actIdOf(form)]
    if (!isFormOurs(portal, request, reply, form)) {
      return await show(portal, request, reply, (opening) => occasionPage(opening, { typed, actId, problems: [{ field: 'main', sentence: staleForm }] }), stale)
    }
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.occasion), 303)
    return await submit(portal, request, reply, { typed, actId, village: village.code, county: village.county })
  })
}

type Sent = { readonly typed: Typed; readonly actId: string; readonly village: string; readonly county: number }

async function submit(portal: Portal, request: FastifyRequest, reply: FastifyReply, { typed, actId, village, county }: Sent): Promise<FastifyReply> {
  const { session } = request.caller
  const signedIn = session?.stage === 'open'
  const phone = signedIn || typed.phone === undefined ? null : normalizePhone(typed.phone)
  const again = async (problems: readonly Problem[], status: number) => (
    await show(portal, request, reply, (opening) => occasionPage(opening, { typed, actId, problems }), { status }))
  if (phone !== null && !isMobileNumber(phone)) return await again([{ field: 'phone', sentence: '手机号是 11 位数字，看看有没有多写少写；不想留就空着' }], 422)
  const actor = reporterOf(portal, request, reply)
  const code = signedIn || actor.person === null ? null : followCodeOf(portal.cipher, actor.person, actId)
  const filled: JsonObject = { ...occasionForm(typed, village), ...(phone === null ? {} : { contactLeft: true }) }
  try {
    const { dossier } = await perform(portal.door, {
      act: { id: actId, act: 'report', form: filled, channel: 'portal', occurredAt: portal.door.clock() },
      dossier: dossierOf(county, actId), actor, procedure: procedureKey, ...(code === null && phone === null ? {} : { contact: { phone, followCode: code } }),
    })
    const settings = await settingsOf(portal, county)
    return await show(portal, request, reply, () => donePage(settings, dossierName(dossier), code, filled['kind'] === 'FUNERAL'), { status: 201 })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await again(problemsOf(error.refusal), refusalStatus(error.refusal))
  }
}

async function settingsOf({ door }: Portal, county: number): Promise<OccasionSettings> {
  const procedure = door.procedures.newest(procedureKey)
  if (procedure === null) throw new TypeError('the procedure of family occasions is not published')
  return await door.database.transaction({ role: 'gate' }, async (transaction) => (await door.settings.inForce(transaction, procedure, county)).contents as OccasionSettings)
}

type Asked = { readonly typed: Typed; readonly actId: string; readonly problems: readonly Problem[] }

async function occasionPage({ transaction, village, session, now }: Opening, { typed, actId, problems }: Asked): Promise<OccasionPage> {
  const members = village === null ? [] : await publishedMembers(transaction, village.code, dayOf(now))
  const reachable = members.filter(({ unit, workPhone }) => unit === `${village?.code ?? ''}:occasions-council` && workPhone !== null).slice(0, 2)
  return { page: 'occasion', actId, problems, council: reachable.map(({ name, workPhone }) => `${name} ${workPhone ?? ''}`), fields: occasionFields(typed, session !== null) }
}

function donePage(settings: OccasionSettings, id: string, code: string | null, isFuneral: boolean): PortalPage {
  return {
    page: 'report-done', queryCode: code === null ? null : codeInGroups(code), matterHref: urls.matter(id),
    next: [
      { what: '红白理事会联系您，问要帮什么', within: `${budgetInWords(isFuneral ? settings.answerFuneral : settings.answerWedding)}内` },
      { what: '安排好的人手和东西，在“我的事项”里看得到', within: '随时可以改、可以撤回' },
    ],
  }
}

/** At the field it speaks about, else at the head. */
function problemsOf({ sentence, fields = [] }: Refusal): readonly Problem[] {
  if (fields.length === 0) return [{ field: 'main', sentence }]
  return fields.map(({ pointer, sentence: said }) => {
    const field = pointer.split('/')[1] ?? ''
    return { field: ['kind', 'day', 'tables', 'where', 'wishes', 'words'].includes(field) ? field : 'main', sentence: said }
  })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** @throws Refused request-invalid */
function actIdOf(form: Form): string {
  const id = form.one(names.actId)
  if (id === undefined || !uuid.test(id)) throw new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请刷新页面再试。', cause: 'no act id' })
  return id
}
